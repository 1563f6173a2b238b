//! Reads the `[[run]]` tables of executable questions.

use crate::author::fields::Fields;
use crate::author::finding::code;
use crate::author::report::{At, Report};
use crate::run::{Expect, ExpectInput, ExpectSchedule, PatternRun, Run, ScheduleRun, TemplateRun};

/// The operations that take a schedule expression.
const APIS: [&str; 2] = [PUT_RULE, "scheduler:CreateSchedule"];
const PUT_RULE: &str = "events:PutRule";

/// Reads one table; `None` where something of it is missing or wrong.
pub(crate) fn read(mut fields: Fields<'_, '_>, report: &mut Report<'_>) -> Option<Run> {
    fields.need("kind", report);
    fields.need("title", report);
    let kind = fields.text("kind", report)?;
    let title = fields.text("title", report).map(|title| title.value);
    let run = match kind.value.as_str() {
        "pattern" => pattern(title, &mut fields, report).map(Run::Pattern),
        "schedule" => schedule(title, &mut fields, report).map(Run::Schedule),
        "template" => template(title, &mut fields, report).map(Run::Template),
        other => {
            let message = format!("no engine runs the kind \"{other}\"");
            let help = "Known kinds: pattern, schedule, template.";
            report.error(kind.at, code::RUN, message, help);
            return None;
        }
    };
    fields.finish(report);
    run
}

fn pattern(
    title: Option<String>,
    fields: &mut Fields<'_, '_>,
    report: &mut Report<'_>,
) -> Option<PatternRun> {
    fields.need("event", report);
    fields.need("expect", report);
    let event = fields.text("event", report);
    let expect = fields.text("expect", report)?;
    let expect = match expect.value.as_str() {
        "match" => Expect::Match,
        "no-match" => Expect::NoMatch,
        _ => {
            wrong(
                &expect,
                "`expect` must be \"match\" or \"no-match\"",
                report,
            );
            return None;
        }
    };
    Some(PatternRun {
        title: title?,
        event: event?.value,
        expect,
    })
}

fn schedule(
    title: Option<String>,
    fields: &mut Fields<'_, '_>,
    report: &mut Report<'_>,
) -> Option<ScheduleRun> {
    fields.need("after", report);
    let after = fields.text("after", report);
    let api = fields.text("api", report);
    let time_zone = fields.text("timezone", report);
    let next = fields.texts("next", report);
    let expect = fields.text("expect", report);
    if let Some(api) = api.as_ref().filter(|api| !APIS.contains(&&*api.value)) {
        let message = "`api` must be \"events:PutRule\" or \"scheduler:CreateSchedule\"";
        wrong(api, message, report);
        return None;
    }
    let api = api.map_or_else(|| PUT_RULE.to_owned(), |api| api.value);
    if let Some(zone) = time_zone.as_ref().filter(|_| api == PUT_RULE) {
        let message = "`timezone` is for `api = \"scheduler:CreateSchedule\"` only";
        wrong(zone, message, report);
        return None;
    }
    let expect = match (next, expect) {
        (Some(next), None) => {
            ExpectSchedule::Next(next.value.into_iter().map(|time| time.value).collect())
        }
        (None, Some(expect)) if expect.value == "valid" => ExpectSchedule::Valid,
        (None, Some(expect)) if expect.value == "refused" => ExpectSchedule::Refused,
        (_, expect) => {
            let at = expect.map_or(fields.at(), |expect| expect.at);
            let message = "a schedule run has either `next`, a list of times, or `expect`, \"valid\" or \"refused\"";
            report.error(at, code::WRONG_VALUE, message, "");
            return None;
        }
    };
    Some(ScheduleRun {
        title: title?,
        api,
        time_zone: time_zone.map(|zone| zone.value),
        after: after?.value,
        expect,
    })
}

fn template(
    title: Option<String>,
    fields: &mut Fields<'_, '_>,
    report: &mut Report<'_>,
) -> Option<TemplateRun> {
    fields.need("event", report);
    let event = fields.text("event", report);
    let paths = fields.text("paths", report).map(|paths| paths.value);
    let output = fields.text("output", report);
    let expect = fields.text("expect", report);
    let expect = match (output, expect) {
        (Some(output), None) => ExpectInput::Text(output.value),
        (None, Some(expect)) if expect.value == "failure" => ExpectInput::Failure,
        (_, expect) => {
            let at = expect.map_or(fields.at(), |expect| expect.at);
            let message = "a template run has either `output`, the text that the target is given, or `expect = \"failure\"`";
            report.error(at, code::WRONG_VALUE, message, "");
            return None;
        }
    };
    Some(TemplateRun {
        title: title?,
        event: event?.value,
        paths,
        expect,
    })
}

fn wrong(found: &At<String>, message: &str, report: &mut Report<'_>) {
    report.error(found.at, code::WRONG_VALUE, message, "");
}
