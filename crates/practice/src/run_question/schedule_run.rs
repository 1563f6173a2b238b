//! Options that are schedule expressions.

use pipeline::Timestamp;
use pipeline::schedule::{Api, FlexibleTimeWindow, SchedulerSchedule, Utc, Zone, check};
use quiz::{ChoiceOption, ExpectSchedule, ScheduleRun};

use super::{Outcome, Zones};

/// What a run says, understood.
struct Asked {
    api: Api,
    zone: Box<dyn Zone>,
    after: Timestamp,
    /// The runs that are wanted; `None` where only the expression itself is judged.
    next: Option<Vec<Timestamp>>,
}

fn read(run: &ScheduleRun, zones: Zones<'_>) -> Result<Asked, String> {
    let time = |text: &str| {
        text.parse::<Timestamp>()
            .map_err(|error| format!("`{text}` is no time: {error}"))
    };
    let zone: Box<dyn Zone> = match run.time_zone.as_deref() {
        None => Box::new(Utc),
        Some(name) => zones(name).ok_or_else(|| format!("no time zone is named `{name}`"))?,
    };
    let next = match &run.expect {
        ExpectSchedule::Next(next) => {
            let next = next.iter().map(|text| time(text));
            Some(next.collect::<Result<Vec<Timestamp>, String>>()?)
        }
        ExpectSchedule::Valid | ExpectSchedule::Refused => None,
    };
    Ok(Asked {
        api: Api::named(&run.api).ok_or_else(|| format!("no operation is named `{}`", run.api))?,
        zone,
        after: time(&run.after)?,
        next,
    })
}

/// What is wrong with the run itself.
pub(super) fn broken(run: &ScheduleRun, zones: Zones<'_>) -> Option<String> {
    read(run, zones).err()
}

pub(super) fn outcome(option: &ChoiceOption, run: &ScheduleRun, zones: Zones<'_>) -> Outcome {
    let Some(expression) = option.inline_code() else {
        return Outcome::Nothing;
    };
    let Ok(asked) = read(run, zones) else {
        return Outcome::BrokenRun;
    };
    let schedule = match asked.api {
        Api::PutRule => check(expression, asked.api),
        Api::CreateSchedule => SchedulerSchedule {
            expression: expression.to_owned(),
            time_zone: run.time_zone.clone(),
            flexible_time_window: FlexibleTimeWindow::Off,
        }
        .check(|name| zones(name).is_some()),
    };
    match schedule {
        Err(refusal) => Outcome::Refused(refusal),
        Ok(schedule) => {
            // One run more would show that a schedule which should have ended goes on.
            let count = asked.next.map_or(0, |next| next.len().max(1));
            let runs = schedule.runs_in(asked.zone.as_ref(), asked.after);
            Outcome::Runs(runs.take(count).collect())
        }
    }
}

/// Whether these are the runs that are wanted.
pub(super) fn is_next(runs: &[Timestamp], wanted: &[String]) -> bool {
    runs.len() == wanted.len()
        && runs
            .iter()
            .zip(wanted)
            .all(|(run, text)| text.parse() == Ok(*run))
}
