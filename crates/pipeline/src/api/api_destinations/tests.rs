use crate::Yard;
use crate::api::testing::{good, refused};
use serde_json::{Value, json};

fn yard() -> (Yard, Value) {
    let mut yard = Yard::default();
    let basic = json!({"BasicAuthParameters": {"Username": "u", "Password": "p"}});
    let request = json!({"Name": "c", "AuthorizationType": "BASIC", "AuthParameters": basic});
    let connection = good(&mut yard, "CreateConnection", request)["ConnectionArn"].clone();
    let request = json!({"Name": "d", "ConnectionArn": connection, "HttpMethod": "POST",
        "InvocationEndpoint": "https://example.com/a", "InvocationRateLimitPerSecond": 5});
    good(&mut yard, "CreateApiDestination", request.clone());
    (yard, request)
}

#[test]
fn a_destination_lives_with_its_connection() {
    let (mut yard, request) = yard();
    let told = good(&mut yard, "DescribeApiDestination", json!({"Name": "d"}));
    assert_eq!(told["ApiDestinationState"], "ACTIVE");
    for name in [
        "ConnectionArn",
        "HttpMethod",
        "InvocationEndpoint",
        "InvocationRateLimitPerSecond",
    ] {
        assert_eq!(told[name], request[name]);
    }
    good(
        &mut yard,
        "UpdateApiDestination",
        json!({"Name": "d", "HttpMethod": "PUT"}),
    );
    good(&mut yard, "DeleteConnection", json!({"Name": "c"}));
    let told = good(&mut yard, "DescribeApiDestination", json!({"Name": "d"}));
    assert_eq!(told["ApiDestinationState"], "INACTIVE");
    assert_eq!(told["HttpMethod"], "PUT");
    assert_eq!(told["InvocationRateLimitPerSecond"], 5);
}

#[test]
fn names_are_unique_and_connections_there() {
    let (yard, mut request) = yard();
    assert_eq!(
        refused(&yard, "CreateApiDestination", request.clone()),
        "ResourceAlreadyExistsException: An api-destination 'd' already exists."
    );
    request["Name"] = "e".into();
    request["ConnectionArn"] = "arn:aws:events:us-east-1:123456789012:connection/x/1".into();
    assert_eq!(
        refused(&yard, "CreateApiDestination", request),
        "ResourceNotFoundException: Failed to describe the connection(s). Connection 'x' does not exist."
    );
}

#[test]
fn destinations_are_listed_by_connection() {
    let (mut yard, request) = yard();
    let by = |arn: &Value| json!({"ConnectionArn": arn});
    let told = good(
        &mut yard,
        "ListApiDestinations",
        by(&request["ConnectionArn"]),
    );
    assert_eq!(told["ApiDestinations"][0]["Name"], "d");
    let other = json!("arn:aws:events:us-east-1:123456789012:connection/x/1");
    let told = good(&mut yard, "ListApiDestinations", by(&other));
    assert_eq!(told["ApiDestinations"], json!([]));
}
