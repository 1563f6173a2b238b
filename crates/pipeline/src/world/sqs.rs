//! SQS: messages come to a queue. Who reads them is a wire of its own.

use super::doing::DoingKind;
use super::places;
use super::request::Request;
use super::services::Queue;
use crate::json;
use crate::send::Sending;

/// A message comes to a queue, where the place knows it.
pub(super) fn arrive(sending: &mut Sending<'_>, queue: &str, body: &str) {
    let name = places::name_of(queue).to_owned();
    let services = &sending.yard.resources.services;
    let found = services.queues.iter().find(|each| each.name == name);
    let known = services.or_simple(found, || Queue { name: name.clone() });
    if known.is_none() {
        return;
    }
    let arn = places::arn(sending.yard, "sqs", &name);
    sending.tell(
        &arn,
        DoingKind::Message,
        format!("A message came to queue {name}."),
        Some(body),
    );
}

/// The queue's ARN and the body of a request to SendMessage; the queue may be named by its URL.
pub(super) fn message(sending: &Sending<'_>, request: &Request) -> (String, String) {
    let name = places::name_of(request.text(&["queueUrl", "queueArn"]));
    let body = request.get(&["messageBody"]);
    let body = body.map(|value| {
        value
            .as_str()
            .map_or_else(|| json::compact(value), str::to_owned)
    });
    (
        places::arn(sending.yard, "sqs", name),
        body.unwrap_or_default(),
    )
}
