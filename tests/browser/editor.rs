//! What goes through the door of the code editor. An element of the test stands for the real one,
//! which the end-to-end tests use.

use crate::helpers::{place, run};
use app::platform::editor::{self, Editor, Mark, MarkKind, Owner, Place, Problem, Start};
use app::platform::timeout;
use pattern::{Completion, CompletionKind, Completions, Hover, Severity, Span};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// Two bytes and one UTF-16 unit, then four bytes and two units, then ASCII.
const TEXT: &str = "é😀 source";

#[derive(Default)]
struct Heard {
    typed: RefCell<Vec<String>>,
    pointed: RefCell<Vec<Option<usize>>>,
    asked: RefCell<Vec<(String, usize)>>,
    formatted: Cell<bool>,
}

impl Owner for Heard {
    fn typed(&self, text: String) {
        self.typed.borrow_mut().push(text);
    }

    fn pointed(&self, place: Option<usize>) {
        self.pointed.borrow_mut().push(place);
    }

    async fn complete(&self, text: String, offset: usize) -> Option<Completions> {
        self.asked.borrow_mut().push((text, offset));
        Some(Completions {
            span: Span::new(7, 13),
            items: vec![Completion {
                label: "é".to_owned(),
                detail: "d".to_owned(),
                kind: CompletionKind::Value,
                insert: "\"é\"".to_owned(),
                caret: 3,
                again: true,
            }],
        })
    }

    async fn hover(&self, text: String, offset: usize) -> Option<Hover> {
        self.asked.borrow_mut().push((text, offset));
        (offset > 0).then(|| Hover {
            span: Span::new(2, 6),
            sentence: "s".to_owned(),
        })
    }

    fn format(&self) {
        self.formatted.set(true);
    }
}

/// Starts an editor in an element that keeps what it is told in `window.told`.
fn started(heard: &Rc<Heard>) -> Editor {
    run(
        "customElements.get('code-editor') ?? customElements.define('code-editor', class extends HTMLElement {
            start(options, typed, pointed, complete, hover, format) {
                window.told = { options: JSON.parse(options), typed, pointed, complete, hover, format };
            }
            replace(text) { window.told.text = text; }
            forget() { window.told.forgot = true; }
            diagnose(list) { window.told.problems = JSON.parse(list); }
            mark(list) { window.told.marks = JSON.parse(list); }
            select(from, to) { window.told.selected = [from, to]; }
            stop() { window.told.stopped = true; }
        })",
    );
    place("code-editor", "test-editor");
    let start = Start {
        text: TEXT.to_owned(),
        label: "Event".to_owned(),
        place: Some(Place {
            from: 1,
            to: 3,
            backward: true,
            focused: true,
            scroll: 7,
            height: 90.5,
        }),
    };
    Editor::start("test-editor", &start, heard).unwrap()
}

fn told(what: &str) -> String {
    run(&format!("JSON.stringify({what})"))
        .as_string()
        .unwrap_or_default()
}

#[wasm_bindgen_test]
fn what_the_editor_is_told_counts_as_the_browser_counts() {
    let editor = started(&Rc::default());
    assert_eq!(
        told("window.told.options"),
        r#"{"text":"é😀 source","label":"Event","place":{"anchor":3,"head":1,"focused":true,"scroll":7,"height":90.5}}"#
    );
    editor.diagnose(&[Problem {
        span: Span::new(7, 13),
        severity: Severity::Error,
        message: "m".to_owned(),
        help: None,
        fixes: vec![("l".to_owned(), Span::new(2, 6), "x".to_owned())],
    }]);
    assert_eq!(
        told("window.told.problems"),
        r#"[{"from":4,"to":10,"error":true,"message":"m","help":null,"fixes":[{"label":"l","from":1,"to":3,"insert":"x"}]}]"#
    );
    let mark = |kind| Mark {
        span: Span::new(2, 6),
        kind,
    };
    editor.mark(&[MarkKind::Hit, MarkKind::Miss, MarkKind::Linked].map(mark));
    assert_eq!(
        told("window.told.marks"),
        r#"[{"from":1,"to":3,"kind":"hit"},{"from":1,"to":3,"kind":"miss"},{"from":1,"to":3,"kind":"linked"}]"#
    );
    editor::select("test-editor", TEXT, Span::new(7, 13));
    assert_eq!(told("window.told.selected"), "[4,10]");
    editor.replace(TEXT);
    assert!(
        run("window.told.text").is_undefined(),
        "an echo is no change"
    );
    editor.forget();
    editor.replace("new");
    assert_eq!(
        told("[window.told.text, window.told.forgot]"),
        r#"["new",true]"#
    );
    drop(editor);
    assert_eq!(told("window.told.stopped"), "true");
}

#[wasm_bindgen_test]
async fn what_the_editor_says_counts_in_bytes() {
    let heard: Rc<Heard> = Rc::default();
    let editor = started(&heard);
    run("window.told.pointed(4); window.told.pointed(-1); window.told.format();");
    assert_eq!(*heard.pointed.borrow(), [Some(7), None]);
    assert!(heard.formatted.get());
    run("window.told.typed('ü'); window.told.pointed(1);
        Promise.all([window.told.complete(1), window.told.hover(1), window.told.hover(0)])
            .then((answers) => { window.told.answers = answers; });");
    assert_eq!(*heard.typed.borrow(), ["ü"]);
    assert_eq!(heard.pointed.borrow().last(), Some(&Some(2)));
    timeout::sleep(50).await;
    let asked = heard.asked.borrow().clone();
    assert_eq!(asked, [2, 2, 0].map(|byte| ("ü".to_owned(), byte)));
    assert_eq!(
        run("window.told.answers[0]").as_string().unwrap(),
        r#"{"from":1,"to":1,"items":[{"label":"é","detail":"d","kind":"value","insert":"\"é\"","caret":2,"again":true}]}"#
    );
    assert_eq!(
        run("window.told.answers[1]").as_string().unwrap(),
        r#"{"from":1,"to":1,"sentence":"s"}"#
    );
    assert!(run("window.told.answers[2]").is_null());
    // What comes from the editor is known, so its echo is no change.
    editor.replace("ü");
    assert!(run("window.told.text").is_undefined());
}

#[wasm_bindgen_test]
fn the_text_area_is_left_as_the_person_has_it() {
    place("textarea", "test-left");
    run(
        "const area = document.getElementById('test-left'); area.value = 'é😀 source';
        area.focus(); area.setSelectionRange(1, 3, 'backward');",
    );
    let (text, left) = editor::leave("test-left").unwrap();
    assert_eq!(text, TEXT);
    assert_eq!(
        (left.from, left.to, left.backward, left.focused),
        (1, 3, true, true)
    );
    assert!(left.height > 0.0);
    assert!(editor::leave("nowhere").is_none());
}
