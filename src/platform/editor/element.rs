//! The element `<code-editor>` as the script defines it, and what it calls.

use super::{Owner, wire};
use crate::platform::utf16;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The element.
    #[wasm_bindgen(extends = web_sys::HtmlElement)]
    pub(super) type CodeEditor;

    #[wasm_bindgen(method, catch)]
    pub(super) fn start(
        this: &CodeEditor,
        options: &str,
        typed: &Closure<dyn FnMut(String)>,
        pointed: &Closure<dyn FnMut(i32)>,
        complete: &Closure<dyn FnMut(u32) -> js_sys::Promise>,
        hover: &Closure<dyn FnMut(u32) -> js_sys::Promise>,
        format: &Closure<dyn FnMut()>,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn replace(this: &CodeEditor, text: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn forget(this: &CodeEditor) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn diagnose(this: &CodeEditor, problems: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn mark(this: &CodeEditor, marks: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn select(this: &CodeEditor, from: u32, to: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn stop(this: &CodeEditor) -> Result<(), JsValue>;
}

/// Whether an element is an editor and no text area.
pub(super) fn is_editor(element: &Element) -> bool {
    element.local_name() == "code-editor"
}

/// What the element calls; alive as long as the editor.
pub(super) struct Ears {
    pub(super) typed: Closure<dyn FnMut(String)>,
    pub(super) pointed: Closure<dyn FnMut(i32)>,
    pub(super) complete: Closure<dyn FnMut(u32) -> js_sys::Promise>,
    pub(super) hover: Closure<dyn FnMut(u32) -> js_sys::Promise>,
    pub(super) format: Closure<dyn FnMut()>,
}

impl Ears {
    /// `text` is kept as the editor has it.
    pub(super) fn new<O: Owner>(text: &Rc<RefCell<String>>, owner: &Rc<O>) -> Self {
        let typed = {
            let (text, owner) = (text.clone(), owner.clone());
            Closure::new(move |typed: String| {
                text.replace(typed.clone());
                owner.typed(typed);
            })
        };
        let pointed = {
            let (text, owner) = (text.clone(), owner.clone());
            Closure::new(move |unit: i32| {
                let byte = |unit| utf16::to_byte(&text.borrow(), unit);
                owner.pointed(u32::try_from(unit).ok().map(byte));
            })
        };
        let complete = {
            let (text, owner) = (text.clone(), owner.clone());
            Closure::new(move |unit: u32| {
                let (text, owner) = (text.borrow().clone(), owner.clone());
                future_to_promise(async move {
                    let byte = utf16::to_byte(&text, unit);
                    let found = owner.complete(text.clone(), byte).await;
                    Ok(found.map_or(JsValue::NULL, |it| wire::completions(&text, &it).into()))
                })
            })
        };
        let hover = {
            let (text, owner) = (text.clone(), owner.clone());
            Closure::new(move |unit: u32| {
                let (text, owner) = (text.borrow().clone(), owner.clone());
                future_to_promise(async move {
                    let byte = utf16::to_byte(&text, unit);
                    let found = owner.hover(text.clone(), byte).await;
                    Ok(found.map_or(JsValue::NULL, |it| wire::hover(&text, &it).into()))
                })
            })
        };
        let format = {
            let owner = owner.clone();
            Closure::new(move || owner.format())
        };
        Ears {
            typed,
            pointed,
            complete,
            hover,
            format,
        }
    }
}
