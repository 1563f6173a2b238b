//! Yards that a person has kept, put where the app stores them.

use anyhow::Result;
use pipeline::{
    DEFAULT_EVENT_BUS, DeadLetterConfig, FIRST_SAMPLE, Fault, FaultKind, RetryPolicy, Rule, Target,
    Yard,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::browser::Page;

/// The dead-letter queue of [`failing`].
pub const DEAD: &str = "arn:aws:sqs:us-east-1:123456789012:dead-orders";

/// The topic of [`failing`], which answers with errors.
pub const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:orders";

/// Puts all yards into the browser's database; the page has to be loaded again.
///
/// # Errors
/// Where the browser refuses.
pub async fn put(page: &Page, shelf: &Value) -> Result<()> {
    put_slot(page, "yard", 3, shelf).await
}

/// Puts a value into a slot of the browser's database; the page has to be loaded again.
///
/// # Errors
/// As for [`put_text`].
pub async fn put_slot(page: &Page, slot: &str, schema: u32, value: &impl Serialize) -> Result<()> {
    let envelope =
        json!({ "format": 1, "slot": slot, "schema": schema, "saved_at": 0, "value": value });
    put_text(page, slot, &envelope.to_string()).await
}

/// Puts a text into a slot, whatever it is; the page has to be loaded again. It waits until the app
/// has stored what someone begins with, which would else be written over the text.
///
/// # Errors
/// Where the browser refuses, or the app stores nothing.
pub async fn put_text(page: &Page, slot: &str, text: &str) -> Result<()> {
    let text = Value::from(text);
    let script = format!(
        "const asked = (request) => new Promise((done, fail) => {{ request.onsuccess = () => done(request.result); request.onerror = fail; }});
        const base = await asked(indexedDB.open('eventyard'));
        const stored = () => asked(base.transaction('texts').objectStore('texts').getKey('eventyard.slot.{slot}'));
        for (let left = 200; await stored() === undefined; left -= 1) {{
            if (left === 0) throw new Error('nothing was stored in {slot}');
            await new Promise((done) => setTimeout(done, 50));
        }}
        const change = base.transaction('texts', 'readwrite');
        change.objectStore('texts').put({text}, 'eventyard.slot.{slot}');
        await new Promise((done, fail) => {{ change.oncomplete = done; change.onerror = fail; }});
        base.close();"
    );
    page.run(&script).await.map(|_| ())
}

/// One yard with the first sample event on the bench.
#[must_use]
pub fn shelf(yard: &Yard) -> Value {
    let (sample, title, text) = FIRST_SAMPLE;
    let event =
        json!({ "name": title, "sample": sample, "text": text, "edited": false, "expects": {} });
    let document =
        json!({ "id": 0, "name": "Kept", "yard": yard, "events": [event], "event": 0, "rule": 0 });
    json!({ "yards": [document], "open": 0 })
}

/// A yard whose rule takes the event on the bench and whose target fails for good: two more
/// attempts, then the dead-letter queue.
#[must_use]
pub fn failing() -> Yard {
    let target = Target {
        retry_policy: Some(RetryPolicy {
            maximum_retry_attempts: Some(2),
            maximum_event_age_in_seconds: Some(3_600),
        }),
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(DEAD.to_owned()),
        }),
        ..Target::new("topic", TOPIC)
    };
    let mut yard = Yard {
        rules: vec![Rule {
            name: "builds".to_owned(),
            event_bus: DEFAULT_EVENT_BUS.to_owned(),
            event_pattern: Some(r#"{"source": ["aws.codebuild"]}"#.to_owned()),
            targets: vec![target],
            ..Rule::default()
        }],
        ..Yard::default()
    };
    yard.conditions.faults = vec![Fault::new(TOPIC, FaultKind::Error)];
    yard
}
