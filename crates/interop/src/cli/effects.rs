//! What a command does to a yard and what it answers.

use super::arguments::Call;
use super::others;
use pipeline::api::{self, Call as ApiCall};
use pipeline::{Refusal, Yard};
use serde_json::Value;

/// Why a command is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// AWS's error code.
    pub(crate) code: String,
    /// AWS's words, or ours where it has none.
    pub(crate) message: String,
    /// What to change, in plain words.
    pub(crate) help: Option<String>,
}

impl Failure {
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Failure {
        Failure {
            code: code.to_owned(),
            message: message.into(),
            help: None,
        }
    }

    /// As a remark says it.
    pub(crate) fn told(&self) -> String {
        let told = format!("{}: {}", self.code, self.message);
        match &self.help {
            Some(help) => format!("{told} {help}"),
            None => told,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure {
            code: refusal.code.as_str().to_owned(),
            message: refusal.message,
            help: refusal.help,
        }
    }
}

/// Carries a command out in the place where the yard is, or in the Region that it names.
///
/// # Errors
/// AWS refuses it; the yard stays as it was.
pub(crate) fn run(yard: &mut Yard, call: &Call) -> Result<Value, Failure> {
    let home = (yard.account.clone(), yard.region.clone());
    if let Some(region) = &call.region {
        yard.go_to(&home.0, region);
    }
    let result = match call.command.service {
        "events" => {
            let request = Value::Object(call.request.clone());
            let answer = api::call(yard, &ApiCall::new(call.command.operation, request));
            match answer.result {
                Ok(value) => {
                    *yard = answer.yard;
                    Ok(value)
                }
                Err(refusal) => Err(refusal.into()),
            }
        }
        _ => others::run(yard, call),
    };
    yard.go_to(&home.0, &home.1);
    result
}
