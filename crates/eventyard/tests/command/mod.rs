//! Runs the command as a person runs it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs `eventyard` with arguments and standard input.
#[expect(
    clippy::expect_used,
    reason = "a command that does not start is a failed test"
)]
pub(crate) fn eventyard(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_eventyard"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that refuses its arguments may end before it has read anything.
    let _ = child
        .stdin
        .take()
        .expect("there is an input")
        .write_all(input.as_bytes());
    child.wait_with_output().expect("the command ends")
}

/// Output as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
