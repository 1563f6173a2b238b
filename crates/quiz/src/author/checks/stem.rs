//! The stem: its length, its deciding phrase, the number of picks it asks for.

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::author::words::{contains_phrase, count, words};
use crate::markup::{Block, inline_text, plain_text};

/// How many words a scenario may have.
const WORDS: std::ops::RangeInclusive<usize> = 60..=160;

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    if draft.question.stem.is_empty() {
        return;
    }
    check_length(draft, findings);
    check_decides(draft, findings);
    check_picks(draft, findings);
    let stem = plain_text(&draft.question.stem);
    let mut shouted = stem
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| matches!(*word, "NOT" | "EXCEPT"));
    if let Some(word) = shouted.next() {
        let message = format!("the stem asks with {word} for what is wrong");
        let help =
            "Ask for what is right; a person who knows should not fail by overlooking a word.";
        findings.push(draft.finding(
            Part::Stem,
            code::NEGATIVE_STEM,
            Severity::Warning,
            message,
            help,
        ));
    }
}

fn check_length(draft: &Draft, findings: &mut Vec<Finding>) {
    let prose: usize = paragraphs(&draft.question.stem)
        .iter()
        .map(|text| count(text))
        .sum();
    if !WORDS.contains(&prose) {
        let message = format!("the stem has {prose} words");
        let help = format!(
            "A scenario has {} to {} words, code not counted.",
            WORDS.start(),
            WORDS.end()
        );
        findings.push(draft.finding(
            Part::Stem,
            code::STEM_LENGTH,
            Severity::Warning,
            message,
            help,
        ));
    }
}

fn check_decides(draft: &Draft, findings: &mut Vec<Finding>) {
    let phrase = &draft.question.decides;
    let stands = paragraphs(&draft.question.stem)
        .iter()
        .any(|text| text.contains(phrase.as_str()));
    if draft.has("decides") && !stands {
        let message = format!("the phrase \"{phrase}\" does not stand in a paragraph of the stem");
        let help = "Copy it word for word, with the same capital letters and without mark-up.";
        findings.push(draft.finding(
            Part::Key("decides"),
            code::DECIDES,
            Severity::Error,
            message,
            help,
        ));
    }
}

/// The stem of a multiple-response question says how many to choose, and rightly so.
fn check_picks(draft: &Draft, findings: &mut Vec<Finding>) {
    let stem = words(&plain_text(&draft.question.stem));
    let asked = ["one", "two", "three", "four"]
        .iter()
        .zip(1..)
        .filter(|(number, _)| {
            ["which", "choose", "select"]
                .iter()
                .any(|verb| contains_phrase(&stem, &format!("{verb} {number}")))
        })
        .map(|(_, picks)| picks)
        .collect::<Vec<usize>>();
    let picks = draft.question.pick_count();
    if picks < 1 {
        return;
    }
    let message = match asked.as_slice() {
        [] if picks == 1 => return,
        [] => format!("{picks} options are right and the stem does not say how many to choose"),
        [only] if *only == picks => return,
        _ => format!("the stem asks for another number of options than the {picks} that are right"),
    };
    let help = "Ask \"Which two actions …?\" or end with \"(Choose two.)\".";
    findings.push(draft.finding(Part::Stem, code::PICK_COUNT, Severity::Error, message, help));
}

/// The plain text of every paragraph, also of those in lists.
fn paragraphs(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(inlines) => vec![inline_text(inlines)],
            Block::List { items, .. } => items.iter().flat_map(|item| paragraphs(item)).collect(),
            Block::Code { .. } => Vec::new(),
        })
        .collect()
}
