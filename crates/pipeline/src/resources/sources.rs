//! What has to be switched on for some AWS services to send events.

use serde::{Deserialize, Serialize};

/// What CloudTrail records in a Region. Without a trail that logs no event
/// "via CloudTrail" reaches EventBridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trail {
    /// Whether a trail logs here.
    pub logging: bool,
    /// Whether the trail's selectors take in data events, such as calls on
    /// single objects of a bucket.
    pub data_events: bool,
}

impl Default for Trail {
    /// A trail that records all, so that a sample event has its effect.
    fn default() -> Self {
        Trail {
            logging: true,
            data_events: true,
        }
    }
}

/// Which buckets have "Send notifications to Amazon EventBridge" switched on.
/// In AWS it is off for a new bucket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BucketNotifications {
    /// Only these buckets.
    OnlyOf(Vec<String>),
    /// All buckets but these.
    AllBut(Vec<String>),
}

impl Default for BucketNotifications {
    /// All buckets, so that a sample event has its effect.
    fn default() -> Self {
        BucketNotifications::AllBut(Vec::new())
    }
}

impl BucketNotifications {
    /// Whether a bucket notifies EventBridge.
    pub fn includes(&self, bucket: &str) -> bool {
        match self {
            BucketNotifications::OnlyOf(names) => names.iter().any(|name| name == bucket),
            BucketNotifications::AllBut(names) => names.iter().all(|name| name != bucket),
        }
    }
}
