//! What services do, in words: names of services, short names of resources, marks of doings.

use crate::components::chip::Signal;
use crate::store::yard::{Outcome, last_of};
use pipeline::world::{Doing, DoingKind};

/// The services by the name in their ARNs, with their own name and what one of them does when its
/// work begins.
const SERVICES: [(&str, &str, &str); 19] = [
    ("autoscaling", "Auto Scaling", "moved an instance"),
    ("cloudwatch", "CloudWatch", "acted"),
    ("codebuild", "CodeBuild", "built"),
    ("codecommit", "CodeCommit", "acted"),
    ("codedeploy", "CodeDeploy", "deployed"),
    ("codepipeline", "CodePipeline", "ran a pipeline"),
    ("config", "Config", "remediated"),
    ("dynamodb", "DynamoDB", "acted"),
    ("ec2", "EC2", "acted"),
    ("ecs", "ECS", "ran a task"),
    ("events", "EventBridge", "replayed"),
    ("firehose", "Firehose", "wrote"),
    ("kinesis", "Kinesis", "acted"),
    ("lambda", "Lambda", "ran"),
    ("logs", "CloudWatch Logs", "acted"),
    ("s3", "S3", "acted"),
    ("sns", "SNS", "sent"),
    ("sqs", "SQS", "acted"),
    ("ssm", "Systems Manager", "ran"),
];

fn service_part(arn: &str) -> &str {
    arn.split(':').nth(2).unwrap_or_default()
}

/// The name of the service that an ARN belongs to.
pub fn service(arn: &str) -> &str {
    let part = service_part(arn);
    let found = SERVICES.iter().find(|(name, ..)| *name == part);
    match found {
        Some((_, name, _)) => name,
        None if part.is_empty() => "AWS",
        None => part,
    }
}

/// What a service did when work began, such as `built`.
pub fn verb(arn: &str) -> &'static str {
    let part = service_part(arn);
    let found = SERVICES.iter().find(|(name, ..)| *name == part);
    found.map_or("acted", |(_, _, verb)| verb)
}

/// A resource by its name alone: a build, an execution or a version by what it is one of.
pub fn short(arn: &str) -> &str {
    let resource = arn.splitn(6, ':').nth(5).unwrap_or(arn);
    let behind = |text: &'static str| resource.split_once(text).map(|(_, rest)| rest);
    let name = match service_part(arn) {
        "logs" => behind("log-group:").map(|group| group.trim_end_matches(":*")),
        "codebuild" => behind("/").and_then(|name| name.split(':').next()),
        "lambda" | "states" => behind(":").and_then(|name| name.split(':').next()),
        "codedeploy" => behind("deploymentgroup:"),
        "dynamodb" => behind("table/").and_then(|name| name.split('/').next()),
        _ => None,
    };
    name.unwrap_or_else(|| last_of(arn))
}

/// A doing by its kind: the colour and the word.
pub fn mark(kind: DoingKind) -> (Signal, &'static str) {
    match kind {
        DoingKind::Started => (Signal::Quiet, "Began"),
        DoingKind::Changed => (Signal::Quiet, "Changed"),
        DoingKind::Succeeded => (Signal::Green, "Succeeded"),
        DoingKind::Failed => (Signal::Red, "Failed"),
        DoingKind::Waits => (Signal::Amber, "Waits"),
        DoingKind::Called => (Signal::Quiet, "Called an API"),
        DoingKind::Refused => (Signal::Red, "Refused"),
        DoingKind::SentEvent => (Signal::Quiet, "Sent an event"),
        DoingKind::Wrote => (Signal::Quiet, "Wrote"),
        DoingKind::Message => (Signal::Quiet, "Message"),
        DoingKind::FilteredOut => (Signal::Amber, "Kept back"),
        DoingKind::Lost => (Signal::Red, "Lost"),
        DoingKind::Cut => (Signal::Red, "Cut"),
        _ => (Signal::Quiet, "Other"),
    }
}

/// How a doing went, as steps are told apart.
pub fn outcome(doing: &Doing) -> Outcome {
    match doing.kind {
        DoingKind::Succeeded => Outcome::Good,
        DoingKind::Waits | DoingKind::FilteredOut => Outcome::Again,
        DoingKind::Failed | DoingKind::Refused | DoingKind::Lost | DoingKind::Cut => Outcome::Bad,
        _ => Outcome::OnTheWay,
    }
}

/// `once`, `twice`, `3 times`.
pub fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        some => format!("{some} times"),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn arns_become_a_service_and_a_name() {
        let build = "arn:aws:codebuild:us-east-1:123456789012:project/website";
        assert_eq!(
            (service(build), short(build), verb(build)),
            ("CodeBuild", "website", "built")
        );
        let group = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/all:*";
        assert_eq!(
            (service(group), short(group)),
            ("CloudWatch Logs", "/aws/events/all")
        );
        for (arn, name) in [
            (
                "codebuild:us-east-1:123456789012:build/web:b8b4c297-7eab",
                "web",
            ),
            ("lambda:us-east-1:123456789012:function:audit:live", "audit"),
            (
                "states:us-east-1:123456789012:execution:orders:e1",
                "orders",
            ),
            (
                "codedeploy:us-east-1:123456789012:deploymentgroup:shop/live",
                "shop/live",
            ),
            (
                "dynamodb:us-east-1:123456789012:table/orders/stream/2026",
                "orders",
            ),
            ("sns:us-east-1:123456789012:alerts", "alerts"),
            ("events:us-east-1:123456789012:rule/orders/mine", "mine"),
            ("s3:::inbox", "inbox"),
        ] {
            assert_eq!(short(&format!("arn:aws:{arn}")), name);
        }
        assert_eq!(service("arn:aws:iam::123456789012:role/x"), "iam");
        assert_eq!((service(""), verb("")), ("AWS", "acted"));
    }

    #[test]
    fn every_kind_of_doing_has_a_word_of_its_own() {
        let mut words: Vec<&str> = DoingKind::ALL.iter().map(|kind| mark(*kind).1).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), DoingKind::ALL.len());
    }
}
