//! A room in the page, against functions written for the test.

use crate::helpers::run;
use app::platform::in_page::InPage;
use door::{Bytes, Hello, Learn};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

/// A room of which this script is the function.
fn room(script: &str) -> InPage {
    InPage::of(run(script).dyn_into().unwrap())
}

/// An expression for the answer to [`Hello`].
fn hello() -> String {
    let bytes = door::give::<Hello>(0, &"here".to_owned());
    format!("new Uint8Array({bytes:?})")
}

#[wasm_bindgen_test]
fn a_question_is_answered_at_once() {
    let room = room(&format!("() => {}", hello()));
    assert_eq!(room.ask(&Hello), Some("here".to_owned()));
}

#[wasm_bindgen_test]
fn a_large_question_is_left_to_the_worker() {
    let room = room("() => { throw new Error('asked'); }");
    assert_eq!(room.ask(&Learn(Bytes(vec![0; 200_000]))), None);
}

#[wasm_bindgen_test]
fn one_that_failed_is_not_asked_again() {
    let room = room(&format!(
        "(() => {{ let asked = 0; return () => {{ if (asked++) return {}; throw new Error('out of track'); }}; }})()",
        hello()
    ));
    assert_eq!(room.ask(&Hello), None);
    assert_eq!(room.ask(&Hello), None);
}

#[wasm_bindgen_test]
fn one_that_was_slow_rests() {
    let room = room(&format!(
        "(() => {{ let asked = 0; return () => {{ const end = performance.now() + (asked++ ? 0 : 120); while (performance.now() < end); return {}; }}; }})()",
        hello()
    ));
    let answers: Vec<bool> = (0..30).map(|_| room.ask(&Hello).is_some()).collect();
    assert!(answers[0], "a slow answer is an answer");
    assert_eq!(answers[1..11], [false; 10]);
    assert!(answers[11], "it is asked again");
}

#[wasm_bindgen_test]
fn what_is_no_answer_is_none() {
    assert_eq!(room("() => 'text'").ask(&Hello), None);
    assert_eq!(room("() => new Uint8Array([9])").ask(&Hello), None);
}
