//! One question as a person would read it.

use quiz::{Bank, ChoiceOption, Era, Question, Run};

use crate::wrap::{blocks, labelled, paragraph};

/// The letters of the options, in the order in which they are served.
const LETTERS: [&str; 6] = ["A.", "B.", "C.", "D.", "E.", "F."];

/// Stem and options alone, for a reader who is to answer without knowing the key.
pub(super) fn blind(question: &Question, seed: u64) -> String {
    let mut text = format!("{}\n\n{}\n", question.id, blocks(&question.stem, 0));
    for (letter, option) in served(question, seed) {
        text += &labelled(letter, &option.content, 0);
        text.push('\n');
    }
    text + "Which, and which words of the situation decide?\n"
}

/// Everything: what it is about, the key, and why each option is right or wrong.
pub(super) fn whole(question: &Question, bank: &Bank, seed: u64) -> String {
    let mut text = format!("{}\n\n", question.id);
    for (name, value) in facts(question, bank) {
        text += &labelled_text(&format!("{name}:"), &value);
    }
    text += &format!("\n{}\n", blocks(&question.stem, 0));
    for (letter, option) in served(question, seed) {
        text += &labelled(letter, &option.content, 0);
        let verdict = if option.correct { "Right." } else { "Wrong." };
        text += &labelled(verdict, &option.rationale, 3);
        let belief = option.misconception.as_ref();
        if let Some(belief) = belief.and_then(|id| bank.lists.misconception(id)) {
            text += &paragraph(
                &format!("Belief: {}. {}", belief.title, belief.correction),
                3,
            );
        }
        text.push('\n');
    }
    let key: Vec<&str> = served(question, seed)
        .filter(|(_, option)| option.correct)
        .map(|(letter, _)| letter.trim_end_matches('.'))
        .collect();
    text += &format!("Key: {}\nDecides: {}\n", key.join(", "), question.decides);
    for run in &question.runs {
        text += &labelled_text("Run:", &format!("{}, {}", run.title(), expected(run)));
    }
    for reference in &question.references {
        text += &format!("See: {}\n     {}\n", reference.title, reference.url);
    }
    text
}

fn served(question: &Question, seed: u64) -> impl Iterator<Item = (&'static str, &ChoiceOption)> {
    let order = question.order(seed).into_iter();
    LETTERS
        .iter()
        .copied()
        .zip(order.filter_map(|id| question.options.get(id)))
}

fn labelled_text(label: &str, text: &str) -> String {
    let block = quiz::Block::Paragraph(vec![quiz::Inline::Text(text.to_owned())]);
    labelled(label, &[block], 0)
}

fn facts(question: &Question, bank: &Bank) -> Vec<(&'static str, String)> {
    let domain = bank
        .lists
        .domain(question.domain)
        .map_or("", |domain| domain.title.as_str());
    let task = bank
        .lists
        .task(&question.task)
        .map_or("", |task| task.title.as_str());
    let objective = bank
        .lists
        .objective(&question.c01)
        .map_or("", |objective| objective.title.as_str());
    let topic = |id: &String| {
        bank.lists
            .topic(id)
            .map_or(id.clone(), |topic| topic.title.clone())
    };
    let topics: Vec<String> = question.topics.iter().map(topic).collect();
    let mut facts = vec![
        ("Domain", format!("{} {domain}", question.domain)),
        ("Task", format!("{} {task}", question.task)),
        ("C01", format!("{} {objective}", question.c01)),
        ("Topics", topics.join("; ")),
        ("Services", question.services.join(", ")),
        ("Difficulty", question.difficulty.to_string()),
        ("Reviewed", question.reviewed.to_string()),
    ];
    if let Era::Legacy { gloss } = &question.era {
        facts.push(("Legacy", gloss.clone()));
    }
    facts.extend(question.twin.iter().map(|twin| ("Twin", twin.clone())));
    facts.extend(question.exercise.iter().map(|id| ("Exercise", id.clone())));
    facts
}

/// What the right options do in a run.
fn expected(run: &Run) -> String {
    match run {
        Run::Pattern(run) => match run.expect {
            quiz::Expect::Match => "must match".to_owned(),
            quiz::Expect::NoMatch => "must not match".to_owned(),
        },
        Run::Schedule(run) => match &run.expect {
            quiz::ExpectSchedule::Next(next) if next.is_empty() => "must not run".to_owned(),
            quiz::ExpectSchedule::Next(next) => format!("must run at {}", next.join(", ")),
            quiz::ExpectSchedule::Valid => "must be valid".to_owned(),
            quiz::ExpectSchedule::Refused => "must be refused".to_owned(),
        },
        Run::Template(run) => match &run.expect {
            quiz::ExpectInput::Text(text) => format!("must give {text}"),
            quiz::ExpectInput::Failure => "must fail".to_owned(),
        },
    }
}
