//! nginx with `hosting/nginx.conf`: serves the built app below a sub-path, every header is looked at, and a
//! journey is made there.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, bail, ensure};

use crate::hosting::Headers;
use crate::project::Project;
use crate::tools::browser::Browser;
use crate::tools::debian;
use crate::{compress, finish, process, test};

/// Where the app lies below the root of the host; the journeys expect it there.
const SUB_PATH: &str = "/some/sub/path/";

/// What is replaced in `hosting/nginx.conf`, which is for a host of its own.
const LISTEN: &str = "listen 80;";
const ROOT: &str = "root /var/www/eventyard;";

/// How long nginx may take to answer.
const START: Duration = Duration::from_secs(10);

/// The process; ends with the value.
struct Nginx {
    child: Child,
    port: u16,
}

/// The command itself.
///
/// # Errors
/// Where nginx does not start, a file comes with other headers than `hosting/headers.toml` says, or the
/// journey fails.
pub fn check(project: &Project, browser: &Browser) -> Result<()> {
    let program = debian::nginx(project)?;
    let dist = compress::as_hosted(&project.built(), &project.target)?;
    let folder = project.target.join("nginx");
    let nginx = Nginx::start(project, &program, &folder, &dist)?;
    let files = finish::read_folder(&dist)?;
    let headers = Headers::shipped()?;
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let mut found = headers.findings(
        names
            .iter()
            .copied()
            .filter(|name| !compress::is_copy(name)),
    );
    let mut compressed = 0;
    for name in names.iter().filter(|name| !compress::is_copy(name)) {
        compressed += usize::from(names.contains(&format!("{name}.gz").as_str()));
        nginx.look_at(name, &headers, &files, &mut found)?;
    }
    nginx.look_at("", &headers, &files, &mut found)?;
    let answer = nginx.ask("no-such-file.wasm", "")?;
    if !answer.head.starts_with("HTTP/1.1 404") || answer.header("Cache-Control").is_some() {
        found.push(format!("a file that is not there: {}", answer.head));
    }
    ensure!(
        compressed > 10,
        "only {compressed} files have compressed copies"
    );
    ensure!(found.is_empty(), "nginx:\n  {}", found.join("\n  "));
    println!(
        "      {} files, {compressed} of them compressed",
        files.len()
    );

    let mut journey = process::command(project, "cargo")?;
    journey.args([
        "test",
        "--locked",
        "-p",
        "tests",
        "--features",
        "e2e",
        "--test",
        "e2e",
    ]);
    journey.args(["first_walk", "--", "--test-threads=1"]);
    test::with_dist(project, browser, &mut journey);
    journey.env("EVENTYARD_DIST", &dist);
    journey.env(
        "EVENTYARD_URL",
        format!("http://127.0.0.1:{}{SUB_PATH}", nginx.port),
    );
    process::run(&mut journey)
}

impl Nginx {
    /// Writes a configuration around the project's and starts nginx with it, in the foreground.
    fn start(project: &Project, program: &Path, folder: &Path, dist: &Path) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let root = folder.join("root");
        let link = root.join(SUB_PATH.trim_matches('/'));
        let _ = fs::remove_dir_all(folder);
        let around = link.parent().context("the sub-path has a folder")?;
        fs::create_dir_all(around).with_context(|| format!("cannot make {}", around.display()))?;
        link_to(dist, &link)?;
        let site = fs::read_to_string(project.root.join("hosting/nginx.conf"))?;
        ensure!(
            site.matches(LISTEN).count() == 1 && site.matches(ROOT).count() == 1,
            "hosting/nginx.conf lacks `{LISTEN}` or `{ROOT}`"
        );
        let site = site
            .replace(LISTEN, &format!("listen 127.0.0.1:{port};"))
            .replace(ROOT, &format!("root \"{}\";", root.display()));
        let own = folder.display();
        // As root nginx gives its work to another user, who may not see the folder.
        let is_root = process::output(process::command(project, "id")?.arg("-u"));
        let user = if is_root.as_deref() == Some("0") {
            "user root;\n"
        } else {
            ""
        };
        let text = format!(
            "{user}daemon off;\nworker_processes 1;\npid \"{own}/pid\";\nerror_log stderr;\nevents {{}}\nhttp {{\n\
             access_log off;\nclient_body_temp_path \"{own}/body\";\nproxy_temp_path \"{own}/proxy\";\n\
             fastcgi_temp_path \"{own}/fastcgi\";\nuwsgi_temp_path \"{own}/uwsgi\";\nscgi_temp_path \"{own}/scgi\";\n\
             {site}}}\n"
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        let mut command = process::command(project, &program.to_string_lossy())?;
        let child = command
            .arg("-p")
            .arg(folder)
            .arg("-c")
            .arg(&file)
            .args(["-e", "stderr"])
            .stdin(Stdio::null())
            .spawn()
            .context("cannot run nginx")?;
        let mut nginx = Self { child, port };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = nginx.child.try_wait()? {
                bail!("nginx ended at once ({status})");
            }
            ensure!(start.elapsed() < START, "nginx does not answer");
            thread::sleep(Duration::from_millis(50));
        }
        Ok(nginx)
    }

    /// Asks for a file as it is and compressed, and notes what is wrong.
    fn look_at(
        &self,
        name: &str,
        headers: &Headers,
        files: &std::collections::BTreeMap<String, Vec<u8>>,
        found: &mut Vec<String>,
    ) -> Result<()> {
        let file = if name.is_empty() { "index.html" } else { name };
        let plain = self.ask(name, "")?;
        let media = headers.media_type(Path::new(file));
        let wanted = headers.of(name).into_iter();
        for (header, value) in wanted.chain([("Content-Type", media)]) {
            let have = plain.header(header);
            if have != Some(value) {
                found.push(format!("{name}: {header} is {have:?}, should be {value:?}"));
            }
        }
        if plain.header("Strict-Transport-Security").is_some() {
            found.push(format!("{name}: Strict-Transport-Security without https"));
        }
        if files.get(file) != Some(&plain.body) {
            found.push(format!("{name} is another file"));
        }
        let copy = files.get(&format!("{file}.gz"));
        let zipped = self.ask(name, "Accept-Encoding: gzip\r\n")?;
        let is_copy = copy.is_none_or(|copy| {
            *copy == zipped.body && zipped.header("Content-Encoding") == Some("gzip")
        });
        if !is_copy || zipped.header("Content-Type") != Some(media) {
            found.push(format!("{name} does not come compressed: {}", zipped.head));
        }
        Ok(())
    }

    fn ask(&self, name: &str, lines: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        write!(
            stream,
            "GET {SUB_PATH}{name} HTTP/1.1\r\nHost: localhost\r\n{lines}Connection: close\r\n\r\n"
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Answer::read(&bytes)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // QUIT would do; its master ends its worker at TERM, which `kill` of the standard library does not send.
        #[cfg(unix)]
        let _ = process::output(
            std::process::Command::new("kill").args(["-TERM", &self.child.id().to_string()]),
        );
        #[cfg(not(unix))]
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer of HTTP with its head in lines.
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Result<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let (head, body) = bytes.split_at(end.context("no head in the answer")?);
        Ok(Self {
            head: String::from_utf8_lossy(head).into_owned(),
            body: body.get(4..).unwrap_or_default().to_vec(),
        })
    }

    /// A header's value, of one that stands there once.
    fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.head.lines().filter_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        });
        let first = values.next();
        first.filter(|_| values.next().is_none())
    }
}

#[cfg(unix)]
fn link_to(from: &Path, to: &Path) -> Result<()> {
    std::os::unix::fs::symlink(from, to).with_context(|| format!("cannot make {}", to.display()))
}

#[cfg(not(unix))]
fn link_to(_: &Path, _: &Path) -> Result<()> {
    bail!("nginx is looked at on Unix only")
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn a_header_that_stands_twice_is_none() {
        let text = b"HTTP/1.1 200 OK\r\nA: 1\r\nb: 2\r\nB: 3\r\n\r\nbody";
        let answer = Answer::read(text).unwrap();
        assert_eq!(answer.header("a"), Some("1"));
        assert_eq!(answer.header("B"), None);
        assert_eq!(answer.body, b"body");
    }
}
