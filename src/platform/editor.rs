//! The code editor: CodeMirror, in JavaScript that is loaded when an editor is first shown.
//!
//! The script (`web/editor/`) defines the element `<code-editor>`; [`load`] brings it, [`Editor`]
//! runs one such element. Inside, offsets are UTF-16; here and outwards they are bytes.

mod area;
mod element;
mod load;
mod wire;

pub use area::{Composing, Place, leave};
pub use load::{is_loaded, load};

use super::{dom, utf16};
use element::{CodeEditor, Ears};
use pattern::{Completions, Hover, Severity, Span};
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// What an editor needs of the part that shows it.
pub trait Owner: 'static {
    /// The person has changed the text.
    fn typed(&self, text: String);

    /// The pointer, else the caret, has come to another token; it begins at this byte.
    fn pointed(&self, place: Option<usize>);

    /// What can be written at a byte of the text.
    fn complete(&self, text: String, offset: usize) -> impl Future<Output = Option<Completions>>;

    /// What is to be said of the byte at `offset` of the text.
    fn hover(&self, text: String, offset: usize) -> impl Future<Output = Option<Hover>>;

    /// The person wants the text laid out anew.
    fn format(&self);
}

/// What an editor starts with.
#[derive(Debug, Default)]
pub struct Start {
    /// The text.
    pub text: String,
    /// What the text is, for screen readers.
    pub label: String,
    /// Where the person was in the text area that stood there before.
    pub place: Option<Place>,
}

/// What is drawn under a piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// It made a field match.
    Hit,
    /// It made a field not match.
    Miss,
    /// It belongs to what is pointed at elsewhere.
    Linked,
}

/// A piece of the text that is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which piece, in bytes.
    pub span: Span,
    /// How.
    pub kind: MarkKind,
}

/// A problem as the editor draws and tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where, in bytes.
    pub span: Span,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to change.
    pub help: Option<String>,
    /// Changes that mend it: what the button says, what is replaced, by what.
    pub fixes: Vec<(String, Span, String)>,
}

/// A running editor. It ends when it is dropped.
pub struct Editor {
    element: CodeEditor,
    /// The text as the editor has it.
    text: Rc<RefCell<String>>,
    _ears: Ears,
}

impl Editor {
    /// Starts the editor in the element `<code-editor>` with this id; `None` where there is none
    /// or its script has not been loaded.
    pub fn start<O: Owner>(id: &str, start: &Start, owner: &Rc<O>) -> Option<Self> {
        let element: CodeEditor = dom::element(id)?.unchecked_into();
        let text = Rc::new(RefCell::new(start.text.clone()));
        let ears = Ears::new(&text, owner);
        let options = wire::start(start);
        element
            .start(
                &options,
                &ears.typed,
                &ears.pointed,
                &ears.complete,
                &ears.hover,
                &ears.format,
            )
            .ok()?;
        Some(Editor {
            element,
            text,
            _ears: ears,
        })
    }

    /// Shows a text that did not come from the editor, with as small a change as possible.
    pub fn replace(&self, text: &str) {
        if *self.text.borrow() != text {
            self.text.replace(text.to_owned());
            let _ = self.element.replace(text);
        }
    }

    /// Forgets the changes that could be taken back: what is shown next is another text.
    pub fn forget(&self) {
        let _ = self.element.forget();
    }

    /// Shows the problems of the text.
    pub fn diagnose(&self, problems: &[Problem]) {
        let problems = wire::problems(&self.text.borrow(), problems);
        let _ = self.element.diagnose(&problems);
    }

    /// Draws marks in place of those before.
    pub fn mark(&self, marks: &[Mark]) {
        let marks = wire::marks(&self.text.borrow(), marks);
        let _ = self.element.mark(&marks);
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.element.stop();
    }
}

/// Selects a span of the text in the text area or editor with this id, and moves the focus there.
pub fn select(id: &str, text: &str, span: Span) {
    let units = utf16::Units::of(text);
    let (from, to) = (units.from_byte(span.start), units.from_byte(span.end));
    match dom::element(id) {
        Some(element) if element::is_editor(&element) => {
            let element: CodeEditor = element.unchecked_into();
            let _ = element.select(from, to);
        }
        _ => dom::select_range(id, from, to),
    }
}

/// Gives the element with this id a height of so many lines, before anything is painted.
pub fn set_rows(id: &str, rows: u32) {
    area::set_rows(id, rows);
}
