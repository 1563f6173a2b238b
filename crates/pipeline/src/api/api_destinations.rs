//! CreateApiDestination, DescribeApiDestination, UpdateApiDestination,
//! DeleteApiDestination, ListApiDestinations.

use super::arns::{exists, limit, not_found};
use super::connections;
use super::paging::{LIMIT_MEMBER, NEXT_TOKEN, page};
use super::request::{Out, Request};
use super::shape::patterns::HTTPS_ENDPOINT;
use super::shape::texts::{CONNECTION, LINE, NAME_64, only};
use super::shape::{Member, Shape, one_of, optional, required, text};
use super::{Operation, Room};
use crate::quotas::API_DESTINATIONS;
use crate::refusal::Refusal;
use crate::resources::{ApiDestination, ApiDestinationState, Connection, ConnectionState};
use crate::yard::Yard;
use serde_json::Value;

const NAME_MEMBER: Member = required("Name", NAME_64);
const DESCRIPTION_MEMBER: Member = optional("Description", LINE);
const ENDPOINT: Shape = Shape::Text(text(1, 2_048).like(HTTPS_ENDPOINT));
/// In the order of AWS's message (recorded).
const METHOD: Shape = Shape::Text(one_of(&[
    "HEAD", "POST", "PATCH", "DELETE", "PUT", "GET", "OPTIONS",
]));
const RATE_MEMBER: Member = optional(
    "InvocationRateLimitPerSecond",
    Shape::Whole(1, i32::MAX as i64),
);

/// The rate where the request names none (recorded).
const RATE: u64 = 300;

pub(super) static OPERATIONS: [Operation; 5] = [
    Operation {
        name: "CreateApiDestination",
        members: &[
            NAME_MEMBER,
            DESCRIPTION_MEMBER,
            required("ConnectionArn", CONNECTION),
            required("InvocationEndpoint", ENDPOINT),
            required("HttpMethod", METHOD),
            RATE_MEMBER,
        ],
        run: create_api_destination,
    },
    Operation {
        name: "DescribeApiDestination",
        members: &only("Name", NAME_64),
        run: describe_api_destination,
    },
    Operation {
        name: "UpdateApiDestination",
        members: &[
            NAME_MEMBER,
            DESCRIPTION_MEMBER,
            optional("ConnectionArn", CONNECTION),
            optional("InvocationEndpoint", ENDPOINT),
            optional("HttpMethod", METHOD),
            RATE_MEMBER,
        ],
        run: update_api_destination,
    },
    Operation {
        name: "DeleteApiDestination",
        members: &only("Name", NAME_64),
        run: delete_api_destination,
    },
    Operation {
        name: "ListApiDestinations",
        members: &[
            optional("NamePrefix", NAME_64),
            optional("ConnectionArn", CONNECTION),
            NEXT_TOKEN,
            LIMIT_MEMBER,
        ],
        run: list_api_destinations,
    },
];

/// The connection of an ARN. Its name decides: the id behind it is one of the
/// yard's own, which a request written for AWS cannot know.
/// Errors: there is no connection of that name.
fn connection<'a>(yard: &'a Yard, arn: &str) -> Result<&'a Connection, Refusal> {
    let name = arn.split('/').nth(1).unwrap_or_default();
    let prefix = yard.arn("connection/");
    let found = yard.resources.connections.iter();
    let mut found = found.filter(|each| each.name == name && arn.starts_with(&prefix));
    found.next().ok_or_else(|| connections::unknown(name))
}

fn create_api_destination(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("Name");
    let connection = connection(room.yard, request.name("ConnectionArn"))?.clone();
    let destinations = &room.yard.resources.api_destinations;
    if destinations.iter().any(|each| each.name == name) {
        return Err(exists(format!(
            "An api-destination '{name}' already exists."
        )));
    }
    if destinations.len() >= API_DESTINATIONS.at(room.yard.clock) {
        return Err(limit());
    }
    let destination = ApiDestination {
        name: name.to_owned(),
        id: room.yard.draw_id(),
        description: request.owned("Description"),
        connection_arn: connections::arn(room.yard, &connection),
        connection: connection.name,
        invocation_endpoint: request.name("InvocationEndpoint").to_owned(),
        http_method: request.name("HttpMethod").to_owned(),
        invocation_rate_limit_per_second: request
            .whole("InvocationRateLimitPerSecond")
            .unwrap_or(RATE),
        creation_time: room.yard.clock,
        last_modified_time: room.yard.clock,
    };
    let answer = changed(room.yard, &destination).done();
    room.yard.resources.api_destinations.push(destination);
    Ok(answer)
}

fn state(yard: &Yard, destination: &ApiDestination) -> ApiDestinationState {
    let mut connections = yard.resources.connections.iter();
    let authorized = connections.any(|each| {
        each.name == destination.connection && each.state == ConnectionState::Authorized
    });
    if authorized {
        ApiDestinationState::Active
    } else {
        ApiDestinationState::Inactive
    }
}

/// What every change answers.
fn changed(yard: &Yard, destination: &ApiDestination) -> Out {
    let resource = format!("api-destination/{}/{}", destination.name, destination.id);
    Out::default()
        .put("ApiDestinationArn", yard.arn(&resource))
        .put("ApiDestinationState", state(yard, destination).as_str())
        .time("CreationTime", destination.creation_time)
        .time("LastModifiedTime", destination.last_modified_time)
}

/// What ListApiDestinations tells of an API destination.
fn told(yard: &Yard, destination: &ApiDestination) -> Out {
    changed(yard, destination)
        .put("Name", destination.name.clone())
        .put("ConnectionArn", destination.connection_arn.clone())
        .put(
            "InvocationEndpoint",
            destination.invocation_endpoint.clone(),
        )
        .put("HttpMethod", destination.http_method.clone())
        .put(
            "InvocationRateLimitPerSecond",
            destination.invocation_rate_limit_per_second,
        )
}

fn find<'a>(yard: &'a mut Yard, name: &str) -> Result<&'a mut ApiDestination, Refusal> {
    let destinations = &mut yard.resources.api_destinations;
    destinations.iter_mut().find(|each| each.name == name).ok_or_else(|| {
        not_found(format!(
            "Failed to describe the api-destination(s). An api-destination '{name}' does not exist."
        ))
    })
}

fn describe_api_destination(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let destination = find(room.yard, request.name("Name"))?.clone();
    Ok(told(room.yard, &destination)
        .some("Description", destination.description.clone())
        .done())
}

fn update_api_destination(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let clock = room.yard.clock;
    find(room.yard, request.name("Name"))?;
    let connection = match request.text("ConnectionArn") {
        Some(arn) => Some(connection(room.yard, arn)?.clone()),
        None => None,
    };
    let connection = connection.map(|each| (connections::arn(room.yard, &each), each.name));
    let destination = find(room.yard, request.name("Name"))?;
    if let Some((arn, name)) = connection {
        destination.connection = name;
        destination.connection_arn = arn;
    }
    if let Some(description) = request.owned("Description") {
        destination.description = Some(description);
    }
    if let Some(endpoint) = request.owned("InvocationEndpoint") {
        destination.invocation_endpoint = endpoint;
    }
    if let Some(method) = request.owned("HttpMethod") {
        destination.http_method = method;
    }
    if let Some(rate) = request.whole("InvocationRateLimitPerSecond") {
        destination.invocation_rate_limit_per_second = rate;
    }
    destination.last_modified_time = clock;
    let destination = destination.clone();
    Ok(changed(room.yard, &destination).done())
}

fn delete_api_destination(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let name = request.name("Name");
    find(room.yard, name)?;
    room.yard
        .resources
        .api_destinations
        .retain(|each| each.name != name);
    Ok(Out::default().done())
}

fn list_api_destinations(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let prefix = request.name("NamePrefix");
    let connection = request.text("ConnectionArn");
    let connection = connection.map(|arn| arn.split('/').nth(1).unwrap_or_default());
    let destinations: Vec<_> = room
        .yard
        .resources
        .api_destinations
        .iter()
        .filter(|each| each.name.starts_with(prefix))
        .filter(|each| connection.is_none_or(|name| each.connection == name))
        .map(|each| (each.name.as_str(), each))
        .collect();
    page(request, "ApiDestinations", &destinations, |each| {
        told(room.yard, each).done()
    })
}

#[cfg(test)]
mod tests;
