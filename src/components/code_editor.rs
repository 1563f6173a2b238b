//! An editor for an event or an event pattern, with what is wrong with the text below it.
//!
//! A text area stands there until the editor's script has come, and where it does not come. The
//! editor then takes over text, caret, focus and scrolling between two key strokes.

mod assistant;
mod head;

use super::diagnostics::{Diagnostics, Finding, MOST_FINDINGS, Weight};
use crate::platform::editor::{self, Composing, Editor, Place, Problem, Start};
use crate::platform::{dom, task};
use crate::store::engine::Engine;
use assistant::Assistant;
use head::head;
use pattern::{Fix, Span};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

pub use crate::platform::editor::{Mark, MarkKind};
pub use door::Language;

/// What a [`CodeEditor`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct CodeEditorProps {
    /// The id of the text area or editor.
    pub id: AttrValue,
    /// What the text is.
    pub label: AttrValue,
    /// Names whose text it is. When it changes, what the editor could take back is forgotten: it
    /// belongs to another text.
    #[prop_or_default]
    pub subject: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// Takes the text after every change that the person makes.
    pub oninput: Callback<String>,
    /// What is wrong with the text.
    pub findings: Vec<Finding>,
    /// Height in lines.
    #[prop_or(8)]
    pub rows: u32,
    /// What is written.
    pub language: Language,
    /// For a pattern the event whose names and values are offered; for an event one like it.
    #[prop_or_default]
    pub event: AttrValue,
    /// What is drawn under pieces of the text; nothing is while the text area stands there.
    #[prop_or_default]
    pub marks: Vec<Mark>,
    /// Takes the byte at which the token begins that the pointer is on, else the caret; `None`
    /// where neither is in the editor.
    #[prop_or_default]
    pub onpoint: Callback<Option<usize>>,
}

/// Selects a span of the text in the editor with this id, and moves the focus there; `text` is
/// what the editor shows.
pub fn go_to(id: &str, text: &str, span: Span) {
    editor::select(id, text, span);
}

/// The editor.
#[component]
pub fn CodeEditor(props: &CodeEditorProps) -> Html {
    let (is_editor, onformat) = use_editor(props);
    let invalid = props
        .findings
        .iter()
        .any(|found| found.weight == Weight::Error);
    let oninput = {
        let oninput = props.oninput.clone();
        move |event: InputEvent| oninput.emit(dom::input_text(&event))
    };
    let list = format!("{}-diagnostics", props.id);
    let ongo = {
        let (id, text) = (props.id.clone(), props.text.clone());
        Callback::from(move |span| go_to(&id, &text, span))
    };
    let onfix = {
        let (text, oninput) = (props.text.clone(), props.oninput.clone());
        Callback::from(move |fix: Fix| oninput.emit(mended(&text, &fix)))
    };
    html! {
        <div class="editor">
            { head(props, is_editor, onformat) }
            if is_editor {
                <code-editor key="editor" class="editor__code" id={props.id.clone()} />
            } else {
                <textarea key="area" class="editor__text" id={props.id.clone()} rows={props.rows.to_string()} value={props.text.clone()}
                    {oninput} spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"
                    aria-invalid={invalid.to_string()} aria-describedby={list.clone()} />
            }
            <Diagnostics id={list} text={props.text.clone()} findings={props.findings.clone()} {ongo} {onfix} />
        </div>
    }
}

/// The text after a fix; unchanged where the fix does not fit it.
fn mended(text: &str, fix: &Fix) -> String {
    match (text.get(..fix.span.start), text.get(fix.span.end..)) {
        (Some(before), Some(after)) => format!("{before}{}{after}", fix.replacement),
        _ => text.to_owned(),
    }
}

/// Brings the editor's script and runs the editor. Answers whether it, not the text area, is shown,
/// and gives what lays the text out.
#[hook]
fn use_editor(props: &CodeEditorProps) -> (bool, Callback<()>) {
    let engine = use_context::<Engine>();
    let is_editor = use_state_eq(editor::is_loaded);
    let place = use_mut_ref(|| None::<Place>);
    let running = use_mut_ref(|| None::<Editor>);
    let newest = use_mut_ref(|| props.clone());
    *newest.borrow_mut() = props.clone();
    let onformat = {
        let (engine, newest) = (engine.clone(), newest.clone());
        Callback::from(move |()| assistant::format(engine.clone(), newest.clone()))
    };
    {
        let (id, rows) = (props.id.clone(), props.rows);
        use_effect_with((id, rows, *is_editor), move |(id, rows, _)| {
            editor::set_rows(id, *rows);
        });
    }
    {
        let (newest, place, is_editor) = (newest.clone(), place.clone(), is_editor.setter());
        use_effect_with((), move |()| {
            let gone = Rc::new(Cell::new(editor::is_loaded()));
            if !gone.get() {
                let gone = gone.clone();
                task::spawn(async move {
                    let composing = Composing::listen(&newest.borrow().id);
                    editor::load().await;
                    if let Some(composing) = composing {
                        composing.end().await;
                    }
                    if gone.get() {
                        return;
                    }
                    // No key can come between here and the editor's start: all of it is one task.
                    let props = newest.borrow().clone();
                    if let Some((text, left)) = editor::leave(&props.id) {
                        place.replace(Some(left));
                        // A text area knows one kind of line end.
                        if text != props.text.replace("\r\n", "\n") {
                            props.oninput.emit(text);
                        }
                    }
                    is_editor.set(true);
                });
            }
            move || gone.set(true)
        });
    }
    {
        let (newest, running, place) = (newest.clone(), running.clone(), place.clone());
        use_effect_with(*is_editor, move |is_editor| {
            if *is_editor {
                let assistant = Rc::new(Assistant::new(newest.clone(), engine));
                let props = newest.borrow().clone();
                let start = Start {
                    text: props.text.to_string(),
                    label: props.label.to_string(),
                    place: place.take(),
                };
                *running.borrow_mut() = Editor::start(&props.id, &start, &assistant);
            }
            move || drop(running.take())
        });
    }
    {
        let running = running.clone();
        let shown = use_mut_ref(|| props.subject.clone());
        let text = (props.text.clone(), props.subject.clone());
        use_effect_with(text, move |(text, subject)| {
            let same = shown.replace(subject.clone()) == *subject;
            if let Some(editor) = &*running.borrow() {
                if !same {
                    editor.forget();
                }
                editor.replace(text);
            }
        });
    }
    {
        let running = running.clone();
        use_effect_with(
            (props.findings.clone(), *is_editor),
            move |(findings, _)| {
                if let Some(editor) = &*running.borrow() {
                    let text = newest.borrow().text.clone();
                    let problems: Vec<Problem> = findings
                        .iter()
                        .take(MOST_FINDINGS)
                        .filter_map(|finding| finding.problem(&text))
                        .collect();
                    editor.diagnose(&problems);
                }
            },
        );
    }
    use_effect_with((props.marks.clone(), *is_editor), move |(marks, _)| {
        if let Some(editor) = &*running.borrow() {
            editor.mark(marks);
        }
    });
    (*is_editor, onformat)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
