//! What an exercise is: plain data, as a page shows it and the grader reads it.

use super::expect::{Arrival, Does};
use super::play::{Script, Way};
use super::probe::Probe;
use pipeline::Yard;
use quiz::Block;
use serde::{Deserialize, Serialize};

/// A wiring exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exercise {
    /// The name of its file without `.toml`; it never changes, because results are stored under it.
    pub id: String,
    /// What is to be built, in a few words.
    pub title: String,
    /// 1 (first steps) to 4 (several accounts).
    pub level: u8,
    /// What it is about in the large.
    pub theme: Theme,
    /// How many minutes it takes about.
    pub minutes: u8,
    /// Ids of `questions/topics.toml`.
    pub topics: Vec<String>,
    /// Ids of `questions/tasks.toml`.
    pub tasks: Vec<String>,
    /// The task as the learner reads it.
    pub brief: Vec<Block>,
    /// The yard in which the learner begins.
    pub start: Yard,
    /// What of it may be changed: JSON pointers into the yard as a yard file has it, things of lists
    /// by their names. See [`changes`](super::changes()).
    pub may_change: Vec<String>,
    /// What happens, shown and hidden.
    pub runs: Vec<Run>,
    /// What has to come of it.
    pub requirements: Vec<Requirement>,
    /// What the wiring itself has to keep to.
    pub constraints: Vec<Constraint>,
    /// Three, from a nudge to the answer's shape.
    pub hints: Vec<Vec<Block>>,
    /// Right wirings, the best one first.
    pub references: Vec<Solution>,
    /// What is to be learnt from it.
    pub debrief: Debrief,
}

/// What a list of exercises shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedExercise {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// 1 to 4.
    pub level: u8,
    /// The theme.
    pub theme: Theme,
    /// How many minutes it takes about.
    pub minutes: u8,
    /// Ids of `questions/topics.toml`.
    pub topics: Vec<String>,
    /// Ids of `questions/tasks.toml`.
    pub tasks: Vec<String>,
}

impl Exercise {
    /// Its line in a list.
    pub fn listed(&self) -> ListedExercise {
        ListedExercise {
            id: self.id.clone(),
            title: self.title.clone(),
            level: self.level,
            theme: self.theme,
            minutes: self.minutes,
            topics: self.topics.clone(),
            tasks: self.tasks.clone(),
        }
    }

    /// The place of a run among all of them.
    pub fn run_at(&self, id: &str) -> Option<usize> {
        self.runs.iter().position(|run| run.id == id)
    }
}

/// What an exercise is about in the large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// The first steps: one rule, one target.
    Basics,
    /// Repositories, builds, pipelines and deployments.
    Releases,
    /// Sign-ins, findings, compliance and remediation.
    Security,
    /// Instances, alarms, maintenance and limits.
    Operations,
    /// Streams, queues, stores and logs.
    Data,
    /// Several accounts and Regions.
    Accounts,
}

impl Theme {
    /// Every theme, in the order in which a page shows them.
    pub const ALL: [Theme; 6] = [
        Theme::Basics,
        Theme::Releases,
        Theme::Security,
        Theme::Operations,
        Theme::Data,
        Theme::Accounts,
    ];

    /// The name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Basics => "basics",
            Theme::Releases => "releases",
            Theme::Security => "security",
            Theme::Operations => "operations",
            Theme::Data => "data",
            Theme::Accounts => "accounts",
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Theme::Basics => "First steps",
            Theme::Releases => "Builds and releases",
            Theme::Security => "Security and compliance",
            Theme::Operations => "Operations",
            Theme::Data => "Streams, queues and logs",
            Theme::Accounts => "Several accounts and Regions",
        }
    }
}

/// Things that happen one after the other in the learner's yard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// What requirements call it.
    pub id: String,
    /// What happens in it, in a few words.
    pub title: String,
    /// Whether the learner is shown it before the yard is graded.
    pub hidden: bool,
    /// What happens.
    pub script: Script,
}

/// Something that the learner has to reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// A name, unique in its exercise.
    pub id: String,
    /// What is asked, in a sentence.
    pub text: String,
    /// What has to come.
    pub arrives: Vec<Arrives>,
    /// What must not come.
    pub stays_away: Vec<StaysAway>,
    /// What services have to do.
    pub does: Vec<DoesIn>,
    /// What services must not do.
    pub does_not: Vec<DoesIn>,
    /// What to think of where it is not met, without the answer.
    pub note: Option<String>,
}

impl Requirement {
    /// Whether it asks for anything to happen; what must be lost or refused is none of that.
    pub fn is_positive(&self) -> bool {
        self.arrives.iter().any(Arrives::is_something) || !self.does.is_empty()
    }

    /// The runs that it looks at.
    pub fn runs(&self) -> impl Iterator<Item = &str> {
        let arrives = self.arrives.iter().map(|one| one.run.as_str());
        let away = self.stays_away.iter().map(|one| one.run.as_str());
        let does = self.does.iter().chain(&self.does_not);
        arrives.chain(away).chain(does.map(|one| one.run.as_str()))
    }
}

/// Something that has to come in a run. Of what comes to targets and dead-letter queues the
/// requirements of an exercise name all: what no requirement asks for must not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrives {
    /// The run.
    pub run: String,
    /// The step of the run from which it follows, from 1; any where it is left out.
    pub of: Option<usize>,
    /// How it comes.
    pub way: Way,
    /// What.
    pub arrival: Arrival,
}

impl Arrives {
    /// Whether somebody gets it.
    pub fn is_something(&self) -> bool {
        matches!(self.way, Way::Delivered | Way::DeadLettered)
    }
}

/// Something that must not come in a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaysAway {
    /// The run.
    pub run: String,
    /// What the ARN of the target ends in; empty for all.
    pub to: String,
}

/// Something that a service does in a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoesIn {
    /// The run.
    pub run: String,
    /// What.
    pub does: Does,
}

/// What the wiring itself has to keep to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraint {
    /// What is asked, in a sentence.
    pub text: String,
    /// What is looked at.
    pub limit: Limit,
}

/// What the grader looks at in a wiring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Every rule with a pattern names its sources, each as a whole.
    NoWildcardSource,
    /// Every rule with a pattern asks for these fields, each by whole values.
    AsksFor(Vec<String>),
    /// There are at most so many rules, in all accounts and Regions; rules that are switched off and
    /// rules without targets do not count.
    MostRules(usize),
    /// Every target whose ARN ends so has a dead-letter queue.
    DeadLetterQueue(Vec<String>),
    /// No statement that the learner writes allows more than it has to: no `*` as action or
    /// resource, and not everybody as principal without a condition.
    LeastPrivilege,
    /// No rule has a target whose ARN ends so.
    NoTarget(Vec<String>),
    /// No policy allows what these probes ask for.
    Refuses(Vec<Probe>),
}

/// A right wiring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// What is particular about it, in a few words.
    pub title: String,
    /// The yard.
    pub yard: Yard,
}

/// What is to be learnt from an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debrief {
    /// Why this wiring.
    pub why: Vec<Block>,
    /// How the exam sees it.
    pub exam: Vec<Block>,
    /// What has changed since 2019.
    pub since: Vec<Block>,
}
