//! Whether the bank holds what its declared papers need.

use super::domain_share::percent;
use super::lengths::Shapes;
use crate::author::finding::{Finding, Severity, code};
use crate::author::rules::{Paper, Rules};
use crate::bank::{Bank, BlueprintDomain};
use crate::question::Question;

/// Holds the bank against all papers up to each one together: what the second needs comes on top
/// of what the first needs.
pub(crate) fn check(bank: &Bank, rules: &Rules, shapes: &Shapes<'_>, findings: &mut Vec<Finding>) {
    for (index, paper) in rules.papers.iter().enumerate() {
        let papers = rules.papers.get(..=index).unwrap_or_default();
        let mut short = shortfalls(bank, papers, shapes);
        // A bank that grows domain by domain is out of balance on its way: a paper is drawn by the
        // weights whatever is left over. The last of the papers takes all there is.
        if papers.len() == rules.papers.len() {
            short.extend(shares(bank, papers));
        }
        let severity = if paper.complete {
            Severity::Warning
        } else {
            Severity::Note
        };
        let mut found = |severity, message: String, help: String| {
            findings.push(Finding::new(
                &paper.file,
                paper.place,
                code::PAPER,
                severity,
                message,
                help,
            ));
        };
        if short.is_empty() && !paper.complete {
            found(
                Severity::Warning,
                format!("the bank holds all that paper `{}` needs", paper.id),
                "Write `complete = true`, so that it stays so.".to_owned(),
            );
        }
        for (message, help) in short {
            found(severity, format!("paper `{}`: {message}", paper.id), help);
        }
    }
}

/// What the bank lacks for these papers together, as messages and help.
fn shortfalls(bank: &Bank, papers: &[Paper], shapes: &Shapes<'_>) -> Vec<(String, String)> {
    let mut short = Vec::new();
    let sum = |count: fn(&Paper) -> usize| papers.iter().map(count).sum::<usize>();
    let mut least = |what: &str, has: usize, wanted: usize| {
        if has < wanted {
            let message = format!("{what}: {wanted} needed, {has} there");
            short.push((message, String::new()));
        }
    };
    let questions = &bank.questions;
    let count = |wanted: &dyn Fn(&Question) -> bool| {
        questions.iter().filter(|question| wanted(question)).count()
    };
    for domain in &bank.lists.domains {
        let wanted = papers
            .iter()
            .filter_map(|paper| bank.lists.blueprint(&paper.blueprint))
            .flat_map(|blueprint| &blueprint.domains)
            .filter(|share| share.number == domain.number)
            .map(|share| usize::from(share.scored + share.unscored))
            .sum();
        least(
            &format!("questions of domain {}", domain.number),
            count(&|question| question.domain == domain.number),
            wanted,
        );
    }
    for task in &bank.lists.tasks {
        least(
            &format!("questions on task {}", task.id),
            count(&|question| question.task == task.id),
            sum(|paper| paper.each_task),
        );
    }
    least(
        "executable questions",
        count(&|question| !question.runs.is_empty()),
        sum(|paper| paper.executable),
    );
    least("minimal pairs", pairs(questions), sum(|paper| paper.pairs));
    short.extend(multiple_response(
        count(&Question::is_multiple_response),
        questions.len(),
        (
            sum(|paper| paper.multiple_least),
            sum(|paper| paper.multiple_most),
        ),
        papers_size(bank, papers),
    ));
    let most = papers.iter().map(|paper| paper.longest_key).min();
    short.extend(most.and_then(|most| longest(shapes, most)));
    short.extend(shortest(shapes));
    short
}

/// The domains whose share of the bank is not near to their weight in the first paper's exam.
fn shares(bank: &Bank, papers: &[Paper]) -> Vec<(String, String)> {
    let blueprint = papers.first();
    let blueprint = blueprint.and_then(|paper| bank.lists.blueprint(&paper.blueprint));
    let points = papers.iter().map(|paper| paper.domain_points).min();
    let Some((blueprint, points)) = blueprint.zip(points) else {
        return Vec::new();
    };
    let apart = |domain: &BlueprintDomain| {
        let questions = bank.questions.iter();
        let has = questions.filter(|question| question.domain == domain.number);
        let share = percent(has.count(), bank.questions.len());
        ((share - f64::from(domain.weight)).abs() > points as f64).then(|| {
            let message = format!(
                "domain {} has {share:.0} % of the questions and weighs {} %; {points} points apart at most",
                domain.number, domain.weight
            );
            (message, String::new())
        })
    };
    blueprint.domains.iter().filter_map(apart).collect()
}

/// All questions of the papers.
fn papers_size(bank: &Bank, papers: &[Paper]) -> usize {
    papers
        .iter()
        .filter_map(|paper| bank.lists.blueprint(&paper.blueprint))
        .map(|blueprint| usize::from(blueprint.questions))
        .sum()
}

/// Pairs of questions that name each other.
fn pairs(questions: &[Question]) -> usize {
    let mutual = |question: &&Question| {
        questions.iter().any(|other| {
            question.twin.as_ref() == Some(&other.id) && other.twin.as_ref() == Some(&question.id)
        })
    };
    questions.iter().filter(mutual).count() / 2
}

/// Enough multiple-response questions for the papers, and in a larger bank no greater share.
fn multiple_response(
    has: usize,
    all: usize,
    (least, most): (usize, usize),
    size: usize,
) -> Option<(String, String)> {
    let too_many = has * size > most * all.max(size);
    (has < least || too_many).then(|| {
        let message = format!(
            "{least} to {most} of {size} questions are to be multiple response and {has} of {all} are"
        );
        (message, String::new())
    })
}

fn longest(shapes: &Shapes<'_>, most: usize) -> Option<(String, String)> {
    let share = percent(shapes.longest.len(), shapes.all);
    (share > most as f64).then(|| {
        let message = format!(
            "the key is the single longest option in {} of {} single-answer questions, {share:.0} %; {most} % at most",
            shapes.longest.len(),
            shapes.all
        );
        let help = format!(
            "Shorten the key or lengthen a wrong option in some of: {}.",
            shapes.longest.join(", ")
        );
        (message, help)
    })
}

/// The key may be the single shortest option as often as chance lets it be: a quarter, and two
/// standard deviations more.
fn shortest(shapes: &Shapes<'_>) -> Option<(String, String)> {
    const CHANCE: f64 = 0.25;
    let most = 100.0 * (CHANCE + 2.0 * (CHANCE * (1.0 - CHANCE) / shapes.all.max(1) as f64).sqrt());
    let share = percent(shapes.shortest.len(), shapes.all);
    (share > most).then(|| {
        let message = format!(
            "the key is the single shortest option in {} of {} single-answer questions, {share:.0} %; {most:.0} % at most",
            shapes.shortest.len(),
            shapes.all
        );
        let help = format!(
            "Lengthen the key or shorten a wrong option in some of: {}.",
            shapes.shortest.join(", ")
        );
        (message, help)
    })
}

#[cfg(test)]
mod tests;
