//! What the grader answers: plain data for a page, a worker or a shell.

use crate::exercise::changes::Change;
use pipeline::{Arn, Rule, Yard};
use serde::{Deserialize, Serialize};

/// What is to be said of a learner's yard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Whether all is met and nothing was changed that may not be.
    pub solved: bool,
    /// The requirements in their order, and one more: that nothing else arrives.
    pub requirements: Vec<Verdict>,
    /// What the wiring itself has to keep to, in the order of the exercise.
    pub constraints: Vec<Verdict>,
    /// What was changed that may not be changed.
    pub outside: Vec<Change>,
    /// What of a right wiring is broader or more privileged than it needs to be.
    pub remarks: Vec<Remark>,
}

/// Whether something that is asked is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The id of the requirement; of a constraint the name of its kind.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// Whether it is met.
    pub met: bool,
    /// Why not; one failure for each thing that is otherwise.
    pub failures: Vec<Failure>,
    /// What the exercise says to think of; only where it is not met.
    pub note: Option<String>,
}

/// One thing that is otherwise than asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The run in which it shows, by its place; none where the wiring alone shows it.
    pub run: Option<usize>,
    /// Other runs in which the very same shows.
    pub also: Vec<usize>,
    /// What happens in the run that it follows from, by its place among the steps of the script.
    pub of: Option<usize>,
    /// The number of the step or doing that decides, when the run is played anew.
    pub number: Option<u64>,
    /// That step or doing in words: its name in AWS's logs or what the service did, and when.
    pub decides: Option<String>,
    /// What is so and what to think of, in plain words and without the answer.
    pub message: String,
    /// What in the yard it is about.
    pub pointing: Pointing,
}

/// What in a yard something is about, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pointing {
    /// The account; none for the one where the learner works.
    pub account: Option<String>,
    /// The Region.
    pub region: Option<String>,
    /// The event bus of the rule.
    pub event_bus: Option<String>,
    /// The name of the rule.
    pub rule: Option<String>,
    /// The ARN of a target of the rule.
    pub target: Option<String>,
    /// A field of the rule's pattern, keys joined by dots.
    pub field: Option<String>,
    /// The ARN of a resource, role or event bus.
    pub resource: Option<String>,
}

/// Something to mend in a wiring that is right all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The kind.
    pub code: RemarkCode,
    /// What is so and why it matters.
    pub message: String,
    /// What in the yard it is about.
    pub pointing: Pointing,
}

/// The kinds of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RemarkCode {
    /// A rule takes events that nobody asked for.
    Broader,
    /// A policy allows more than is needed.
    Privilege,
    /// Something could go, and all would be met as it is.
    NotNeeded,
}

impl Failure {
    /// A failure that shows in a run.
    pub(super) fn new(run: usize, message: String) -> Failure {
        Failure {
            run: Some(run),
            also: Vec::new(),
            of: None,
            number: None,
            decides: None,
            message,
            pointing: Pointing::default(),
        }
    }

    /// Whether both say the same of the same rule, target and field.
    pub(super) fn is_about_the_same_as(&self, other: &Failure) -> bool {
        self.message == other.message && self.pointing == other.pointing
    }

    /// A failure that the wiring alone shows.
    pub(super) fn of_wiring(message: String, pointing: Pointing) -> Failure {
        Failure {
            run: None,
            also: Vec::new(),
            of: None,
            number: None,
            decides: None,
            message,
            pointing,
        }
    }
}

impl Pointing {
    /// A rule of the place where somebody works.
    pub(crate) fn rule(yard: &Yard, rule: &Rule) -> Pointing {
        Pointing {
            account: Some(yard.account.clone()),
            region: Some(yard.region.clone()),
            event_bus: Some(rule.event_bus.clone()),
            rule: Some(rule.name.clone()),
            ..Pointing::default()
        }
    }

    /// A rule on the bus of an ARN.
    pub(super) fn rule_on(bus_arn: &str, rule: &str) -> Pointing {
        let bus = Arn::read(bus_arn).ok();
        let part = |part: fn(&Arn<'_>) -> String| bus.as_ref().map(part);
        Pointing {
            account: part(|arn| arn.account.to_owned()),
            region: part(|arn| arn.region.to_owned()),
            event_bus: part(|arn| arn.resource.trim_start_matches("event-bus/").to_owned()),
            rule: Some(rule.to_owned()),
            ..Pointing::default()
        }
    }

    /// A resource.
    pub(crate) fn resource(arn: String) -> Pointing {
        Pointing {
            resource: Some(arn),
            ..Pointing::default()
        }
    }
}

impl Report {
    /// Everything that is said, for a search.
    pub fn messages(&self) -> impl Iterator<Item = &str> {
        let verdicts = self.requirements.iter().chain(&self.constraints);
        let failures = verdicts.flat_map(|one| {
            let failures = one.failures.iter().map(|failure| failure.message.as_str());
            failures.chain(one.note.as_deref())
        });
        let outside = self.outside.iter().map(|change| change.words.as_str());
        let remarks = self.remarks.iter().map(|remark| remark.message.as_str());
        failures.chain(outside).chain(remarks)
    }
}
