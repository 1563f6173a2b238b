//! Yards in which services do things, for what looks at what follows from an event.

use anyhow::Result;
use pipeline::wires::bucket_notification::BucketNotification;
use pipeline::world::services::{
    Action, ActionCategory, Bucket, Pipeline, Project, Protocol, Queue, Stage, Subscription, Topic,
};
use pipeline::{DEFAULT_EVENT_BUS, Rule, Target, Yard};

use crate::browser::Page;
use crate::routes::{TIME, YARD};
use crate::states::send;
use crate::stored;

const ROLE: &str = "arn:aws:iam::123456789012:role/events";
const PROJECT: &str = "arn:aws:codebuild:us-east-1:123456789012:project/website";

/// The pattern that takes the event on the bench of a stored yard, and no other.
const BENCH: &str = r#"{"id":["d04b6e38-9f15-4a72-b3c8-61e7f0a2d95c"]}"#;

fn rule(name: &str, pattern: &str, arn: &str) -> Rule {
    Rule {
        name: name.to_owned(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some(pattern.to_owned()),
        targets: vec![Target {
            role_arn: Some(ROLE.to_owned()),
            ..Target::new("t", arn)
        }],
        ..Rule::default()
    }
}

/// A yard with these rules and a project of CodeBuild, whose builds fail in a phase where one is
/// named.
fn builds(rules: Vec<Rule>, failed_phase: Option<&str>) -> Yard {
    let mut yard = Yard {
        rules,
        ..Yard::default()
    };
    yard.resources.services.projects.push(Project {
        name: "website".to_owned(),
        failed_phase: failed_phase.map(str::to_owned),
        ..Project::default()
    });
    yard
}

/// The event on the bench starts a build, which fails; a rule tells a topic of that.
#[must_use]
pub fn failed_build() -> Yard {
    let failed = r#"{"source":["aws.codebuild"],"detail-type":["CodeBuild Build State Change"],"detail":{"project-name":["website"],"build-status":["FAILED"]}}"#;
    let topic = "arn:aws:sns:us-east-1:123456789012:alerts";
    let rules = vec![rule("start", BENCH, PROJECT), rule("failed", failed, topic)];
    let mut yard = builds(rules, Some("BUILD"));
    yard.resources.services.topics.push(Topic {
        name: "alerts".to_owned(),
        subscriptions: vec![Subscription {
            protocol: Protocol::Email,
            endpoint: "team@example.com".to_owned(),
            ..Subscription::default()
        }],
    });
    yard
}

/// The event on the bench starts a build, and the end of each build starts the next.
#[must_use]
pub fn looping() -> Yard {
    let over = r#"{"source":["aws.codebuild"],"detail-type":["CodeBuild Build State Change"],"detail":{"project-name":["website"],"build-status":["SUCCEEDED"]}}"#;
    let rules = vec![rule("start", BENCH, PROJECT), rule("again", over, PROJECT)];
    builds(rules, None)
}

/// A pipeline that waits for an approval, and a bucket that tells a queue of its objects.
#[must_use]
pub fn approving() -> Yard {
    let mut yard = Yard::default();
    let services = &mut *yard.resources.services;
    services.pipelines.push(Pipeline {
        name: "release".to_owned(),
        // CodePipeline makes none with a single stage.
        stages: vec![
            Stage {
                name: "Gate".to_owned(),
                actions: vec![Action {
                    name: "Approve".to_owned(),
                    category: ActionCategory::Approval,
                    provider: "Manual".to_owned(),
                    ..Action::default()
                }],
            },
            Stage {
                name: "Open".to_owned(),
                actions: Vec::new(),
            },
        ],
        ..Pipeline::default()
    });
    services.buckets.push(Bucket {
        name: "inbox".to_owned(),
    });
    services.queues.push(Queue {
        name: "arrivals".to_owned(),
    });
    yard.resources
        .wires
        .bucket_notifications
        .push(BucketNotification {
            bucket: "inbox".to_owned(),
            id: "new".to_owned(),
            events: vec!["s3:ObjectCreated:*".to_owned()],
            prefix: "incoming/".to_owned(),
            destination_arn: "arn:aws:sqs:us-east-1:123456789012:arrivals".to_owned(),
            ..BucketNotification::default()
        });
    yard
}

/// Opens the bench with a yard that was kept.
///
/// # Errors
/// Where the page does not come up.
pub async fn open(page: &Page, yard: &Yard) -> Result<()> {
    page.goto(YARD).await?;
    stored::put(page, &stored::shelf(yard)).await?;
    page.reload(YARD.ready).await
}

/// Sends the event on the bench and lets an hour pass, until the report tells what followed.
///
/// # Errors
/// Where nothing follows.
pub async fn send_and_wait(page: &Page, follows: &str) -> Result<()> {
    send(page).await?;
    page.click_text(".clock button", "+1 hour").await?;
    page.wait_for_text(".report__head", |text| text.contains(follows))
        .await
        .map(|_| ())
}

/// Opens the view of time of a yard that waits for an approval.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn await_approval(page: &Page) -> Result<()> {
    open(page, &approving()).await?;
    page.click_text(".tabs a", "Time").await?;
    page.find(r#"[data-ready="world"]"#).await?;
    page.choose("#deed-kind", "Work is started").await?;
    page.click_text(".deed button", "Let it happen").await?;
    page.wait_for_text("[data-told]", |text| {
        text.contains("StartPipelineExecution")
    })
    .await?;
    page.click_text(".clock button", "+1 minute").await?;
    page.find(r#"[data-answer="Approve"]"#).await.map(|_| ())
}

/// Makes an archive of the default bus, sends the event on the bench into it, and asks for a replay.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn ask_for_replay(page: &Page) -> Result<()> {
    let topic = "arn:aws:sns:us-east-1:123456789012:alerts";
    let yard = Yard {
        rules: vec![rule("told", BENCH, topic)],
        ..Yard::default()
    };
    open(page, &yard).await?;
    page.goto(TIME).await?;
    page.click(".archives > summary").await?;
    page.fill("#archive-name", "everything").await?;
    page.click_text(".archives button", "Make the archive")
        .await?;
    page.find(r#"[data-archive="everything"]"#).await?;
    page.click_text(".tabs a", "Bench").await?;
    send(page).await?;
    page.click_text(".tabs a", "Time").await?;
    page.wait_for_text(r#"[data-archive="everything"]"#, |text| {
        text.contains("1 event")
    })
    .await?;
    page.click(r#"[data-archive="everything"] button[aria-expanded]"#)
        .await?;
    page.click_text(".archives__replay button", "Start the replay")
        .await?;
    page.wait_for_text("[data-replay]", |text| text.contains("STARTING"))
        .await
        .map(|_| ())
}
