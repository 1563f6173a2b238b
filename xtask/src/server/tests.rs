use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use super::Server;

/// A served folder with an index.html, a module, and a secret beside it.
struct Served {
    around: PathBuf,
    server: Server,
}

impl Served {
    fn new(name: &str) -> Self {
        let around =
            std::env::temp_dir().join(format!("eventyard-server-{name}-{}", std::process::id()));
        let folder = around.join("dist");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>home</p>").unwrap();
        fs::write(folder.join("app.wasm"), "\0asm").unwrap();
        fs::write(around.join("secret.txt"), "secret").unwrap();
        let server = Server::start(&folder, "/some/sub/path/", 0).unwrap();
        Self { around, server }
    }

    /// The whole answer to a request line's method and path.
    fn ask(&self, method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(self.server.address).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.around);
    }
}

#[test]
fn serves_the_folder_under_its_path() {
    let served = Served::new("path");
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
fn sends_the_visitor_to_the_path_with_a_slash() {
    let served = Served::new("slash");
    let answer = served.ask("GET", "/some/sub/path");
    assert!(answer.starts_with("HTTP/1.1 308"), "{answer}");
    assert!(answer.contains("Location: /some/sub/path/\r\n"), "{answer}");
}

#[test]
fn answers_head_without_a_body() {
    let served = Served::new("head");
    let answer = served.ask("HEAD", "/some/sub/path/");
    assert!(answer.contains("Content-Length: 11\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
}

#[test]
fn gives_nothing_outside_the_folder_or_the_path() {
    let served = Served::new("outside");
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
