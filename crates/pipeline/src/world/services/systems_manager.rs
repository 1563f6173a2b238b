//! Documents of Systems Manager.

use super::{Answer, ApiCall};
use serde::{Deserialize, Serialize};

/// A Systems Manager document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Document {
    /// The name.
    pub name: String,
    /// What kind of document it is.
    pub document_type: DocumentType,
    /// Of a runbook: the role that it takes on (`assumeRole`), whose policies have to allow its calls;
    /// nobody asks without it.
    pub assume_role: Option<String>,
    /// The steps of a runbook, or of a command on each instance, in their order.
    pub steps: Vec<DocumentStep>,
}

/// A parameter of Parameter Store that is there when the yard begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Parameter {
    /// The name, such as `/shop/image`.
    pub name: String,
    /// `String`, `StringList` or `SecureString`.
    pub r#type: String,
    /// The value.
    pub value: String,
}

impl Default for Parameter {
    fn default() -> Self {
        Parameter {
            name: String::new(),
            r#type: "String".to_owned(),
            value: String::new(),
        }
    }
}

/// The type of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DocumentType {
    /// A runbook of Automation.
    #[default]
    Automation,
    /// A command of Run Command.
    Command,
}

/// A step of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DocumentStep {
    /// The name.
    pub name: String,
    /// The action, such as `aws:executeAwsApi` or `aws:approve`.
    pub action: String,
    /// The call that it makes.
    pub call: Option<ApiCall>,
    /// For how many seconds it runs.
    pub seconds: u32,
    /// Whether it fails.
    pub fails: bool,
    /// Of `aws:approve`: what a person answers, and when. Without it the step waits.
    pub approval: Option<Answer>,
}

impl Default for DocumentStep {
    fn default() -> Self {
        DocumentStep {
            name: String::new(),
            action: "aws:executeAwsApi".to_owned(),
            call: None,
            seconds: 5,
            fails: false,
            approval: None,
        }
    }
}
