use crate::{Kind, Schemas};

fn schemas() -> Schemas {
    crate::author::schemas().unwrap()
}

fn path(text: &str) -> Vec<String> {
    text.split_terminator('.').map(str::to_owned).collect()
}

fn names(schemas: &Schemas, pattern: &str, at: &str) -> Vec<String> {
    let (pattern, _) = pattern::parse(pattern);
    let children = schemas.scope(&pattern).children(&path(at));
    children.iter().map(|known| known.name.to_owned()).collect()
}

#[test]
fn an_unfinished_pattern_narrows_already() {
    let schemas = schemas();
    let text = r#"{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": {""#;
    assert_eq!(names(&schemas, text, "detail"), ["instance-id", "state"]);
    let (pattern, _) = pattern::parse(text);
    let state = schemas
        .scope(&pattern)
        .field(&path("detail.state"))
        .unwrap();
    assert!(state.is_closed && state.values.contains(&"stopped"));
    assert_eq!(state.kind, Kind::String);
    assert!(!state.description.is_empty());
}

#[test]
fn what_more_event_types_have_comes_first() {
    let schemas = schemas();
    let found = names(&schemas, r#"{"source": ["aws.codepipeline"]}"#, "detail");
    let place = |name: &str| found.iter().position(|it| it == name).unwrap();
    assert!(place("pipeline") < place("action"));
}

#[test]
fn detail_types_follow_the_source() {
    let schemas = schemas();
    let (pattern, _) = pattern::parse(r#"{"source": ["aws.codedeploy"]}"#);
    let scope = schemas.scope(&pattern);
    let known = scope.field(&path("detail-type")).unwrap();
    assert!(
        known
            .values
            .contains(&"CodeDeploy Deployment State-change Notification")
    );
    assert!(known.values.contains(&"AWS API Call via CloudTrail"));
    assert!(!known.values.contains(&"ECS Task State Change"));
    let (pattern, _) = pattern::parse(r#"{"detail-type": ["ECS Task State Change"]}"#);
    let known = schemas.scope(&pattern).field(&path("source")).unwrap();
    assert_eq!(known.values, ["aws.ecs"]);
}

#[test]
fn an_event_narrows_to_its_type() {
    let schemas = schemas();
    let scope =
        schemas.scope_of_event(r#"{"source": "aws.ecr", "detail-type": "ECR Image Scan", "#);
    assert_eq!(scope.types().len(), 1);
    assert!(scope.is_narrowed());
    let counts = scope.children(&path("detail.finding-severity-counts"));
    assert!(counts.iter().any(|known| known.name == "CRITICAL"));
}
