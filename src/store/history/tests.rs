use super::*;

fn typed(history: &History<String>, text: &str) -> History<String> {
    history.put(text.into(), Some("typing".into()))
}

#[test]
fn typing_in_one_field_is_one_step() {
    let start = History::new(String::new());
    let written = typed(&typed(&typed(&start, "a"), "ab"), "abc");
    assert_eq!(written.now().as_str(), "abc");
    let undone = written.undo();
    assert_eq!(undone.now().as_str(), "");
    assert!(!undone.can_undo());
    assert_eq!(undone.redo().now().as_str(), "abc");
}

#[test]
fn a_change_after_undo_starts_a_new_step_and_drops_the_future() {
    let start = History::new(String::new());
    let changed = typed(&typed(&start, "a").put("b".into(), None).undo(), "c");
    assert!(!changed.can_redo());
    assert_eq!(changed.undo().now().as_str(), "a");
}

#[test]
fn an_equal_value_is_no_step() {
    let start = History::new(String::from("same"));
    assert!(!start.put("same".into(), None).can_undo());
}

#[test]
fn the_past_is_bounded() {
    let mut history = History::new(0);
    for n in 1..=250 {
        history = history.put(n, None);
    }
    let mut steps = 0;
    while history.can_undo() {
        history = history.undo();
        steps += 1;
    }
    assert_eq!(steps, DEPTH);
    assert_eq!(**history.now(), 250 - DEPTH);
}
