//! `eventyard schedule FILE`: one schedule expression a line in, its next runs a line out.

use std::io::{BufWriter, Write};

use anyhow::{Context, Result, bail};
use pipeline::Timestamp;
use pipeline::schedule::{Api, FlexibleTimeWindow, NamedZone, SchedulerSchedule, Utc, Zone, check};
use serde::{Deserialize, Serialize};

use crate::{Outcome, input};

/// More runs than this are not listed for one line.
const MOST_RUNS: usize = 100_000;

#[derive(Deserialize)]
struct Case {
    id: serde_json::Value,
    expression: String,
    #[serde(default)]
    after: Timestamp,
    #[serde(default)]
    count: usize,
    api: Option<String>,
    timezone: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    next: Vec<Timestamp>,
}

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let text = input::read(&input::only_file(arguments)?)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (number, line) in input::lines(&text) {
        let case: Case =
            serde_json::from_str(line).with_context(|| format!("line {number} is no case"))?;
        let answer = answer(case).with_context(|| format!("line {number}"))?;
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(Outcome::Good)
}

fn answer(case: Case) -> Result<Answer> {
    let api = match case.api.as_deref() {
        None => Api::default(),
        Some(name) => Api::named(name).with_context(|| format!("no api {name}"))?,
    };
    if case.count > MOST_RUNS {
        bail!("count is more than {MOST_RUNS}");
    }
    let zone: Box<dyn Zone> = match (api, case.timezone.as_deref()) {
        (_, None | Some("UTC")) => Box::new(Utc),
        (Api::PutRule, Some(_)) => bail!("timezone is for scheduler:CreateSchedule only"),
        (Api::CreateSchedule, Some(name)) => match NamedZone::named(name) {
            Some(zone) => Box::new(zone),
            None => Box::new(Utc),
        },
    };
    let schedule = match api {
        Api::PutRule => check(&case.expression, api),
        Api::CreateSchedule => SchedulerSchedule {
            expression: case.expression,
            time_zone: case.timezone,
            flexible_time_window: FlexibleTimeWindow::Off,
        }
        .check(|name| NamedZone::named(name).is_some()),
    };
    Ok(match schedule {
        Ok(schedule) => Answer {
            id: case.id,
            valid: true,
            error: None,
            next: schedule
                .runs_in(zone.as_ref(), case.after)
                .take(case.count)
                .collect(),
        },
        Err(refusal) => Answer {
            id: case.id,
            valid: false,
            error: Some(refusal.message),
            next: Vec::new(),
        },
    })
}
