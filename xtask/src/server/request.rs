//! The little of HTTP that a server of files reads.

use std::io::{self, BufRead, Read};

/// The longest head of a request, in bytes.
const LONGEST: u64 = 64 * 1024;

/// A request without a body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// Decoded, without the query.
    pub(super) path: String,
    /// Whether the visitor wants the connection closed after the answer.
    pub(super) close: bool,
    /// The value of `Accept-Encoding`, in small letters.
    pub(super) encodings: String,
}

impl Request {
    /// Reads one request; `None` at the end of the connection.
    pub(super) fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = reader.take(LONGEST);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        let path = decode(target.split(['?', '#']).next().unwrap_or_default())
            .ok_or(io::ErrorKind::InvalidData)?;
        let mut request = Self {
            method: method.to_owned(),
            path,
            close: words.next() != Some("HTTP/1.1"),
            encodings: String::new(),
        };
        loop {
            let mut line = String::new();
            if head.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let line = line.trim_end().to_ascii_lowercase();
            match line.split_once(':') {
                Some(("connection", value)) if value.trim() == "close" => request.close = true,
                Some(("accept-encoding", value)) => value.trim().clone_into(&mut request.encodings),
                // No answer needs a body, so it is not read and the connection ends.
                Some(("content-length" | "transfer-encoding", _)) => request.close = true,
                _ => {}
            }
            if line.is_empty() {
                return Ok(Some(request));
            }
        }
    }
}

/// Undoes percent encoding; `None` where it is broken or not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{Request, decode};

    #[test]
    fn reads_a_request_and_then_the_end() {
        let mut text = b"GET /a%20b/?q=1 HTTP/1.1\r\nHost: x\r\n\r\n".as_slice();
        let request = Request::read(&mut text).unwrap().unwrap();
        assert_eq!(request.path, "/a b/");
        assert!(!request.close);
        assert_eq!(Request::read(&mut text).unwrap(), None);
    }

    #[test]
    fn sees_that_the_visitor_wants_to_close() {
        let mut text = b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n".as_slice();
        assert!(Request::read(&mut text).unwrap().unwrap().close);
        let mut text = b"GET / HTTP/1.0\r\n\r\n".as_slice();
        assert!(Request::read(&mut text).unwrap().unwrap().close);
    }

    #[test]
    fn refuses_what_is_broken() {
        assert!(Request::read(&mut b"GET\r\n\r\n".as_slice()).is_err());
        assert!(Request::read(&mut b"GET / HTTP/1.1\r\nHost".as_slice()).is_err());
        assert_eq!(decode("/%2"), None);
        assert_eq!(decode("/%zz"), None);
        assert_eq!(decode("/%ff"), None);
    }
}
