use super::*;
use crate::{Node, matches, parse, trace};

#[test]
fn only_an_object_is_an_event() {
    for text in ["", "[]", "\"a\"", "7", "{", "{} {}", "{\"a\" 1}"] {
        let (event, diagnostics) = Event::read(text);
        assert!(event.is_none(), "{text}");
        assert!(diagnostics.iter().any(Diagnostic::is_error), "{text}");
    }
    assert!(Event::read(" {\"a\": 1}\n").0.is_some());
}

/// The paths of the values that a field of a pattern finds.
fn paths(field: &str, event: &str) -> Vec<String> {
    let (pattern, _) = parse(&format!("{{{field:?}: [{{\"exists\": true}}]}}"));
    let event = Event::read(event).0.expect("the event is JSON");
    let answer = trace(&pattern, &event);
    assert_eq!(answer.verdict.is_match(), matches(&pattern, &event));
    let Node::All(all) = answer.root else {
        panic!("the root is an object")
    };
    let Node::Field(field) = &all.children[0] else {
        panic!("the part is a field")
    };
    field.found.iter().map(|f| f.path.clone()).collect()
}

#[test]
fn paths_name_keys_and_places_in_arrays() {
    let event = "{\"d\": {\"c\": [{\"n\": 1}, [{\"n\": 2}, 3]], \"c.n\": 4}, \"d.c\": {\"n\": 5}}";
    assert_eq!(
        paths("d.c.n", event),
        ["d.c[0].n", "d.c[1][0].n", "d.c.n", "d.c.n"]
    );
    assert_eq!(paths("d.c", event), ["d.c[1][1]"]);
    assert!(paths("d", event).is_empty());
    assert!(paths("d.cn", event).is_empty());
}
