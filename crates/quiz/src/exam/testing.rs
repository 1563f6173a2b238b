//! Blueprints and indexes for the tests of exams.

use super::code::Code;
use super::draw::draw;
use super::entry::{Deed, Entry};
use super::kind::Kind;
use super::paper::Paper;
use super::timing::Timing;
use crate::bank::{Blueprint, BlueprintDomain, Lists};
use crate::date::Date;
use crate::index::{Index, Listed};
use crate::testing::question;

/// A blueprint with these weights, scored and unscored counts.
pub(crate) fn blueprint(id: &str, domains: &[(u8, u16, u16)]) -> Blueprint {
    let day = Date::new(2026, 11, 21).unwrap();
    let sum = |count: fn(&(u8, u16, u16)) -> u16| domains.iter().map(count).sum::<u16>();
    Blueprint {
        id: id.to_owned(),
        title: String::new(),
        from: day,
        until: None,
        reviewed: day,
        minutes: 180,
        questions: sum(|domain| domain.1 + domain.2),
        scored: sum(|domain| domain.1),
        unscored: sum(|domain| domain.2),
        scale_from: 100,
        scale_to: 1000,
        pass: 750,
        domains: (1..)
            .zip(domains)
            .map(|(number, (weight, scored, unscored))| BlueprintDomain {
                number,
                title: format!("Domain {number}"),
                weight: *weight,
                scored: *scored,
                unscored: *unscored,
            })
            .collect(),
    }
}

/// The blueprint of DOP-C02.
pub(crate) fn c02() -> Blueprint {
    blueprint(
        "DOP-C02",
        &[
            (22, 14, 3),
            (17, 11, 2),
            (15, 10, 1),
            (15, 10, 1),
            (14, 9, 1),
            (17, 11, 2),
        ],
    )
}

/// The blueprint of DOP-C01.
pub(crate) fn c01() -> Blueprint {
    blueprint(
        "DOP-C01",
        &[
            (22, 14, 3),
            (19, 12, 2),
            (15, 10, 1),
            (10, 7, 1),
            (18, 12, 1),
            (16, 10, 2),
        ],
    )
}

/// What is listed of a question on a task and an objective.
pub(crate) fn listed(id: &str, task: &str, c01: &str) -> Listed {
    let mut asked = question(id, &[true, false, false, false]);
    asked.domain = task.split('.').next().unwrap().parse().unwrap();
    asked.task = task.to_owned();
    asked.c01 = c01.to_owned();
    asked.twin = None;
    Listed::of(&asked)
}

/// An index of `each` questions a domain, three tasks a domain, some of them twins.
pub(crate) fn index(each: usize) -> Index {
    let mut questions = Vec::new();
    for domain in 1..=6 {
        for number in 0..each {
            let task = format!("{domain}.{}", number % 3 + 1);
            let mut question = listed(&format!("q{domain}-{number:03}"), &task, &task);
            // The first eight are four pairs.
            if number < 8 && each >= 8 {
                question.twin = Some(format!("q{domain}-{:03}", number ^ 1));
            }
            questions.push(question);
        }
    }
    Index {
        version: "0123456789abcdef".to_owned(),
        lists: Lists {
            blueprints: vec![c02(), c01()],
            ..Lists::default()
        },
        files: Vec::new(),
        questions,
        quality: None,
    }
}

/// A paper of this kind from an index with plenty of questions.
pub(crate) fn paper(kind: Kind) -> Paper {
    let index = index(40);
    draw(&index, &Code::new(kind, "DOP-C02", 7, &index)).unwrap()
}

/// An entry of attempt 1.
pub(crate) fn entry(seq: u64, at: u64, deed: Deed) -> Entry {
    Entry {
        attempt: 1,
        seq,
        at,
        id: seq + 1_000,
        deed,
    }
}

/// The start of an attempt at a paper of [`paper`].
pub(crate) fn started(kind: Kind, timing: Timing) -> Deed {
    Deed::Started {
        paper: paper(kind),
        timing,
    }
}

/// A start and then these deeds, each at its moment.
pub(crate) fn log_of(start: Deed, begin: u64, deeds: &[(u64, Deed)]) -> Vec<Entry> {
    let deeds = deeds.iter().cloned();
    let all = std::iter::once((begin, start)).chain(deeds);
    (0..)
        .zip(all)
        .map(|(seq, (at, deed))| entry(seq, at, deed))
        .collect()
}
