//! An API call that code makes.

use serde::{Deserialize, Serialize};

/// An API call that code makes. Those that the yard knows have their effect (`StartBuild` starts a
/// build, `PutEvents` puts events, `CompleteLifecycleAction` lets an instance go on); every other
/// one is told and recorded by CloudTrail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ApiCall {
    /// The service as its CloudTrail events name it, without `.amazonaws.com`: `s3`, `states`.
    pub service: String,
    /// The operation, such as `PutObject`.
    pub operation: String,
    /// The request as JSON text, in the words of the API. A text in it that is a path, such as
    /// `$.detail.bucket.name`, stands for what the code was given there; `{$.detail.id}` within a
    /// text likewise. An empty text is an empty request.
    pub request: String,
    /// An event pattern on what the code was given; where it does not match, the call is left out.
    pub when: Option<String>,
    /// What the code has to find out before; where there is nothing of it, the call is left out.
    /// The path `$.found` in the request stands for what was found.
    pub if_found: Option<Finds>,
    /// A path to a list, such as `$.detail.keys`: the call is made for each of its items, of the first
    /// [`MOST_ITEMS`]. The path `$.item` stands for the item. Where there is none, the call is left out.
    pub for_each: Option<String>,
    /// What AWS answers, as JSON text in the words of the API with the paths of the request. Later
    /// calls of the same code know it by the name of the operation:
    /// `$.GetParameter.Parameter.Value`; of a call that is made for each item it is the list of the
    /// answers. CloudTrail records it as `responseElements` of a call that changes something.
    pub response: Option<String>,
    /// The error code that AWS answers, such as `AccessDenied`; the call then has no effect.
    pub error_code: Option<String>,
    /// The account that is called; the code's own where it is left out.
    pub account: Option<String>,
    /// The Region that is called; the code's own where it is left out. May be a path as well.
    pub region: Option<String>,
}

/// For how many items of a list a call is made at most. Step Functions runs up to 40 iterations of an
/// inline Map at once; that the yard makes no more is its own choice. Source: AWS Step Functions
/// Developer Guide, "Using Map state in Inline mode in Step Functions workflows"; seen 2026-11-22.
pub const MOST_ITEMS: usize = 40;

/// What code finds out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Finds {
    /// The ids of the declared instances that Systems Manager does not know.
    UnmanagedInstances,
}

impl ApiCall {
    /// A call that goes well.
    pub fn new(
        service: impl Into<String>,
        operation: impl Into<String>,
        request: impl Into<String>,
    ) -> ApiCall {
        ApiCall {
            service: service.into(),
            operation: operation.into(),
            request: request.into(),
            ..ApiCall::default()
        }
    }
}
