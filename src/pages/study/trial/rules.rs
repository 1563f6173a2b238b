//! The options of an executable question as rules of a yard.

use crate::store::handover::Trial;
use pipeline::{DEFAULT_EVENT_BUS, InputChoice, Rule, Target};
use quiz::{ChoiceOption, Expect, Question, Run};

/// The options as rules, in the order in which they are shown, and the events of the runs; `None`
/// for a question without event patterns and input templates.
pub(super) fn trial(question: &Question, order: &[usize]) -> Option<Trial> {
    // All runs of a question are of one kind.
    let first = question.runs.first()?;
    if let Run::Schedule(_) = first {
        return None;
    }
    let rule = |(place, id): (usize, &usize)| {
        let mut rule = of_option(question.options.get(*id)?, first)?;
        rule.name = format!("option-{}", place + 1);
        Some(rule)
    };
    let rules: Vec<Rule> = order.iter().enumerate().filter_map(rule).collect();
    let event = |run: &Run| match run {
        Run::Pattern(run) => {
            let expected = vec![run.expect == Expect::Match; rules.len()];
            Some((run.title.clone(), run.event.clone(), expected))
        }
        Run::Template(run) => Some((run.title.clone(), run.event.clone(), Vec::new())),
        Run::Schedule(_) => None,
    };
    Some(Trial {
        name: question.id.clone(),
        events: question.runs.iter().filter_map(event).collect(),
        shows_target: matches!(first, Run::Template(_)),
        rules,
        ..Trial::default()
    })
}

/// The rule of an option, still without a name: its event pattern, or one that takes the event of
/// the run, with a target that is given what the option's input transformer makes of it.
fn of_option(option: &ChoiceOption, run: &Run) -> Option<Rule> {
    let (pattern, targets) = match run {
        Run::Pattern(_) => (option.code("json")?.to_owned(), Vec::new()),
        Run::Template(run) => {
            let template = option.code("template")?.to_owned();
            let paths = paths(option.code("json").or(run.paths.as_deref()));
            let mut target = Target::new(TARGET_ID, TARGET_ARN);
            target.input = InputChoice::Transformer { paths, template };
            (pattern_for(&run.event), vec![target])
        }
        Run::Schedule(_) => return None,
    };
    Some(Rule {
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some(pattern),
        targets,
        ..Rule::default()
    })
}

const TARGET_ID: &str = "target-1";

/// A queue: it takes any text and needs no role. Account and Region are those of a new yard.
const TARGET_ARN: &str = "arn:aws:sqs:us-east-1:123456789012:received";

/// An event pattern that takes the events of the same source.
fn pattern_for(event: &str) -> String {
    let event: Option<serde_json::Value> = serde_json::from_str(event).ok();
    let source = event.as_ref().and_then(|event| event.get("source"));
    match source {
        Some(source) => format!("{{\n  \"source\": [{source}]\n}}"),
        None => "{\n  \"source\": [{ \"exists\": true }]\n}".to_owned(),
    }
}

/// The input paths in a JSON object of names and paths.
fn paths(text: Option<&str>) -> Vec<(String, String)> {
    let object = text.and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
    let members = object.iter().filter_map(serde_json::Value::as_object);
    members
        .flatten()
        .filter_map(|(name, path)| Some((name.clone(), path.as_str()?.to_owned())))
        .collect()
}
