//! Answers what the editor asks: by the engine, and by the part that shows the editor.

use super::CodeEditorProps;
use crate::platform::editor::Owner;
use crate::platform::task;
use crate::store::engine::Engine;
use door::{Complete, Explain, Format};
use pattern::{Completions, Hover};
use std::cell::RefCell;
use std::rc::Rc;

/// The part of the page that an editor speaks to.
pub(super) struct Assistant {
    /// The properties as they are now.
    props: Rc<RefCell<CodeEditorProps>>,
    engine: Option<Engine>,
}

impl Assistant {
    pub(super) fn new(props: Rc<RefCell<CodeEditorProps>>, engine: Option<Engine>) -> Self {
        Assistant { props, engine }
    }

    fn props(&self) -> CodeEditorProps {
        self.props.borrow().clone()
    }
}

impl Owner for Assistant {
    fn typed(&self, text: String) {
        self.props().oninput.emit(text);
    }

    fn pointed(&self, place: Option<usize>) {
        self.props().onpoint.emit(place);
    }

    async fn complete(&self, text: String, offset: usize) -> Option<Completions> {
        let props = self.props();
        let asked = Complete {
            language: props.language,
            text,
            offset,
            event: props.event.to_string(),
        };
        let engine = self.engine.clone()?;
        engine.teach().await;
        // Without an answer nothing is offered; the page says why elsewhere.
        engine.ask(asked).await.ok()
    }

    async fn hover(&self, text: String, offset: usize) -> Option<Hover> {
        let engine = self.engine.clone()?;
        engine.teach().await;
        let language = self.props().language;
        let asked = Explain {
            language,
            text,
            offset,
        };
        engine.ask(asked).await.ok()?
    }

    fn format(&self) {
        format(self.engine.clone(), self.props.clone());
    }
}

/// Lays the text out anew, if it is JSON and nobody has changed it meanwhile.
pub(super) fn format(engine: Option<Engine>, props: Rc<RefCell<CodeEditorProps>>) {
    let Some(engine) = engine else {
        return;
    };
    task::spawn(async move {
        let text = props.borrow().text.to_string();
        let formatted = engine.ask(Format { text: text.clone() }).await;
        let props = props.borrow().clone();
        if let Ok(formatted) = formatted
            && formatted != text
            && *props.text == text
        {
            props.oninput.emit(formatted);
        }
    });
}
