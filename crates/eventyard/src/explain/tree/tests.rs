use super::*;

fn drawn(pattern: &str, event: &str, colour: bool) -> String {
    let read = pattern::Event::read(event).0.unwrap();
    let drawing = Drawing {
        paint: Paint::new(colour),
        pattern: Source {
            name: "p.json",
            text: pattern,
            line: 1,
        },
        event: Source {
            name: "e.json",
            text: event,
            line: 1,
        },
    };
    drawing.trace(&pattern::trace(&pattern::parse(pattern).0, &read))
}

#[test]
fn a_near_miss_is_drawn_with_places_and_changes() {
    let tree = drawn(
        "{\"detail\": {\"state\": [\"Running\"]}}",
        "{\n  \"source\": \"aws.ec2\",\n  \"detail\": {\"state\": \"running\"}\n}",
        false,
    );
    let expect = r#"✗ fails. The pattern does not match. detail.state has "running"; the pattern asks for a value that is "Running". "Running" and "running" differ only in upper and lower case.
  ✗ fails: detail.state has "running"; the pattern asks for a value that is "Running". [letter-case]
      · not satisfied: asked p.json:1:23
        1 | {"detail": {"state": ["Running"]}}
          |                       ^^^^^^^^^ is "Running"
      · does not satisfy: found e.json:3:23
        3 | "detail": {"state": "running"}
          |                     ^^^^^^^^^ detail.state
      near miss [letter-case]: "Running" and "running" differ only in upper and lower case.
        fix: In the pattern write "running" (p.json:1:23)
          - {"detail": {"state": ["Running"]}}
          + {"detail": {"state": ["running"]}}
        fix: In the pattern write {"equals-ignore-case": "Running"} (p.json:1:23)
          - {"detail": {"state": ["Running"]}}
          + {"detail": {"state": [{"equals-ignore-case": "Running"}]}}
        fix: In the event write "Running" (e.json:3:23)
          - "detail": {"state": "running"}
          + "detail": {"state": "Running"}
"#;
    assert_eq!(tree, expect);
}

#[test]
fn every_mark_has_a_word_and_colours_say_no_more() {
    let (pattern, event) = (
        r#"{"a": ["x", "y"], "$or": [{"b": [1]}, {"c": [{"anything-but": "p"}]}]}"#,
        r#"{"a": ["y", "z"], "c": ["p", "q"]}"#,
    );
    let tree = drawn(pattern, event, false);
    for words in [
        "✓ matches. ",
        "  ✓ a matches: the value \"y\" at a[0] is \"y\".",
        "✓ satisfied: asked p.json:1:13",
        "· not satisfied: asked p.json:1:8",
        "✓ satisfies: found e.json:1:8",
        "✗ fails: branch 1",
        "✓ matches: branch 2",
        "note: anything-but looks at each element by itself",
    ] {
        assert!(tree.contains(words), "{words}\n{tree}");
    }
    let coloured = drawn(pattern, event, true);
    assert!(coloured.contains("\x1b[32m✓ matches\x1b[0m"), "{coloured}");
    let mut bare = String::new();
    for (index, piece) in coloured.split('\x1b').enumerate() {
        let rest = piece.split_once('m').map_or("", |(_, rest)| rest);
        bare.push_str(if index == 0 { piece } else { rest });
    }
    assert_eq!(bare, tree);
}
