//! Which questions a list shows.

use anyhow::{Result, bail};
use pico_args::Arguments;
use quiz::{Era, Question, plain_text};

/// What is asked of a question; all of it must hold.
#[derive(Debug, Default)]
pub(super) struct Filter {
    domain: Option<u8>,
    task: Option<String>,
    c01: Option<String>,
    topic: Option<String>,
    service: Option<String>,
    difficulty: Option<u8>,
    legacy: Option<bool>,
    multiple: bool,
    executable: bool,
    twin: bool,
    text: Option<String>,
}

impl Filter {
    /// Takes the options that filter out of the arguments.
    ///
    /// Errors: a value that the option cannot have.
    pub(super) fn read(arguments: &mut Arguments) -> Result<Self> {
        let era: Option<String> = arguments.opt_value_from_str("--era")?;
        let legacy = match era.as_deref() {
            None => None,
            Some("current") => Some(false),
            Some("legacy") => Some(true),
            Some(other) => bail!("--era {other}: it is current or legacy"),
        };
        Ok(Self {
            domain: arguments.opt_value_from_str("--domain")?,
            task: arguments.opt_value_from_str("--task")?,
            c01: arguments.opt_value_from_str("--c01")?,
            topic: arguments.opt_value_from_str("--topic")?,
            service: arguments.opt_value_from_str("--service")?,
            difficulty: arguments.opt_value_from_str("--difficulty")?,
            legacy,
            multiple: arguments.contains("--multiple"),
            executable: arguments.contains("--executable"),
            twin: arguments.contains("--twin"),
            text: arguments.opt_value_from_str("--text")?,
        })
    }

    /// Whether a question is of the kind that is asked for.
    pub(super) fn takes(&self, question: &Question) -> bool {
        let is = |wanted: &Option<String>, found: &str| {
            wanted.as_ref().is_none_or(|wanted| wanted == found)
        };
        self.domain.is_none_or(|domain| domain == question.domain)
            && is(&self.task, &question.task)
            && is(&self.c01, &question.c01)
            && self
                .topic
                .as_ref()
                .is_none_or(|topic| question.topics.contains(topic))
            && self.service.as_ref().is_none_or(|wanted| {
                let wanted = wanted.to_lowercase();
                question
                    .services
                    .iter()
                    .any(|service| service.to_lowercase() == wanted)
            })
            && self
                .difficulty
                .is_none_or(|difficulty| difficulty == question.difficulty)
            && self
                .legacy
                .is_none_or(|legacy| legacy == (question.era != Era::Current))
            && (!self.multiple || question.is_multiple_response())
            && (!self.executable || !question.runs.is_empty())
            && (!self.twin || question.twin.is_some())
            && self.text.as_ref().is_none_or(|text| has(question, text))
    }
}

/// Whether a text stands in the id, the stem, an option or a rationale, in letters of any case.
fn has(question: &Question, text: &str) -> bool {
    let text = text.to_lowercase();
    let found = |place: &str| place.to_lowercase().contains(&text);
    found(&question.id)
        || found(&plain_text(&question.stem))
        || question.options.iter().any(|option| {
            found(&plain_text(&option.content)) || found(&plain_text(&option.rationale))
        })
}
