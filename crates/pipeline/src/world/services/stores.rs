//! What keeps data: buckets, tables, and the streams that fill buckets.

use serde::{Deserialize, Serialize};

/// An S3 bucket. Whether it notifies EventBridge stands in
/// [`BucketNotifications`](crate::resources::BucketNotifications).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bucket {
    /// The name.
    pub name: String,
}

/// A DynamoDB table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Table {
    /// The name.
    pub name: String,
    /// The name of the partition key.
    pub partition_key: String,
    /// The name of the sort key, where it has one.
    pub sort_key: Option<String>,
    /// What its stream shows, such as `NEW_AND_OLD_IMAGES`; no stream where it is left out.
    pub stream_view_type: Option<String>,
}

/// A Firehose stream that writes into a bucket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeliveryStream {
    /// The name.
    pub name: String,
    /// The bucket.
    pub bucket: String,
    /// The role that writes, whose policies have to allow `s3:PutObject`; nobody asks without it.
    pub role_arn: Option<String>,
    /// What the keys of its objects begin with.
    pub prefix: String,
    /// For how many seconds it collects records before it writes an object.
    pub buffering_seconds: u32,
}

impl Default for DeliveryStream {
    fn default() -> Self {
        DeliveryStream {
            name: String::new(),
            bucket: String::new(),
            role_arn: None,
            prefix: String::new(),
            buffering_seconds: super::super::delays::FIREHOSE_BUFFER.seconds(),
        }
    }
}
