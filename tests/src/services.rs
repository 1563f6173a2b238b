//! Yards that declare services and wires, for what looks at them.

use anyhow::Result;
use pipeline::unread::Unread;
use pipeline::{DEFAULT_EVENT_BUS, Rule, Target, Yard};
use serde_json::json;

use crate::browser::Page;
use crate::canvas;
use crate::routes::SERVICES;

/// The ARN of a function in the place where the learner works.
pub fn function(name: &str) -> String {
    format!("arn:aws:lambda:us-east-1:123456789012:function:{name}")
}

/// A rule that calls two functions, of which one is declared, with something wrong in it; an alarm on
/// its errors, a pipeline, a topic, and a value that no form knows.
pub fn declared() -> Yard {
    let mut yard = Yard {
        rules: vec![Rule {
            name: "on-upload".to_owned(),
            event_bus: DEFAULT_EVENT_BUS.to_owned(),
            event_pattern: Some(r#"{"source": ["aws.s3"]}"#.to_owned()),
            targets: vec![
                Target::new("resize", function("resize")),
                Target::new("index", function("index")),
            ],
            ..Rule::default()
        }],
        ..Yard::default()
    };
    yard.resources.services = Unread::of_value(&json!({
        "functions": [{
            "name": "resize",
            "duration_ms": "quickly",
            "on_failure": "arn:aws:sqs:us-east-1:123456789012:nowhere",
            "calls": [
                {"service": "s3", "operation": "PutObject", "request": "{\"bucketName\": \"thumbs\", \"key\": \"$.detail.object.key\"}"},
                {"service": "events", "operation": "PutEvents", "request": "{", "when": "{\"detail\":{\"object\":{\"size\":[{\"numeric\":[\">\",1000]}]}}}"},
            ],
        }],
        "pipelines": [{"name": "release", "stages": [
            {"name": "Approve", "actions": [{"name": "Approve", "category": "Approval", "provider": "Manual",
                "approval": {"after_seconds": 120, "approved": true}}]},
        ]}],
        "instances": [{"instance_id": "i-0a1b2c3d4e5f60718", "managed": true, "tags": [["Team", "blue"]]}],
        "topics": [{"name": "alerts", "subscriptions": [{"protocol": "email", "endpoint": "oncall@example.com"}]}],
    }));
    yard.resources.wires = Unread::of_value(&json!({
        "metric_alarms": [{"alarm_name": "resize-errors", "namespace": "AWS/Lambda", "metric_name": "Errors",
            "period": 45, "alarm_actions": ["arn:aws:sns:us-east-1:123456789012:alerts"]}],
    }));
    yard
}

/// A composite alarm whose actions another alarm suppresses, and a template for the pull requests of
/// two repositories.
pub fn held_back() -> Yard {
    let mut yard = Yard {
        rules: vec![Rule {
            name: "proposed".to_owned(),
            event_bus: DEFAULT_EVENT_BUS.to_owned(),
            event_pattern: Some(
                r#"{"source": ["aws.codecommit"], "detail": {"event": ["pullRequestCreated"]}}"#
                    .to_owned(),
            ),
            targets: vec![Target::new(
                "tell",
                "arn:aws:sns:us-east-1:123456789012:ops",
            )],
            ..Rule::default()
        }],
        ..Yard::default()
    };
    yard.resources.services = Unread::of_value(&json!({"topics": [{"name": "ops"}]}));
    let alarm = |name: &str| json!({"alarm_name": name, "namespace": "Shop", "metric_name": name});
    yard.resources.wires = Unread::of_value(&json!({
        "metric_alarms": [alarm("deploying"), alarm("errors")],
        "composite_alarms": [{"alarm_name": "shop-is-down", "alarm_rule": "ALARM(errors)",
            "alarm_actions": ["arn:aws:sns:us-east-1:123456789012:ops"], "actions_suppressor": "deploying",
            "actions_suppressor_wait_period": 60, "actions_suppressor_extension_period": 60}],
        "approval_rule_templates": [{"name": "two-eyes", "repositories": ["shop", "docs"],
            "number_of_approvals_needed": 2}],
    }));
    yard
}

/// Opens the view with that yard.
async fn open(page: &Page) -> Result<()> {
    canvas::open(page, &declared()).await?;
    page.click_text(".tabs a", "Services").await?;
    page.find(SERVICES.ready).await.map(|_| ())
}

/// The view with the form of the function.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn form(page: &Page) -> Result<()> {
    open(page).await?;
    page.click("#services-functions-0").await?;
    page.find(r#"[data-told="duration_ms"]"#).await.map(|_| ())
}

/// The view with the menu of kinds.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn menu(page: &Page) -> Result<()> {
    open(page).await?;
    page.click("#services-add").await?;
    page.find(r#"[data-add="functions"]"#).await.map(|_| ())
}

/// The view as JSON.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn json(page: &Page) -> Result<()> {
    open(page).await?;
    page.click("#services-as-json").await?;
    page.find(r#"[data-ready="services-json"]"#).await?;
    page.find("code-editor#services-json").await.map(|_| ())
}
