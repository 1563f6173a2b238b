//! What may happen at a resource.

use super::running::Ending;
use super::services::ApiCall;
use serde::{Deserialize, Serialize};

/// One thing that happens in an account and Region. Texts that are events, requests, messages or
/// records are JSON texts as AWS writes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum What {
    /// An AWS service sends an event to the default event bus.
    Event {
        /// The whole event.
        text: String,
    },
    /// Code puts an event on a bus, with PutEvents.
    Entry {
        /// The name of the bus.
        event_bus: String,
        /// The whole event.
        text: String,
    },
    /// An API is called.
    Call(Box<Called>),
    /// A Lambda function is called.
    Invoke {
        /// The function's ARN.
        function: String,
        /// Its event.
        payload: String,
        /// How often it has failed on this event before.
        failed: u32,
        /// Whether Lambda tries again and uses destinations, as it does with calls that nobody
        /// waits for.
        asynchronous: bool,
        /// The work that waits for the end, by its number.
        parent: Option<u64>,
    },
    /// A message is published to an SNS topic.
    Publish {
        /// The topic's ARN.
        topic: String,
        /// The subject.
        subject: Option<String>,
        /// The message.
        message: String,
        /// The message attributes.
        attributes: Vec<MessageAttribute>,
    },
    /// A message comes to an SQS queue.
    Enqueue {
        /// The queue's ARN.
        queue: String,
        /// The body.
        body: String,
        /// The message group of a FIFO queue.
        group: Option<String>,
        /// The message attributes.
        attributes: Vec<MessageAttribute>,
    },
    /// An object of an S3 bucket changes.
    Object {
        /// The bucket's name.
        bucket: String,
        /// The key.
        key: String,
        /// The size in bytes.
        size: u64,
        /// What becomes of it.
        change: ObjectChange,
    },
    /// An item of a DynamoDB table changes.
    Item {
        /// The table's name.
        table: String,
        /// What becomes of it.
        change: ItemChange,
        /// The item as JSON text in DynamoDB's form; the keys alone where it is removed.
        item: String,
    },
    /// A record comes to a Kinesis data stream or a Firehose stream.
    Record {
        /// The stream's ARN.
        stream: String,
        /// The partition key; empty for Firehose.
        partition_key: String,
        /// The data.
        data: String,
    },
    /// A line is written to a log group.
    LogLine {
        /// The name of the log group.
        log_group: String,
        /// The line.
        message: String,
    },
    /// A datum of a metric comes to CloudWatch.
    Datum {
        /// The namespace.
        namespace: String,
        /// The metric's name.
        metric_name: String,
        /// The dimensions, by name.
        dimensions: Vec<(String, String)>,
        /// The value, as its number is written.
        value: String,
    },
    /// Somebody answers an approval that waits.
    Approval {
        /// The number of the work that waits, as in [`Running`](super::Running).
        running: u64,
        /// Yes or no.
        approved: bool,
    },
    /// Work goes on.
    Wake {
        /// The number of the work.
        running: u64,
        /// Which of its turns this is; an old turn counts no more.
        turn: u32,
    },
    /// A replay goes on.
    Replay {
        /// Its name.
        replay: String,
    },
    /// A wire has its turn.
    Wire(Box<crate::wires::WireTurn>),
    /// Work has ended that other work waits for.
    Ended {
        /// The number of the work that waits.
        parent: u64,
        /// The number of the work that has ended; none where it never began.
        child: Option<u64>,
        /// How it ended.
        ending: Ending,
    },
}

/// An API call on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    /// The call, with its request filled in.
    pub call: ApiCall,
    /// The ARN of the role or resource that calls.
    pub by: String,
    /// Whether EventBridge calls it as a target.
    #[serde(default)]
    pub from_rule: bool,
    /// The ARN of the role with which EventBridge calls.
    #[serde(default)]
    pub role: Option<String>,
    /// The work that waits for the end of what the call begins, by its number.
    #[serde(default)]
    pub parent: Option<u64>,
    /// Why a policy does not allow it; none where it is allowed.
    #[serde(default)]
    pub denied: Option<Box<crate::wires::permission::Denied>>,
}

/// An attribute of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageAttribute {
    /// The name.
    pub name: String,
    /// `String`, `String.Array`, `Number` or `Binary`.
    pub data_type: String,
    /// The value as text.
    pub value: String,
}

/// What becomes of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ObjectChange {
    /// It is written by PutObject.
    Put,
    /// It is written by CopyObject.
    Copied,
    /// It is removed by DeleteObject.
    Deleted,
}

/// What becomes of an item, in the words of DynamoDB Streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum ItemChange {
    /// It is new.
    Insert,
    /// It is otherwise now.
    Modify,
    /// It is gone.
    Remove,
}

impl ItemChange {
    /// DynamoDB's name for it.
    pub fn as_str(self) -> &'static str {
        match self {
            ItemChange::Insert => "INSERT",
            ItemChange::Modify => "MODIFY",
            ItemChange::Remove => "REMOVE",
        }
    }
}
