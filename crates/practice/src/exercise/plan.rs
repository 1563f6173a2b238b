//! What a person says of an exercise that they write; the rest follows from a yard that is right.

use serde::{Deserialize, Serialize};

/// What a person says of an exercise. Texts are Markdown but the title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// What is to be built, in a few words.
    pub title: String,
    /// The task as the learner reads it.
    pub brief: String,
    /// From a nudge to the answer's shape; empty ones are none.
    pub hints: Vec<String>,
    /// Why this wiring: what is to be learnt from it.
    pub why: String,
    /// 1 (first steps) to 4 (several accounts).
    pub level: u8,
    /// How many minutes it takes about.
    pub minutes: u8,
    /// The names of the events that are played and not shown before.
    pub hidden: Vec<String>,
    /// The names of the events that are not played.
    pub left_out: Vec<String>,
    /// Whether a day passes in one more run, for rules that run on a schedule.
    pub day: bool,
    /// Whether it is enough that something arrives, whatever is in it.
    pub any_input: bool,
    /// What is asked in the person's own words: the end of the ARN, and the sentence.
    pub asked: Vec<(String, String)>,
    /// The rules that the learner finds there, as `bus/name`; the others are to be made.
    pub keeps: Vec<String>,
    /// The number of another yard with which the learner begins, in place of this one without rules.
    pub begins_with: Option<u32>,
    /// Whether event buses may be changed, beside rules.
    pub buses: bool,
    /// Whether resource policies and roles may be changed.
    pub policies: bool,
    /// Whether services and wires may be changed.
    pub services: bool,
    /// Whether every pattern has to name its sources as a whole.
    pub no_wildcard_source: bool,
    /// Whether there may be no more rules than in the solution.
    pub as_few_rules: bool,
    /// Whether the targets that have a dead-letter queue in the solution need one.
    pub dead_letter_queues: bool,
    /// Whether statements may allow no more than they have to.
    pub least_privilege: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            title: String::new(),
            brief: String::new(),
            hints: Vec::new(),
            why: String::new(),
            level: 2,
            minutes: 10,
            hidden: Vec::new(),
            left_out: Vec::new(),
            day: false,
            any_input: false,
            asked: Vec::new(),
            keeps: Vec::new(),
            begins_with: None,
            buses: false,
            policies: false,
            services: false,
            no_wildcard_source: true,
            as_few_rules: false,
            dead_letter_queues: false,
            least_privilege: false,
        }
    }
}

/// What came of writing an exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The file; none where something is wrong.
    pub text: Option<String>,
    /// What is asked, as it follows from the solution: the end of the ARN, and the sentence in usual
    /// words.
    pub asked: Vec<(String, String)>,
    /// What has to be put right first, as sentences.
    pub problems: Vec<String>,
    /// What would make it better, as sentences.
    pub advice: Vec<String>,
}
