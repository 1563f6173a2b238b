use super::*;
use crate::author;

fn describe_text<T>(text: &str, look: impl FnOnce(&Description<'_>) -> T) -> T {
    let schemas = author::schemas().expect("the schemas of this repository");
    let value = pattern::json::read(text).0.expect("a value");
    look(&describe(&schemas, &value))
}

fn paths(description: &Description<'_>) -> Vec<String> {
    let fields = description.fields.iter();
    fields.map(|field| field.path.clone()).collect()
}

#[test]
fn the_envelope_is_known_of_every_event_and_own_details_are_not() {
    let text = r#"{"version": "0", "source": "my.app", "detail-type": "Order", "mine": 1, "detail": {"state": "x"}}"#;
    describe_text(text, |found| {
        assert_eq!(found.origin, None);
        assert_eq!(paths(found), ["version", "source", "detail-type", "detail"]);
        for field in &found.fields {
            assert!(!field.field.description().is_empty(), "{}", field.path);
        }
    });
}

#[test]
fn fields_of_a_known_type_come_with_their_place_in_the_text() {
    let text = r#"{"source": "aws.codebuild", "detail-type": "CodeBuild Build State Change", "detail": {"build-status": "FAILED", "no-such-field": {"build-status": 1}, "additional-information": {"phases": [{"phase-type": "BUILD"}, {"phase-type": "INSTALL"}]}}}"#;
    describe_text(text, |found| {
        assert!(found.origin.is_some());
        let status = found.fields.iter();
        let status: Vec<_> = status
            .filter(|field| field.path == "detail.build-status")
            .collect();
        let [status] = status.as_slice() else {
            panic!("{:?}", paths(found));
        };
        assert_eq!(
            status.key.start,
            text.find("\"build-status").expect("there")
        );
        assert!(status.field.values().any(|value| value == "FAILED"));
        let phases = paths(found);
        let phase = "detail.additional-information.phases.phase-type";
        assert_eq!(
            phases.iter().filter(|path| *path == phase).count(),
            2,
            "{phases:?}"
        );
        assert!(!phases.iter().any(|path| path.contains("no-such-field")));
    });
}

#[test]
fn what_stands_in_a_field_that_holds_anything_is_left_out() {
    let text = r#"{"source": "aws.ec2", "detail-type": "AWS API Call via CloudTrail", "detail": {"eventName": "RunInstances", "requestParameters": {"instanceType": "t3.micro"}}}"#;
    describe_text(text, |found| {
        let paths = paths(found);
        assert!(paths.contains(&"detail.eventName".to_owned()), "{paths:?}");
        let inside = "detail.requestParameters.";
        assert!(!paths.iter().any(|path| path.starts_with(inside)));
    });
}

#[test]
fn what_is_no_object_has_no_fields() {
    for text in ["[]", "1", "{\"detail\": []}", "{"] {
        describe_text(text, |found| {
            assert!(found.fields.len() <= 1, "{text}: {:?}", paths(found));
        });
    }
}
