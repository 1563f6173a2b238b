//! S3: objects change, and a bucket that notifies EventBridge tells of it.
//!
//! Source: Amazon S3 User Guide, "EventBridge event message structure" (objects that are created);
//! seen 2026-11-22. The newest copies have an `event-version` in the detail, which the yard does not
//! send yet.

use super::doing::DoingKind;
use super::emit::Emitted;
use super::request::Request;
use super::services::Bucket;
use super::what::{ObjectChange, What};
use crate::arn::partition_of;
use crate::send::Sending;
use serde_json::json;

/// The size of an object of which a request does not tell it.
const SIZE: u64 = 1_024;

/// PutObject, CopyObject or DeleteObject, called by code.
pub(super) fn call(sending: &mut Sending<'_>, request: &Request, change: ObjectChange) {
    let bucket = request.text(&["bucketName", "bucket"]).to_owned();
    let key = request.text(&["key"]).to_owned();
    let body = request.text(&["body"]).len() as u64;
    let size = if body > 0 { body } else { SIZE };
    let what = What::Object {
        bucket,
        key,
        size,
        change,
    };
    sending.happen_in(0, what);
}

fn find(sending: &Sending<'_>, name: &str) -> Option<Bucket> {
    let services = &sending.yard.resources.services;
    let found = services.buckets.iter().find(|each| each.name == name);
    services.or_simple(found, || Bucket {
        name: name.to_owned(),
    })
}

/// An object of a bucket changes.
pub(super) fn object(
    sending: &mut Sending<'_>,
    bucket: &str,
    key: &str,
    size: u64,
    change: ObjectChange,
) {
    if find(sending, bucket).is_none() {
        return;
    }
    let arn = format!("arn:{}:s3:::{bucket}", partition_of(&sending.yard.region));
    let deleted = change == ObjectChange::Deleted;
    let verb = if deleted {
        "deleted from"
    } else {
        "written to"
    };
    let text = format!("Object {key} was {verb} bucket {bucket}.");
    sending.tell(&arn, DoingKind::Wrote, text, None);
    if !sending.yard.resources.bucket_notifications.includes(bucket) {
        return;
    }
    let request_id = id(sending, 16);
    let etag = id(sending, 32).to_lowercase();
    let mut told = json!({
        "key": key,
        "sequencer": id(sending, 18),
    });
    if let (false, Some(members)) = (deleted, told.as_object_mut()) {
        members.insert("size".to_owned(), json!(size));
        members.insert("etag".to_owned(), json!(etag));
    }
    let mut detail = json!({
        "version": "0",
        "bucket": { "name": bucket },
        "object": told,
        "request-id": request_id,
        "requester": sending.yard.account,
        "source-ip-address": "198.51.100.8",
        "reason": match change {
            ObjectChange::Put => "PutObject",
            ObjectChange::Copied => "CopyObject",
            ObjectChange::Deleted => "DeleteObject",
        },
    });
    if let (true, Some(members)) = (deleted, detail.as_object_mut()) {
        members.insert("deletion-type".to_owned(), json!("Permanently Deleted"));
    }
    sending.emit(Emitted {
        source: "aws.s3",
        detail_type: if deleted {
            "Object Deleted"
        } else {
            "Object Created"
        },
        resources: &[&arn],
        detail,
    });
}

/// An identifier of so many letters and digits.
fn id(sending: &mut Sending<'_>, length: usize) -> String {
    let text = sending.yard.draw_id().replace('-', "");
    text.to_uppercase().chars().take(length).collect()
}
