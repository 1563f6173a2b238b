//! What a page shows of an exercise before anything is graded: plain data without what is hidden, and
//! yards as texts, which the page reads with the reader that it has.

use super::changes::{Change, changes, words};
use super::format::{Debrief, Exercise, ListedExercise, Run};
use super::grade::{Report, grade};
use super::play::whole_event;
use pipeline::{DEFAULT_EVENT_BUS, Yard};
use quiz::Block;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An exercise as a learner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its line in the list.
    pub listed: ListedExercise,
    /// The task.
    pub brief: Vec<Block>,
    /// What has to be reached, a sentence each, with the ids of the requirements.
    pub requirements: Vec<(String, String)>,
    /// What the wiring itself has to keep to, a sentence each.
    pub constraints: Vec<String>,
    /// Every run; of hidden ones the title alone.
    pub runs: Vec<SheetRun>,
    /// What may be changed, in words.
    pub may_change: Vec<String>,
    /// Three, from a nudge to the answer's shape.
    pub hints: Vec<Vec<Block>>,
    /// What is to be learnt from it.
    pub debrief: Debrief,
    /// What is particular about each reference solution, the best one first.
    pub solutions: Vec<String>,
    /// The yard in which the learner begins, as JSON.
    pub start: String,
}

/// A run as a learner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRun {
    /// What happens in it, in a few words; of a hidden run not to be shown before it fails.
    pub title: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// The events that are sent in it where the learner works; none of a hidden run.
    pub events: Vec<SheetEvent>,
}

/// An event to send by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetEvent {
    /// JSON, laid out for people.
    pub text: String,
    /// The name of the bus.
    pub bus: String,
}

/// A reference solution beside a learner's yard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// What is particular about it.
    pub title: String,
    /// The yard, as JSON.
    pub yard: String,
    /// Where the learner's yard is otherwise.
    pub differences: Vec<Change>,
}

impl Exercise {
    /// What a learner sees of it.
    pub fn sheet(&self) -> Sheet {
        let requirements = self.requirements.iter();
        Sheet {
            listed: self.listed(),
            brief: self.brief.clone(),
            requirements: requirements
                .map(|one| (one.id.clone(), one.text.clone()))
                .collect(),
            constraints: self
                .constraints
                .iter()
                .map(|one| one.text.clone())
                .collect(),
            runs: self
                .runs
                .iter()
                .map(|run| shown(&self.start, run))
                .collect(),
            may_change: self.may_change.iter().map(|one| words(one)).collect(),
            hints: self.hints.clone(),
            debrief: self.debrief.clone(),
            solutions: self
                .references
                .iter()
                .map(|one| one.title.clone())
                .collect(),
            start: text_of(&self.start),
        }
    }

    /// What is needed to grade it: all but what only people read.
    pub fn to_grade(&self) -> Exercise {
        Exercise {
            brief: Vec::new(),
            hints: Vec::new(),
            debrief: Debrief {
                why: Vec::new(),
                exam: Vec::new(),
                since: Vec::new(),
            },
            ..self.clone()
        }
    }

    /// The reference solution at a place beside a learner's yard; none where there is no such one.
    pub fn compared(&self, at: usize, yard: &Yard) -> Option<Compared> {
        let solution = self.references.get(at)?;
        Some(Compared {
            title: solution.title.clone(),
            yard: text_of(&solution.yard),
            differences: changes(&solution.yard, yard),
        })
    }
}

/// Grades a yard by the id of an exercise; none where there is no such one.
pub fn grade_by_id(exercises: &[Exercise], id: &str, yard: &Yard) -> Option<Report> {
    let exercise = exercises.iter().find(|one| one.id == id)?;
    Some(grade(exercise, yard))
}

fn shown(start: &Yard, run: &Run) -> SheetRun {
    let here = run.script.steps.iter().filter(|step| step.place.is_none());
    let events = here.filter_map(|step| {
        let Value::Object(event) = &step.event.as_ref()?.0 else {
            return None;
        };
        let whole = whole_event(event, start);
        Some(SheetEvent {
            text: serde_json::to_string_pretty(&whole).unwrap_or_default(),
            bus: step
                .bus
                .clone()
                .unwrap_or_else(|| DEFAULT_EVENT_BUS.to_owned()),
        })
    });
    SheetRun {
        title: run.title.clone(),
        hidden: run.hidden,
        events: match run.hidden {
            true => Vec::new(),
            false => events.collect(),
        },
    }
}

fn text_of(yard: &Yard) -> String {
    serde_json::to_string(yard).unwrap_or_default()
}

#[cfg(test)]
mod tests;
