//! A browser translates code when it first runs, so the first key of a visit would be drawn late:
//! the page is drawn once before with the other verdict and back.

use super::{Asking, BenchAction};
use crate::platform::task;
use crate::store::yard::Document;
use door::{Check, Compared};
use std::rc::Rc;

/// What matches none of AWS's events, and what matches any.
const NONE: &str = r#"{"source": ["rehearsal"], "detail": {"state": ["rehearsal"]}}"#;
const ANY: &str = r#"{"source": [{"exists": true}]}"#;

impl Asking {
    /// Draws the verdict that the rule on the bench has not, and then again the one that it has.
    /// Both happen within one task of the browser, so nothing of it is seen, and nothing at all
    /// happens where the yard is another one by now.
    pub(super) async fn rehearse(self, document: Rc<Document>) {
        let Some(now) = self.engine.ask_near(&Check(document.bench())) else {
            return;
        };
        let at = document.rule;
        let is_match = matches!(now.rules.get(at), Some(rule) if rule.compared == Compared::Match);
        let mut other = (*document).clone();
        let Some(rule) = other.yard.rules.get_mut(at) else {
            return;
        };
        let text = if is_match { NONE } else { ANY };
        rule.event_pattern = Some(text.to_owned());
        let Some(checked) = self.engine.ask_near(&Check(other.bench())) else {
            return;
        };
        if self.queue.borrow().last.as_ref() != Some(&document) {
            return;
        }
        let (other, checked, now) = (Rc::new(other), Rc::new(checked), Rc::new(now));
        self.dispatcher
            .dispatch(BenchAction::Checked(other, checked));
        task::drawn().await;
        self.dispatcher
            .dispatch(BenchAction::Checked(document, now));
    }
}
