//! The tables of an exercise's file, as TOML has them.

use super::probes::ProbeSource;
use crate::exercise::expect::{Arrival, Does};
use crate::exercise::format::{Arrives, DoesIn, StaysAway};
use crate::exercise::json::Json;
use crate::exercise::play::{Happens, Way};
use pipeline::Fault;
use pipeline::world::DoingKind;
use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

/// A text with its place in the file.
pub(super) type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) title: String,
    pub(super) level: Spanned<u8>,
    pub(super) theme: Text,
    pub(super) minutes: Spanned<u8>,
    pub(super) topics: Vec<Text>,
    pub(super) tasks: Vec<Text>,
    pub(super) may_change: Spanned<Vec<String>>,
    #[serde(default)]
    pub(super) linked: Vec<Vec<String>>,
    pub(super) brief: Text,
    pub(super) hints: Spanned<Vec<Text>>,
    pub(super) debrief: DebriefSource,
    pub(super) start: Spanned<Map<String, Value>>,
    #[serde(rename = "run", default)]
    pub(super) runs: Vec<Spanned<RunSource>>,
    #[serde(rename = "requirement", default)]
    pub(super) requirements: Vec<Spanned<RequirementSource>>,
    #[serde(rename = "constraint", default)]
    pub(super) constraints: Vec<Spanned<ConstraintSource>>,
    #[serde(rename = "reference", default)]
    pub(super) references: Vec<Spanned<ReferenceSource>>,
    #[serde(rename = "wrong", default)]
    pub(super) wrong: Vec<Spanned<WrongSource>>,
    #[serde(rename = "may_pass", default)]
    pub(super) may_pass: Vec<Spanned<MayPassSource>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DebriefSource {
    pub(super) why: Text,
    pub(super) exam: Text,
    pub(super) since: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RunSource {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) hidden: bool,
    pub(super) clock: Option<String>,
    #[serde(default)]
    pub(super) steps: Vec<Happens>,
    #[serde(default = "ten_minutes")]
    pub(super) wait: i64,
    #[serde(default)]
    pub(super) faults: Vec<Fault>,
}

fn ten_minutes() -> i64 {
    600
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RequirementSource {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) note: Option<String>,
    #[serde(default)]
    pub(super) arrives: Vec<ArrivesSource>,
    #[serde(default)]
    pub(super) stays_away: Vec<AwaySource>,
    #[serde(default)]
    pub(super) does: Vec<DoesSource>,
    #[serde(default)]
    pub(super) does_not: Vec<DoesSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArrivesSource {
    run: String,
    of: Option<usize>,
    #[serde(default)]
    way: Way,
    to: String,
    with: Option<Json>,
    #[serde(default)]
    without: Vec<String>,
    #[serde(default = "once")]
    times: usize,
}

fn once() -> usize {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AwaySource {
    run: String,
    #[serde(default)]
    to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DoesSource {
    run: String,
    kind: Option<DoingKind>,
    at: Option<String>,
    account: Option<String>,
    region: Option<String>,
    says: Option<String>,
    with: Option<Json>,
    times: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConstraintSource {
    pub(super) kind: String,
    pub(super) text: Option<String>,
    pub(super) at_most: Option<usize>,
    pub(super) of: Option<Vec<String>>,
    pub(super) probes: Option<Vec<ProbeSource>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReferenceSource {
    pub(super) title: String,
    #[serde(default)]
    pub(super) set: Vec<(String, Json)>,
    #[serde(default)]
    pub(super) take: Vec<String>,
    #[serde(default)]
    pub(super) add: Vec<(String, Json)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrongSource {
    pub(super) title: String,
    #[serde(default)]
    pub(super) from: From_,
    #[serde(default)]
    pub(super) set: Vec<(String, Json)>,
    #[serde(default)]
    pub(super) take: Vec<String>,
    #[serde(default)]
    pub(super) add: Vec<(String, Json)>,
    pub(super) fails: String,
    pub(super) says: String,
}

/// The yard that a wrong attempt is a difference from.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum From_ {
    #[default]
    Reference,
    Start,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MayPassSource {
    pub(super) mutation: String,
    pub(super) why: String,
}

impl ArrivesSource {
    pub(super) fn read(self) -> Arrives {
        Arrives {
            run: self.run,
            of: self.of,
            way: self.way,
            arrival: Arrival {
                to: self.to,
                with: self.with,
                without: self.without,
                times: self.times,
            },
        }
    }
}

impl AwaySource {
    pub(super) fn read(self) -> StaysAway {
        StaysAway {
            run: self.run,
            to: self.to,
        }
    }
}

impl DoesSource {
    pub(super) fn read(self) -> DoesIn {
        DoesIn {
            run: self.run,
            does: Does {
                kind: self.kind,
                at: self.at,
                account: self.account,
                region: self.region,
                says: self.says,
                with: self.with,
                times: self.times,
            },
        }
    }
}
