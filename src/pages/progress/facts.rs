//! What the page shows, computed once for each state of the logs.

use crate::pages::review::today::schedule;
use crate::platform::local_time;
use crate::store::bank::QuestionsState;
use crate::store::fetched::Fetched;
use crate::store::packs::Pack;
use quiz::exam::{Attempt, Kind};
use quiz::order;
use quiz::progress::{
    self, Answers, Belief, Calibration, Coverage, Day, Plan, Readiness, Situation, Spent, Step,
};
use quiz::study::{self, Entry, Standing, Standings};
use quiz::{Blueprint, Date, Deck, Index, Misconception, Question};
use std::rc::Rc;

/// What is known when the page is opened.
pub(super) struct Known<'a> {
    pub(super) index: Rc<Index>,
    /// The questions of each domain, as far as they are here.
    pub(super) questions: &'a [(u8, QuestionsState)],
    /// `None` where the cards did not come: then nothing is said of them.
    pub(super) deck: Option<&'a Deck>,
    /// The person's own questions.
    pub(super) packs: &'a [Pack],
    /// The log of study.
    pub(super) log: &'a [Entry],
    /// The mock exams.
    pub(super) attempts: &'a [Attempt],
    /// The day of the exam.
    pub(super) exam: Option<Date>,
    /// The desired retention, in percent.
    pub(super) retention: u8,
    /// Now, in milliseconds since 1970 UTC.
    pub(super) now: u64,
}

/// The cards of a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CardCount {
    pub(super) cards: usize,
    /// How many of them were known when they were last seen.
    pub(super) known: usize,
}

/// A belief that was shown, and what the bank says of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) belief: Belief,
    pub(super) about: Option<Misconception>,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facts {
    pub(super) index: Rc<Index>,
    /// That of the exam in force.
    pub(super) blueprint: Blueprint,
    pub(super) readiness: Readiness,
    pub(super) coverage: Vec<Coverage>,
    /// For each of the coverage's tasks; `None` where the cards did not come.
    pub(super) cards: Option<Vec<CardCount>>,
    /// `None` until the questions are here.
    pub(super) beliefs: Option<Vec<Shown>>,
    /// Why they are not, where their files did not come.
    pub(super) missing: Option<String>,
    pub(super) calibration: Vec<Calibration>,
    pub(super) days: Vec<Day>,
    pub(super) spent: Vec<Spent>,
    pub(super) step: Step,
    pub(super) plan: Option<Plan>,
    pub(super) exam: Option<Date>,
    /// By the person's clock.
    pub(super) today: Date,
    /// Days from 1970 to today.
    pub(super) day: i64,
    /// Whether nothing was answered yet.
    pub(super) is_new: bool,
    /// All answers.
    pub(super) answers: usize,
}

impl Facts {
    /// What follows from all of it; `None` where the bank names no exam.
    pub(super) fn of(known: &Known) -> Option<Self> {
        let Known {
            index,
            deck,
            packs,
            log,
            attempts,
            exam,
            now,
            ..
        } = known;
        let (exam, now) = (*exam, *now);
        let blueprint = index.lists.blueprints.first()?.clone();
        let ahead = local_time::minutes_ahead(now);
        let day = progress::day_of(now, ahead);
        let today = Date::from_unix_days(day)?;
        let answers = Answers::of(log);
        let readiness = progress::readiness(&answers, index, &blueprint, now);
        let coverage = progress::coverage(&answers, index);
        let over = |kind: Kind| {
            let attempts = attempts.iter().filter(move |it| it.paper.code.kind == kind);
            attempts.filter_map(Attempt::ended).max()
        };
        let date = |at: u64| Date::from_unix_days(progress::day_of(at, ahead));
        let standings = Standings::of(log);
        let plan = study::Plan::new(known.retention, exam, now);
        let none = Deck::default();
        let here = deck.unwrap_or(&none);
        let all = schedule(&standings, plan, index, here, packs);
        let due = all.due(study::day_of(now)).len();
        let is_seen = |item: &str| standings.get(item).is_some_and(|it| !it.reviews.is_empty());
        let is_missed = |item: &str| standings.get(item).is_some_and(Standing::is_missed);
        let unseen = here.cards.iter().filter(|card| !is_seen(&card.item()));
        let situation = Situation {
            today,
            exam,
            is_sitting: attempts.iter().any(|attempt| !attempt.is_over()),
            has_diagnostic: over(Kind::Diagnostic).is_some(),
            last_mock: over(Kind::Mock).and_then(date),
            due,
            reviews: &all.only(|item| !is_missed(item)),
            unseen_cards: unseen.count(),
            readiness: &readiness,
            coverage: &coverage,
        };
        Some(Facts {
            step: progress::next(&situation),
            plan: progress::plan(&situation),
            beliefs: beliefs(&answers, known.questions),
            missing: missing(known.questions),
            cards: deck.map(|deck| {
                let tasks = coverage.iter();
                tasks.map(|of| cards(deck, &of.task, &standings)).collect()
            }),
            calibration: progress::calibration(&answers),
            days: progress::days(&answers, ahead),
            spent: progress::spent(log, attempts, ahead, now),
            is_new: answers.all().is_empty(),
            answers: answers.all().len(),
            exam,
            today,
            day,
            blueprint,
            readiness,
            coverage,
            index: index.clone(),
        })
    }

    /// The title of a task in the exam guide's order.
    pub(super) fn task(&self, id: &str) -> &str {
        let task = self.index.lists.task(id);
        task.map_or("", |task| task.title.as_str())
    }

    /// The title of a domain.
    pub(super) fn domain(&self, number: u8) -> &str {
        let mut domains = self.blueprint.domains.iter();
        let found = domains.find(|domain| domain.number == number);
        found.map_or("", |domain| domain.title.as_str())
    }
}

/// How many cards a task has and how many of them are known.
fn cards(deck: &Deck, task: &str, standings: &Standings) -> CardCount {
    let mut count = CardCount::default();
    for card in deck.of_task(task) {
        let standing = standings.get(&card.item());
        count.cards += 1;
        count.known += usize::from(standing.is_some_and(Standing::is_known));
    }
    count
}

/// The beliefs that were shown; `None` until all questions are here.
fn beliefs(answers: &Answers, questions: &[(u8, QuestionsState)]) -> Option<Vec<Shown>> {
    if answers.all().iter().all(|answer| answer.right) {
        return Some(Vec::new());
    }
    let mut all: Vec<&Question> = Vec::new();
    let mut domains = Vec::new();
    for (_, state) in questions {
        let Fetched::Ready(domain) = state else {
            return None;
        };
        all.extend(domain.questions.iter());
        domains.push(domain);
    }
    order::sort_by(&mut all, |one, other| one.id.cmp(&other.id));
    let belief = |id: &str, option: usize| {
        let place = all.binary_search_by(|question| question.id.as_str().cmp(id));
        let question = all.get(place.ok()?)?;
        question.options.get(option)?.misconception.clone()
    };
    let shown = |belief: Belief| {
        let mut domains = domains.iter();
        let about = domains.find_map(|domain| domain.misconception(&belief.id));
        Shown {
            about: about.cloned(),
            belief,
        }
    };
    let beliefs = progress::beliefs(answers, &belief);
    Some(beliefs.into_iter().map(shown).collect())
}

/// Why a file of questions did not come.
fn missing(questions: &[(u8, QuestionsState)]) -> Option<String> {
    questions.iter().find_map(|(_, state)| match state {
        Fetched::Failed(reason) => Some(reason.clone()),
        Fetched::Loading | Fetched::Ready(_) => None,
    })
}
