//! What services do next, in a yard that declares a resource of every kind: their events keep to the
//! schemas of AWS's events. And yards with wiring by chance, which reach every kind and every wire.

#[path = "world/every_kind.rs"]
mod every_kind;
#[path = "../corpus/world/wiring.rs"]
mod wiring;

use std::collections::BTreeSet;

use pattern::Event;
use pipeline::world::{Doing, DoingKind};
use pipeline::{EventInput, Timestamp, Yard, advance, send};
use schema::validate;
use tests::root;

/// The doings of the yard that declares everything, over two weeks.
fn doings() -> Vec<Doing> {
    let path = root().join("tests/corpus/world/everything.json");
    let text = std::fs::read_to_string(path).expect("a yard file");
    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut yard: Yard = serde_json::from_value(file["yard"].clone()).expect("a yard");
    let events = file["events"].as_array().expect("events");
    let events: Vec<EventInput> = events
        .iter()
        .map(|event| EventInput::new(event["text"].as_str().expect("a text")))
        .collect();
    let sent = send(&yard, &events);
    yard = sent.yard;
    let mut doings = sent.doings;
    let end = Timestamp(yard.clock.millis() + 14 * 86_400_000);
    while yard.clock < end {
        let later = advance(&yard, end);
        doings.extend(later.doings);
        yard = later.yard;
    }
    assert!(yard.happenings.running.is_empty(), "{:?}", yard.happenings);
    doings
}

#[test]
fn the_events_of_services_keep_to_the_schemas() {
    let schemas = schema::author::schemas().expect("events/schemas/ is sound");
    let mut findings = BTreeSet::new();
    let mut types = BTreeSet::new();
    for doing in doings() {
        if doing.kind != DoingKind::SentEvent {
            continue;
        }
        let text = doing.content.expect("an event has its text");
        let (event, problems) = Event::read(&text);
        let event = event.unwrap_or_else(|| panic!("{text}: {problems:?}"));
        assert_eq!(pipeline::check_event(&text), [], "{text}");
        let of = |name: &str| {
            let found = event.value().get(name).and_then(|value| value.as_str());
            found.unwrap_or_default().to_owned()
        };
        let (source, detail_type) = (of("source"), of("detail-type"));
        if !source.starts_with("aws.") {
            continue;
        }
        types.insert(format!("{source} | {detail_type}"));
        let Some(found) = schemas.find(&source, &detail_type) else {
            findings.insert(format!("no schema of {source}, {detail_type}"));
            continue;
        };
        for it in validate(event.value(), found) {
            findings.insert(format!("{detail_type}: {}: {}", it.path, it.message));
        }
    }
    let findings: Vec<String> = findings.into_iter().collect();
    assert!(findings.is_empty(), "\n  {}\n", findings.join("\n  "));
    // Every kind of resource has told of itself.
    let expect = [
        "aws.autoscaling | EC2 Instance Launch Unsuccessful",
        "aws.autoscaling | EC2 Instance Terminate Successful",
        "aws.autoscaling | EC2 Instance-launch Lifecycle Action",
        "aws.autoscaling | EC2 Instance-terminate Lifecycle Action",
        "aws.codebuild | CodeBuild Build Phase Change",
        "aws.codebuild | CodeBuild Build State Change",
        "aws.codecommit | CodeCommit Approval Rule Template Change",
        "aws.codecommit | CodeCommit Comment on Pull Request",
        "aws.codecommit | CodeCommit Pull Request State Change",
        "aws.codecommit | CodeCommit Repository State Change",
        "aws.codedeploy | CodeDeploy Deployment State-change Notification",
        "aws.codedeploy | CodeDeploy Instance State-change Notification",
        "aws.codepipeline | CodePipeline Action Execution State Change",
        "aws.codepipeline | CodePipeline Pipeline Execution State Change",
        "aws.codepipeline | CodePipeline Stage Execution State Change",
        "aws.config | Config Rules Compliance Change",
        "aws.config | Config Rules Re-evaluation Status",
        "aws.ec2 | EC2 Instance State-change Notification",
        "aws.ecs | ECS Task State Change",
        "aws.iam | AWS API Call via CloudTrail",
        "aws.s3 | Object Created",
        "aws.s3 | Object Deleted",
        "aws.ssm | EC2 Automation Execution Status-change Notification",
        "aws.ssm | EC2 Automation Step Status-change Notification",
        "aws.ssm | EC2 Command Invocation Status-change Notification",
        "aws.ssm | EC2 Command Status-change Notification",
        "aws.ssm | Parameter Store Change",
        "aws.states | Step Functions Execution Status Change",
        "aws.tag | Tag Change on Resource",
    ];
    for one in expect {
        assert!(types.contains(one), "{one} is not among {types:?}");
    }
}
