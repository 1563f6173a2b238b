//! Reads the lists beside the questions: tasks, topics, blueprints and misconceptions.

use std::collections::HashSet;

use crate::author::fields::{Fields, read_toml};
use crate::author::finding::{Finding, code};
use crate::author::report::{At, Report};
use crate::author::rules::{Paper, Rules, Turning};
use crate::bank::{
    Blueprint, BlueprintDomain, Domain, Lists, Misconception, Objective, Task, Topic, TopicKind,
};
use crate::names::ServiceName;

/// The lists, by the name of their file in `questions/`.
pub(crate) const LISTS: [&str; 6] = [
    "tasks.toml",
    "topics.toml",
    "blueprints.toml",
    "misconceptions.toml",
    "names.toml",
    "papers.toml",
];

/// Reads the list with this name into `lists`, or into the rules where the app does not need it.
pub(crate) fn read(
    name: &str,
    file: &str,
    text: &str,
    lists: &mut Lists,
    rules: &mut Rules,
) -> Vec<Finding> {
    let mut report = Report::new(file, text);
    let table = read_toml(text, 0, &mut report);
    let mut fields = Fields::new(&table, 0);
    match name {
        "tasks.toml" => read_tasks(&mut fields, lists, &mut report),
        "topics.toml" => {
            lists.topics = rows(&mut fields, "topic", &mut report, |row, report, ids| {
                topic(file, &mut rules.turning, row, report, ids)
            });
        }
        "blueprints.toml" => {
            lists.blueprints = rows(&mut fields, "blueprint", &mut report, blueprint)
        }
        "misconceptions.toml" => {
            lists.misconceptions = rows(&mut fields, "misconception", &mut report, misconception)
        }
        "names.toml" => lists.names = rows(&mut fields, "name", &mut report, old_name),
        "papers.toml" => {
            rules.papers = rows(&mut fields, "paper", &mut report, |row, report, ids| {
                paper(file, lists, row, report, ids)
            });
        }
        _ => {}
    }
    fields.finish(&mut report);
    report.findings
}

fn read_tasks(fields: &mut Fields<'_, '_>, lists: &mut Lists, report: &mut Report<'_>) {
    lists.domains = rows(fields, "domain", report, |row, report, _| {
        let number = number(row, "number", 1..=9, report);
        let title = text(row, "title", report);
        let slug = text(row, "slug", report);
        let c01 = self::number(row, "c01", 1..=9, report);
        Some(Domain {
            number: number?,
            title: title?,
            slug: slug?,
            c01: c01?,
        })
    });
    lists.tasks = rows(fields, "task", report, |row, report, ids| {
        let id = new_id(row, report, ids);
        let title = text(row, "title", report);
        let domain = domain_of(id.as_ref(), report);
        Some(Task {
            id: id?.value,
            domain: domain?,
            title: title?,
        })
    });
    lists.objectives = rows(fields, "objective", report, |row, report, ids| {
        let id = new_id(row, report, ids);
        let title = text(row, "title", report);
        let domain = domain_of(id.as_ref(), report);
        Some(Objective {
            id: id?.value,
            domain: domain?,
            title: title?,
        })
    });
}

/// The number before the dot of an id such as `4.3`.
fn domain_of(id: Option<&At<String>>, report: &mut Report<'_>) -> Option<u8> {
    let id = id?;
    let number = id
        .value
        .split_once('.')
        .and_then(|(domain, _)| domain.parse().ok());
    if number.is_none() {
        report.error(id.at, code::WRONG_VALUE, "`id` must be of the form 4.3", "");
    }
    number
}

fn topic(
    file: &str,
    turning: &mut Vec<Turning>,
    row: &mut Fields<'_, '_>,
    report: &mut Report<'_>,
    ids: &mut HashSet<String>,
) -> Option<Topic> {
    let id = new_id(row, report, ids);
    let title = text(row, "title", report);
    let domain = number(row, "domain", 1..=6, report);
    let question = row.text("question", report);
    if let (Some(id), Some(question)) = (&id, question) {
        turning.push(Turning {
            topic: id.value.clone(),
            question: question.value,
            file: file.to_owned(),
            place: report.place(question.at),
        });
    }
    row.need("kind", report);
    let kind = row.text("kind", report)?;
    let kind = match kind.value.as_str() {
        "decision" => TopicKind::Decision,
        "scenario" => TopicKind::Scenario,
        "fact" => TopicKind::Fact,
        "hands-on" => TopicKind::HandsOn,
        _ => {
            report.error(
                kind.at,
                code::WRONG_VALUE,
                "`kind` must be decision, scenario, fact or hands-on",
                "",
            );
            return None;
        }
    };
    Some(Topic {
        id: id?.value,
        title: title?,
        domain: domain?,
        kind,
    })
}

fn misconception(
    row: &mut Fields<'_, '_>,
    report: &mut Report<'_>,
    ids: &mut HashSet<String>,
) -> Option<Misconception> {
    let id = new_id(row, report, ids);
    let title = text(row, "title", report);
    let correction = text(row, "correction", report);
    Some(Misconception {
        id: id?.value,
        title: title?,
        correction: correction?,
    })
}

fn paper(
    file: &str,
    lists: &Lists,
    row: &mut Fields<'_, '_>,
    report: &mut Report<'_>,
    ids: &mut HashSet<String>,
) -> Option<Paper> {
    let place = report.place(row.at());
    let id = new_id(row, report, ids);
    row.need("blueprint", report);
    row.need("complete", report);
    let blueprint = row.text("blueprint", report);
    if let Some(named) = &blueprint
        && lists.blueprint(&named.value).is_none()
    {
        let message = format!("there is no blueprint `{}`", named.value);
        let help = "See questions/blueprints.toml.";
        report.error(named.at, code::UNKNOWN_ID, message, help);
    }
    let complete = row.truth("complete", report);
    let mut count = |key: &'static str| number::<usize>(row, key, 0..=1000, report);
    let (multiple_least, multiple_most) = (count("multiple_least"), count("multiple_most"));
    let (executable, pairs) = (count("executable"), count("pairs"));
    let (each_task, longest_key) = (count("each_task"), count("longest_key"));
    let domain_points = count("domain_points");
    Some(Paper {
        id: id?.value,
        file: file.to_owned(),
        place,
        blueprint: blueprint?.value,
        complete: complete?,
        multiple_least: multiple_least?,
        multiple_most: multiple_most?,
        executable: executable?,
        pairs: pairs?,
        each_task: each_task?,
        longest_key: longest_key?,
        domain_points: domain_points?,
    })
}

fn old_name(
    row: &mut Fields<'_, '_>,
    report: &mut Report<'_>,
    _: &mut HashSet<String>,
) -> Option<ServiceName> {
    let old = text(row, "old", report);
    let now = text(row, "now", report);
    row.need("kind", report);
    row.need("reviewed", report);
    let reviewed = row.date("reviewed", report);
    let only_now = row.texts("only_now", report);
    let only_now = only_now.into_iter().flat_map(|list| list.value);
    let kind = row.text("kind", report)?;
    let retired = match kind.value.as_str() {
        "renamed" => false,
        "retired" => true,
        _ => {
            let message = "`kind` must be renamed or retired";
            report.error(kind.at, code::WRONG_VALUE, message, "");
            return None;
        }
    };
    Some(ServiceName {
        old: old?,
        now: now?,
        retired,
        only_now: only_now.map(|name| name.value).collect(),
        reviewed: reviewed?.value,
    })
}

fn blueprint(
    row: &mut Fields<'_, '_>,
    report: &mut Report<'_>,
    ids: &mut HashSet<String>,
) -> Option<Blueprint> {
    let at = row.at();
    let id = new_id(row, report, ids);
    let title = text(row, "title", report);
    row.need("from", report);
    row.need("reviewed", report);
    let from = row.date("from", report);
    let until = row.date("until", report);
    let reviewed = row.date("reviewed", report);
    let mut count = |key: &'static str| number::<u16>(row, key, 0..=2000, report);
    let (minutes, questions, scored, unscored) = (
        count("minutes"),
        count("questions"),
        count("scored"),
        count("unscored"),
    );
    let (scale_from, scale_to, pass) = (count("scale_from"), count("scale_to"), count("pass"));
    let domains = rows(row, "domain", report, |row, report, _| {
        let number = number(row, "number", 1..=9, report);
        let title = text(row, "title", report);
        let weight = self::number(row, "weight", 1..=100, report);
        let scored = self::number(row, "scored", 0..=200, report);
        let unscored = self::number(row, "unscored", 0..=200, report);
        Some(BlueprintDomain {
            number: number?,
            title: title?,
            weight: weight?,
            scored: scored?,
            unscored: unscored?,
        })
    });
    let blueprint = Blueprint {
        id: id?.value,
        title: title?,
        from: from?.value,
        until: until.map(|day| day.value),
        reviewed: reviewed?.value,
        minutes: minutes?,
        questions: questions?,
        scored: scored?,
        unscored: unscored?,
        scale_from: scale_from?,
        scale_to: scale_to?,
        pass: pass?,
        domains,
    };
    check_sums(&blueprint, at, report);
    Some(blueprint)
}

fn check_sums(blueprint: &Blueprint, at: usize, report: &mut Report<'_>) {
    let sum = |count: fn(&BlueprintDomain) -> u16| blueprint.domains.iter().map(count).sum::<u16>();
    let sums = [
        (
            "weights of the domains",
            sum(|domain| u16::from(domain.weight)),
            100,
        ),
        (
            "scored questions of the domains",
            sum(|domain| domain.scored),
            blueprint.scored,
        ),
        (
            "unscored questions of the domains",
            sum(|domain| domain.unscored),
            blueprint.unscored,
        ),
        (
            "scored and unscored questions",
            blueprint.scored + blueprint.unscored,
            blueprint.questions,
        ),
    ];
    for (what, found, wanted) in sums {
        if found != wanted {
            report.error(
                at,
                code::BLUEPRINT,
                format!("the {what} add up to {found}, not to {wanted}"),
                "",
            );
        }
    }
}

/// Reads every `[[key]]` table; ids must differ within one list.
fn rows<'i, T>(
    fields: &mut Fields<'_, 'i>,
    key: &'static str,
    report: &mut Report<'_>,
    mut read: impl FnMut(&mut Fields<'_, 'i>, &mut Report<'_>, &mut HashSet<String>) -> Option<T>,
) -> Vec<T> {
    fields.need(key, report);
    let mut ids = HashSet::new();
    let mut rows = Vec::new();
    for mut row in fields.tables(key, report) {
        rows.extend(read(&mut row, report, &mut ids));
        row.finish(report);
    }
    rows
}

fn new_id(
    row: &mut Fields<'_, '_>,
    report: &mut Report<'_>,
    ids: &mut HashSet<String>,
) -> Option<At<String>> {
    row.need("id", report);
    let id = row.text("id", report)?;
    if !ids.insert(id.value.clone()) {
        report.error(
            id.at,
            code::DUPLICATE_ID,
            format!("the id `{}` stands twice in this list", id.value),
            "",
        );
    }
    Some(id)
}

fn text(row: &mut Fields<'_, '_>, key: &'static str, report: &mut Report<'_>) -> Option<String> {
    row.need(key, report);
    row.text(key, report).map(|found| found.value)
}

fn number<T: TryFrom<i64>>(
    row: &mut Fields<'_, '_>,
    key: &'static str,
    range: std::ops::RangeInclusive<i64>,
    report: &mut Report<'_>,
) -> Option<T> {
    row.need(key, report);
    row.number(key, range, report).map(|found| found.value)
}

#[cfg(test)]
mod tests;
