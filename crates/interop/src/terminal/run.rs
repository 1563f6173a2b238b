//! One line.

use super::help;
use super::output::{self, OutputFormat};
use crate::cli::arguments::{self, Call};
use crate::cli::commands::{self, Command};
use crate::cli::effects;
use crate::cli::shell::{Asked, pieces, words};
use pipeline::api::{self, Call as ApiCall};
use pipeline::metrics::cost::Usage;
use pipeline::world::Doing;
use pipeline::{EventOutcome, Step, Yard};
use serde_json::Value;

/// The most bytes of a line, 2026-11-22: more than anybody types or pastes.
const LONGEST_LINE: usize = 300_000;

/// What a line came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The yard afterwards; as before where nothing was changed.
    pub yard: Yard,
    /// What the CLI prints, with its line breaks; may be empty, as after PutPermission.
    pub output: String,
    /// Whether the output is an error.
    pub failed: bool,
    /// What the events did that the line sent.
    pub steps: Vec<Step>,
    /// What came of those events.
    pub events: Vec<EventOutcome>,
    /// What services did because of them; steps and doings have numbers of one row.
    pub doings: Vec<Doing>,
    /// What AWS would charge for of what services did; see [`pipeline::Sent::used`].
    pub used: Usage,
}

/// How the CLI begins when it cannot read a command.
const USAGE: &str = "
usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help

";

/// Carries out one line: a command, or several with `;` or `&&` between them, up to the first that
/// fails. `files` are the texts for `file://`, by their names.
///
/// Never fails: an error is an answer too, and leaves the yard as it was.
pub fn run(line: &str, files: &[(String, String)], yard: &Yard) -> Told {
    let mut told = Told {
        yard: yard.clone(),
        output: String::new(),
        failed: false,
        steps: Vec::new(),
        events: Vec::new(),
        doings: Vec::new(),
        used: Usage::default(),
    };
    if line.len() > LONGEST_LINE {
        let size = line.len();
        told.fail(format!(
            "The line has {size} bytes; at most {LONGEST_LINE} are read.\n"
        ));
        return told;
    }
    for piece in pieces(line) {
        told.piece(piece.text, files);
        if told.failed {
            break;
        }
    }
    told
}

/// The files that a line names with `file://`, without it: their texts are to be given with the line.
pub fn files_named(line: &str) -> Vec<String> {
    let mut named = Vec::new();
    for piece in pieces(line.get(..LONGEST_LINE).unwrap_or(line)) {
        if let Ok(words) = words(piece.text, &mut |_| Ok(String::new())) {
            arguments::files_named(&words, &mut named);
        }
    }
    named
}

impl Told {
    fn fail(&mut self, text: impl AsRef<str>) {
        self.failed = true;
        self.output.push_str(text.as_ref());
    }

    fn piece(&mut self, text: &str, files: &[(String, String)]) {
        let text = text.strip_prefix("$ ").unwrap_or(text);
        let mut know = |asked: Asked<'_>| match asked {
            Asked::Variable("AWS_REGION" | "AWS_DEFAULT_REGION") => Ok(self.yard.region.clone()),
            Asked::Variable(name) => Err(format!("The terminal has no variable {name}.")),
            Asked::Command(_) => {
                Err("The terminal carries out no command within another: type it first.".to_owned())
            }
        };
        let words = match words(text, &mut know) {
            Ok(words) => words,
            Err(told) => return self.fail(format!("{told}\n")),
        };
        match words.as_slice() {
            [] => {}
            [one] if one == "help" => self.output.push_str(&help::overview()),
            [aws, rest @ ..] if aws == "aws" => self.aws(rest, files),
            [other, ..] => {
                let told = "The terminal knows the command aws alone. Type help to see what of it.";
                self.fail(format!("{other}: command not found\n{told}\n"));
            }
        }
    }

    fn aws(&mut self, words: &[String], files: &[(String, String)]) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] => self.fail(format!(
                "{USAGE}aws: error: the following arguments are required: command\n"
            )),
            ["help", ..] => self.output.push_str(&help::overview()),
            ["--version", ..] => self.output.push_str("aws-cli/2 Eventyard\n"),
            ["sts", "get-caller-identity", ..] => {
                let account = self.yard.account.clone();
                self.output.push_str(&format!(
                    "{{\n    \"Account\": \"{account}\",\n    \"Arn\": \"arn:aws:iam::{account}:root\"\n}}\n"
                ));
            }
            [service, "help", ..] | [service] => match help::of_service(service) {
                Some(text) if words.len() > 1 => self.output.push_str(&text),
                Some(_) => self.fail(format!(
                    "{USAGE}aws: error: the following arguments are required: operation\n"
                )),
                None => self.fail(unknown(service, None)),
            },
            [service, name, "help", ..] => match commands::find(service, name) {
                Some(command) => self.output.push_str(&help::of_command(command)),
                None => self.fail(unknown(service, Some(name))),
            },
            [service, name, rest @ ..] => match commands::find(service, name) {
                Some(command) => self.command(command, rest, files),
                None => self.fail(unknown(service, Some(name))),
            },
        }
    }

    fn command(&mut self, command: &'static Command, words: &[&str], files: &[(String, String)]) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let call = arguments::read(command, &words, files);
        if let Some(problem) = call.problems.first() {
            let is_usage = problem.message.starts_with("Unknown options")
                || problem.message.starts_with("expected ")
                || problem.option.is_empty();
            let told = match problem.message.starts_with("expected ") {
                true => format!("argument {}: {}", problem.option, problem.message),
                false => problem.message.clone(),
            };
            return match is_usage {
                true => self.fail(format!("{USAGE}aws: error: {told}\n")),
                false => self.fail(format!("\n{told}\n")),
            };
        }
        let format = match OutputFormat::named(call.output.as_deref()) {
            Ok(format) => format,
            Err(told) => return self.fail(told),
        };
        match self.answer(&call) {
            Ok(answer) => match output::printed(&answer, call.query.as_deref(), format) {
                Ok(text) => self.output.push_str(&text),
                Err(told) => self.fail(told),
            },
            Err(told) => self.fail(told),
        }
    }

    /// What AWS answers. Errors: the text that the CLI prints.
    fn answer(&mut self, call: &Call) -> Result<Value, String> {
        let operation = call.command.operation;
        let error = |code: &str, message: &str, help: Option<&str>| {
            let help = help.map(|help| format!("\n{help}\n")).unwrap_or_default();
            format!(
                "\nAn error occurred ({code}) when calling the {operation} operation: {message}\n{help}"
            )
        };
        if call.command.service != "events" {
            return effects::run(&mut self.yard, call).map_err(|failure| {
                error(&failure.code, &failure.message, failure.help.as_deref())
            });
        }
        let answer = api::call(
            &self.yard,
            &ApiCall {
                region: call.region.clone(),
                ..ApiCall::new(operation, Value::Object(call.request.clone()))
            },
        );
        match answer.result {
            Ok(value) => {
                self.yard = answer.yard;
                self.steps.extend(answer.steps);
                self.events.extend(answer.events);
                self.doings.extend(answer.doings);
                self.used = self.used.and(&answer.used);
                Ok(value)
            }
            Err(refusal) => Err(error(
                refusal.code.as_str(),
                &refusal.message,
                refusal.help.as_deref(),
            )),
        }
    }
}

/// That the yard has no such command, and which it has.
fn unknown(service: &str, name: Option<&str>) -> String {
    let services = help::services();
    match name.filter(|_| services.contains(&service)) {
        Some(name) => {
            let known = commands::all().filter(|command| command.service == service);
            let known: Vec<&str> = known.map(|command| command.name).collect();
            let near = pattern::nearest_name(name, known.iter().copied());
            let near = near
                .map(|near| format!(" Did you mean {near}?"))
                .unwrap_or_default();
            format!(
                "{USAGE}aws: error: argument operation: Found invalid choice '{name}'\n\nThe yard does not know aws {service} {name}.{near} aws {service} help lists the commands that it knows.\n"
            )
        }
        None => format!(
            "{USAGE}aws: error: argument command: Found invalid choice '{service}'\n\nThe yard does not know aws {service}. It knows some commands of these services: {}.\n",
            services.join(", ")
        ),
    }
}
