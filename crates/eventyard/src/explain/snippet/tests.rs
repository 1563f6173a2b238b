use super::*;

const TEXT: &str = "{\n  \"source\": \"aws.ec2\",\n  \"detail\": {\"state\": \"running\"}\n}";

fn source() -> Source<'static> {
    Source {
        name: "event.json",
        text: TEXT,
        line: 1,
    }
}

fn span(piece: &str) -> Span {
    let start = TEXT.find(piece).unwrap();
    Span::new(start, start + piece.len())
}

#[test]
fn the_carets_stand_below_what_is_meant() {
    let out = source().underlined(span("\"running\""), "is it", "  ", Paint::new(false));
    let expect =
        "  3 | \"detail\": {\"state\": \"running\"}\n    |                     ^^^^^^^^^ is it\n";
    assert_eq!(out, expect);
    assert_eq!(source().place(span("\"running\"").start), "event.json:3:23");
}

#[test]
fn a_change_is_shown_as_two_lines() {
    let fix = Fix {
        span: span("\"running\""),
        replacement: "\"Running\"".to_owned(),
    };
    let out = source().changed(&fix, "", Paint::new(false));
    let expect = "- \"detail\": {\"state\": \"running\"}\n+ \"detail\": {\"state\": \"Running\"}\n";
    assert_eq!(out, expect);
}

#[test]
fn long_lines_and_pieces_are_cut() {
    let text = format!("[{}7{}]", "1,".repeat(100), ",2".repeat(100));
    let source = Source {
        name: "-",
        text: &text,
        line: 1,
    };
    let out = source.underlined(Span::new(201, 202), "", "", Paint::new(false));
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines.iter().all(|line| line.chars().count() < 80), "{out}");
    let caret = lines[1].chars().position(|c| c == '^').unwrap();
    assert_eq!(lines[0].chars().nth(caret), Some('7'));
    assert_eq!(one_line(&"é".repeat(100)).chars().count(), LONGEST + 1);
}

#[test]
fn nothing_that_steers_a_terminal_comes_through() {
    let text = "{\"a\": \"\u{1b}[31mred\u{9b}2J\u{202e}\"}";
    let source = Source {
        name: "-",
        text,
        line: 1,
    };
    let out = source.underlined(Span::new(6, text.len() - 1), "\u{7}", "", Paint::new(false));
    assert!(
        !out.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']),
        "{out:?}"
    );
}
