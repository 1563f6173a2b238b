//! Stands for everything outside this machine: notes every request and refuses it.
//!
//! The browser takes it for its proxy, so it hears of the page's requests and
//! of its workers' alike; what goes to this machine passes it by.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// Domains that the browser itself asks for its updates, its clock and its own sign-in.
/// What the page asks of them stands in the browser's record all the same.
const HOUSEKEEPING: &[&str] = &[
    ".google.com",
    ".googleapis.com",
    ".gvt1.com",
    ".firefox.com",
    ".mozilla.com",
    ".mozilla.net",
    ".mozilla.org",
];

/// Hosts of these domains that pages use.
const USED_BY_PAGES: &[&str] = &["www.", "ajax.", "fonts.", "maps.", "storage."];

/// Requests that were made, as their request lines ("CONNECT example.org:443 HTTP/1.1").
type Seen = Arc<Mutex<Vec<String>>>;

pub(super) struct Outside {
    address: SocketAddr,
    seen: Seen,
    stop: Arc<AtomicBool>,
}

impl Outside {
    pub(super) fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
        let address = listener.local_addr()?;
        let seen = Seen::default();
        let stop = Arc::new(AtomicBool::new(false));
        let (noted, stopped) = (Arc::clone(&seen), Arc::clone(&stop));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                let seen = Arc::clone(&noted);
                thread::spawn(move || refuse(stream, &seen).ok());
            }
        });
        Ok(Self {
            address,
            seen,
            stop,
        })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes what was noted so far.
    pub(super) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

fn refuse(stream: TcpStream, seen: &Seen) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut line = String::new();
    BufReader::new(&stream).read_line(&mut line)?;
    if !line.trim().is_empty() && !is_housekeeping(&line) {
        seen.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(line.trim().to_owned());
    }
    (&stream).write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

/// Whether a request line is the browser's own affair.
fn is_housekeeping(line: &str) -> bool {
    let target = line.split_whitespace().nth(1).unwrap_or_default();
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    let host = target.split(['/', ':', '?']).next().unwrap_or_default();
    HOUSEKEEPING.iter().any(|domain| host.ends_with(domain))
        && !USED_BY_PAGES.iter().any(|start| host.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::is_housekeeping;

    #[test]
    fn tells_the_browsers_own_requests_from_a_pages() {
        for line in [
            "CONNECT accounts.google.com:443 HTTP/1.1",
            "GET http://clients2.google.com/time/1/current?x=1 HTTP/1.1",
            "POST http://update.googleapis.com/service/update2/json HTTP/1.1",
            "CONNECT firefox.settings.services.mozilla.com:443 HTTP/1.1",
        ] {
            assert!(is_housekeeping(line), "{line}");
        }
        for line in [
            "CONNECT fonts.googleapis.com:443 HTTP/1.1",
            "CONNECT www.google.com:443 HTTP/1.1",
            "CONNECT google.com.example.org:443 HTTP/1.1",
            "GET http://example.org/?.google.com HTTP/1.1",
            "",
        ] {
            assert!(!is_housekeeping(line), "{line}");
        }
    }
}
