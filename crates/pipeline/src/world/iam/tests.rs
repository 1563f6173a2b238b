use super::resource;
use crate::world::ApiCall;

#[track_caller]
fn check(service: &str, operation: &str, request: &str, expect: &str) {
    let call: ApiCall = serde_json::from_value(serde_json::json!({
        "service": service,
        "operation": operation,
        "request": request,
    }))
    .unwrap();
    assert_eq!(resource(&call, "123456789012", "us-east-1"), expect);
}

/// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Identity
/// and Access Management (IAM)": UpdateAccessKey is on a user, AttachRolePolicy on a role.
#[test]
fn call_of_iam_is_on_the_user_or_role_that_it_names() {
    check(
        "iam",
        "UpdateAccessKey",
        r#"{"userName":"deploy","accessKeyId":"AKIAEXAMPLE"}"#,
        "arn:aws:iam::123456789012:user/deploy",
    );
    check(
        "iam",
        "AttachRolePolicy",
        r#"{"roleName":"build","policyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}"#,
        "arn:aws:iam::123456789012:role/build",
    );
    check("iam", "ListUsers", "{}", "*");
    check("ssm", "DescribeInstanceInformation", "{}", "*");
}
