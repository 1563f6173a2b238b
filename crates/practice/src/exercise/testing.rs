//! An exercise of one rule, for tests.

use super::expect::Arrival;
use super::format::{
    Arrives, Constraint, Debrief, Exercise, Limit, Requirement, Run, Solution, Theme,
};
use super::json::Json;
use super::play::{Happens, Script, Way};
use pipeline::{Rule, Target, Yard};
use serde_json::json;

pub(super) const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:alerts";

pub(super) fn run(id: &str, hidden: bool, state: &str) -> Run {
    let event = json!({
        "source": "aws.ec2",
        "detail-type": "EC2 Instance State-change Notification",
        "detail": {"state": state},
    });
    Run {
        id: id.to_owned(),
        title: format!("an instance is {state}"),
        hidden,
        script: Script {
            steps: vec![Happens {
                event: Some(Json(event)),
                ..Happens::default()
            }],
            wait: 60,
            ..Script::default()
        },
    }
}

pub(super) fn yard(pattern: &str) -> Yard {
    Yard {
        rules: vec![Rule {
            name: "stopped".to_owned(),
            event_bus: "default".to_owned(),
            event_pattern: Some(pattern.to_owned()),
            targets: vec![Target::new("1", TOPIC)],
            ..Rule::default()
        }],
        ..Yard::default()
    }
}

pub(super) const RIGHT: &str = r#"{"source":["aws.ec2"],"detail":{"state":["stopped"]}}"#;

pub(super) fn exercise() -> Exercise {
    Exercise {
        id: "test".to_owned(),
        title: "Test".to_owned(),
        level: 1,
        theme: Theme::Basics,
        minutes: 1,
        topics: Vec::new(),
        tasks: Vec::new(),
        brief: Vec::new(),
        start: Yard::default(),
        may_change: vec!["/rules".to_owned()],
        runs: vec![
            run("stopped", false, "stopped"),
            run("again", true, "stopped"),
            run("running", true, "running"),
        ],
        requirements: vec![Requirement {
            id: "told".to_owned(),
            text: "It is told.".to_owned(),
            arrives: ["stopped", "again"]
                .map(|run| Arrives {
                    run: run.to_owned(),
                    of: Some(1),
                    way: Way::Delivered,
                    arrival: Arrival {
                        to: ":alerts".to_owned(),
                        with: Some(Json(json!({"detail": {"state": "stopped"}}))),
                        without: Vec::new(),
                        times: 1,
                    },
                })
                .into(),
            stays_away: Vec::new(),
            does: Vec::new(),
            does_not: Vec::new(),
            note: Some("Think.".to_owned()),
        }],
        constraints: vec![Constraint {
            text: "Sources are named.".to_owned(),
            limit: Limit::NoWildcardSource,
        }],
        hints: Vec::new(),
        references: vec![Solution {
            title: "one rule".to_owned(),
            yard: yard(RIGHT),
        }],
        debrief: Debrief {
            why: Vec::new(),
            exam: Vec::new(),
            since: Vec::new(),
        },
    }
}
