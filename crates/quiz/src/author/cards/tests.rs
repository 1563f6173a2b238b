use super::read_all;
use crate::author::finding::{Finding, Severity};
use crate::bank::{Lists, Misconception, Task, Topic, TopicKind};
use crate::card::{Card, CardKind};
use crate::date::Date;
use crate::markup::plain_text;

const GOOD: &str = r#"[[card]]
id = "every-stop"
kind = "decision"
task = "4.3"
topics = ["rule-or-alarm"]
front = "**Each** stop of a task is to be told. Rule or alarm?"
back = "A rule on `ECS Task State Change`."
why = "A rule acts on each event, e.g. every stop. An alarm acts when its state changes."
twin = "many-stops"
misconception = "alarm-for-all"
references = [{ title = "Events", url = "https://docs.aws.amazon.com/ecs/" }]
reviewed = 2026-11-21

[[card]]
id = "many-stops"
kind = "decision"
task = "4.3"
topics = ["rule-or-alarm"]
front = "Ten stops within five minutes are to be told. Rule or alarm?"
back = "An alarm on a metric of stops."
why = "A rule does not count."
twin = "every-stop"
references = [{ title = "Alarms", url = "https://docs.aws.amazon.com/cloudwatch/" }]
reviewed = 2026-11-21
"#;

fn lists() -> Lists {
    let topic = |id: &str, kind| Topic {
        id: id.to_owned(),
        title: id.to_owned(),
        domain: 4,
        kind,
    };
    Lists {
        tasks: vec![Task {
            id: "4.3".to_owned(),
            domain: 4,
            title: "Automate".to_owned(),
        }],
        topics: vec![
            topic("rule-or-alarm", TopicKind::Decision),
            topic("queue-or-stream", TopicKind::Decision),
        ],
        misconceptions: vec![Misconception {
            id: "alarm-for-all".to_owned(),
            title: "A belief".to_owned(),
            correction: "The truth.".to_owned(),
        }],
        ..Lists::default()
    }
}

fn read(text: &str, today: Option<&str>) -> (Vec<Card>, Vec<Finding>) {
    let files = [
        ("questions/cards/README.md".to_owned(), "# Cards".to_owned()),
        ("questions/cards/alarms.toml".to_owned(), text.to_owned()),
    ];
    let today = today.map(|day| day.parse::<Date>().unwrap());
    let mut findings = Vec::new();
    let cards = read_all(&files, &lists(), today, &mut findings);
    (cards, findings)
}

/// What is found of two good cards where `from` is written as `to`: place and code of each.
#[track_caller]
fn check(from: &str, to: &str, expect: &[&str]) {
    assert!(GOOD.contains(from), "{from}");
    let (_, findings) = read(&GOOD.replacen(from, to, 1), Some("2026-11-21"));
    let found: Vec<String> = findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| {
            let column = finding.column.unwrap_or(1);
            format!("{}:{column} {}", finding.line, finding.code)
        })
        .collect();
    assert_eq!(found, expect, "{findings:#?}");
}

#[test]
fn cards_are_read_with_their_marks() {
    let (cards, findings) = read(GOOD, Some("2026-11-21"));
    let texts: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "questions/topics.toml:1: note[coverage]: 2 cards, 2 of them decisions\n  help: Decisions without a card: queue-or-stream."
        ]
    );
    assert_eq!(cards.len(), 2);
    let card = &cards[0];
    assert_eq!(
        (card.id.as_str(), card.kind),
        ("every-stop", CardKind::Decision)
    );
    assert_eq!(
        plain_text(&card.front),
        "Each stop of a task is to be told. Rule or alarm?"
    );
    assert_eq!(card.twin.as_deref(), Some("many-stops"));
    assert_eq!(card.references[0].title, "Events");
}

#[test]
fn what_a_card_needs_is_missed() {
    check("kind = \"decision\"\n", "", &["1:1 missing-key"]);
    check(
        "kind = \"decision\"",
        "kind = \"guess\"",
        &["3:8 wrong-value"],
    );
    check(
        "why = \"A rule does not count.\"\n",
        "",
        &["14:1 missing-key"],
    );
    check("twin = \"many-stops\"\n", "", &["1:1 twin"]);
    check(
        "reviewed = 2026-11-21",
        "reviewed = 2026-11-21\nstars = 5",
        &["13:1 unknown-key"],
    );
    check(
        "topics = [\"rule-or-alarm\"]",
        "topics = []",
        &["5:10 wrong-value"],
    );
}

#[test]
fn ids_are_those_of_the_lists() {
    check("task = \"4.3\"", "task = \"9.9\"", &["4:8 unknown-id"]);
    check(
        "[\"rule-or-alarm\"]",
        "[\"rule-or-alarm\", \"other\"]",
        &["5:28 unknown-id"],
    );
    check("\"alarm-for-all\"", "\"other\"", &["10:17 unknown-id"]);
    check(
        "\"every-stop\"",
        "\"Every stop\"",
        &["2:6 wrong-value", "22:8 unknown-id"],
    );
    check(
        "\"every-stop\"",
        "\"drill-stop\"",
        &["2:6 wrong-value", "22:8 unknown-id"],
    );
    check(
        "id = \"many-stops\"",
        "id = \"every-stop\"",
        &["15:6 duplicate-id", "9:8 unknown-id", "22:8 twin"],
    );
}

#[test]
fn twins_name_each_other_and_answer_differently() {
    check(
        "twin = \"many-stops\"",
        "twin = \"every-stop\"",
        &["9:8 twin", "22:8 twin"],
    );
    check(
        "\"An alarm on a metric of stops.\"",
        "\"A rule on `ECS Task State Change`\"",
        &["9:8 twin", "22:8 twin"],
    );
    check(
        "kind = \"decision\"",
        "kind = \"fact\"",
        &["9:8 twin", "22:8 twin"],
    );
}

#[test]
fn fronts_lengths_days_and_links_are_checked() {
    check(
        "Ten stops within five minutes are to be told. Rule or alarm?",
        "EACH stop of a task is to be told: rule or alarm?",
        &["19:9 same-front"],
    );
    let long = "word ".repeat(61);
    check(
        "Ten stops within five minutes are to be told.",
        &long,
        &["19:9 card-length"],
    );
    check(
        "A rule does not count.",
        "One. Two. Three. Four.",
        &["21:7 card-length"],
    );
    check(
        "reviewed = 2026-11-21",
        "reviewed = 2026-11-22",
        &["12:12 review-age"],
    );
    check(
        "reviewed = 2026-11-21",
        "reviewed = 2025-11-19",
        &["12:12 review-age"],
    );
    check(
        "docs.aws.amazon.com/ecs/",
        "example.com/",
        &["11:41 reference-host"],
    );
    check(
        "A rule does not count.",
        "See [this](https://example.com/).",
        &["21:7 reference-host"],
    );
    check(
        "A rule does not count.",
        "<b>No</b>.",
        &["21:7 markup", "21:7 markup"],
    );
}

#[test]
fn broken_files_are_told_of_and_nothing_else_stops() {
    for text in ["", "[[card]]", "card = 3", "[[card]]\nid = \"a", "\u{0}"] {
        let (cards, findings) = read(text, None);
        assert!(cards.is_empty() && !findings.is_empty(), "{text:?}");
    }
}
