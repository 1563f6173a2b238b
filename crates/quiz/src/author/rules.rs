//! What the checks hold questions against and the app does not need.

use crate::author::finding::Place;

/// The lists that are not packed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    /// What the bank is to hold.
    pub(crate) papers: Vec<Paper>,
    /// Which question turns on which topic.
    pub(crate) turning: Vec<Turning>,
}

/// A question that nobody can answer who does not know the topic.
#[derive(Clone, Debug)]
pub(crate) struct Turning {
    /// The topic's id.
    pub(crate) topic: String,
    /// The question's id.
    pub(crate) question: String,
    /// The list in which it stands.
    pub(crate) file: String,
    /// Where it stands there.
    pub(crate) place: Place,
}

/// A whole paper that the bank can fill.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    /// A stable name.
    pub(crate) id: String,
    /// The list in which it stands.
    pub(crate) file: String,
    /// Where it stands there.
    pub(crate) place: Place,
    /// The exam version whose counts by domain it follows.
    pub(crate) blueprint: String,
    /// Whether the bank holds it; from then on a shortfall fails the check.
    pub(crate) complete: bool,
    /// The fewest multiple-response questions.
    pub(crate) multiple_least: usize,
    /// The most multiple-response questions.
    pub(crate) multiple_most: usize,
    /// The fewest executable questions.
    pub(crate) executable: usize,
    /// The fewest minimal pairs.
    pub(crate) pairs: usize,
    /// The fewest questions on each task.
    pub(crate) each_task: usize,
    /// In at most so many percent of single-answer questions the key is the single longest option.
    pub(crate) longest_key: usize,
    /// A domain's share of the bank is at most so many points away from its weight.
    pub(crate) domain_points: usize,
}
