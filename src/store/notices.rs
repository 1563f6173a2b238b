//! Messages to the person that outlive the part of the page that raised them.

use crate::components::chip::Signal;
use std::rc::Rc;
use yew::prelude::*;

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// How grave it is.
    pub signal: Signal,
    /// Plain words.
    pub text: String,
}

/// The messages that are shown now. A message is there once, however often it is raised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notices {
    messages: Vec<Message>,
}

impl Notices {
    /// The messages, oldest first.
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }
}

/// What can happen to messages.
#[derive(Clone, Debug)]
pub enum NoticesAction {
    /// Something is worth saying.
    Raise(Message),
    /// The person has read it.
    Dismiss(String),
}

impl Reducible for Notices {
    type Action = NoticesAction;

    fn reduce(self: Rc<Self>, action: NoticesAction) -> Rc<Self> {
        let mut messages = self.messages.clone();
        match action {
            NoticesAction::Raise(message) if !messages.contains(&message) => messages.push(message),
            NoticesAction::Raise(_) => return self,
            NoticesAction::Dismiss(text) => messages.retain(|message| message.text != text),
        }
        Rc::new(Notices { messages })
    }
}

/// The messages and their reducer.
#[hook]
pub fn use_notices() -> UseReducerHandle<Notices> {
    super::stores::expect_context("notices", use_context())
}
