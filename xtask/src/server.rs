//! A small server of static files, as any web host is: a sub-path, the headers of `hosting/headers.toml`, and
//! compressed copies where they are there.

mod request;

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context, Result, ensure};

use crate::hosting::Headers;
use request::Request;

/// How long a connection may stay without a request.
const IDLE: Duration = Duration::from_secs(20);

/// Serves one folder until it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    stop: Arc<AtomicBool>,
}

/// What every connection needs.
#[derive(Debug)]
struct Site {
    folder: PathBuf,
    /// Begins and ends with `/`.
    prefix: String,
    headers: Headers,
}

/// An answer before it goes out.
struct Answer {
    status: &'static str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Server {
    /// Serves `folder` under `prefix` (`/` or `/some/sub/path/`) on this machine only.
    ///
    /// Takes `port`, or the next free one of the nine after it; 0 asks for any free port.
    ///
    /// # Errors
    /// Where no port is free, or the prefix does not begin and end with `/`.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> Result<Self> {
        ensure!(
            prefix.starts_with('/') && prefix.ends_with('/'),
            "the path {prefix} must begin and end with /"
        );
        let listener = listen(port)?;
        let address = listener.local_addr().context("the socket has no address")?;
        let stop = Arc::new(AtomicBool::new(false));
        let site = Arc::new(Site {
            folder: folder.to_owned(),
            prefix: prefix.to_owned(),
            headers: Headers::shipped()?,
        });
        let stopped = Arc::clone(&stop);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                let (site, stopped) = (Arc::clone(&site), Arc::clone(&stopped));
                // A visitor who goes away in the middle is no error of the server.
                thread::spawn(move || talk(&site, &stopped, stream).ok());
            }
        });
        Ok(Self {
            address,
            prefix: prefix.to_owned(),
            stop,
        })
    }

    /// The address to type into a browser, with a `/` at its end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // One more visitor, so that the thread looks at the flag.
        let _ = TcpStream::connect(self.address);
    }
}

fn listen(port: u16) -> Result<TcpListener> {
    let mut last = None;
    for port in port..=port.saturating_add(if port == 0 { 0 } else { 9 }) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = Some(error),
        }
    }
    Err(last.map_or_else(|| anyhow::anyhow!("no port"), anyhow::Error::from))
        .with_context(|| format!("no free port from {port} on"))
}

fn talk(site: &Site, stopped: &AtomicBool, stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = io::BufReader::new(stream.try_clone()?);
    let mut writer = io::BufWriter::new(stream);
    while let Some(request) = Request::read(&mut reader)? {
        if stopped.load(Ordering::SeqCst) {
            break;
        }
        let answer = site.answer(&request);
        write!(writer, "HTTP/1.1 {}\r\n", answer.status)?;
        for (name, value) in &answer.headers {
            write!(writer, "{name}: {value}\r\n")?;
        }
        write!(writer, "Content-Length: {}\r\n\r\n", answer.body.len())?;
        if request.method != "HEAD" {
            writer.write_all(&answer.body)?;
        }
        writer.flush()?;
        if request.close {
            break;
        }
    }
    Ok(())
}

impl Site {
    fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Answer::text("405 Method Not Allowed", "only GET and HEAD are answered");
        }
        if format!("{}/", request.path) == self.prefix {
            let mut answer = Answer::text("308 Permanent Redirect", "");
            answer
                .headers
                .push(("Location".to_owned(), self.prefix.clone()));
            return answer;
        }
        let Some(file) = self.file(&request.path) else {
            return Answer::text("404 Not Found", "there is no such file");
        };
        let (encoding, body) = read(&file, &request.encodings);
        match body {
            Ok(body) => Answer {
                status: "200 OK",
                headers: self
                    .headers(&request.path, &file)
                    .into_iter()
                    .chain(encoding.map(|name| ("Content-Encoding".to_owned(), name.to_owned())))
                    .collect(),
                body,
            },
            Err(_) => Answer::text("404 Not Found", "there is no such file"),
        }
    }

    fn headers(&self, path: &str, file: &Path) -> Vec<(String, String)> {
        let inside = path.strip_prefix(&self.prefix).unwrap_or(path);
        let own = [
            ("Content-Type", self.headers.media_type(file)),
            ("Vary", "Accept-Encoding"),
        ];
        own.into_iter()
            .chain(self.headers.of(inside))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    /// The file that a path names; never one outside the folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let inside = path.strip_prefix(&self.prefix)?;
        let mut file = self.folder.clone();
        for part in inside.split('/').filter(|part| !part.is_empty()) {
            if part == ".." || part == "." || part.contains(['\\', ':']) {
                return None;
            }
            file.push(part);
        }
        if file.is_dir() {
            file.push("index.html");
        }
        Some(file)
    }
}

/// A file, or the compressed copy beside it that the visitor takes, with the name of its encoding.
fn read(file: &Path, encodings: &str) -> (Option<&'static str>, io::Result<Vec<u8>>) {
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        let takes = encodings
            .split([',', ' ', ';'])
            .any(|word| word == encoding);
        let mut copy = file.as_os_str().to_owned();
        copy.push(".");
        copy.push(ending);
        if let (true, Ok(body)) = (takes, fs::read(copy)) {
            return (Some(encoding), Ok(body));
        }
    }
    (None, fs::read(file))
}

impl Answer {
    fn text(status: &'static str, text: &str) -> Self {
        Self {
            status,
            headers: vec![(
                "Content-Type".to_owned(),
                "text/plain; charset=utf-8".to_owned(),
            )],
            body: text.as_bytes().to_vec(),
        }
    }
}

#[cfg(test)]
mod tests;
