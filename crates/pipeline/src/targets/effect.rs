//! What a target does when it is called: an operation of its service.

use super::{Received, TargetKind};
use crate::arn::Arn;
use crate::json;
use crate::rule::Target;

/// What a kind of target does.
pub(super) enum Effect {
    /// An operation of the service's API.
    Call {
        /// The operation, such as `RunTask`.
        operation: &'static str,
        /// The members of its request.
        request: &'static [(&'static str, Part)],
    },
    /// What a function of the kind's own says.
    Own(fn(&Target, &str) -> Received),
}

/// Where a member of a request comes from.
pub(super) enum Part {
    /// The target's ARN.
    Arn,
    /// The name at the end of the target's ARN.
    Name,
    /// What the target is given of the event.
    Input,
    /// The parameters of this name, where the target has them.
    Parameters(&'static str),
    /// What `KinesisParameters` takes from the event, else the event's id.
    PartitionKey,
}

/// The operation that a target carries out for this input.
pub(super) fn call(
    kind: TargetKind,
    operation: &str,
    request: &[(&str, Part)],
    target: &Target,
    input: &str,
) -> Received {
    let mut text = String::from("{");
    for (name, part) in request {
        let parameters;
        let value = match part {
            Part::Arn => Some(target.arn.as_str()),
            Part::Name => Some(name_of(&target.arn)),
            Part::Input => Some(input),
            Part::PartitionKey => {
                parameters = partition_key(target, input);
                Some(parameters.as_str())
            }
            Part::Parameters(_) => None,
        };
        // Parameters and JSON input go in as the JSON that they are.
        let raw = match part {
            Part::Parameters(name) => parameters_of(target, name),
            Part::Input if json::whole(input).is_some() => Some(input),
            _ => None,
        };
        if raw.is_none() && value.is_none() {
            continue;
        }
        if text.len() > 1 {
            text.push(',');
        }
        json::quote(name, &mut text);
        text.push(':');
        match (raw, value) {
            (Some(raw), _) => text.push_str(raw),
            (None, Some(value)) => json::quote(value, &mut text),
            (None, None) => {}
        }
    }
    text.push('}');
    Received::ServiceCall {
        kind,
        resource: target.arn.clone(),
        operation: operation.to_owned(),
        request: text,
        input: input.to_owned(),
    }
}

fn parameters_of<'a>(target: &'a Target, name: &str) -> Option<&'a str> {
    let found = target.parameters.iter().find(|(given, _)| given == name);
    found.map(|(_, text)| text.as_str())
}

fn name_of(arn: &str) -> &str {
    let resource = Arn::read(arn).map_or(arn, |arn| arn.resource);
    let name = match resource.split_once([':', '/']) {
        Some((_, name)) => name,
        None => resource,
    };
    name.split(':').next().unwrap_or(name)
}

/// The partition key of a record: the text at `PartitionKeyPath` in the input,
/// else the id of the event, else nothing.
fn partition_key(target: &Target, input: &str) -> String {
    let given = parameters_of(target, "KinesisParameters").and_then(json::whole);
    let path = given
        .as_ref()
        .and_then(|value| value.get("PartitionKeyPath")?.as_str());
    let Some(event) = json::whole(input) else {
        return String::new();
    };
    let found = crate::input::Path::read(path.unwrap_or("$.id")).find(&event);
    match found {
        crate::input::Found::Nothing => String::new(),
        found => {
            let text = found.text();
            json::whole(&text)
                .and_then(|value| value.as_str().map(str::to_owned))
                .unwrap_or(text)
        }
    }
}
