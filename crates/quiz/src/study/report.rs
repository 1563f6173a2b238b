//! A report of a doubtful question, for the person to copy.

use crate::order;
use crate::question::Question;

/// The text of a report: which question in which version of the bank, what the person chose, what
/// the bank holds right, and what the person says of it.
///
/// Options are named by their numbers in the question's file, from 1, since the order on the page
/// is shuffled.
pub fn report(question: &Question, bank: &str, picks: &[usize], remark: &str) -> String {
    let remark = remark.trim();
    let mut text = format!(
        "Question: {}\nTask: {}\nVersion of the questions: {bank}\nLast reviewed: {}\nMy answer: {}\nAnswer in the bank: {}\n",
        question.id,
        question.task,
        question.reviewed,
        numbers(picks),
        numbers(&question.key()),
    );
    if !remark.is_empty() {
        text.push_str("What I doubt: ");
        text.push_str(remark);
        text.push('\n');
    }
    text
}

fn numbers(options: &[usize]) -> String {
    if options.is_empty() {
        return "none".to_owned();
    }
    let mut sorted = options.to_vec();
    order::sort(&mut sorted);
    let texts: Vec<String> = sorted
        .iter()
        .map(|option| format!("option {}", option.saturating_add(1)))
        .collect();
    texts.join(", ")
}

#[cfg(test)]
mod tests;
