//! The options of a command as the request that it makes.

use super::commands::{CliOption, Command, Form, GLOBAL};
use super::shorthand;
use crate::import::shaped::shaped;
use crate::tree::Tree;
use serde_json::{Map, Value};

/// A command with its request.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) command: &'static Command,
    pub(crate) request: Map<String, Value>,
    /// The value of `--region`.
    pub(crate) region: Option<String>,
    /// The value of `--query`.
    pub(crate) query: Option<String>,
    /// The value of `--output`.
    pub(crate) output: Option<String>,
    /// What was not understood; the rest is in the request.
    pub(crate) problems: Vec<Problem>,
}

/// An option that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The option with its dashes; empty for the command as a whole.
    pub(crate) option: String,
    /// What is wrong, in the words of the AWS CLI where it has some.
    pub(crate) message: String,
}

/// The words behind an option, as far as they belong to it.
struct Given<'w> {
    option: &'w str,
    values: Vec<&'w str>,
}

/// Reads the words behind the name of a command.
pub(crate) fn read(
    command: &'static Command,
    words: &[String],
    files: &[(String, String)],
) -> Call {
    let mut call = Call {
        command,
        request: Map::new(),
        region: None,
        query: None,
        output: None,
        problems: Vec::new(),
    };
    for given in split(words, &mut call.problems) {
        call.option(&given, files);
    }
    let failed = |option: &String| call.problems.iter().any(|known| known.option == *option);
    let needed = command.options.iter().filter(|option| option.required);
    let missing: Vec<String> = needed
        .filter(|option| !call.request.contains_key(option.member))
        .map(|option| format!("--{}", option.name))
        .filter(|option| !failed(option))
        .collect();
    if !missing.is_empty() {
        call.problems.push(Problem {
            option: String::new(),
            message: format!(
                "the following arguments are required: {}",
                missing.join(", ")
            ),
        });
    }
    call
}

/// The options with the words behind them; `--name=value` is one word.
fn split<'w>(words: &'w [String], problems: &mut Vec<Problem>) -> Vec<Given<'w>> {
    let mut all: Vec<Given<'w>> = Vec::new();
    for word in words {
        match (word.strip_prefix("--"), all.last_mut()) {
            (Some(option), _) if !option.is_empty() && !option.starts_with([' ', '{']) => {
                let (option, value) = match option.split_once('=') {
                    Some((option, value)) => (option, vec![value]),
                    None => (option, Vec::new()),
                };
                all.push(Given {
                    option,
                    values: value,
                });
            }
            (_, Some(last)) => last.values.push(word),
            (_, None) => problems.push(Problem {
                option: String::new(),
                message: format!("Unknown options: {word}"),
            }),
        }
    }
    all
}

impl Call {
    /// Whether every option is there without which AWS is not even asked.
    pub(crate) fn is_complete(&self) -> bool {
        let mut needed = self.command.options.iter().filter(|option| option.required);
        needed.all(|option| self.request.contains_key(option.member))
    }

    fn option(&mut self, given: &Given<'_>, files: &[(String, String)]) {
        let name = given.option;
        if let Some((_, has_value)) = GLOBAL.iter().find(|(known, _)| *known == name) {
            let wanted = usize::from(*has_value);
            if given.values.len() != wanted {
                self.problem(name, "expected one argument");
            }
            return;
        }
        match name {
            "region" => self.region = given.values.first().map(|value| (*value).to_owned()),
            "output" => self.output = given.values.first().map(|value| (*value).to_owned()),
            "query" => self.query = given.values.first().map(|value| (*value).to_owned()),
            "cli-input-json" => self.input(given, files),
            _ => match self.find(name) {
                Some((option, yes)) => match value(option, yes, given, files) {
                    Ok(value) => {
                        self.request.insert(option.member.to_owned(), value);
                    }
                    Err(message) => self.problem(name, message),
                },
                None => self.problem(name, format!("Unknown options: --{name}")),
            },
        }
    }

    /// The option of this name; a flag may have `no-` before it.
    fn find(&self, name: &str) -> Option<(&'static CliOption, bool)> {
        let mut options = self.command.options.iter();
        if let Some(option) = options.find(|option| option.name == name) {
            return Some((option, true));
        }
        let name = name.strip_prefix("no-")?;
        let mut options = self.command.options.iter();
        let option = options.find(|option| option.name == name && option.form == Form::Flag)?;
        Some((option, false))
    }

    /// `--cli-input-json`: the request as a whole, over which single options go.
    fn input(&mut self, given: &Given<'_>, files: &[(String, String)]) {
        let read = text(given, files).and_then(|text| json(&text));
        match read {
            Ok(Value::Object(members)) => {
                for (name, value) in members {
                    self.request.entry(name).or_insert(value);
                }
            }
            Ok(_) => self.problem("cli-input-json", "Invalid type: expected an object"),
            Err(message) => self.problem("cli-input-json", message),
        }
    }

    fn problem(&mut self, option: &str, message: impl Into<String>) {
        self.problems.push(Problem {
            option: format!("--{option}"),
            message: message.into(),
        });
    }
}

fn value(
    option: &CliOption,
    yes: bool,
    given: &Given<'_>,
    files: &[(String, String)],
) -> Result<Value, String> {
    let name = option.name;
    match option.form {
        Form::Flag => match given.values.is_empty() {
            true => Ok(yes.into()),
            false => Err(format!("Unknown options: {}", given.values.join(", "))),
        },
        Form::Text | Form::Time => text(given, files).map(Value::from),
        Form::Number => {
            let text = text(given, files)?;
            let number: Result<i64, _> = text.parse();
            number.map(Value::from).map_err(|_| {
                format!("Error parsing parameter '--{name}': invalid literal for int() with base 10: '{text}'")
            })
        }
        Form::Texts => match given.values.as_slice() {
            [] => Err("expected at least one argument".to_owned()),
            [one] if one.starts_with('[') || one.starts_with("file://") => {
                json(&text(given, files)?).map_err(|error| parsing(name, &error))
            }
            many => Ok(many.iter().map(|one| Value::from(*one)).collect()),
        },
        Form::Structure => {
            let text = text(given, files)?;
            match text.trim_start().starts_with(['{', '[']) {
                true => json(&text).map_err(|error| parsing(name, &error)),
                false => short(option, &text),
            }
        }
        Form::List => match given.values.as_slice() {
            [] => Err("expected at least one argument".to_owned()),
            [one] if one.trim_start().starts_with(['{', '[']) || one.starts_with("file://") => {
                let text = text(given, files)?;
                let read = json(&text).map_err(|error| parsing(name, &error))?;
                Ok(match read {
                    Value::Array(_) => read,
                    one => Value::Array(vec![one]),
                })
            }
            many => {
                let items = many
                    .iter()
                    .map(|one| match one.trim_start().starts_with('{') {
                        true => json(one).map_err(|error| parsing(name, &error)),
                        false => short(option, one),
                    });
                items.collect()
            }
        },
    }
}

fn parsing(option: &str, error: &str) -> String {
    format!("Error parsing parameter '--{option}': {error}")
}

fn short(option: &CliOption, text: &str) -> Result<Value, String> {
    match shorthand::read(text) {
        Ok(tree) => Ok(shaped(option.member, &tree)),
        Err(error) => Err(parsing(
            option.name,
            &format!("Expected shorthand such as Key=value, but {error}"),
        )),
    }
}

/// The one value of an option; `file://` stands for the text of a file.
fn text(given: &Given<'_>, files: &[(String, String)]) -> Result<String, String> {
    let [one] = given.values.as_slice() else {
        return Err(match given.values.is_empty() {
            true => "expected one argument".to_owned(),
            false => format!(
                "Unknown options: {}",
                given.values.get(1..).unwrap_or_default().join(", ")
            ),
        });
    };
    let path = one
        .strip_prefix("file://")
        .or_else(|| one.strip_prefix("fileb://"));
    let Some(path) = path else {
        return Ok((*one).to_owned());
    };
    let base = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let exact = files.iter().find(|(name, _)| name == path || name == one);
    let found = exact.or_else(|| files.iter().find(|(name, _)| base(name) == base(path)));
    match found {
        Some((_, text)) => Ok(text.trim_end_matches('\n').to_owned()),
        None => Err(format!("Paste the text of the file {path} as well.")),
    }
}

/// The most files that are asked for at once, 2026-11-22: more than anybody pastes.
const MOST_FILES: usize = 50;

/// Adds the files that words name with `file://`, each once.
pub(crate) fn files_named(words: &[String], named: &mut Vec<String>) {
    for word in words {
        let value = match word.split_once('=') {
            Some((option, value)) if option.starts_with("--") => value,
            _ => word,
        };
        let path = value.strip_prefix("file://");
        let path = path.or_else(|| value.strip_prefix("fileb://"));
        if let Some(path) = path.filter(|_| named.len() < MOST_FILES)
            && !named.iter().any(|known| known == path)
        {
            named.push(path.to_owned());
        }
    }
}

/// JSON as the AWS CLI takes it.
fn json(text: &str) -> Result<Value, String> {
    let invalid = || "Invalid JSON".to_owned();
    match Tree::read(text) {
        Some(tree) => Ok(tree.value()),
        None => Err(match serde_json::from_str::<Value>(text) {
            Err(error) => format!("Invalid JSON: {error}"),
            Ok(_) => invalid(),
        }),
    }
}
