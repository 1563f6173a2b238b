//! Calls in tests.

use super::{Answer, Call, call};
use crate::Yard;
use serde_json::Value;

/// Makes a call in the yard and answers what AWS would.
pub(super) fn make(yard: &mut Yard, operation: &str, request: Value) -> Answer {
    let answer = call(yard, &Call::new(operation, request));
    yard.clone_from(&answer.yard);
    answer
}

/// The response of a call that goes well.
#[track_caller]
pub(super) fn good(yard: &mut Yard, operation: &str, request: Value) -> Value {
    make(yard, operation, request).result.expect("it goes well")
}

/// Code and text of a call that is refused.
#[track_caller]
pub(super) fn refused(yard: &Yard, operation: &str, request: Value) -> String {
    let answer = call(yard, &Call::new(operation, request));
    assert_eq!(&answer.yard, yard);
    answer.result.expect_err("it is refused").to_string()
}
