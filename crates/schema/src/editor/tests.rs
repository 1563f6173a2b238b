use super::{complete, complete_event, hover, hover_event};
use crate::Schemas;
use std::sync::OnceLock;

fn schemas() -> &'static Schemas {
    static SCHEMAS: OnceLock<Schemas> = OnceLock::new();
    SCHEMAS.get_or_init(|| crate::author::schemas().unwrap())
}

/// Splits a text at `|`, where the caret is.
fn caret(text: &str) -> (String, usize) {
    let offset = text.find('|').unwrap();
    (text.replacen('|', "", 1), offset)
}

fn offered(text: &str) -> Vec<String> {
    let (text, offset) = caret(text);
    let found = complete(schemas(), &text, offset, "");
    found.items.into_iter().map(|item| item.label).collect()
}

#[test]
fn fields_and_values_come_from_the_schema() {
    let fields =
        offered(r#"{"source": ["aws.ecr"], "detail-type": ["ECR Image Scan"], "detail": {|"#);
    assert!(fields.contains(&"scan-status".to_owned()), "{fields:?}");
    let values = offered(
        r#"{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": {"state": ["sto|"]}}"#,
    );
    assert_eq!(values[..2], ["stopped", "stopping"]);
    let types = offered(r#"{"source": ["aws.codepipeline"], "detail-type": ["Action|"]}"#);
    assert!(
        types[0].starts_with("CodePipeline Action Execution"),
        "{types:?}"
    );
    let sources = offered(r#"{"source": ["aws.codep|"]}"#);
    assert_eq!(sources[0], "aws.codepipeline");
    let inside = offered(
        r#"{"source": ["aws.ecs"], "detail-type": ["ECS Task State Change"], "detail": {"containers": {"ex|"#,
    );
    assert!(inside.contains(&"exitCode".to_owned()), "{inside:?}");
}

#[test]
fn what_is_inserted_goes_on_being_json() {
    let (text, offset) = caret(
        r#"{"source": ["aws.ecs"], "detail-type": ["ECS Task State Change"], "detail": {"contain|"}}"#,
    );
    let found = complete(schemas(), &text, offset, "");
    let item = found
        .items
        .iter()
        .find(|it| it.label == "containers")
        .unwrap();
    assert_eq!(item.insert, "\"containers\": {}");
    let (event, offset) = caret(
        r#"{"source": "aws.ecs", "detail-type": "ECS Task State Change", "detail": {"last|"}}"#,
    );
    let found = complete_event(schemas(), &event, offset, &[]);
    let item = found
        .items
        .iter()
        .find(|it| it.label == "lastStatus")
        .unwrap();
    assert_eq!(item.insert, "\"lastStatus\": \"\"");
    assert_eq!(item.caret, item.insert.len() - 1);
}

#[test]
fn the_event_at_hand_comes_first() {
    let (text, offset) = caret(r#"{"source": ["|"]}"#);
    let found = complete(schemas(), &text, offset, r#"{"source": "com.example"}"#);
    assert_eq!(found.items[0].label, "com.example");
}

#[test]
fn a_key_under_the_pointer_is_explained() {
    let (text, offset) = caret(
        r#"{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": {"st|ate": ["stopped"]}}"#,
    );
    let said = hover(schemas(), &text, offset).unwrap().sentence;
    assert!(
        said.starts_with("Looks at the field detail.state of the event. The state"),
        "{said}"
    );
    assert!(said.contains("shutting-down"), "{said}");
    let (event, offset) = caret(
        r#"{"source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification", "detail": {"state": "stop|ped"}}"#,
    );
    let said = hover_event(schemas(), &event, offset).unwrap().sentence;
    assert!(said.starts_with("The state that it is in now"), "{said}");
    let (event, offset) = caret(r#"{"acc|ount": "1"}"#);
    assert!(
        hover_event(schemas(), &event, offset)
            .unwrap()
            .sentence
            .contains("12 digits")
    );
    let (event, offset) = caret(r#"{"detail": {"mi|ne": "1"}}"#);
    assert_eq!(hover_event(schemas(), &event, offset), None);
}
