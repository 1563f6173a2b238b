//! `eventyard explain --rules`: why an event matches none of several rules, or too many.

use std::fmt::Write;

use anyhow::Result;
use pattern::{Admission, Event, Pattern, RuleSet, Side, admission, explain_rules, parse};

use super::paint::{Paint, plain};
use super::snippet::Source;
use super::tree::{Drawing, diagnostic};
use crate::{Outcome, input};

/// The rules that do not match which are named.
const MOST_NAMED: usize = 5;

/// A rule as it stands in the file.
struct Rule<'t> {
    source: Source<'t>,
    pattern: Pattern,
}

pub(super) fn run(rules_file: &str, event_file: &str, json: bool, paint: Paint) -> Result<Outcome> {
    let rules_text = input::read(rules_file)?;
    let event_text = input::read(event_file)?;
    let mut refused = false;
    let (mut rules, mut out, mut problems) = (Vec::new(), String::new(), Vec::new());
    for (line, text) in input::lines(&rules_text) {
        let (pattern, found) = parse(text);
        refused |= !pattern.is_valid();
        let source = Source {
            name: rules_file,
            text,
            line,
        };
        for problem in &found {
            out.push_str(&diagnostic(source, problem, paint));
        }
        problems.push(found);
        rules.push(Rule { source, pattern });
    }
    let source = Source {
        name: event_file,
        text: &event_text,
        line: 1,
    };
    let (event, unread) = Event::read(&event_text);
    for problem in &unread {
        refused |= problem.is_error();
        out.push_str(&diagnostic(source, problem, paint));
    }
    let answer = event.map(|event| {
        let patterns: Vec<&Pattern> = rules.iter().map(|rule| &rule.pattern).collect();
        let set = explain_rules(&patterns, &event);
        let matching = set.matching.iter().filter_map(|index| {
            let admitted = admission(&rules.get(*index)?.pattern, &event)?;
            Some((*index, admitted))
        });
        let matching: Vec<(usize, Admission)> = matching.collect();
        (set, matching)
    });
    if json {
        let (set, matching) = answer.unzip();
        let admissions = matching.unwrap_or_default().into_iter();
        let admissions: Vec<_> = admissions
            .map(|(rule, admission)| serde_json::json!({ "rule": rule, "admission": admission }))
            .collect();
        let data = serde_json::json!({
            "rule_diagnostics": problems,
            "event_diagnostics": unread,
            "rules": set,
            "admissions": admissions,
        });
        println!("{data}");
    } else {
        if let Some((set, matching)) = &answer {
            draw(&mut out, &rules, set, matching, source, paint);
        }
        print!("{out}");
    }
    Ok(if refused {
        Outcome::Findings
    } else {
        Outcome::Good
    })
}

fn draw(
    out: &mut String,
    rules: &[Rule<'_>],
    set: &RuleSet,
    matching: &[(usize, Admission)],
    event: Source<'_>,
    paint: Paint,
) {
    let _ = writeln!(out, "{}", paint.bold(&plain(&set.sentence)));
    for (index, admitted) in matching {
        let Some(rule) = rules.get(*index) else {
            continue;
        };
        let word = paint.green("✓ matches");
        let _ = writeln!(
            out,
            "{word}: rule on line {}. {}",
            rule.source.line,
            plain(&admitted.sentence)
        );
        let source = rule.source;
        for field in admitted.fields.iter().take(MOST_NAMED) {
            let said = format!("{} {}", field.path.join("."), field.words);
            out.push_str(&source.underlined(field.span, &said, "    ", paint));
        }
        for change in &admitted.keep_out {
            let _ = writeln!(
                out,
                "    {}: {}",
                paint.bold("to keep it out"),
                plain(&change.label)
            );
            out.push_str(&source.changed(&change.fix, "      ", paint));
        }
    }
    let near = set.nearest.iter().take(MOST_NAMED);
    for (near, rule) in near.filter_map(|near| Some((near, rules.get(near.rule)?))) {
        let word = paint.red("✗ fails");
        let count = match near.distance.failing {
            1 => "1 field fails".to_owned(),
            many => format!("{many} fields fail"),
        };
        let sentence = plain(&near.sentence);
        let _ = writeln!(
            out,
            "{word}: rule on line {}, {count}. {sentence}",
            rule.source.line
        );
        let drawing = Drawing {
            paint,
            pattern: rule.source,
            event,
        };
        for found in set.edits.iter().filter(|edit| edit.rule == near.rule) {
            let _ = writeln!(out, "    {}:", one_change(found.edit.side));
            drawing.edit(out, &found.edit, "      ");
        }
    }
    let rest = set.nearest.len().saturating_sub(MOST_NAMED);
    if rest > 0 {
        let _ = writeln!(out, "… and {rest} more that fail");
    }
}

fn one_change(side: Side) -> &'static str {
    match side {
        Side::Pattern => "with this change the rule matches",
        Side::Event => "with this change of the event the rule matches",
    }
}
