//! Reads one question from its text and checks all that can be checked without the rest of the bank.

use crate::author::draft::{Draft, Places};
use crate::author::finding::{Finding, Severity, code};
use crate::author::report::Report;
use crate::author::{body, checks, front};
use crate::order;
use crate::question::Question;

/// The largest file that is read as a question, in bytes: some ten times a long question.
pub const MAX_FILE_BYTES: usize = 64 * 1024;

/// Reads one question in the format of `questions/README.md`.
///
/// `file_name` is the path that findings name; its last part without `.md` must be the question's
/// id. All problems of the text are reported at once; the question is there unless one of them is
/// an error. Ids of tasks, topics, misconceptions and twins are not looked up, since the text
/// stands alone here; `Library::read` does that.
pub fn read_question(file_name: &str, text: &str) -> (Option<Question>, Vec<Finding>) {
    let (draft, findings) = read_draft(file_name, text);
    let usable = findings
        .iter()
        .all(|finding| finding.severity != Severity::Error);
    (
        draft.filter(|_| usable).map(|draft| draft.question),
        findings,
    )
}

/// Reads what there is of a question; `None` where the text has no front matter to begin with.
pub(crate) fn read_draft(file_name: &str, text: &str) -> (Option<Draft>, Vec<Finding>) {
    let mut report = Report::new(file_name, text);
    if text.len() > MAX_FILE_BYTES {
        let message = format!(
            "the file has {} bytes; a question has at most {MAX_FILE_BYTES}",
            text.len()
        );
        report.error(0, code::TOO_LARGE, message, "");
        return (None, report.findings);
    }
    let (Some((front_text, body_text)), Some(mut question)) =
        (front::split(text, &mut report), front::empty_question())
    else {
        return (None, report.findings);
    };
    let mut places = Places::default();
    front::read(&front_text, &mut question, &mut places, &mut report);
    body::read(&body_text, &mut question, &mut places, &mut report);
    let mut findings = report.findings;
    let draft = Draft {
        file: file_name.to_owned(),
        question,
        places,
    };
    checks::check_alone(&draft, &mut findings);
    order::sort_by_key(&mut findings, |finding| finding.line);
    (Some(draft), findings)
}

#[cfg(test)]
mod tests;
