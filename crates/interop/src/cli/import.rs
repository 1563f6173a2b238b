//! Pasted commands into a yard.

use super::arguments::{self, Call};
use super::commands::find;
use super::effects;
use super::shell::{Asked, Piece, is_name, pieces, words};
use crate::import::policies::as_written;
use crate::import::{Import, Imported, NotRead, Remarks};
use crate::remark::{Gravity, Remark};
use crate::tree::Tree;
use crate::yard_file::SavedEvent;
use pipeline::{DEFAULT_EVENT_BUS, Yard};
use serde_json::Value;
use std::collections::HashMap;

/// The most bytes of pasted commands, 2026-11-22: more than anybody pastes.
pub const LARGEST_SCRIPT: usize = 1_000_000;

/// The most commands of one paste, 2026-11-22.
const MOST_COMMANDS: usize = 1_000;

/// Reads commands and does to the yard what they would do.
pub(crate) fn import(text: &str, with: &Import, into: &Yard) -> Result<Imported, NotRead> {
    if text.len() > LARGEST_SCRIPT {
        return Err(NotRead::new(format!(
            "The text has {} bytes; at most {LARGEST_SCRIPT} are read as commands.",
            text.len()
        )));
    }
    let pieces = pieces(text);
    if pieces.len() > MOST_COMMANDS {
        return Err(NotRead::new(format!(
            "There are {} commands; at most {MOST_COMMANDS} are read at once.",
            pieces.len()
        )));
    }
    let mut session = Session {
        yard: into.clone(),
        events: Vec::new(),
        remarks: Remarks::default(),
        files: &with.files,
        named: Vec::new(),
        variables: HashMap::new(),
        bytes: 0,
    };
    let as_console = as_written(&mut session.yard);
    for piece in &pieces {
        session.piece(piece);
    }
    session.yard.go_to(&into.account, &into.region);
    if as_console {
        let told = "This yard takes permissions that nobody has written to be there, as the console sets them up. Commands grant only what they say: switch the permissions of the yard to evaluated to see that.";
        session.remarks.push(Remark::new(Gravity::Note, "", told));
    }
    Ok(Imported {
        yard: session.yard,
        events: session.events,
        remarks: session.remarks.end(),
        parameters: Vec::new(),
        files: session.named,
    })
}

/// The most bytes that variables and answers may put into commands.
const MOST_FILLED: usize = 8_000_000;

struct Session<'a> {
    yard: Yard,
    events: Vec<SavedEvent>,
    remarks: Remarks,
    files: &'a [(String, String)],
    /// The files that were named so far.
    named: Vec<String>,
    variables: HashMap<String, String>,
    bytes: usize,
}

impl Session<'_> {
    fn remark(&mut self, gravity: Gravity, piece: &Piece<'_>, path: &str, told: impl Into<String>) {
        self.remarks
            .push(Remark::new(gravity, path, told).at(piece.span));
    }

    fn piece(&mut self, piece: &Piece<'_>) {
        let text = piece.text.strip_prefix("$ ").unwrap_or(piece.text);
        let mut know = |asked: Asked<'_>| self.know(asked);
        let words = match words(text, &mut know) {
            Ok(words) => words,
            Err(told) => {
                let path = text
                    .split_whitespace()
                    .take(3)
                    .collect::<Vec<_>>()
                    .join(" ");
                let path: String = path.chars().take(80).collect();
                return self.remark(Gravity::LeftOut, piece, &path, told);
            }
        };
        match words.as_slice() {
            [] => {}
            [aws, rest @ ..] if aws == "aws" => self.aws(piece, rest),
            [export, rest @ ..] if export == "export" => self.assign(piece, rest),
            [one, ..] if one.split_once('=').is_some_and(|(name, _)| is_name(name)) => {
                self.assign(piece, &words);
            }
            [set, ..] if set == "set" => {}
            [other, ..] => {
                let path: String = other.chars().take(80).collect();
                let told = "This is no command of the AWS CLI; nothing else is carried out.";
                self.remark(Gravity::LeftOut, piece, &path, told);
            }
        }
    }

    /// Variables; that of the Region leads there.
    fn assign(&mut self, piece: &Piece<'_>, words: &[String]) {
        for word in words {
            match word.split_once('=') {
                Some(("AWS_REGION" | "AWS_DEFAULT_REGION", region)) if is_region(region) => {
                    let account = self.yard.account.clone();
                    self.yard.go_to(&account, region);
                }
                Some((name, value)) if is_name(name) => {
                    self.variables.insert(name.to_owned(), value.to_owned());
                }
                _ => {
                    let path: String = word.chars().take(80).collect();
                    self.remark(Gravity::LeftOut, piece, &path, "This sets no variable.");
                }
            }
        }
    }

    fn aws(&mut self, piece: &Piece<'_>, words: &[String]) {
        let (service, name, rest) = match words {
            [service, name, rest @ ..] => (service.as_str(), name.as_str(), rest),
            _ => ("", "", words),
        };
        let path: String = format!("aws {service} {name}").chars().take(80).collect();
        let Some(command) = find(service, name) else {
            let told = format!("The yard does not know {path}, so nothing was done.");
            return self.remark(Gravity::LeftOut, piece, &path, told);
        };
        arguments::files_named(rest, &mut self.named);
        let call = arguments::read(command, rest, self.files);
        for problem in &call.problems {
            let path = format!("{path} {}", problem.option);
            self.remark(Gravity::LeftOut, piece, path.trim_end(), &problem.message);
        }
        if !call.is_complete() {
            return;
        }
        match command.operation {
            "PutEvents" if command.service == "events" => return self.events(piece, &path, &call),
            "TestEventPattern" => return self.tested(piece, &path, &call),
            _ => {}
        }
        match effects::run(&mut self.yard, &call) {
            Ok(answer) => {
                self.not_taken(piece, &path, &call);
                let failed = answer.get("FailedEntries").and_then(Value::as_array);
                for entry in failed.into_iter().flatten() {
                    self.remark(Gravity::Refused, piece, &path, entry.to_string());
                }
            }
            Err(failure) => self.remark(Gravity::Refused, piece, &path, failure.told()),
        }
    }

    /// Attributes for which a yard has nothing.
    fn not_taken(&mut self, piece: &Piece<'_>, path: &str, call: &Call) {
        const TAKEN: [&str; 5] = [
            "Policy",
            "KmsMasterKeyId",
            "FifoQueue",
            "FifoTopic",
            "ContentBasedDeduplication",
        ];
        let mut names: Vec<String> = Vec::new();
        if let Some(Value::Object(attributes)) = call.request.get("Attributes") {
            names.extend(attributes.keys().cloned());
        }
        if let Some(Value::String(name)) = call.request.get("AttributeName") {
            names.push(name.clone());
        }
        for name in names.iter().filter(|name| !TAKEN.contains(&name.as_str())) {
            let told = format!("A yard has nothing for the attribute {name}.");
            self.remark(Gravity::LeftOut, piece, path, told);
        }
    }

    /// Events to send become events of the yard: nothing is sent before somebody does.
    fn events(&mut self, piece: &Piece<'_>, path: &str, call: &Call) {
        let entries = call.request.get("Entries").and_then(Value::as_array);
        for entry in entries.into_iter().flatten() {
            let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
            let Some(detail) = Tree::read(text("Detail")).filter(|tree| tree.members().is_some())
            else {
                self.remark(
                    Gravity::Refused,
                    piece,
                    path,
                    "MalformedDetail: Detail is malformed.",
                );
                continue;
            };
            let bus = match text("EventBusName") {
                "" => DEFAULT_EVENT_BUS,
                bus => bus.rsplit_once(":event-bus/").map_or(bus, |(_, name)| name),
            };
            let number = self.events.len() + 1;
            let resources = entry
                .get("Resources")
                .and_then(|list| Tree::read(&list.to_string()));
            let event = Tree::map([
                ("version", "0".into()),
                ("id", format!("00000000-0000-4000-8000-{number:012}").into()),
                ("detail-type", text("DetailType").into()),
                ("source", text("Source").into()),
                ("account", self.yard.account.as_str().into()),
                ("time", self.yard.clock.to_string().into()),
                ("region", self.yard.region.as_str().into()),
                ("resources", resources.unwrap_or(Tree::List(Vec::new()))),
                ("detail", detail),
            ]);
            self.events.push(SavedEvent {
                name: text("DetailType").to_owned(),
                event_bus: bus.to_owned(),
                text: event.pretty(),
            });
        }
    }

    fn tested(&mut self, piece: &Piece<'_>, path: &str, call: &Call) {
        let mut yard = self.yard.clone();
        match effects::run(&mut yard, call) {
            Ok(answer) => self.remark(
                Gravity::Note,
                piece,
                path,
                format!("The answer is {answer}."),
            ),
            Err(failure) => self.remark(Gravity::Refused, piece, path, failure.told()),
        }
    }

    /// What the shell would fill in: a variable that was set, or a member of what a command answers.
    fn know(&mut self, asked: Asked<'_>) -> Result<String, String> {
        let value = match asked {
            Asked::Variable(name) => match (self.variables.get(name), name) {
                (Some(value), _) => value.clone(),
                (None, "AWS_REGION" | "AWS_DEFAULT_REGION") => self.yard.region.clone(),
                (None, _) => {
                    return Err(format!(
                        "The value of ${name} is not known: put it in its place."
                    ));
                }
            },
            Asked::Command(text) => self.output(text)?,
        };
        self.bytes = self.bytes.saturating_add(value.len());
        match self.bytes <= MOST_FILLED {
            true => Ok(value),
            false => Err("The variables make more text than any script has.".to_owned()),
        }
    }

    /// The output of a command that asks for one member as text.
    fn output(&mut self, text: &str) -> Result<String, String> {
        let unknown =
            |told: &str| format!("$({}): {told}", text.chars().take(80).collect::<String>());
        let mut nothing =
            |_: Asked<'_>| Err("one $(…) within another is not carried out".to_owned());
        let words = words(text, &mut nothing).map_err(|told| unknown(&told))?;
        let [aws, service, name, rest @ ..] = words.as_slice() else {
            return Err(unknown("this is no command of the AWS CLI"));
        };
        if aws == "aws" && service == "sts" && name == "get-caller-identity" {
            return Ok(self.yard.account.clone());
        }
        let command = find(service, name).filter(|_| aws == "aws");
        let command = command.ok_or_else(|| unknown("the yard does not know this command"))?;
        let call = arguments::read(command, rest, self.files);
        if let Some(problem) = call.problems.first() {
            // The AWS CLI calls nothing either where an option is wrong.
            return Err(unknown(&problem.message));
        }
        let query = call.query.clone().unwrap_or_default();
        let answer =
            effects::run(&mut self.yard, &call).map_err(|failure| unknown(&failure.told()))?;
        let found = query
            .split('.')
            .try_fold(&answer, |value, name| value.get(name));
        let found = found.and_then(Value::as_str).map(str::to_owned);
        found.ok_or_else(|| unknown("--query has to name one text of the answer"))
    }
}

fn is_region(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= 32 && text.bytes().all(letter)
}
