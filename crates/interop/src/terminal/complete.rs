//! What may stand at a place of a line.

use crate::cli::commands::{self, CliOption, Command, GLOBAL};
use pattern::Span;
use pipeline::{DEFAULT_EVENT_BUS, RuleState, Yard};
use serde::{Deserialize, Serialize};

/// A word that may stand where the cursor is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// The bytes of the line that it takes the place of.
    pub span: Span,
    /// The word.
    pub text: String,
}

/// What may stand where the cursor is, at this byte of the line: a service, a command, an option that is
/// not there yet, or a name of the yard. Sorted as they are offered.
pub fn complete(line: &str, cursor: usize, yard: &Yard) -> Vec<Completion> {
    let before = line.get(..cursor).unwrap_or(line);
    // Only the last command of the line counts.
    let start = before.rfind([';', '&', '\n']).map_or(0, |at| at + 1);
    let here = before.get(start..).unwrap_or_default();
    let words: Vec<&str> = here.split_whitespace().collect();
    let (known, typed) = match here.ends_with(char::is_whitespace) || here.is_empty() {
        true => (words.as_slice(), ""),
        false => match words.split_last() {
            Some((last, known)) => (known, *last),
            None => (words.as_slice(), ""),
        },
    };
    let (typed, from) = match typed.split_once('=') {
        Some((option, value)) if option.starts_with("--") => (value, Some(option)),
        _ => (typed, None),
    };
    let span = Span {
        start: before.len().saturating_sub(typed.len()),
        end: before.len(),
    };
    let offered = offered(known, from, typed, yard);
    let fits = offered
        .into_iter()
        .filter(|text| text.starts_with(typed) && text != typed);
    fits.map(|text| Completion { span, text }).collect()
}

fn offered(known: &[&str], from: Option<&str>, typed: &str, yard: &Yard) -> Vec<String> {
    let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
    match known {
        [] => owned(vec!["aws", "help"]),
        ["aws"] => {
            let mut services = super::help::services();
            services.push("help");
            owned(services)
        }
        ["aws", service] => {
            let commands = commands::all().filter(|command| command.service == *service);
            let mut names: Vec<&str> = commands.map(|command| command.name).collect();
            names.sort_unstable();
            names.push("help");
            owned(names)
        }
        ["aws", service, name, rest @ ..] => match commands::find(service, name) {
            Some(command) => of_command(command, rest, from, typed, yard),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn of_command(
    command: &Command,
    words: &[&str],
    from: Option<&str>,
    typed: &str,
    yard: &Yard,
) -> Vec<String> {
    let last = from.or_else(|| words.last().copied().filter(|word| word.starts_with("--")));
    let asked = last.and_then(|option| option.strip_prefix("--"));
    let option = asked.and_then(|name| command.options.iter().find(|option| option.name == name));
    if let Some(option) = option.filter(|_| !typed.starts_with("--")) {
        let values = values(command, option, words, yard);
        if !values.is_empty() {
            return values;
        }
    }
    if asked == Some("output") {
        return vec!["json".to_owned(), "text".to_owned()];
    }
    let given = |name: &str| {
        words.iter().any(|word| {
            word.strip_prefix("--").map(|word| word.split('=').next()) == Some(Some(name))
        })
    };
    let own = command.options.iter();
    let required = own.clone().filter(|option| option.required);
    let optional = own.filter(|option| !option.required);
    let names = required.chain(optional).map(|option| option.name);
    let names = names.chain(["query", "output", "region"]);
    let more = GLOBAL
        .iter()
        .map(|(name, _)| *name)
        .filter(|_| typed.len() > 4);
    names
        .chain(more)
        .filter(|name| !given(name))
        .map(|name| format!("--{name}"))
        .collect()
}

/// The names of the yard that an option may have.
fn values(command: &Command, option: &CliOption, words: &[&str], yard: &Yard) -> Vec<String> {
    let bus = words
        .iter()
        .position(|word| *word == "--event-bus-name")
        .and_then(|at| words.get(at + 1).copied())
        .unwrap_or(DEFAULT_EVENT_BUS);
    let rules = || yard.rules_on(bus).map(|rule| rule.name.clone()).collect();
    let resources = &yard.resources;
    let mut values: Vec<String> = match (command.service, command.name, option.member) {
        ("events", _, "EventBusName") => buses(yard),
        ("events", "describe-event-bus" | "update-event-bus" | "delete-event-bus", "Name") => {
            buses(yard)
        }
        ("events", _, "Rule") => rules(),
        ("events", name, "Name") if name.ends_with("-rule") => rules(),
        ("events", "remove-targets", "Ids") => {
            let rule = words.iter().position(|word| *word == "--rule");
            let rule = rule.and_then(|at| yard.rule(bus, words.get(at + 1)?));
            let targets = rule.map(|rule| rule.targets.iter().map(|target| target.id.clone()));
            targets.map(Iterator::collect).unwrap_or_default()
        }
        ("events", _, "ArchiveName") => resources
            .archives
            .iter()
            .map(|one| one.name.clone())
            .collect(),
        ("events", _, "ReplayName") => resources
            .replays
            .iter()
            .map(|one| one.name.clone())
            .collect(),
        ("events", name, "Name") if name.contains("api-destination") => resources
            .api_destinations
            .iter()
            .map(|one| one.name.clone())
            .collect(),
        ("events", name, "Name") if name.contains("connection") => resources
            .connections
            .iter()
            .map(|one| one.name.clone())
            .collect(),
        ("events", "put-rule", "State") => RuleState::ALL
            .iter()
            .map(|state| state.as_str().to_owned())
            .collect(),
        ("events", "list-rule-names-by-target", "TargetArn") => {
            let targets = yard.rules_on(bus).flat_map(|rule| &rule.targets);
            targets.map(|target| target.arn.clone()).collect()
        }
        ("iam", _, "RoleName") => {
            let roles = yard.conditions.policies.roles.iter();
            let names = roles.filter_map(|role| role.arn.rsplit('/').next());
            names.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    };
    let mut known = std::collections::HashSet::new();
    values.retain(|value| known.insert(value.clone()));
    values
}

fn buses(yard: &Yard) -> Vec<String> {
    yard.event_buses
        .iter()
        .map(|bus| bus.name.clone())
        .collect()
}
