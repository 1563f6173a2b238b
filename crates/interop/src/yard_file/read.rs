//! Reads the members of a yard file.
//!
//! A rule or target that AWS would refuse is read like any other: a yard holds
//! what the learner is still writing, and the page and `send` tell what is
//! wrong with it.

use super::place::Place;
use super::{FORMAT, ImportError, SavedEvent, VERSION, YardFile};
use pattern::{Code, Diagnostic};
use pipeline::wires::Wires;
use pipeline::world::{Happenings, Services};
use pipeline::{EventBus, InputChoice, Rule, RuleState, SqsParameters, Target, Yard};

pub(super) fn file(text: &str) -> Result<YardFile, ImportError> {
    let (value, diagnostics) = pattern::json::read(text);
    if let Some(error) = diagnostics.into_iter().find(spoils) {
        return Err(broken(error));
    }
    let Some(value) = value else {
        return Err(ImportError {
            span: pattern::Span {
                start: 0,
                end: text.len(),
            },
            path: String::new(),
            message: "The file is empty.".to_owned(),
        });
    };
    let root = Place::root(text, &value);
    header(&root)?;
    root.object(&["format", "version", "yard", "events"])?;
    let yard = yard(&root.member("yard")?)?;
    let events = match root.optional("events") {
        Some(events) => events
            .list()?
            .iter()
            .map(saved_event)
            .collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    Ok(YardFile { yard, events })
}

/// Text behind the object spoils a file too: it may be a second one.
fn spoils(diagnostic: &Diagnostic) -> bool {
    diagnostic.is_error() || diagnostic.code == Code::TrailingText
}

fn broken(diagnostic: Diagnostic) -> ImportError {
    let reason = diagnostic.message.trim_end_matches('.');
    ImportError {
        span: diagnostic.span,
        path: String::new(),
        message: match &diagnostic.help {
            Some(help) => format!("The file is not valid JSON: {reason}. {help}"),
            None => format!("The file is not valid JSON: {reason}."),
        },
    }
}

/// Format and version come first: of a later version nothing else is known.
fn header(root: &Place<'_>) -> Result<(), ImportError> {
    let format = root.optional("format");
    let named = format.as_ref().map(Place::text).transpose()?;
    if named != Some(FORMAT) {
        let place = format.as_ref().unwrap_or(root);
        return Err(place.error(format!(
            "This is not a yard file: such a file has the member \"format\": \"{FORMAT}\"."
        )));
    }
    let place = root.member("version")?;
    let version = place.count()?;
    if version == 0 || version > VERSION {
        return Err(place.error(format!(
            "The file has version {version} of the format; this Eventyard reads version {VERSION}. Open it with the Eventyard that wrote it."
        )));
    }
    Ok(())
}

fn yard(place: &Place<'_>) -> Result<Yard, ImportError> {
    place.object(&[
        "account",
        "region",
        "clock",
        "seed",
        "counter",
        "steps",
        "event_buses",
        "rules",
        "resources",
        "elsewhere",
        "organizations",
        "conditions",
        "under_way",
        "happenings",
    ])?;
    let clock = place.member("clock")?;
    let event_buses = event_buses(&place.member("event_buses")?)?;
    let rules = place.member("rules")?.list()?;
    let rules = rules.iter().map(|place| rule(place, &event_buses));
    readable(place)?;
    if let Some(elsewhere) = place.optional("elsewhere") {
        elsewhere.list()?.iter().try_for_each(readable)?;
    }
    Ok(Yard {
        account: account(&place.member("account")?)?,
        region: region(&place.member("region")?)?,
        clock: clock
            .text()?
            .parse()
            .map_err(|error| clock.error(format!("This is not a time: {error}.")))?,
        seed: place.member("seed")?.count()?,
        counter: place.member("counter")?.count()?,
        steps: place.member("steps")?.count()?,
        rules: rules.collect::<Result<_, _>>()?,
        event_buses,
        resources: place.data_or_default("resources")?,
        elsewhere: place.data_or_default("elsewhere")?,
        organizations: place.data_or_default("organizations")?,
        conditions: place.data_or_default("conditions")?,
        under_way: place.data_or_default("under_way")?,
        happenings: place.data_or_default("happenings")?,
    })
}

/// Whether what a yard keeps unread can be read.
fn readable(place: &Place<'_>) -> Result<(), ImportError> {
    place.data_or_default::<Option<Happenings>>("happenings")?;
    if let Some(resources) = place.optional("resources") {
        resources.data_or_default::<Option<Services>>("services")?;
        resources.data_or_default::<Option<Wires>>("wires")?;
    }
    Ok(())
}

fn account(place: &Place<'_>) -> Result<String, ImportError> {
    let text = place.text()?;
    if text.len() != 12 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(place.error("An account has twelve digits."));
    }
    Ok(text.to_owned())
}

fn region(place: &Place<'_>) -> Result<String, ImportError> {
    let text = place.text()?;
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if text.is_empty() || !text.bytes().all(allowed) {
        return Err(place.error("A Region is written as us-east-1."));
    }
    Ok(text.to_owned())
}

fn event_buses(place: &Place<'_>) -> Result<Vec<EventBus>, ImportError> {
    let mut buses: Vec<EventBus> = Vec::new();
    for place in place.list()? {
        place.object(&[
            "name",
            "description",
            "policy",
            "tags",
            "creation_time",
            "last_modified_time",
            "event_source",
            "kms_key_identifier",
            "dead_letter_config",
            "log_config",
        ])?;
        let name = place.member("name")?;
        let text = name.text()?;
        if text.is_empty() {
            return Err(name.error("An event bus has a name."));
        }
        if buses.iter().any(|bus| bus.name == text) {
            return Err(name.error("Another event bus has this name already."));
        }
        buses.push(place.data()?);
    }
    if !buses
        .iter()
        .any(|bus| bus.name == pipeline::DEFAULT_EVENT_BUS)
    {
        return Err(place.error("Every yard has the event bus \"default\"."));
    }
    Ok(buses)
}

fn rule(place: &Place<'_>, event_buses: &[EventBus]) -> Result<Rule, ImportError> {
    place.object(&[
        "name",
        "event_bus",
        "event_pattern",
        "state",
        "description",
        "targets",
        "schedule_expression",
        "role_arn",
        "managed_by",
        "tags",
        "creation_time",
    ])?;
    let event_bus = place.member("event_bus")?;
    let bus = event_bus.text()?;
    if !event_buses.iter().any(|known| known.name == bus) {
        return Err(event_bus.error(format!("Event bus {bus} does not exist in this yard.")));
    }
    let targets = place.member("targets")?.list()?;
    Ok(Rule {
        name: place.member("name")?.text()?.to_owned(),
        event_bus: bus.to_owned(),
        event_pattern: optional_text(place, "event_pattern")?,
        state: state(&place.member("state")?)?,
        description: optional_text(place, "description")?,
        targets: targets.iter().map(target).collect::<Result<_, _>>()?,
        schedule_expression: optional_text(place, "schedule_expression")?,
        role_arn: optional_text(place, "role_arn")?,
        managed_by: optional_text(place, "managed_by")?,
        tags: place.data_or_default("tags")?,
        creation_time: place.data_or_default("creation_time")?,
    })
}

fn state(place: &Place<'_>) -> Result<RuleState, ImportError> {
    let text = place.text()?;
    RuleState::named(text).ok_or_else(|| {
        place.error("The state of a rule is ENABLED, DISABLED or ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.")
    })
}

fn target(place: &Place<'_>) -> Result<Target, ImportError> {
    place.object(&[
        "id",
        "arn",
        "role_arn",
        "input",
        "sqs_parameters",
        "dead_letter_config",
        "retry_policy",
        "parameters",
    ])?;
    Ok(Target {
        id: place.member("id")?.text()?.to_owned(),
        arn: place.member("arn")?.text()?.to_owned(),
        role_arn: optional_text(place, "role_arn")?,
        input: match place.optional("input") {
            Some(input) => input_choice(&input)?,
            None => InputChoice::MatchedEvent,
        },
        sqs_parameters: match place.optional("sqs_parameters") {
            Some(parameters) => {
                parameters.object(&["message_group_id"])?;
                Some(SqsParameters {
                    message_group_id: optional_text(&parameters, "message_group_id")?,
                })
            }
            None => None,
        },
        dead_letter_config: place.data_or_default("dead_letter_config")?,
        retry_policy: place.data_or_default("retry_policy")?,
        parameters: place.data_or_default("parameters")?,
    })
}

/// `"MatchedEvent"`, or an object with one member that names the choice.
fn input_choice(place: &Place<'_>) -> Result<InputChoice, ImportError> {
    let expected = || {
        place.error("The input of a target is \"MatchedEvent\", or an object with one of Constant, Path and Transformer.")
    };
    match place.text() {
        Ok("MatchedEvent") => return Ok(InputChoice::MatchedEvent),
        Ok(_) => return Err(expected()),
        Err(_) => place.object(&["Constant", "Path", "Transformer"])?,
    }
    let choices = ["Constant", "Path", "Transformer"].map(|name| place.optional(name));
    match choices {
        [Some(text), None, None] => Ok(InputChoice::Constant(text.text()?.to_owned())),
        [None, Some(path), None] => Ok(InputChoice::Path(path.text()?.to_owned())),
        [None, None, Some(transformer)] => {
            transformer.object(&["paths", "template"])?;
            let paths = transformer.member("paths")?.list()?;
            Ok(InputChoice::Transformer {
                paths: paths.iter().map(variable).collect::<Result<_, _>>()?,
                template: transformer.member("template")?.text()?.to_owned(),
            })
        }
        _ => Err(expected()),
    }
}

/// A variable of an input transformer: its name and its path.
fn variable(place: &Place<'_>) -> Result<(String, String), ImportError> {
    match place.list()?.as_slice() {
        [name, path] => Ok((name.text()?.to_owned(), path.text()?.to_owned())),
        _ => Err(place.error("A variable is a list of its name and its path.")),
    }
}

fn saved_event(place: &Place<'_>) -> Result<SavedEvent, ImportError> {
    place.object(&["name", "event_bus", "text"])?;
    Ok(SavedEvent {
        name: place.member("name")?.text()?.to_owned(),
        event_bus: place.member("event_bus")?.text()?.to_owned(),
        text: place.member("text")?.text()?.to_owned(),
    })
}

fn optional_text(place: &Place<'_>, name: &str) -> Result<Option<String>, ImportError> {
    let text = place.optional(name).map(|member| member.text());
    Ok(text.transpose()?.map(str::to_owned))
}
