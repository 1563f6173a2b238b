use super::*;
use quiz::{Block, Inline};

fn text(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(vec![Inline::Text(text.into())])]
}

fn section(anchor: &str, title: &str, words: &str) -> Section {
    Section {
        anchor: anchor.into(),
        title: title.into(),
        level: 2,
        content: vec![Content::Text(text(words))],
    }
}

fn guide() -> Guide {
    let row = |anchor: Option<&str>, cells: [&str; 2]| Row {
        anchor: anchor.map(str::to_owned),
        cells: cells.map(|cell| vec![Inline::Text(cell.into())]).into(),
    };
    let table = Table {
        caption: "Limits".into(),
        head: vec!["What".into(), "Value".into()],
        rows: vec![
            row(Some("size"), ["Size of a pattern", "2,048 characters"]),
            row(None, ["Hidden", "12 stars"]),
        ],
    };
    Guide {
        parts: vec![Part {
            slug: "one".into(),
            title: "One".into(),
            lead: text("What begins."),
            sections: vec![
                section("prefix", "prefix", "A value that begins so."),
                section(
                    "more",
                    "More",
                    "Prefixes and a prefix; EventBridge permissions.",
                ),
                Section {
                    content: vec![Content::Table(table)],
                    ..section("limits", "Limits", "")
                },
            ],
        }],
        names: vec![OtherName {
            old: "CloudWatch Events".into(),
            now: "EventBridge".into(),
        }],
    }
}

/// The places that are found, best first.
fn found(asked: &str) -> Vec<String> {
    let hits = Index::of(&guide()).find(asked);
    let place = |hit: Hit| hit.address.trim_start_matches("#/guide/").to_owned();
    hits.into_iter().map(place).collect()
}

#[test]
fn a_heading_goes_before_a_text_and_a_word_before_a_beginning() {
    assert_eq!(found("prefix"), ["one/prefix", "one/more"]);
    assert_eq!(found("PREF"), ["one/prefix", "one/more"]);
    assert_eq!(found("begins"), ["one", "one/prefix"]);
}

#[test]
fn every_word_has_to_be_there() {
    assert_eq!(found("prefix permission"), ["one/more"]);
    for nothing in ["prefix elephant", "", "  ", "$", "fix"] {
        assert!(found(nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn numbers_are_found_with_and_without_commas_and_rows_by_their_names() {
    for asked in ["2048", "2,048", "size pattern", "pattern characters"] {
        assert_eq!(found(asked), ["one/size"], "{asked}");
    }
    assert_eq!(found("stars"), ["one/limits"]);
}

#[test]
fn an_old_name_finds_the_new_one() {
    assert_eq!(found("cloudwatch events"), ["one/more"]);
    assert_eq!(found("CloudWatch Events permission"), ["one/more"]);
    assert!(found("cloudwatch eventsource").is_empty());
}

#[test]
fn an_excerpt_shows_what_was_found_and_is_a_part_of_the_text() {
    let long = format!(
        "{} the needle (in hay) {}",
        "before ".repeat(40),
        "behind ".repeat(40)
    );
    let pieces = excerpt(&long, &words("needle"));
    let marked: Vec<&str> = pieces
        .iter()
        .filter(|piece| piece.is_found)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(marked, ["needle"]);
    let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert!(
        whole.starts_with("… before") && whole.ends_with("behind …"),
        "{whole}"
    );
    assert!(whole.chars().count() < 220, "{whole}");
    let short: String = excerpt("(a) word.", &words("word"))
        .into_iter()
        .map(|piece| piece.text)
        .collect();
    assert_eq!(short, "(a) word.");
    assert!(excerpt("", &words("word")).is_empty());
    assert!(!excerpt("äöü ".repeat(100).as_str(), &words("word")).is_empty());
}
