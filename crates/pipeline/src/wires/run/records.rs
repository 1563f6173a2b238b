//! Messages and records as functions get them.

use super::super::base64;
use crate::Timestamp;
use crate::json::whole;
use serde_json::{Value, json};

/// The one shard that a stream counts as.
pub(super) const SHARD: &str = "shardId-000000000000";

/// The number of a record in its stream.
pub(super) fn sequence_number(text: &str) -> String {
    let record = whole(text);
    let number = record.as_ref().and_then(|record| {
        let kinesis = record
            .get("kinesis")
            .and_then(|of| of.get("sequenceNumber"));
        let dynamodb = || record.get("dynamodb")?.get("SequenceNumber");
        kinesis.or_else(dynamodb)?.as_str()
    });
    number.unwrap_or_default().to_owned()
}

/// The keys of an item: the members of these names.
pub(super) fn keys(item: &str, names: &[&str]) -> Option<Value> {
    let item = decoded(item);
    let mut keys = serde_json::Map::new();
    for name in names {
        keys.insert((*name).to_owned(), item.get(name)?.clone());
    }
    Some(Value::Object(keys))
}

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

/// A change of an item, in a table's stream; the keys where the table tells which they are.
pub(super) fn change(
    (stream, region): (&str, &str),
    (id, number, at): (&str, u64, Timestamp),
    name: &str,
    (item, keys): (&str, Option<&Value>),
) -> Made {
    let image = decoded(item);
    let field = match name {
        "REMOVE" => "OldImage",
        _ => "NewImage",
    };
    let mut dynamodb = json!({
        "ApproximateCreationDateTime": at.millis().div_euclid(1_000),
        field: image,
        "SequenceNumber": format!("{number:021}"),
        "StreamViewType": "NEW_AND_OLD_IMAGES",
    });
    if let (Some(keys), Some(members)) = (keys, dynamodb.as_object_mut()) {
        members.insert("Keys".to_owned(), keys.clone());
    }
    let text = json!({
        "eventID": id,
        "eventName": name,
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": region,
        "dynamodb": dynamodb,
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
            "eventID": format!("{SHARD}:{number}"),
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
