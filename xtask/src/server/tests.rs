use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use tempfile::TempDir;

use super::Server;

/// A served folder with an index.html, a module, and a secret beside it.
struct Served {
    server: Server,
    around: TempDir,
}

impl Served {
    fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("dist");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>home</p>").unwrap();
        fs::write(folder.join("app.wasm"), "\0asm").unwrap();
        fs::write(around.path().join("secret.txt"), "secret").unwrap();
        let server = Server::start(&folder, "/some/sub/path/", 0).unwrap();
        Self { server, around }
    }

    /// The whole answer to a request line's method and path.
    fn ask(&self, method: &str, path: &str) -> String {
        self.ask_with(method, path, "")
    }

    /// The same with more lines in the request.
    fn ask_with(&self, method: &str, path: &str, lines: &str) -> String {
        let mut stream = TcpStream::connect(self.server.address).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{lines}Connection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

#[test]
fn serves_the_folder_under_its_path() {
    let served = Served::new();
    let home = served.ask("GET", "/some/sub/path/");
    assert!(home.starts_with("HTTP/1.1 200 OK\r\n"), "{home}");
    assert!(home.ends_with("<p>home</p>"), "{home}");
    let module = served.ask("GET", "/some/sub/path/app.wasm?v=1");
    assert!(
        module.contains("Content-Type: application/wasm\r\n"),
        "{module}"
    );
    assert!(served.server.url().ends_with("/some/sub/path/"));
}

#[test]
fn sends_every_header_of_the_list() {
    let served = Served::new();
    let headers = crate::hosting::Headers::shipped().unwrap();
    for (path, cache) in [("", "no-cache"), ("app.wasm", "immutable")] {
        let answer = served.ask("GET", &format!("/some/sub/path/{path}"));
        for (name, value) in headers.of(path) {
            let line = format!("\r\n{name}: {value}\r\n");
            assert!(answer.contains(&line), "{line}: {answer}");
        }
        assert!(answer.contains(cache), "{answer}");
        assert!(!answer.contains("Strict-Transport"), "{answer}");
    }
}

#[test]
fn sends_the_visitor_to_the_path_with_a_slash() {
    let served = Served::new();
    let answer = served.ask("GET", "/some/sub/path");
    assert!(answer.starts_with("HTTP/1.1 308"), "{answer}");
    assert!(answer.contains("Location: /some/sub/path/\r\n"), "{answer}");
}

#[test]
fn answers_head_without_a_body() {
    let served = Served::new();
    let answer = served.ask("HEAD", "/some/sub/path/");
    assert!(answer.contains("Content-Length: 11\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
}

#[test]
fn gives_nothing_outside_the_folder_or_the_path() {
    let served = Served::new();
    for path in [
        "/",
        "/index.html",
        "/some/sub/path/../secret.txt",
        "/some/sub/path/%2e%2e/secret.txt",
        "/some/sub/path/..%2fsecret.txt",
        "/some/sub/path/missing.js",
    ] {
        let answer = served.ask("GET", path);
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    let answer = served.ask("POST", "/some/sub/path/");
    assert!(answer.starts_with("HTTP/1.1 405"), "{answer}");
}

#[test]
fn sends_the_compressed_copy_that_the_visitor_takes() {
    let served = Served::new();
    fs::write(served.around.path().join("dist/app.wasm.gz"), "smaller").unwrap();
    let ask = |lines| served.ask_with("GET", "/some/sub/path/app.wasm", lines);
    let answer = ask("Accept-Encoding: gzip, br\r\n");
    assert!(answer.ends_with("smaller"), "{answer}");
    for line in ["Content-Encoding: gzip", "Content-Type: application/wasm"] {
        assert!(answer.contains(&format!("\r\n{line}\r\n")), "{answer}");
    }
    for lines in ["", "Accept-Encoding: br\r\n"] {
        let answer = ask(lines);
        assert!(answer.ends_with("\0asm"), "{answer}");
        assert!(!answer.contains("Content-Encoding"), "{answer}");
    }
}
