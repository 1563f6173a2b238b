//! Reads a whole `questions/` folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::author::checks::{check_together, note_domain_share};
use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Place, Severity, code};
use crate::author::lists::{self, LISTS};
use crate::author::reader::read_draft;
use crate::bank::Bank;
use crate::date::Date;
use crate::packed::version_of;

/// The folder of the bank below the project's root.
const FOLDER: &str = "questions";

/// The bank as its source files give it, with everything that is to be mended.
#[derive(Clone, Debug)]
pub struct Library {
    /// The lists, and the questions in whose files there is no error.
    pub bank: Bank,
    /// What the checks found, ordered by file and line.
    pub findings: Vec<Finding>,
    drafts: Vec<Draft>,
}

/// Reads and checks `questions/` below `root`, without asking how old the reviews are.
pub fn load(root: &Path) -> (Bank, Vec<Finding>) {
    let library = Library::read(root, None);
    (library.bank, library.findings)
}

impl Library {
    /// Reads and checks `questions/` below `root`; with `today` also the age of the reviews.
    pub fn read(root: &Path, today: Option<Date>) -> Self {
        let mut bank = Bank::default();
        let mut findings = Vec::new();
        for name in LISTS {
            let file = format!("{FOLDER}/{name}");
            if let Some(text) = read_file(root, &file, &mut findings) {
                findings.extend(lists::read(name, &file, &text, &mut bank));
            }
        }
        let mut drafts = Vec::new();
        for file in question_files(root, &bank, &mut findings) {
            if let Some(text) = read_file(root, &file, &mut findings) {
                let (draft, found) = read_draft(&file, &text);
                drafts.extend(draft);
                findings.extend(found);
            }
        }
        check_together(&bank, &drafts, today, &mut findings);
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
        bank.questions
            .sort_by(|a, b| (a.domain, &a.id).cmp(&(b.domain, &b.id)));
        bank.version = version_of(&bank);
        note_domain_share(&bank, FOLDER, &mut findings);
        findings.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        Self {
            bank,
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

/// Every `questions/<domain>/<id>.md` in order; reports folders and files that do not belong there.
fn question_files(root: &Path, bank: &Bank, findings: &mut Vec<Finding>) -> Vec<String> {
    let mut files = Vec::new();
    for (folder, is_folder) in entries(root, FOLDER, findings) {
        let path = format!("{FOLDER}/{folder}");
        if !is_folder {
            continue;
        }
        if !bank.domains.is_empty() && !bank.domains.iter().any(|domain| domain.slug == folder) {
            let help = "The folders are the domains of questions/tasks.toml.";
            findings.push(Finding::new(
                &path,
                Place::START,
                code::FOLDER,
                Severity::Error,
                "no domain has this folder",
                help,
            ));
            continue;
        }
        for (name, is_folder) in entries(root, &path, findings) {
            let file = format!("{path}/{name}");
            if is_folder || !name.ends_with(".md") {
                let message = "only questions, `<id>.md`, belong into a domain's folder";
                findings.push(Finding::new(
                    &file,
                    Place::START,
                    code::FILE_NAME,
                    Severity::Error,
                    message,
                    "",
                ));
            } else {
                files.push(file);
            }
        }
    }
    files
}

/// The names in a folder, sorted, with whether they are folders; hidden ones are left out.
fn entries(root: &Path, folder: &str, findings: &mut Vec<Finding>) -> Vec<(String, bool)> {
    let listed = fs::read_dir(path_of(root, folder)).and_then(|entries| {
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') {
                names.push((name, entry.file_type()?.is_dir()));
            }
        }
        Ok(names)
    });
    match listed {
        Ok(mut names) => {
            names.sort();
            names
        }
        Err(error) => {
            findings.push(unreadable(folder, &error));
            Vec::new()
        }
    }
}

fn read_file(root: &Path, file: &str, findings: &mut Vec<Finding>) -> Option<String> {
    fs::read_to_string(path_of(root, file))
        .map_err(|error| findings.push(unreadable(file, &error)))
        .ok()
}

fn unreadable(file: &str, error: &io::Error) -> Finding {
    Finding::new(
        file,
        Place::START,
        code::UNREADABLE,
        Severity::Error,
        format!("this cannot be read: {error}"),
        "",
    )
}

fn path_of(root: &Path, file: &str) -> PathBuf {
    file.split('/')
        .fold(root.to_path_buf(), |path, part| path.join(part))
}
