use super::patterns::{self, Pattern};
use super::*;
use serde_json::json;

#[track_caller]
fn told(members: &'static [Member], request: serde_json::Value, expect: &str) {
    let request = request.as_object().expect("an object");
    let refusal = check(members, request).expect_err("a refusal");
    assert_eq!(refusal.to_string(), expect);
}

static INNER: Object = Object {
    name: "Inner",
    members: &[
        required("Id", Shape::Text(text(1, 3))),
        optional("When", Shape::Time),
    ],
    inner: &["own"],
};
static LIST: List = List {
    min: 1,
    max: 2,
    of: Shape::Object(&INNER),
};
static NAMES: Map = Map {
    max: 2,
    keys: text(1, 4).like(patterns::NAME),
    values: text(0, 5),
};
static MEMBERS: [Member; 6] = [
    required("Name", Shape::Text(text(1, 4).like(patterns::NAME))),
    optional("Kind", Shape::Text(one_of(&["B", "A"]))),
    optional("Limit", Shape::Whole(1, 100)),
    optional("Items", Shape::List(&LIST)),
    optional("Names", Shape::Map(&NAMES)),
    optional("Password", Shape::Text(text(1, 4).secret())),
];

#[test]
fn errors_come_together_in_the_order_of_the_members() {
    told(
        &MEMBERS,
        json!({"Name": "a b c", "Kind": "C", "Limit": 0}),
        "ValidationException: 4 validation errors detected: Value 'a b c' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+; Value 'a b c' at 'name' failed to satisfy constraint: Member must have length less than or equal to 4; Value 'C' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [B, A]; Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    );
}

#[test]
fn what_is_missing_is_null() {
    let missing = "ValidationException: 1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null";
    told(&MEMBERS, json!({}), missing);
    told(&MEMBERS, json!({"Name": null}), missing);
    told(
        &MEMBERS,
        json!({"Name": "a", "Items": [{"Id": "a"}, {}]}),
        "ValidationException: 1 validation error detected: Value null at 'items.2.member.id' failed to satisfy constraint: Member must not be null",
    );
}

#[test]
fn values_are_printed_as_java_prints_them() {
    told(
        &MEMBERS,
        json!({"Name": "a", "Items": [{"Id": "a", "When": "2026-01-15T12:00:00Z"}, {"Id": "b"}, {"Id": "c"}]}),
        "ValidationException: 1 validation error detected: Value '[Inner(id=a, when=Thu Jan 15 12:00:00 UTC 2026, own=null), Inner(id=b, when=null, own=null), Inner(id=c, when=null, own=null)]' at 'items' failed to satisfy constraint: Member must have length less than or equal to 2",
    );
    told(
        &MEMBERS,
        json!({"Name": "a", "Items": []}),
        "ValidationException: 1 validation error detected: Value '[]' at 'items' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    told(
        &MEMBERS,
        json!({"Name": "a", "Names": {"a b": "x"}}),
        "ValidationException: 1 validation error detected: Value '{a b=x}' at 'names' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 4, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+]",
    );
}

#[test]
fn a_secret_is_not_printed() {
    told(
        &MEMBERS,
        json!({"Name": "a", "Password": "secret"}),
        "ValidationException: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 4",
    );
}

#[test]
fn a_wrong_type_is_told_before_any_constraint() {
    told(
        &MEMBERS,
        json!({"Name": 7}),
        "SerializationException: NUMBER_VALUE can not be converted to a String",
    );
    told(
        &MEMBERS,
        json!({"Name": "!", "Items": {}}),
        "SerializationException: Start of structure or map found where not expected.",
    );
}

#[track_caller]
fn pattern(pattern: Pattern, good: &[&str], bad: &[&str]) {
    for text in good {
        assert!((pattern.holds)(text), "{text} fits {}", pattern.text);
    }
    for text in bad {
        assert!(
            !(pattern.holds)(text),
            "{text} does not fit {}",
            pattern.text
        );
    }
}

#[test]
fn expressions_hold_what_they_say() {
    pattern(patterns::NAME, &["a.B-_9"], &["", "a/b", "ä", "a b"]);
    pattern(patterns::BUS_NAME, &["a/b"], &["", "a:b"]);
    let bus = "arn:aws:events:us-east-1:123456789012:event-bus/default";
    pattern(
        patterns::BUS_NAME_OR_ARN,
        &[bus, "a/b"],
        &["arn:aws:events:us-east-1:1:event-bus/a", ""],
    );
    pattern(patterns::NON_PARTNER_BUS_NAME_OR_ARN, &[bus, "a"], &["a/b"]);
    pattern(
        patterns::SOURCE_ARN,
        &[bus],
        &[
            "arn:aws:sqs:a:123456789012:a/b",
            "arn:aws:events:a:12:a/b",
            "arn:aws:events:a::/b",
        ],
    );
    pattern(
        patterns::CONNECTION_ARN,
        &["arn:aws:events:eu-west-1:123456789012:connection/a.b/1-a"],
        &[
            "arn:aws:events:eu-west-1:123456789012:connection/a",
            "invalid-connection-arn",
        ],
    );
    pattern(
        patterns::EVENT_SOURCE_NAME,
        &["aws.partner/a.com/b"],
        &["aws.partner/a", "aws.partner/a//b"],
    );
    pattern(
        patterns::PRINCIPAL,
        &["*", "123456789012"],
        &["1", "a23456789012", "**"],
    );
    pattern(
        patterns::ACTION,
        &["events:PutEvents"],
        &["events:", "events:*", "sqs:A"],
    );
    pattern(
        patterns::HTTPS_ENDPOINT,
        &["https://a.b/c?d=%20", "invalid-endpoint"],
        &["a b", "%2", "%zz", ""],
    );
    pattern(patterns::AUTH_HEADER, &["a b\t"], &["", "a:b", "\t", "a\n"]);
    pattern(patterns::ONE_LINE, &["", "a"], &["a\nb"]);
    pattern(patterns::KMS_KEY, &["", "alias/a:b"], &["a b"]);
    pattern(patterns::PATH_PARAMETER, &["a"], &["", "  ", "a\nb"]);
    pattern(patterns::HEADER_KEY, &["X-A"], &["", "a b", "a:"]);
    pattern(patterns::HEADER_VALUE, &["a b"], &["", "ä"]);
    pattern(patterns::QUERY_KEY, &["a b"], &["", "a\tb"]);
    pattern(patterns::QUERY_VALUE, &["a\nb"], &["", "a\tb"]);
    pattern(patterns::STATEMENT_ID, &["a-_9"], &["a.b", ""]);
    pattern(patterns::PATH_NAME, &["a-_9"], &["a.b", ""]);
}
