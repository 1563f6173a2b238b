//! An object of a bucket changes: the bucket's notifications are sent.

use super::super::bucket_notification::BucketNotification;
use crate::Arn;
use crate::metrics::cost::Item;
use crate::send::Sending;
use crate::world::{DoingKind, ObjectChange, What, delays};
use serde_json::json;

pub(super) fn object(
    sending: &mut Sending<'_>,
    bucket: &str,
    (key, size): (&str, u64),
    change: ObjectChange,
) {
    let event = match change {
        ObjectChange::Put => "s3:ObjectCreated:Put",
        ObjectChange::Copied => "s3:ObjectCreated:Copy",
        ObjectChange::Deleted => "s3:ObjectRemoved:Delete",
    };
    let all = sending.yard.resources.wires.bucket_notifications.clone();
    let cause = sending.world.cause;
    for one in all
        .iter()
        .filter(|one| one.bucket == bucket && one.takes(event, key))
    {
        sending.world.cause = cause;
        notify(sending, one, &all, (event, key, size));
    }
    sending.world.cause = cause;
}

fn notify(
    sending: &mut Sending<'_>,
    one: &BucketNotification,
    all: &[BucketNotification],
    (event, key, size): (&str, &str, u64),
) {
    let arn = one.bucket_arn(&sending.yard.region);
    let problems = one.check(sending.yard, all);
    if let Some(problem) = problems.into_iter().find(|one| one.refused) {
        let text = format!(
            "Notification {} cannot be there: {} {}",
            one.id, problem.message, problem.help
        );
        sending.tell(&arn, DoingKind::Refused, text, None);
        return;
    }
    let there = &one.destination_arn;
    if !sending.hop(there) {
        return;
    }
    let payload = json!({"Records": [{
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": sending.yard.region,
        "eventTime": sending.yard.clock.to_string(),
        "eventName": event.trim_start_matches("s3:"),
        "s3": {
            "s3SchemaVersion": "1.0",
            "configurationId": one.id,
            "bucket": {"name": one.bucket, "arn": arn},
            "object": {"key": key, "size": size},
        },
    }]})
    .to_string();
    let text = format!("Bucket {} tells {there} of {key}.", one.bucket);
    sending.tell(&arn, DoingKind::Message, text, Some(&payload));
    sending.uses(Item::S3Notifications, 1);
    let what = match Arn::read(there).map_or("", |arn| arn.service) {
        "lambda" => What::Invoke {
            function: there.clone(),
            payload,
            failed: 0,
            asynchronous: true,
            parent: None,
        },
        "sqs" => What::Enqueue {
            queue: there.clone(),
            body: payload,
            group: None,
            attributes: Vec::new(),
        },
        _ => What::Publish {
            topic: there.clone(),
            subject: Some("Amazon S3 Notification".to_owned()),
            message: payload,
            attributes: Vec::new(),
        },
    };
    sending.happen_at_resource(there, delays::EVENT.millis, what);
}
