//! The index: what the app knows of every question before it has fetched the questions themselves.

use crate::order;
use serde::{Deserialize, Serialize};

use crate::bank::{Bank, Lists};
use crate::domain::{DomainQuestions, beliefs};
use crate::markup::plain_text;
use crate::packed::hash;
use crate::quality::Quality;
use crate::question::{Era, Question};

/// The lists of a bank, a line on each question, and where the questions are.
///
/// What is said of the mistaken beliefs behind the options is half of the lists, and nobody reads it
/// before a question is there; so it is in the domains' files and not here, until [`Index::with`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The version of the bank that the index was made from; see [`Bank::version`].
    pub version: String,
    /// What the ids in the questions stand for, without misconceptions.
    pub lists: Lists,
    /// The file of each domain that has questions, in the order of the domains.
    pub files: Vec<DomainFile>,
    /// The questions, ordered by domain and then by id.
    pub questions: Vec<Listed>,
    /// What the author's checks say of the bank; `None` where nobody measured it.
    pub quality: Option<Quality>,
}

impl Index {
    /// The index of a bank whose questions are in these files.
    pub fn of(bank: &Bank, files: Vec<DomainFile>) -> Self {
        Self {
            version: bank.version.clone(),
            lists: Lists {
                misconceptions: Vec::new(),
                ..bank.lists.clone()
            },
            files,
            questions: bank.questions.iter().map(Listed::of).collect(),
            quality: None,
        }
    }

    /// The index with the misconceptions of these domains, and which questions appeal to them.
    #[must_use]
    pub fn with<'a>(&self, domains: impl IntoIterator<Item = &'a DomainQuestions>) -> Self {
        let mut index = self.clone();
        let known = &mut index.lists.misconceptions;
        let mut behind: Vec<(&str, Vec<String>)> = Vec::new();
        for domain in domains {
            known.extend(domain.misconceptions.iter().cloned());
            let questions = domain.questions.iter();
            behind
                .extend(questions.map(|question| (question.id.as_str(), misconceptions(question))));
        }
        order::sort_by(known, |one, other| one.id.cmp(&other.id));
        known.dedup_by(|one, other| one.id == other.id);
        order::sort(&mut behind);
        for listed in &mut index.questions {
            let place = behind.binary_search_by(|(id, _)| (*id).cmp(&listed.id));
            if let Some((_, beliefs)) = place.ok().and_then(|place| behind.get(place)) {
                listed.misconceptions.clone_from(beliefs);
            }
        }
        index
    }

    /// What is known of the question with this id.
    pub fn question(&self, id: &str) -> Option<&Listed> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The file with the questions of a domain.
    pub fn file(&self, domain: u8) -> Option<&DomainFile> {
        self.files.iter().find(|file| file.domain == domain)
    }
}

/// The file with the questions of a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainFile {
    /// The DOP-C02 domain, 1 to 6.
    pub domain: u8,
    /// The file's name beside the index.
    pub name: String,
    /// A hash of its bytes as 16 hex digits; a file with another one belongs to another index.
    pub hash: String,
}

impl DomainFile {
    /// The file of this name with these bytes, which are those of [`pack_domain`](crate::pack_domain).
    pub fn new(domain: u8, name: String, bytes: &[u8]) -> Self {
        Self {
            domain,
            name,
            hash: hash(bytes),
        }
    }
}

/// About how many characters of its stem a list shows of a question: two lines of the list in
/// Practice where it is widest.
pub const SUMMARY: usize = 120;

/// What a list, a filter or an exam has to know of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// See [`Question::id`].
    pub id: String,
    /// The DOP-C02 domain, 1 to 6.
    pub domain: u8,
    /// The DOP-C02 task statement, such as `4.3`.
    pub task: String,
    /// The nearest DOP-C01 objective, such as `3.2`.
    pub c01: String,
    /// Ids of topics; see `Lists::topics`.
    pub topics: Vec<String>,
    /// The services a filter finds it by.
    pub services: Vec<String>,
    /// 1 (one fact decides), 2 (the usual) or 3 (several constraints at once).
    pub difficulty: u8,
    /// Whether it was asked in the time of DOP-C01 and something else is used today.
    pub is_legacy: bool,
    /// The id of the other half of a minimal pair.
    pub twin: Option<String>,
    /// Whether the engine can run its options.
    pub is_executable: bool,
    /// How many options are to be picked.
    pub pick_count: usize,
    /// Ids of the beliefs that its options appeal to, sorted; see `Lists::misconceptions`. It is
    /// not packed, and empty until [`Index::with`] has the questions.
    #[serde(skip)]
    pub misconceptions: Vec<String>,
    /// The beginning of the stem without mark-up in one line, cut after a word.
    pub summary: String,
}

impl Listed {
    /// What is to be known of a question.
    pub fn of(question: &Question) -> Self {
        Self {
            id: question.id.clone(),
            domain: question.domain,
            task: question.task.clone(),
            c01: question.c01.clone(),
            topics: question.topics.clone(),
            services: question.services.clone(),
            difficulty: question.difficulty,
            is_legacy: matches!(question.era, Era::Legacy { .. }),
            twin: question.twin.clone(),
            is_executable: !question.runs.is_empty(),
            pick_count: question.pick_count(),
            misconceptions: Vec::new(),
            summary: beginning(&plain_text(&question.stem), SUMMARY),
        }
    }

    /// Whether more than one option is to be picked (a multiple-response question).
    pub fn is_multiple_response(&self) -> bool {
        self.pick_count > 1
    }
}

/// The beliefs that a question's options appeal to, each once and sorted.
fn misconceptions(question: &Question) -> Vec<String> {
    let mut ids: Vec<String> = beliefs(question).map(str::to_owned).collect();
    order::sort(&mut ids);
    ids.dedup();
    ids
}

/// The first words of a text, as many as `most` characters hold, with an ellipsis where more follow.
fn beginning(text: &str, most: usize) -> String {
    let mut line = String::new();
    let mut long = 0;
    for word in text.split_whitespace() {
        let space = usize::from(!line.is_empty());
        long += space + word.chars().count();
        if long > most {
            if line.is_empty() {
                line.extend(word.chars().take(most));
            } else {
                line.push(' ');
            }
            line.push('…');
            break;
        }
        if space > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests;
