//! A person's own questions: a few files without the lists of the project.

use crate::author::checks;
use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Place, Severity, code};
use crate::author::lists;
use crate::author::reader::read_draft;
use crate::author::rules::Rules;
use crate::bank::{Bank, Lists};
use crate::date::Date;
use crate::order;
use crate::packed::version_of;

/// The most files of a pack.
pub const MAX_PACK_FILES: usize = 300;
/// The most bytes of a pack's files together: some ten times a paper.
pub const MAX_PACK_BYTES: usize = 2 * 1024 * 1024;
/// After so many findings the rest of a pack is not read: it is no pack.
const MAX_FINDINGS: usize = 200;
/// So many findings of one file are kept.
const MAX_FILE_FINDINGS: usize = 50;

/// The lists that a pack may bring; their rows come after those of the bank.
const OWN_LISTS: [&str; 2] = ["topics.toml", "misconceptions.toml"];
/// Texts for people that may lie beside questions.
const FOR_PEOPLE: [&str; 3] = ["README.md", "TEMPLATE.md", "REVIEW.md"];

/// A person's own questions, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// The questions in whose files there is no error, with the lists that they point into.
    pub bank: Bank,
    /// What the checks found, ordered by file and line.
    pub findings: Vec<Finding>,
    drafts: Vec<Draft>,
}

/// Whether a pack reads a file with this path: a question, or a list of its own.
pub fn belongs_to_pack(path: &str) -> bool {
    let name = name_of(path);
    let hidden = path.split('/').any(|part| part.starts_with(['.', '_']));
    !hidden && !FOR_PEOPLE.contains(&name) && (name.ends_with(".md") || OWN_LISTS.contains(&name))
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Pack {
    /// Reads files given as path and text, against the lists of a bank.
    ///
    /// The checks are those of the project's own questions, but that a pack has no folders to keep
    /// and no share of the exam. With `today` the age of the reviews is checked, too.
    pub fn read(files: &[(String, String)], lists: &Lists, today: Option<Date>) -> Self {
        let mut bank = Bank {
            lists: lists.clone(),
            ..Bank::default()
        };
        let mut findings = Vec::new();
        let mut drafts = Vec::new();
        if let Some(finding) = too_much(files) {
            return Self {
                bank,
                findings: vec![finding],
                drafts,
            };
        }
        let files = || files.iter().filter(|(path, _)| belongs_to_pack(path));
        for (path, text) in files() {
            add_list(path, text, &mut bank.lists, &mut findings);
        }
        for (path, text) in files().filter(|(path, _)| path.ends_with(".md")) {
            let (draft, mut found) = read_draft(path, text);
            drafts.extend(draft);
            if found.len() > MAX_FILE_FINDINGS {
                let message = format!("there are {} findings in this file", found.len());
                found.truncate(MAX_FILE_FINDINGS);
                found.push(error(path, code::TOO_LARGE, message));
            }
            findings.extend(found);
            if findings.len() > MAX_FINDINGS {
                let message = "there are so many findings that the rest was not read";
                findings.push(error(path, code::TOO_LARGE, message));
                break;
            }
        }
        checks::check_together(&bank.lists, &drafts, today, &mut findings);
        bank.questions = drafts
            .iter()
            .filter(|draft| !has_error(&findings, &draft.file))
            .map(|draft| draft.question.clone())
            .collect();
        order::sort_by(&mut bank.questions, |a, b| {
            (a.domain, &a.id).cmp(&(b.domain, &b.id))
        });
        bank.version = version_of(&bank);
        let mut pack = Self {
            bank,
            findings,
            drafts,
        };
        pack.sort();
        pack
    }

    /// Adds a finding on a part of a question that a check outside this crate made, such as a run.
    /// An error takes the question out of the pack.
    pub fn add_finding(
        &mut self,
        question: &str,
        part: Part<'_>,
        code: &'static str,
        severity: Severity,
        message: impl Into<String>,
    ) {
        let Some(draft) = self
            .drafts
            .iter()
            .find(|draft| draft.question.id == question)
        else {
            return;
        };
        self.findings
            .push(draft.finding(part, code, severity, message, ""));
        if severity == Severity::Error {
            self.bank.questions.retain(|other| other.id != question);
            self.bank.version = version_of(&self.bank);
        }
        self.sort();
    }

    fn sort(&mut self) {
        order::sort_by(&mut self.findings, |a, b| {
            (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column))
        });
    }
}

fn has_error(findings: &[Finding], file: &str) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error && finding.file == file)
}

fn error(file: &str, code: &'static str, message: impl Into<String>) -> Finding {
    Finding::new(file, Place::START, code, Severity::Error, message, "")
}

/// Why these files are not read at all.
fn too_much(files: &[(String, String)]) -> Option<Finding> {
    let (first, _) = files.first()?;
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    let message = if files.len() > MAX_PACK_FILES {
        format!(
            "there are {} files; a pack has at most {MAX_PACK_FILES}",
            files.len()
        )
    } else if bytes > MAX_PACK_BYTES {
        format!("the files have {bytes} bytes; a pack has at most {MAX_PACK_BYTES}")
    } else {
        return None;
    };
    Some(error(first, code::TOO_LARGE, message))
}

/// Adds the rows of a list that the pack brings; a row whose id is taken is an error.
fn add_list(path: &str, text: &str, lists: &mut Lists, findings: &mut Vec<Finding>) {
    let name = name_of(path);
    if !OWN_LISTS.contains(&name) {
        return;
    }
    let mut own = Lists::default();
    findings.extend(lists::read(
        name,
        path,
        text,
        &mut own,
        &mut Rules::default(),
    ));
    let mut taken = |id: &str| {
        let message = format!("the id `{id}` is also that of a row of the bank");
        findings.push(error(path, code::DUPLICATE_ID, message));
    };
    for topic in own.topics {
        if lists.topic(&topic.id).is_some() {
            taken(&topic.id);
        } else {
            lists.topics.push(topic);
        }
    }
    for belief in own.misconceptions {
        if lists
            .misconception(&belief.id)
            .is_some_and(|known| *known != belief)
        {
            taken(&belief.id);
        } else if lists.misconception(&belief.id).is_none() {
            lists.misconceptions.push(belief);
        }
    }
}

#[cfg(test)]
mod tests;
