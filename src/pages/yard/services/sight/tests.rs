//! Which form an address leads to, and how it follows what is edited.

use super::*;
use crate::store::yard::{YardAction, YardState};
use serde_json::{Value, json};
use std::rc::Rc;
use yew::Reducible;
use yew_router::Routable;

fn written(functions: &[&str]) -> Rc<YardState> {
    let state = Rc::new(YardState::default()).reduce(YardAction::Restored(None));
    change(&state, functions)
}

/// The yard with these functions in place of its own.
fn change(state: &Rc<YardState>, functions: &[&str]) -> Rc<YardState> {
    let mut written = Written::of(state.document(), &At::home(state.document()));
    let all: Vec<Value> = functions
        .iter()
        .map(|name| json!({ "name": name }))
        .collect();
    written.services = json!({ "functions": all });
    state.clone().reduce(written.edit(None).into())
}

fn route(path: &str) -> Route {
    Route::recognize(path).unwrap()
}

/// What is open, by its place in its list, and the address that it has.
fn seen(sight: &mut Sight, state: &YardState, path: &str) -> Option<(usize, String)> {
    match sight.look(state.document(), Some(&route(path)), false) {
        Shown::Form(open) => {
            let address = address(state.document(), &open).unwrap();
            Some((open.at, address.to_path()))
        }
        Shown::List | Shown::Gone(_) => None,
    }
}

const BEFORE: &str = "/yard/services/functions/";

#[test]
fn an_address_leads_to_its_form_and_each_form_has_one() {
    let state = written(&["a", "b", "a", ""]);
    for (at, name) in ["a", "b", "a~2", "~1"].into_iter().enumerate() {
        let path = format!("{BEFORE}{name}");
        let mut sight = Sight::default();
        assert_eq!(seen(&mut sight, &state, &path), Some((at, path)));
    }
    let mut sight = Sight::default();
    assert_eq!(
        sight.look(state.document(), Some(&Route::YardServices), false),
        Shown::List
    );
    assert_eq!(sight.look(state.document(), None, false), Shown::List);
}

#[test]
fn what_is_not_there_is_said_to_be_gone() {
    let state = written(&["a"]);
    for path in [
        "/yard/services/functions/b",
        "/yard/services/functions/a~2",
        "/yard/services/robots/a",
        "/yard/services/210987654321/eu-west-1/functions/a",
    ] {
        let shown = Sight::default().look(state.document(), Some(&route(path)), false);
        assert!(matches!(shown, Shown::Gone(_)), "{path}");
        assert_eq!(shown.open(), None);
        assert!(shown.place().is_some());
    }
}

#[test]
fn a_form_stays_open_while_its_name_is_typed() {
    let mut state = written(&["a", "ab"]);
    let mut sight = Sight::default();
    let mut path = format!("{BEFORE}a");
    // On the way the name is that of the other one, and none.
    for name in ["ab", "a", "", "x", "ab", "abc"] {
        assert!(seen(&mut sight, &state, &path).is_some());
        state = change(&state, &[name, "ab"]);
        let (at, next) = seen(&mut sight, &state, &path).unwrap();
        assert_eq!(at, 0, "{name}");
        // The address follows, which changes nothing.
        path = next;
        assert_eq!(seen(&mut sight, &state, &path), Some((0, path.clone())));
    }
    assert_eq!(path, format!("{BEFORE}abc"));
    // Undone, the address goes back.
    let state = state.reduce(YardAction::Undo);
    assert_eq!(
        seen(&mut sight, &state, &path),
        Some((0, format!("{BEFORE}ab")))
    );
}

#[test]
fn a_form_stays_open_when_others_come_and_go() {
    let state = written(&["a", "b"]);
    let mut sight = Sight::default();
    let path = format!("{BEFORE}b");
    assert_eq!(seen(&mut sight, &state, &path), Some((1, path.clone())));
    let fewer = change(&state, &["b"]);
    assert_eq!(seen(&mut sight, &fewer, &path), Some((0, path.clone())));
    let more = change(&fewer, &["x", "y", "b"]);
    assert_eq!(seen(&mut sight, &more, &path), Some((2, path.clone())));
    // It goes, and comes again with Undo.
    let gone = change(&more, &["x", "y"]);
    assert_eq!(seen(&mut sight, &gone, &path), None);
    let again = gone.reduce(YardAction::Undo);
    assert_eq!(seen(&mut sight, &again, &path), Some((2, path)));
}

#[test]
fn another_address_leads_away_and_back() {
    let state = written(&["a", "b"]);
    let mut sight = Sight::default();
    let (first, second) = (format!("{BEFORE}a"), format!("{BEFORE}b"));
    for path in [&first, &second, &first] {
        let (_, address) = seen(&mut sight, &state, path).unwrap();
        assert_eq!(address, *path);
    }
    assert_eq!(seen(&mut sight, &state, "/yard/services"), None);
    assert_eq!(sight.last(), Shown::List);
    assert_eq!(seen(&mut sight, &state, &second), Some((1, second)));
}

#[test]
fn another_yard_shows_its_lists_where_it_has_none_of_the_name() {
    let state = written(&["a"]);
    let mut sight = Sight::default();
    let wanted = route(&format!("{BEFORE}a"));
    let open = |shown: &Shown| shown.open().map(|open| open.at);
    assert_eq!(
        open(&sight.look(state.document(), Some(&wanted), false)),
        Some(0)
    );
    let mut other = state.document().as_ref().clone();
    other.id += 1;
    // A copy has it too.
    assert_eq!(open(&sight.look(&other, Some(&wanted), false)), Some(0));
    let mut empty = written(&["b"]).document().as_ref().clone();
    empty.id = other.id + 1;
    assert_eq!(sight.look(&empty, Some(&wanted), false), Shown::List);
}

#[test]
fn an_address_that_comes_late_closes_nothing() {
    let mut sight = Sight::default();
    let state = written(&["r"]);
    let at = |name: &str| route(&format!("{BEFORE}{name}"));
    let open = |shown: Shown| shown.open().map(|open| open.at);
    assert_eq!(
        open(sight.look(state.document(), Some(&at("r")), false)),
        Some(0)
    );
    // Two letters were typed before the address of the first came.
    let state = change(&state, &["res"]);
    assert_eq!(
        open(sight.look(state.document(), Some(&at("re")), true)),
        Some(0)
    );
    assert_eq!(
        open(sight.look(state.document(), Some(&at("res")), true)),
        Some(0)
    );
    // What somebody asks for is another thing.
    let shown = sight.look(state.document(), Some(&at("re")), false);
    assert!(matches!(shown, Shown::Gone(_)));
}
