//! The codes of failed deliveries.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a delivery failed: the `ERROR_CODE` of a dead-letter queue, and the
/// status of an invocation. Source: EventBridge User Guide, "Using dead-letter
/// queues to process undelivered events"; seen 2026-11-21.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The connection could not be made.
    ConnectionFailure,
    /// A bus of another account did not take the event.
    CrossAccountIngestionFailed,
    /// A bus of another Region did not take the event.
    CrossRegionIngestionFailed,
    /// The target answered with an error.
    ErrorFromTarget,
    /// One of the events of a batch was rejected.
    EventsInBatchRequestRejected,
    /// EventBridge may not take on the role.
    FailedToAssumeRole,
    /// EventBridge itself failed.
    InternalError,
    /// The input is not valid JSON.
    InvalidJson,
    /// A parameter of the target does not fit the event.
    InvalidParameter,
    /// No policy allows the call.
    NoPermissions,
    /// The target does not exist.
    NoResource,
    /// What the call would make is there already.
    ResourceAlreadyExists,
    /// A quota of the target's service is used up.
    ResourceLimitExceeded,
    /// Two changes of the target met.
    ResourceModificationCollision,
    /// The call was wrong in itself.
    SdkClientError,
    /// The event came from another account's bus already.
    ThirdAccountHopDetected,
    /// The event came from another Region's bus already.
    ThirdRegionHopDetected,
    /// The target has too many calls.
    Throttling,
    /// The target did not answer in time.
    Timeout,
    /// The role could not be taken on just now.
    TransientAssumeRole,
    /// Nobody knows.
    Unknown,
}

/// AWS's names, in the order of the codes.
static NAMES: [&str; 21] = [
    "CONNECTION_FAILURE",
    "CROSS_ACCOUNT_INGESTION_FAILED",
    "CROSS_REGION_INGESTION_FAILED",
    "ERROR_FROM_TARGET",
    "EVENTS_IN_BATCH_REQUEST_REJECTED",
    "FAILED_TO_ASSUME_ROLE",
    "INTERNAL_ERROR",
    "INVALID_JSON",
    "INVALID_PARAMETER",
    "NO_PERMISSIONS",
    "NO_RESOURCE",
    "RESOURCE_ALREADY_EXISTS",
    "RESOURCE_LIMIT_EXCEEDED",
    "RESOURCE_MODIFICATION_COLLISION",
    "SDK_CLIENT_ERROR",
    "THIRD_ACCOUNT_HOP_DETECTED",
    "THIRD_REGION_HOP_DETECTED",
    "THROTTLING",
    "TIMEOUT",
    "TRANSIENT_ASSUME_ROLE",
    "UNKNOWN",
];

impl ErrorCode {
    /// Every code, in the order of AWS's names.
    pub const ALL: [ErrorCode; 21] = [
        ErrorCode::ConnectionFailure,
        ErrorCode::CrossAccountIngestionFailed,
        ErrorCode::CrossRegionIngestionFailed,
        ErrorCode::ErrorFromTarget,
        ErrorCode::EventsInBatchRequestRejected,
        ErrorCode::FailedToAssumeRole,
        ErrorCode::InternalError,
        ErrorCode::InvalidJson,
        ErrorCode::InvalidParameter,
        ErrorCode::NoPermissions,
        ErrorCode::NoResource,
        ErrorCode::ResourceAlreadyExists,
        ErrorCode::ResourceLimitExceeded,
        ErrorCode::ResourceModificationCollision,
        ErrorCode::SdkClientError,
        ErrorCode::ThirdAccountHopDetected,
        ErrorCode::ThirdRegionHopDetected,
        ErrorCode::Throttling,
        ErrorCode::Timeout,
        ErrorCode::TransientAssumeRole,
        ErrorCode::Unknown,
    ];

    /// AWS's name for the code.
    pub fn as_str(self) -> &'static str {
        NAMES.get(self as usize).copied().unwrap_or("UNKNOWN")
    }

    /// The code of this name.
    pub fn named(name: &str) -> Option<ErrorCode> {
        ErrorCode::ALL
            .into_iter()
            .find(|code| code.as_str() == name)
    }

    /// Whether another attempt may go better. A missing permission, a missing
    /// resource and an input that does not fit stay as they are (EventBridge
    /// User Guide, "How EventBridge retries delivering events"). The codes of
    /// buses elsewhere stand for a missing permission here.
    pub fn is_retried(self) -> bool {
        matches!(
            self,
            ErrorCode::ErrorFromTarget
                | ErrorCode::EventsInBatchRequestRejected
                | ErrorCode::InternalError
                | ErrorCode::ResourceLimitExceeded
                | ErrorCode::ResourceModificationCollision
                | ErrorCode::Throttling
                | ErrorCode::Timeout
                | ErrorCode::TransientAssumeRole
                | ErrorCode::Unknown
        )
    }
}

impl Serialize for ErrorCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ErrorCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        ErrorCode::named(&name).ok_or_else(|| serde::de::Error::custom("unknown error code"))
    }
}

#[cfg(test)]
mod tests;
