//! The bank: the questions, and the lists their ids point into.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::names::ServiceName;
use crate::question::Question;

/// Everything there is, as the author's tools and the command read it.
///
/// The app fetches it in pieces: an [`Index`](crate::Index) and the questions of a domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bank {
    /// A hash of the content as 16 hex digits; the same content always has the same version.
    ///
    /// It is no part of what it is made from: `author::load` fills it in.
    #[serde(skip)]
    pub version: String,
    /// What the ids in the questions stand for.
    pub lists: Lists,
    /// The questions, ordered by domain and then by id.
    pub questions: Vec<Question>,
}

impl Bank {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

/// The lists that the ids in questions point into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists {
    /// The six DOP-C02 domains in their order.
    pub domains: Vec<Domain>,
    /// The DOP-C02 task statements in their order.
    pub tasks: Vec<Task>,
    /// The DOP-C01 objectives in their order.
    pub objectives: Vec<Objective>,
    /// The exam blueprints, the current one first.
    pub blueprints: Vec<Blueprint>,
    /// What there is to learn.
    pub topics: Vec<Topic>,
    /// Mistaken beliefs that distractors appeal to.
    pub misconceptions: Vec<Misconception>,
    /// Names that AWS has given up.
    pub names: Vec<ServiceName>,
}

impl Lists {
    /// The DOP-C02 domain with this number.
    pub fn domain(&self, number: u8) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.number == number)
    }

    /// The DOP-C02 task statement with this id, such as `4.3`.
    pub fn task(&self, id: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The DOP-C01 objective with this id, such as `3.2`.
    pub fn objective(&self, id: &str) -> Option<&Objective> {
        self.objectives.iter().find(|objective| objective.id == id)
    }

    /// The topic with this id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The misconception with this id.
    pub fn misconception(&self, id: &str) -> Option<&Misconception> {
        self.misconceptions
            .iter()
            .find(|misconception| misconception.id == id)
    }

    /// The blueprint with this id, such as `DOP-C02`.
    pub fn blueprint(&self, id: &str) -> Option<&Blueprint> {
        self.blueprints.iter().find(|blueprint| blueprint.id == id)
    }
}

/// A domain of DOP-C02.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domain {
    /// 1 to 6.
    pub number: u8,
    /// The domain's name in the exam guide.
    pub title: String,
    /// The folder of its questions, such as `1-sdlc-automation`; also fit for an address.
    pub slug: String,
    /// The number of the DOP-C01 domain that covered most of it.
    pub c01: u8,
}

/// A task statement of DOP-C02.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Domain and number, such as `4.3`.
    pub id: String,
    /// The domain's number.
    pub domain: u8,
    /// What a candidate must be able to do, in our words.
    pub title: String,
}

/// An objective of DOP-C01.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// Domain and number, such as `3.2`.
    pub id: String,
    /// The C01 domain's number.
    pub domain: u8,
    /// What a candidate had to be able to do, in our words.
    pub title: String,
}

/// The make-up of one version of the exam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blueprint {
    /// The exam code, such as `DOP-C02`.
    pub id: String,
    /// The exam's name.
    pub title: String,
    /// The day from which it could be sat.
    pub from: Date,
    /// The last day on which it could be sat; `None` while it is in force.
    pub until: Option<Date>,
    /// The day on which these numbers were last checked.
    pub reviewed: Date,
    /// The time allowed, in minutes.
    pub minutes: u16,
    /// All questions of a paper, `scored` and `unscored` together.
    pub questions: u16,
    /// Questions that count.
    pub scored: u16,
    /// Trial questions that do not count; a candidate cannot tell them apart.
    pub unscored: u16,
    /// The lowest scaled score.
    pub scale_from: u16,
    /// The highest scaled score.
    pub scale_to: u16,
    /// The scaled score needed to pass.
    pub pass: u16,
    /// The share of each domain.
    pub domains: Vec<BlueprintDomain>,
}

/// The share of one domain in a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlueprintDomain {
    /// The domain's number in this version of the exam.
    pub number: u8,
    /// The domain's name in this version of the exam.
    pub title: String,
    /// Percent of the scored questions.
    pub weight: u8,
    /// Scored questions of a paper.
    pub scored: u16,
    /// Trial questions of a paper.
    pub unscored: u16,
}

/// One thing to learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// A stable name.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The number of the DOP-C02 domain.
    pub domain: u8,
    /// What sort of knowledge it is.
    pub kind: TopicKind,
}

/// What sort of knowledge a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TopicKind {
    /// Which of several services or settings to choose.
    Decision,
    /// What to do in a situation.
    Scenario,
    /// Something to know.
    Fact,
    /// Something to have done once.
    HandsOn,
}

/// A mistaken belief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misconception {
    /// A stable name.
    pub id: String,
    /// The belief in a few words, as its holder would say it.
    pub title: String,
    /// What is true instead, in a sentence.
    pub correction: String,
}
