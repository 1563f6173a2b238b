use super::*;

fn check(node: Node, expect: &str) {
    let mut out = String::new();
    members(&[("Key".to_owned(), node)], 0, &mut out);
    assert_eq!(out, expect);
}

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

#[test]
fn quotes_stand_where_they_are_needed() {
    for plain in [
        "orders",
        "rate(5 minutes)",
        "$.detail.state",
        "/aws/events/x",
        "arn:aws:sqs:a",
        "Failed, for a month",
    ] {
        assert_eq!(scalar(plain), plain);
    }
    for quoted in [
        "",
        "yes",
        "No",
        "null",
        "12",
        "2012-10-17",
        "*",
        "a: b",
        "a #b",
        " a",
        "a ",
        "-x",
        "!Ref",
        "~",
        "[a]",
        "<x>",
    ] {
        assert_eq!(scalar(quoted), format!("'{quoted}'"));
    }
    assert_eq!(scalar("it's"), "'it''s'");
    assert_eq!(scalar("a\tb\u{2028}\""), "\"a\\tb\\u2028\\\"\"");
}

#[test]
fn a_text_of_several_lines_is_a_block() {
    check(
        text("{\n  \"a\": 1\n}"),
        "Key: |-\n  {\n    \"a\": 1\n  }\n",
    );
    check(text("a\n\nb\n"), "Key: |\n  a\n\n  b\n");
    check(text(" a\nb"), "Key: \" a\\nb\"\n");
    check(text("a\nb\n\n"), "Key: \"a\\nb\\n\\n\"\n");
    check(text("a\n  \nb"), "Key: \"a\\n  \\nb\"\n");
}

#[test]
fn lists_and_maps_are_indented() {
    let inner = Node::Map(vec![
        ("A".to_owned(), Node::Number("1".to_owned())),
        ("B".to_owned(), Node::List(vec![text("x"), Node::Null])),
    ]);
    let list = Node::List(vec![
        inner,
        Node::List(vec![Node::Bool(true)]),
        Node::List(Vec::new()),
    ]);
    check(
        list,
        "Key:\n  - A: 1\n    B:\n      - x\n      - null\n  -\n    - true\n  - []\n",
    );
    check(Node::Map(Vec::new()), "Key: {}\n");
    check(
        Node::Tag("GetAtt", "Queue.Arn".to_owned()),
        "Key: !GetAtt Queue.Arn\n",
    );
}
