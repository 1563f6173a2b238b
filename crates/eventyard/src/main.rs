//! The command `eventyard`.

mod check;

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let status = match arguments.split_first() {
        Some((name, rest)) if name == "check" => check::run(rest, &mut out, &mut err),
        _ => {
            eprintln!("usage: eventyard check [--json] [ROOT]");
            Ok(2)
        }
    };
    ExitCode::from(status.unwrap_or(2))
}
