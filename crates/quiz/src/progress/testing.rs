//! Small data for the tests of this module.

use super::{Answers, Situation, coverage, readiness};
use crate::bank::{Blueprint, BlueprintDomain, Lists, Task};
use crate::date::Date;
use crate::index::{Index, Listed};
use crate::study::{Confidence, Deed, Entry, Plan, Schedule, Standings};

pub(super) const DAY: u64 = 86_400_000;

/// A day in 2026 as a moment.
pub(super) const NOW: u64 = 20_000 * DAY + DAY / 2;

/// Two domains of weight 60 and 40; the first has the tasks 1.1 and 1.2, the other 2.1; `each`
/// questions a task, called `1.1-0` and so on.
pub(super) fn index(each: usize) -> Index {
    let mut index = Index::default();
    let question = crate::testing::question("any", &[true, false, false, false]);
    for (domain, task) in [(1, "1.1"), (1, "1.2"), (2, "2.1")] {
        index.lists.tasks.push(Task {
            id: task.to_owned(),
            domain,
            title: format!("Do {task}"),
        });
        for number in 0..each {
            let mut listed = Listed::of(&question);
            listed.id = format!("{task}-{number}");
            listed.domain = domain;
            listed.task = task.to_owned();
            index.questions.push(listed);
        }
    }
    index.lists = Lists {
        blueprints: vec![blueprint()],
        ..index.lists
    };
    index
}

pub(super) fn blueprint() -> Blueprint {
    let domain = |number, weight| BlueprintDomain {
        number,
        title: format!("Domain {number}"),
        weight,
        scored: 5,
        unscored: 0,
    };
    Blueprint {
        id: "EX".to_owned(),
        title: "An exam".to_owned(),
        from: Date::new(2023, 3, 7).unwrap(),
        until: None,
        reviewed: Date::new(2026, 11, 21).unwrap(),
        minutes: 180,
        questions: 10,
        scored: 10,
        unscored: 0,
        scale_from: 100,
        scale_to: 1000,
        pass: 750,
        domains: vec![domain(1, 60), domain(2, 40)],
    }
}

/// The day on which a [`Situation`] of these tests is.
pub(super) fn today() -> Date {
    Date::new(2026, 11, 1).unwrap()
}

/// What `ask` makes of the situation that this log leads to, with 20 questions a task. Nothing is
/// under way or due, there is no exam, and what comes back is `reviews`.
pub(super) fn in_situation<T>(
    log: &[Entry],
    reviews: &Schedule,
    ask: impl FnOnce(Situation) -> T,
) -> T {
    let answers = Answers::of(log);
    let index = index(20);
    ask(Situation {
        today: today(),
        exam: None,
        is_sitting: false,
        has_diagnostic: false,
        last_mock: None,
        due: 0,
        reviews,
        unseen_cards: 0,
        readiness: &readiness(&answers, &index, &blueprint(), NOW),
        coverage: &coverage(&answers, &index),
    })
}

/// The schedule of so many questions that were known on the day before [`today`], for the first
/// time.
pub(super) fn known_yesterday(many: u64) -> Schedule {
    let at = u64::try_from(today().unix_days() - 1).unwrap() * DAY;
    let log: Vec<Entry> = (0..many)
        .map(|number| answer(number, at + number, &format!("known-{number}"), true))
        .collect();
    Schedule::of(&Standings::of(&log), Plan::default())
}

/// An answer with the first option, or with the option `pick`.
pub(super) fn answer(id: u64, at: u64, question: &str, right: bool) -> Entry {
    picked(id, at, question, right, 0, None)
}

pub(super) fn picked(
    id: u64,
    at: u64,
    question: &str,
    right: bool,
    pick: usize,
    confidence: Option<Confidence>,
) -> Entry {
    Entry {
        at,
        id,
        deed: Deed::Answered {
            question: question.to_owned(),
            bank: "v".to_owned(),
            picks: vec![pick],
            right,
            confidence,
            attempt: None,
        },
    }
}
