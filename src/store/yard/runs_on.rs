//! What a rule runs on: events, a schedule, or both. What is not in force is kept aside.

use super::document::Document;
use pipeline::Rule;

/// What makes a rule run; AWS takes a rule with either or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunsOn {
    /// Events that its pattern takes.
    Events,
    /// A schedule.
    Schedule,
    /// Both.
    Both,
}

/// The schedule that a rule begins with.
const FIRST_SCHEDULE: &str = "rate(5 minutes)";

/// The event pattern that a scheduled rule begins with: it takes the events of one service.
const FIRST_PATTERN: &str = "{\n  \"source\": [\"aws.ec2\"]\n}";

impl RunsOn {
    /// What a rule runs on. One with neither is shown as one with an event pattern.
    pub fn of(rule: &Rule) -> RunsOn {
        match (&rule.event_pattern, &rule.schedule_expression) {
            (Some(_), Some(_)) => RunsOn::Both,
            (None, Some(_)) => RunsOn::Schedule,
            _ => RunsOn::Events,
        }
    }
}

/// Sets what a rule runs on. A part that it gets is the one it had before, where it had one.
pub(super) fn choose(document: &mut Document, at: usize, runs_on: RunsOn) -> Option<()> {
    let clock = document.yard.clock;
    let rule = document.yard.rules.get_mut(at)?;
    let mut kept = document.aside.iter();
    let mut aside = match kept.position(|aside| aside.name == rule.name) {
        Some(place) => document.aside.remove(place),
        None => Rule {
            name: rule.name.clone(),
            ..Rule::default()
        },
    };
    let had_schedule = rule.schedule_expression.is_some();
    switch(
        &mut rule.event_pattern,
        &mut aside.event_pattern,
        runs_on != RunsOn::Schedule,
        FIRST_PATTERN,
    );
    switch(
        &mut rule.schedule_expression,
        &mut aside.schedule_expression,
        runs_on != RunsOn::Events,
        FIRST_SCHEDULE,
    );
    if !had_schedule && rule.schedule_expression.is_some() {
        rule.creation_time = clock;
    }
    if aside.event_pattern.is_some() || aside.schedule_expression.is_some() {
        document.aside.push(aside);
    }
    Some(())
}

fn switch(part: &mut Option<String>, aside: &mut Option<String>, wanted: bool, first: &str) {
    if wanted && part.is_none() {
        *part = Some(aside.take().unwrap_or_else(|| first.to_owned()));
    } else if !wanted && part.is_some() {
        *aside = part.take();
    }
}

/// Sets a rule's schedule expression; a rate counts from now on, as AWS does it.
pub(super) fn schedule(document: &mut Document, at: usize, text: String) -> Option<()> {
    let clock = document.yard.clock;
    let rule = document.yard.rules.get_mut(at)?;
    rule.schedule_expression = Some(text);
    rule.creation_time = clock;
    Some(())
}

/// What was kept aside goes with a rule to its new name, unless a rule of that name has something
/// aside itself; a rule that has the old name too keeps a copy.
pub(super) fn rename(document: &mut Document, old: &str, new: &str, twin: bool) {
    if document.aside.iter().any(|aside| aside.name == new) {
        return;
    }
    let place = document.aside.iter().position(|aside| aside.name == old);
    let Some(aside) = place.and_then(|place| document.aside.get_mut(place)) else {
        return;
    };
    let old = twin.then(|| aside.clone());
    aside.name = new.to_owned();
    document.aside.extend(old);
}

/// Forgets what was kept aside for a rule that is gone.
pub(super) fn forget(document: &mut Document, name: &str) {
    if !document.yard.rules.iter().any(|rule| rule.name == name) {
        document.aside.retain(|aside| aside.name != name);
    }
}

#[cfg(test)]
mod tests;
