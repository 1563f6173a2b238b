//! The command `eventyard`: the engines of the app from a shell.

mod api;
mod check;
mod exercise;
mod explain;
mod export;
mod import;
mod input;
mod lint;
mod match_rules;
mod questions;
mod schedule;
mod schema;
mod simulate;
mod test_pattern;
mod transform;
mod wrap;

use std::process::ExitCode;

/// How a command ends well.
enum Outcome {
    /// All good.
    Good,
    /// A case differs from what it expects, or there is a finding.
    Findings,
}

const USAGE: &str = "eventyard: event patterns, rules and schedules from a shell

usage: eventyard COMMAND [ARGUMENTS]

  test-pattern FILE                     judge pattern and event of each line
  explain --pattern P --event E [--json]
                                        say why a pattern matches an event or not
  explain --rules R --event E [--json]  say why an event matches none of the rules, one a
                                        line, or too many
  match --rules R --events E [--count] [--repeat N] [--trusted]
                                        list the matching rules of each event
  lint PATTERN [--json]                 say what of a pattern AWS's events cannot have, and
                                        where it is wider than it looks
  schema [SOURCE [DETAIL-TYPE]] [--json]
                                        list sources, the detail-types of one, or the fields
                                        of an event type
  api FILE                              make the API calls of the lines in one yard
  schedule FILE                         check the schedule expression of each line
                                        and list its next runs
  transform FILE                        say what a target is given of the event
                                        of each line
  simulate YARD [--script FILE] [--json] [--level L] [--for SECONDS] [--metrics] [--cost]
                                        send the events of a yard file and tell every step
                                        until all deliveries have ended, with what services
                                        do because of it; L is error, info or trace
  export --format F YARD [--account A] [--region R] [--json]
                                        write a yard as cloudformation, terraform, cli
                                        (AWS CLI commands) or link; what the format cannot
                                        say goes to standard error
  import FILE [--from F] [--into YARD] [--parameter NAME=VALUE ...] [--json]
                                        make a yard file of a CloudFormation or SAM
                                        template, AWS CLI commands or a link; what is not
                                        understood goes to standard error, with its place
  check [--json] [--today DATE] [--pack FILE] [ROOT]
                                        check questions, exercises and events; a pack is a
                                        Markdown or zip file of your own questions
  questions [FILTER ...] [--json] [--root ROOT]
                                        list the questions; FILTER: --domain N --task T
                                        --c01 O --topic ID --service S --difficulty N
                                        --era current|legacy --multiple --executable
                                        --twin --text WORDS
  questions show ID ... [--blind] [--seed N] [--root ROOT]
                                        print questions as a person reads them; blind:
                                        stem and options alone, in the order served
  exercise list [--level N] [--theme T] [--json] [--root ROOT]
                                        list the wiring exercises; for ID below also the
                                        file of one that a person wrote (.json)
  exercise show ID [--hints N] [--solution] [--root ROOT]
                                        print an exercise, with hints or its solution
  exercise start ID [--root ROOT]       write its starting yard as a yard file
  exercise grade ID YARD [--json] [--root ROOT]
                                        say what of a yard file is right and what is not

FILE may be - for standard input. Exit status: 0 all good, 1 a case differs,
something was found or left out, 2 bad usage.
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(command) = args.next() else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    let rest: Vec<String> = args.collect();
    let outcome = match command.as_str() {
        "test-pattern" => test_pattern::run(rest),
        "explain" => explain::run(rest),
        "match" => match_rules::run(rest),
        "lint" => lint::run(rest),
        "schema" => schema::run(rest),
        "api" => api::run(rest),
        "schedule" => schedule::run(rest),
        "simulate" => simulate::run(rest),
        "transform" => transform::run(rest),
        "export" => export::run(rest),
        "import" => import::run(rest),
        "questions" => questions::run(rest, &mut std::io::stdout().lock()),
        "exercise" => exercise::run(rest, &mut std::io::stdout().lock()),
        "check" => return check(&rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(Outcome::Good)
        }
        "--version" | "-V" => {
            println!("eventyard {}", env!("CARGO_PKG_VERSION"));
            Ok(Outcome::Good)
        }
        unknown => Err(anyhow::anyhow!(
            "no command {unknown}; try eventyard --help"
        )),
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::FAILURE,
        // Whoever reads has seen enough, as `head` has.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("eventyard: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind = error.downcast_ref().map(std::io::Error::kind);
    kind == Some(std::io::ErrorKind::BrokenPipe)
}

/// Runs the check, which writes to standard output and names its own exit status.
fn check(arguments: &[String]) -> ExitCode {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    ExitCode::from(check::run(arguments, &mut out, &mut err).unwrap_or(2))
}
