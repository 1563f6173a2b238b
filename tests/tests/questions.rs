//! The question bank as it stands: clean, confirmed by the engine, and the same after packing.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use quiz::author::{Library, Severity, code, load, read_question};
use quiz::{
    Bank, DomainFile, Index, pack_domain, pack_index, plain_text, unpack_domain, unpack_index,
};

/// The day for which these tests ask how old the reviews are.
const TODAY: &str = "2026-11-22";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn bank() -> Bank {
    load(&root()).0
}

#[test]
fn bank_is_clean() {
    let library = Library::read(&root(), Some(TODAY.parse().expect("a day")));
    let found: Vec<String> = library
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| finding.to_string())
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_decision_and_scenario_has_a_question_that_turns_on_it() {
    let findings = load(&root()).1;
    let mut notes = findings.iter();
    let note = notes.find(|finding| finding.message.contains("turns on them"));
    // What every question of an exam asks for by itself.
    let left = note.expect("the note").help.as_deref();
    assert_eq!(left, Some("None yet: exam-decoy-services."));
}

#[test]
fn every_domain_has_two_questions() {
    let bank = bank();
    assert_eq!(bank.lists.domains.len(), 6);
    assert_eq!(bank.lists.tasks.len(), 19);
    assert_eq!(bank.lists.objectives.len(), 26);
    for domain in &bank.lists.domains {
        let count = bank
            .questions
            .iter()
            .filter(|question| question.domain == domain.number)
            .count();
        assert!(count >= 2, "{} has {count}", domain.title);
    }
    let kinds: BTreeSet<usize> = bank
        .questions
        .iter()
        .map(|question| question.pick_count())
        .collect();
    assert_eq!(kinds, BTreeSet::from([1, 2, 3]));
}

#[test]
fn domains_agree_with_the_blueprint_in_force() {
    let bank = bank();
    let blueprint = bank.lists.blueprints.first().expect("a blueprint");
    assert_eq!((blueprint.id.as_str(), blueprint.until), ("DOP-C02", None));
    let counts: Vec<(u8, u8, u16, u16)> = blueprint
        .domains
        .iter()
        .map(|domain| (domain.number, domain.weight, domain.scored, domain.unscored))
        .collect();
    let expect = [
        (1, 22, 14, 3),
        (2, 17, 11, 2),
        (3, 15, 10, 1),
        (4, 15, 10, 1),
        (5, 14, 9, 1),
        (6, 17, 11, 2),
    ];
    assert_eq!(counts, expect);
    for task in &bank.lists.tasks {
        assert!(bank.lists.domain(task.domain).is_some(), "{}", task.id);
    }
    for topic in &bank.lists.topics {
        assert!(bank.lists.domain(topic.domain).is_some(), "{}", topic.id);
    }
}

#[test]
fn engine_confirms_every_executable_question() {
    let bank = bank();
    let executable: Vec<_> = bank
        .questions
        .iter()
        .filter(|question| !question.runs.is_empty())
        .collect();
    assert!(executable.len() >= 2);
    for question in executable {
        assert_eq!(
            practice::disagreements(question, &practice::named_zone),
            [],
            "{}",
            question.id
        );
        assert_eq!(practice::unexplained(question), [], "{}", question.id);
        assert_eq!(
            practice::engine_key(question, &practice::named_zone),
            Some(question.key()),
            "{}",
            question.id
        );
    }
}

#[test]
fn deciding_phrase_can_be_lit_up() {
    for question in &bank().questions {
        let lit = quiz::highlight(&question.stem, &question.decides);
        assert_ne!(lit, question.stem, "{}", question.id);
        assert_eq!(
            plain_text(&lit),
            plain_text(&question.stem),
            "{}",
            question.id
        );
    }
}

#[test]
fn bank_is_the_same_after_packing() {
    let bank = bank();
    let mut questions = Vec::new();
    let mut files = Vec::new();
    for domain in &bank.lists.domains {
        let bytes = pack_domain(&bank, domain.number);
        let file = DomainFile::new(domain.number, domain.slug.clone(), &bytes);
        questions.extend(
            unpack_domain(&bytes, &file)
                .expect("what was packed")
                .questions,
        );
        files.push(file);
    }
    assert_eq!(questions, bank.questions);
    let index = Index::of(&bank, files);
    assert_eq!(unpack_index(&pack_index(&index)), Ok(index));
}

#[test]
fn every_misconception_is_used() {
    let bank = bank();
    let mut used: BTreeSet<String> = bank
        .questions
        .iter()
        .flat_map(|question| &question.options)
        .filter_map(|option| option.misconception.clone())
        .collect();
    used.extend(
        template()
            .options
            .iter()
            .filter_map(|option| option.misconception.clone()),
    );
    for misconception in &bank.lists.misconceptions {
        assert!(used.contains(&misconception.id), "{}", misconception.id);
    }
}

fn template() -> quiz::Question {
    let text = fs::read_to_string(root().join("questions/TEMPLATE.md")).expect("the template");
    let (question, findings) = read_question(
        "questions/4-monitoring-and-logging/service-situation.md",
        &text,
    );
    assert_eq!(findings, []);
    question.expect("a question")
}

#[test]
fn template_is_a_question_without_fault() {
    let (template, bank) = (template(), bank());
    assert!(
        bank.lists.task(&template.task).is_some() && bank.lists.objective(&template.c01).is_some()
    );
    assert!(
        template
            .topics
            .iter()
            .all(|topic| bank.lists.topic(topic).is_some())
    );
    let tags = template
        .options
        .iter()
        .filter_map(|option| option.misconception.as_deref());
    assert!(
        tags.clone().count() == 3
            && tags
                .into_iter()
                .all(|tag| bank.lists.misconception(tag).is_some())
    );
}

#[test]
fn readme_names_every_code() {
    let readme = fs::read_to_string(root().join("questions/README.md")).expect("the readme");
    let source =
        fs::read_to_string(root().join("crates/quiz/src/author/finding.rs")).expect("the codes");
    let codes: Vec<&str> = source
        .lines()
        .filter_map(|line| {
            line.trim()
                .strip_prefix("pub const ")?
                .split_once(": &str = \"")
        })
        .map(|(_, code)| code.trim_end_matches("\";"))
        .collect();
    assert!(codes.contains(&code::RUN) && codes.len() > 25);
    for code in codes {
        assert!(readme.contains(&format!("`{code}`")), "{code}");
    }
}
