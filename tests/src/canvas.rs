//! Yards for what looks at the canvas.

use anyhow::{Context, Result, ensure};
use pipeline::policy::PolicyPlace;
use pipeline::{
    DEFAULT_EVENT_BUS, DeadLetterConfig, EventBus, Fault, FaultKind, Rule, RuleState, Target, Yard,
};
use serde_json::json;

use crate::browser::Page;
use crate::routes::{CANVAS, EXAMPLES};
use crate::stored;

/// The pattern that takes the event which a new yard has on its bench.
const TAKES: &str = r#"{"source": ["aws.codebuild"]}"#;

fn queue(name: &str) -> Target {
    Target::new(name, format!("arn:aws:sqs:us-east-1:123456789012:{name}"))
}

fn rule(name: String, targets: Vec<Target>) -> Rule {
    Rule {
        name,
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some(TAKES.to_owned()),
        targets,
        ..Rule::default()
    }
}

/// So many rules, each with so many targets of its own.
pub fn crowded(rules: usize, targets: usize) -> Yard {
    let made = (0..rules).map(|n| {
        let targets = (0..targets).map(|m| queue(&format!("queue-of-rule-{n}-{m}")));
        rule(format!("rule-number-{n}"), targets.collect())
    });
    Yard {
        rules: made.collect(),
        ..Yard::default()
    }
}

/// A rule with a target that takes events and one that does not any more, which has a dead-letter
/// queue.
pub fn failing() -> Yard {
    let lost = Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(queue("lost-builds").arn),
        }),
        ..queue("closed")
    };
    let mut yard = Yard {
        rules: vec![rule("build-failed".into(), vec![queue("build-log"), lost])],
        ..Yard::default()
    };
    yard.conditions.faults = vec![Fault::new(queue("closed").arn, FaultKind::PermissionLost)];
    yard
}

/// A yard with something of every weight to be said of it: a policy that was taken away, events that
/// nobody keeps, an event bus that anybody may send to, and a rule that is switched off.
pub fn risky() -> Yard {
    let mut yard = failing();
    let log = PolicyPlace::Resource {
        arn: queue("build-log").arn,
    };
    yard.conditions.policies.put(&log, "");
    let mut off = rule("old-builds".into(), vec![queue("build-log")]);
    off.state = RuleState::Disabled;
    yard.rules.push(off);
    let orders = yard.event_bus_arn("orders");
    yard.event_buses.push(EventBus {
        policy: Some(
            json!({ "Version": "2012-10-17", "Statement": [{ "Sid": "everybody", "Effect": "Allow",
                "Principal": "*", "Action": "events:PutEvents", "Resource": orders }] })
            .to_string(),
        ),
        ..EventBus::new("orders")
    });
    yard
}

/// Opens the canvas with a yard that is put into the browser's database.
///
/// # Errors
/// Where the page does not come up.
pub async fn open(page: &Page, yard: &Yard) -> Result<()> {
    page.goto(CANVAS).await?;
    let event = pipeline::sample("codebuild/build-failed").context("the sample")?;
    let event = json!({ "name": "A build failed", "sample": event.id, "text": event.text,
        "edited": false, "expects": {} });
    let document = json!({ "id": 0, "name": "Canvas", "yard": yard, "events": [event],
        "event": 0, "rule": 0 });
    let shelf = json!({ "yards": [document], "open": 0 });
    stored::put(page, &shelf).await?;
    page.reload(CANVAS.ready).await?;
    page.find(r#"[data-kind="Rule"]"#).await.map(|_| ())
}

/// Waits until an event is seen to move within the picture.
///
/// # Errors
/// Where none does within five seconds.
pub async fn see_one_travel(page: &Page) -> Result<()> {
    let moved = page
        .run(
            "const within = (each) => {
                const [dot, picture] = [each, each.ownerSVGElement].map((one) => one.getBoundingClientRect());
                return dot.right > picture.left && dot.left < picture.right && dot.bottom > picture.top;
            };
            const seen = new Map();
            for (const end = performance.now() + 5000; performance.now() < end;) {
                for (const each of [...document.querySelectorAll('.traveller')].filter(within)) {
                    const { x, y } = each.getBoundingClientRect();
                    const before = seen.get(each) ?? { x, y };
                    if (before.x !== x || before.y !== y) return true;
                    seen.set(each, before);
                }
                await new Promise(requestAnimationFrame);
            }
            return false;",
        )
        .await?;
    ensure!(moved == true, "nothing was seen to move");
    Ok(())
}

/// Opens an example yard by its title.
///
/// # Errors
/// Where there is none of the title, or the canvas does not come up.
pub async fn open_example(page: &Page, title: &str) -> Result<()> {
    page.goto(EXAMPLES).await?;
    page.click(&format!(r#"[data-example="{title}"] button"#))
        .await?;
    page.find(CANVAS.ready).await.map(|_| ())
}
