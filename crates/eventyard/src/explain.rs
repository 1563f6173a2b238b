//! `eventyard explain`: why a pattern matches an event or not, as a tree; or why several rules do.

pub(crate) mod paint;
mod rules;
pub(crate) mod snippet;
pub(crate) mod tree;

use anyhow::{Result, bail};
use pattern::{Diagnostic, Event, parse, trace};

use crate::{Outcome, input};
use paint::Paint;
use snippet::Source;
use tree::{Drawing, diagnostic};

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let rules: Option<String> = arguments.opt_value_from_str("--rules")?;
    let pattern: Option<String> = arguments.opt_value_from_str("--pattern")?;
    let event: String = arguments.value_from_str("--event")?;
    let json = arguments.contains("--json");
    input::finish(arguments)?;
    let paint = Paint::of_terminal();
    match (pattern, rules) {
        (Some(pattern), None) if pattern == "-" && event == "-" => {
            bail!("only one of --pattern and --event can be standard input")
        }
        (Some(pattern), None) => one(&pattern, &event, json, paint),
        (None, Some(rules)) if rules == "-" && event == "-" => {
            bail!("only one of --rules and --event can be standard input")
        }
        (None, Some(rules)) => rules::run(&rules, &event, json, paint),
        (None, None) => bail!("name a pattern with --pattern, or a file of rules with --rules"),
        (Some(_), Some(_)) => bail!("--pattern and --rules exclude each other"),
    }
}

/// One pattern.
fn one(pattern_file: &str, event_file: &str, json: bool, paint: Paint) -> Result<Outcome> {
    let pattern_text = input::read(pattern_file)?;
    let event_text = input::read(event_file)?;
    let (pattern, found) = parse(&pattern_text);
    let (event, unread) = Event::read(&event_text);
    let explained = event.map(|event| trace(&pattern, &event));
    let refused = found.iter().chain(&unread).any(Diagnostic::is_error);
    if json {
        let answer = serde_json::json!({
            "pattern_diagnostics": found,
            "event_diagnostics": unread,
            "trace": explained,
        });
        println!("{answer}");
    } else {
        let drawing = Drawing {
            paint,
            pattern: Source {
                name: pattern_file,
                text: &pattern_text,
                line: 1,
            },
            event: Source {
                name: event_file,
                text: &event_text,
                line: 1,
            },
        };
        for (source, diagnostics) in [(drawing.pattern, &found), (drawing.event, &unread)] {
            for problem in diagnostics {
                print!("{}", diagnostic(source, problem, paint));
            }
        }
        if let Some(explained) = &explained {
            print!("{}", drawing.trace(explained));
        }
    }
    Ok(if refused {
        Outcome::Findings
    } else {
        Outcome::Good
    })
}
