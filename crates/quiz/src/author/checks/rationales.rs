//! The rationales: there for every option, long enough, free of letters, with a misconception.

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::author::words::count;
use crate::markup::{Block, Inline, plain_text};

/// The fewest words of a rationale.
const WORDS: usize = 25;

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    for (index, option) in draft.question.options.iter().enumerate() {
        let mut found = |part: Part<'_>,
                         code: &'static str,
                         severity: Severity,
                         message: String,
                         help: &str| {
            findings.push(draft.finding(part, code, severity, message, help));
        };
        let text = plain_text(&option.rationale);
        let prose = prose(&option.rationale);
        if text.trim().is_empty() {
            let help = "Add an indented quote below the option: `  > why`.";
            found(
                Part::Option(index),
                code::MISSING_RATIONALE,
                Severity::Error,
                "this option has no rationale".to_owned(),
                help,
            );
            continue;
        }
        match (option.correct, &option.misconception) {
            (false, None) => found(
                Part::Rationale(index),
                code::MISCONCEPTION,
                Severity::Warning,
                "this wrong option names no misconception".to_owned(),
                "End its rationale with a line `> misconception: id` from questions/misconceptions.toml.",
            ),
            (true, Some(_)) => found(
                Part::Misconception(index),
                code::MISCONCEPTION,
                Severity::Warning,
                "this option is right and names a misconception".to_owned(),
                "Remove the line `> misconception: …`.",
            ),
            _ => {}
        }
        let words = count(&text);
        if words < WORDS {
            let message = format!("the rationale has {words} words");
            let help = format!(
                "Write {WORDS} or more: which requirement it meets or violates, and what is true instead."
            );
            found(
                Part::Rationale(index),
                code::SHORT_RATIONALE,
                Severity::Error,
                message,
                &help,
            );
        }
        if let Some(letter) = letter_of_option(&prose) {
            let message = format!("the rationale says \"{letter}\", and options are shuffled");
            found(
                Part::Rationale(index),
                code::OPTION_LETTER,
                Severity::Error,
                message,
                "Say what the option does instead.",
            );
        }
    }
}

/// The text without code, in which a single letter is a name.
fn prose(blocks: &[Block]) -> String {
    fn push(inlines: &[Inline], text: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(part) => text.push_str(part),
                Inline::Code(_) => text.push_str(" … "),
                Inline::Gloss(_) => {}
                Inline::Strong(children)
                | Inline::Emphasis(children)
                | Inline::Link { children, .. }
                | Inline::Mark(children) => push(children, text),
            }
        }
    }
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => push(inlines, &mut text),
            Block::Code { .. } => {}
            Block::List { items, .. } => {
                items.iter().for_each(|item| text.push_str(&prose(item)));
            }
        }
        text.push(' ');
    }
    text
}

/// Words that name an option by its letter or place, such as "option B" or "the first option".
fn letter_of_option(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let nouns = [
        "option",
        "options",
        "answer",
        "answers",
        "choice",
        "choices",
        "distractor",
    ];
    let places = [
        "first", "second", "third", "fourth", "fifth", "sixth", "last", "previous", "next",
        "above", "below",
    ];
    if let Some(letter) = words.iter().find(|word| is_bare_letter(word)) {
        return Some((*letter).to_owned());
    }
    words.windows(2).find_map(|pair| {
        let [one, two] = pair else { return None };
        let (low_one, low_two) = (one.to_lowercase(), two.to_lowercase());
        let lettered = nouns.contains(&low_one.as_str()) && is_letter(two);
        let placed = places.contains(&low_one.as_str()) && nouns.contains(&low_two.as_str())
            || nouns.contains(&low_one.as_str()) && ["above", "below"].contains(&low_two.as_str());
        (lettered || placed).then(|| format!("{one} {two}"))
    })
}

/// A letter that is no word of English by itself.
fn is_bare_letter(word: &str) -> bool {
    matches!(word, "B" | "C" | "D" | "E" | "F")
}

fn is_letter(word: &str) -> bool {
    matches!(
        word,
        "A" | "B" | "C" | "D" | "E" | "F" | "1" | "2" | "3" | "4" | "5" | "6"
    )
}
