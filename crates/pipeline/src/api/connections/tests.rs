use crate::Yard;
use crate::api::testing::{good, refused};
use serde_json::json;

#[test]
fn no_secret_is_told_or_kept() {
    let mut yard = Yard::default();
    let parameters = json!({
        "ApiKeyAuthParameters": {"ApiKeyName": "k", "ApiKeyValue": "hush"},
        "InvocationHttpParameters": {"HeaderParameters": [
            {"Key": "a", "Value": "open", "IsValueSecret": false},
            {"Key": "b", "Value": "hush", "IsValueSecret": true}]}
    });
    let request =
        json!({"Name": "c", "AuthorizationType": "API_KEY", "AuthParameters": parameters});
    good(&mut yard, "CreateConnection", request);
    let told = good(&mut yard, "DescribeConnection", json!({"Name": "c"}));
    assert_eq!(
        told["AuthParameters"],
        json!({"ApiKeyAuthParameters": {"ApiKeyName": "k"},
            "InvocationHttpParameters": {"HeaderParameters": [
                {"Key": "a", "Value": "open", "IsValueSecret": false},
                {"Key": "b", "IsValueSecret": true}]}})
    );
    assert!(!format!("{yard:?}").contains("hush"));
}

#[test]
fn an_update_keeps_what_it_does_not_name() {
    let mut yard = Yard::default();
    let oauth = json!({"OAuthParameters": {"ClientParameters": {"ClientID": "i", "ClientSecret": "s"},
        "AuthorizationEndpoint": "https://example.com/a", "HttpMethod": "POST"}});
    let request = json!({"Name": "c", "AuthorizationType": "OAUTH_CLIENT_CREDENTIALS",
        "AuthParameters": oauth, "Description": "d"});
    good(&mut yard, "CreateConnection", request);
    let change = json!({"OAuthParameters": {"HttpMethod": "PUT"}});
    good(
        &mut yard,
        "UpdateConnection",
        json!({"Name": "c", "AuthParameters": change}),
    );
    let told = good(&mut yard, "DescribeConnection", json!({"Name": "c"}));
    assert_eq!(told["Description"], "d");
    assert_eq!(
        told["AuthParameters"]["OAuthParameters"],
        json!({"ClientParameters": {"ClientID": "i"}, "AuthorizationEndpoint": "https://example.com/a",
            "HttpMethod": "PUT"})
    );
    let basic = json!({"BasicAuthParameters": {"Username": "u", "Password": "p"}});
    let change = json!({"Name": "c", "AuthorizationType": "BASIC", "AuthParameters": basic});
    let answer = good(&mut yard, "UpdateConnection", change);
    assert_eq!(answer["ConnectionState"], "AUTHORIZED");
    let told = good(&mut yard, "DescribeConnection", json!({"Name": "c"}));
    assert_eq!(
        told["AuthParameters"],
        json!({"BasicAuthParameters": {"Username": "u"}})
    );
}

#[test]
fn parameters_fit_the_type() {
    let yard = Yard::default();
    let basic = json!({"BasicAuthParameters": {"Username": "u", "Password": "p"}});
    let request = json!({"Name": "c", "AuthorizationType": "API_KEY", "AuthParameters": basic});
    assert_eq!(
        refused(&yard, "CreateConnection", request),
        "ValidationException: Parameter(s) ApiKeyAuthParameters must be specified."
    );
}
