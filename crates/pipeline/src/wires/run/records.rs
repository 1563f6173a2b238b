//! Messages and records as functions get them.

use super::super::base64;
use crate::Timestamp;
use crate::json::whole;
use serde_json::{Value, json};

/// A record in two forms.
pub(super) struct Made {
    /// As the function gets it.
    pub(super) text: String,
    /// As filters see it: the data decoded, where it is JSON.
    pub(super) filtered: String,
}

/// A message of a queue.
pub(super) fn message((queue, region): (&str, &str), id: &str, body: &str, at: Timestamp) -> Made {
    let sent = at.millis().to_string();
    let text = json!({
        "messageId": id,
        "receiptHandle": id,
        "body": body,
        "attributes": {
            "ApproximateReceiveCount": "1",
            "SentTimestamp": sent,
            "ApproximateFirstReceiveTimestamp": sent,
        },
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": queue,
        "awsRegion": region,
    });
    Made {
        filtered: json!({"messageId": id, "body": decoded(body)}).to_string(),
        text: text.to_string(),
    }
}

/// A change of an item, in a table's stream.
pub(super) fn change((stream, region): (&str, &str), id: &str, name: &str, item: &str) -> Made {
    let image = decoded(item);
    let field = match name {
        "REMOVE" => "OldImage",
        _ => "NewImage",
    };
    let text = json!({
        "eventID": id,
        "eventName": name,
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": region,
        "dynamodb": {field: image, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        "eventSourceARN": stream,
    })
    .to_string();
    Made {
        filtered: text.clone(),
        text,
    }
}

/// A record of a Kinesis stream.
pub(super) fn kinesis(
    (stream, region): (&str, &str),
    number: u64,
    partition_key: &str,
    data: &str,
    at: Timestamp,
) -> Made {
    let number = format!("{number:056}");
    let of_data = |data: Value| {
        json!({
            "kinesis": {
                "kinesisSchemaVersion": "1.0",
                "partitionKey": partition_key,
                "sequenceNumber": number,
                "data": data,
                "approximateArrivalTimestamp": at.millis().div_euclid(1_000),
            },
            "eventSource": "aws:kinesis",
            "eventVersion": "1.0",
            "eventID": format!("shardId-000000000000:{number}"),
            "eventName": "aws:kinesis:record",
            "awsRegion": region,
            "eventSourceARN": stream,
        })
    };
    Made {
        text: of_data(base64(data.as_bytes()).into()).to_string(),
        filtered: json!({"partitionKey": partition_key, "data": decoded(data)}).to_string(),
    }
}

/// JSON where a text is some, else the text.
fn decoded(text: &str) -> Value {
    match whole(text).is_some() {
        true => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
        false => text.into(),
    }
}
