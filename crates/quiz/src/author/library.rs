//! Reads a whole `questions/` folder.

use crate::order;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::author::cards;
use crate::author::checks::{check_asks, check_bank, check_folders, check_together};
use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Place, Severity, code};
use crate::author::lists::{self, LISTS};
use crate::author::reader::read_draft;
use crate::author::rules::Rules;
use crate::bank::{Bank, Lists};
use crate::card::Card;
use crate::date::Date;
use crate::packed::version_of;

/// The folder of the bank below the project's root.
const FOLDER: &str = "questions";

/// The bank as its source files give it, with everything that is to be mended.
#[derive(Clone, Debug)]
pub struct Library {
    /// The lists, and the questions in whose files there is no error.
    pub bank: Bank,
    /// The cards without an error of their own, in the order of the files.
    pub cards: Vec<Card>,
    /// What the checks found, ordered by file and line.
    pub findings: Vec<Finding>,
    drafts: Vec<Draft>,
}

/// Reads and checks `questions/` below `root`, without asking how old the reviews are.
pub fn load(root: &Path) -> (Bank, Vec<Finding>) {
    let library = Library::read(root, None);
    (library.bank, library.findings)
}

/// Reads the lists of `questions/` below `root` alone; [`load`] says what is wrong in them.
pub fn load_lists(root: &Path) -> Lists {
    let mut bank = Bank::default();
    for name in LISTS {
        let file = format!("{FOLDER}/{name}");
        if let Ok(text) = fs::read_to_string(path_of(root, &file)) {
            let mut rules = Rules::default();
            lists::read(name, &file, &text, &mut bank.lists, &mut rules);
        }
    }
    bank.lists
}

impl Library {
    /// Reads and checks `questions/` below `root`; with `today` also the age of the reviews.
    pub fn read(root: &Path, today: Option<Date>) -> Self {
        let mut unreadable = Vec::new();
        let files = read_files(root, &mut unreadable);
        let mut library = Self::from_files(&files, today);
        let missing = |finding: &Finding| unreadable.iter().any(|other| other.file == finding.file);
        library
            .findings
            .retain(|finding| finding.code != code::UNREADABLE || !missing(finding));
        library.findings.extend(unreadable);
        sort(&mut library.findings);
        library
    }

    /// Reads and checks files given as path and text; the paths begin with `questions/`.
    pub fn from_files(files: &[(String, String)], today: Option<Date>) -> Self {
        let mut bank = Bank::default();
        let mut rules = Rules::default();
        let mut findings = Vec::new();
        for name in LISTS {
            let file = format!("{FOLDER}/{name}");
            match files.iter().find(|(path, _)| *path == file) {
                Some((_, text)) => {
                    findings.extend(lists::read(name, &file, text, &mut bank.lists, &mut rules));
                }
                None => findings.push(error(&file, code::UNREADABLE, "this list is missing", "")),
            }
        }
        let mut drafts = Vec::new();
        for (path, text) in files {
            if is_question(path, &bank, &mut findings) {
                let (draft, found) = read_draft(path, text);
                drafts.extend(draft);
                findings.extend(found);
            }
        }
        check_folders(&bank.lists, &drafts, &mut findings);
        check_together(&bank.lists, &drafts, today, &mut findings);
        check_asks(&drafts, &mut findings);
        let broken = |draft: &&Draft| {
            findings
                .iter()
                .any(|finding| finding.severity == Severity::Error && finding.file == draft.file)
        };
        bank.questions = drafts
            .iter()
            .filter(|draft| !broken(draft))
            .map(|draft| draft.question.clone())
            .collect();
        order::sort_by(&mut bank.questions, |a, b| {
            (a.domain, &a.id).cmp(&(b.domain, &b.id))
        });
        bank.version = version_of(&bank);
        check_bank(&bank, &rules, FOLDER, &mut findings);
        let cards = cards::read_all(files, &bank.lists, today, &mut findings);
        sort(&mut findings);
        Self {
            bank,
            cards,
            findings,
            drafts,
        }
    }

    /// A finding at a part of a question, made by a check outside this crate, such as a run.
    ///
    /// `None` where no file has a question with this id.
    pub fn finding(
        &self,
        question: &str,
        part: Part<'_>,
        code: &'static str,
        severity: Severity,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<Finding> {
        let draft = self
            .drafts
            .iter()
            .find(|draft| draft.question.id == question)?;
        Some(draft.finding(part, code, severity, message, help))
    }
}

fn sort(findings: &mut [Finding]) {
    order::sort_by(findings, |a, b| {
        (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column))
    });
}

fn error(file: &str, code: &'static str, message: impl Into<String>, help: &str) -> Finding {
    Finding::new(file, Place::START, code, Severity::Error, message, help)
}

/// Whether a path is that of a question; reports what does not belong into a domain's folder.
///
/// Files directly in `questions/` are lists and texts for people.
fn is_question(path: &str, bank: &Bank, findings: &mut Vec<Finding>) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let [FOLDER, folder, rest @ ..] = parts.as_slice() else {
        return false;
    };
    if path.starts_with(cards::FOLDER) {
        if !cards::is_cards(path) && rest != ["README.md"] && rest != ["REVIEW.md"] {
            let message = "only files of cards, `<subject>.toml`, README.md and REVIEW.md belong into the folder of the cards";
            findings.push(error(path, code::FILE_NAME, message, ""));
        }
        return false;
    }
    match rest {
        [] => return false,
        [name] if name.ends_with(".md") => {}
        _ => {
            let message = "only questions, `<id>.md`, belong into a domain's folder";
            findings.push(error(path, code::FILE_NAME, message, ""));
            return false;
        }
    }
    if !bank.lists.domains.is_empty()
        && !bank
            .lists
            .domains
            .iter()
            .any(|domain| domain.slug == *folder)
    {
        let help = "The folders are the domains of questions/tasks.toml.";
        findings.push(error(
            path,
            code::FOLDER,
            format!("no domain has the folder `{folder}`"),
            help,
        ));
        return false;
    }
    true
}

/// Every file of the folder and of the folders in it, sorted, as path and text.
fn read_files(root: &Path, unreadable: &mut Vec<Finding>) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![FOLDER.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match entries(&path_of(root, &folder)) {
            Ok(entries) => entries,
            Err(problem) => {
                unreadable.push(error(
                    &folder,
                    code::UNREADABLE,
                    format!("this cannot be read: {problem}"),
                    "",
                ));
                continue;
            }
        };
        for (name, is_folder) in entries {
            let path = format!("{folder}/{name}");
            if is_folder {
                folders.push(path);
                continue;
            }
            match fs::read_to_string(path_of(root, &path)) {
                Ok(text) => files.push((path, text)),
                Err(problem) => {
                    unreadable.push(error(
                        &path,
                        code::UNREADABLE,
                        format!("this cannot be read: {problem}"),
                        "",
                    ));
                }
            }
        }
    }
    order::sort(&mut files);
    files
}

/// The names in a folder with whether they are folders; hidden ones are left out.
fn entries(folder: &Path) -> io::Result<Vec<(String, bool)>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push((name, entry.file_type()?.is_dir()));
        }
    }
    Ok(names)
}

fn path_of(root: &Path, file: &str) -> PathBuf {
    file.split('/')
        .fold(root.to_path_buf(), |path, part| path.join(part))
}

#[cfg(test)]
pub(crate) mod tests;
