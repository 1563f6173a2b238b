use super::highlight;
use crate::markup::{Block, Inline, plain_text};

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn mark(inline: Inline) -> Inline {
    Inline::Mark(vec![inline])
}

#[test]
fn marks_a_phrase_inside_one_text() {
    let stem = [Block::Paragraph(vec![text(
        "It must have no downtime at all.",
    )])];
    let lit = highlight(&stem, "no downtime");
    assert_eq!(
        lit,
        [Block::Paragraph(vec![
            text("It must have "),
            mark(text("no downtime")),
            text(" at all.")
        ])]
    );
}

#[test]
fn marks_a_phrase_across_nodes_where_it_stands() {
    let stem = [Block::Paragraph(vec![
        text("with "),
        Inline::Strong(vec![text("the least")]),
        text(" overhead, "),
        Inline::Code("now".to_owned()),
    ])];
    let lit = highlight(&stem, "least overhead");
    assert_eq!(
        lit,
        [Block::Paragraph(vec![
            text("with "),
            Inline::Strong(vec![text("the "), mark(text("least"))]),
            mark(text(" overhead")),
            text(", "),
            Inline::Code("now".to_owned()),
        ])]
    );
    assert_eq!(plain_text(&lit), plain_text(&stem));
}

#[test]
fn looks_into_lists_and_marks_only_the_first() {
    let item = vec![Block::Paragraph(vec![text("at night")])];
    let stem = [
        Block::Code {
            language: None,
            text: "at night".to_owned(),
        },
        Block::List {
            start: None,
            items: vec![item.clone(), item.clone()],
        },
    ];
    let lit = highlight(&stem, "at night");
    let first = vec![Block::Paragraph(vec![mark(text("at night"))])];
    assert_eq!(
        lit,
        [
            stem[0].clone(),
            Block::List {
                start: None,
                items: vec![first, item]
            }
        ]
    );
}

#[test]
fn leaves_the_text_alone_where_there_is_nothing_to_mark() {
    let stem = [Block::Paragraph(vec![text("über Nacht")])];
    for phrase in ["", "Tag", "nacht"] {
        assert_eq!(highlight(&stem, phrase), stem, "{phrase}");
    }
    assert_eq!(
        highlight(&stem, "über"),
        [Block::Paragraph(vec![mark(text("über")), text(" Nacht")])]
    );
}
