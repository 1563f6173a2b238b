//! `eventyard explain`: why a pattern matches an event or not, as a tree.

mod tree;

use std::io::IsTerminal;

use anyhow::Result;
use pattern::{Event, Severity, parse, trace};

use crate::{Outcome, input};
use tree::Paint;

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let pattern_file: String = arguments.value_from_str("--pattern")?;
    let event_file: String = arguments.value_from_str("--event")?;
    let json = arguments.contains("--json");
    input::finish(arguments)?;
    let pattern_text = input::read(&pattern_file)?;
    let event_text = input::read(&event_file)?;
    let (pattern, found) = parse(&pattern_text);
    let (event, unread) = Event::read(&event_text);
    let explained = event.map(|event| trace(&pattern, &event));
    let refused = found
        .iter()
        .chain(&unread)
        .any(|d| d.severity == Severity::Error);
    if json {
        let answer = serde_json::json!({
            "pattern_diagnostics": found,
            "event_diagnostics": unread,
            "trace": explained,
        });
        println!("{answer}");
    } else {
        let paint =
            Paint::new(std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none());
        for (file, text, diagnostics) in [
            (&pattern_file, &pattern_text, &found),
            (&event_file, &event_text, &unread),
        ] {
            for diagnostic in diagnostics {
                print!("{}", tree::diagnostic(file, text, diagnostic, paint));
            }
        }
        if let Some(explained) = &explained {
            print!("{}", tree::draw(explained, paint));
        }
    }
    Ok(if refused {
        Outcome::Findings
    } else {
        Outcome::Good
    })
}
