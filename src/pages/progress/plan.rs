//! The day of the exam and the plan to it.

use super::facts::Facts;
use crate::components::chip::{Chip, Signal};
use crate::components::help::help;
use crate::pages::exam::words::count;
use crate::platform::dom;
use crate::route::Route;
use crate::store::settings::{SettingsAction, use_settings};
use quiz::Date;
use quiz::exam::Kind;
use quiz::progress::{Plan, Week};
use quiz::study::Looks;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// Weeks that are shown at once.
const SHOWN: usize = 6;

/// How the minutes are counted.
const HELP: &[&str] = &[
    "The minutes are for new questions and for what Review brings back. A question that is new or to be put right counts 3 minutes with its reasons, one that comes back one and a half, a card 20 seconds. A mock exam comes on top.",
    "What you learn comes back a few times before the exam, and that counts as well. So a week with much to review gets fewer new questions.",
];

/// What the panel takes.
#[derive(PartialEq, Properties)]
pub(super) struct PlanProps {
    pub(super) facts: Rc<Facts>,
}

/// The panel.
#[component]
pub(super) fn PlanPanel(props: &PlanProps) -> Html {
    let facts = &*props.facts;
    let dispatcher = use_settings().dispatcher();
    let oninput = move |event: InputEvent| {
        let day: Option<Date> = dom::input_text(&event).parse().ok();
        dispatcher.dispatch(SettingsAction::ExamDate(day));
    };
    let value = facts.exam.map_or_else(String::new, |day| day.to_string());
    html! {
        <section class="panel stack" id="plan">
            <h2>{ "Your plan" }</h2>
            <label class="field progress__date">
                <span class="field__label">{ "The day of your exam" }</span>
                <input class="input" type="date" id="exam-date" min={facts.today.to_string()} {value} {oninput} />
            </label>
            { said(facts) }
            if facts.plan.is_some() { { help(HELP) } }
        </section>
    }
}

fn said(facts: &Facts) -> Html {
    let Some(plan) = &facts.plan else {
        let text = match facts.exam {
            None => {
                "Say when your exam is, and a plan leads there week by week. It is made anew from what you did each time you look."
            }
            Some(_) => "That day is over. Choose the next one when you have it.",
        };
        return html! { <p class="quiet">{ text }</p> };
    };
    let left = facts.exam.map_or(0, |exam| exam.days_since(facts.today));
    let left = usize::try_from(left).unwrap_or(0);
    let (first, rest) = plan.weeks.split_at(plan.weeks.len().min(SHOWN));
    html! {
        <>
            <p role="status">{ summary(plan, left) }</p>
            if plan.is_tight {
                <p class="row"><Chip signal={Signal::Amber} text="Tight" /><span>{ "Some days ask for more than you can take in well. Review what is due, do the first tasks of each week, which cost most, and leave the rest." }</span></p>
            }
            <ol role="list" class="progress__weeks">{ for first.iter().map(|it| week(facts, it)) }</ol>
            if !rest.is_empty() {
                <details>
                    <summary>{ format!("{} more", count(rest.len(), "week")) }</summary>
                    <ol role="list" class="progress__weeks">{ for rest.iter().map(|it| week(facts, it)) }</ol>
                </details>
            }
        </>
    }
}

fn summary(plan: &Plan, left: usize) -> String {
    if left == 0 {
        return "The exam is today.".to_owned();
    }
    let open = match plan.open {
        0 => "Every question is answered rightly; what is left is to keep it so".to_owned(),
        open => format!(
            "{} not seen yet or to put right, about {} a day at first",
            count(open, "question"),
            plan.a_day
        ),
    };
    let minutes = plan.weeks.first().map_or(0, |week| week.minutes);
    let with = match minutes {
        0 => String::new(),
        minutes => format!(" With reviews {} a day.", about(minutes)),
    };
    format!("{} to go. {open}.{with}", count(left, "day"))
}

/// Minutes, rounded up to the next five.
fn about(minutes: usize) -> String {
    format!("about {} minutes", minutes.next_multiple_of(5))
}

/// What is to be expected in Review.
fn expected(reviews: Looks) -> String {
    match (reviews.questions, reviews.cards) {
        (0, cards) => count(cards, "card"),
        (questions, 0) => count(questions, "question"),
        (questions, cards) => {
            format!(
                "{} and {}",
                count(questions, "question"),
                count(cards, "card")
            )
        }
    }
}

fn week(facts: &Facts, week: &Week) -> Html {
    let paper = week.paper.map(|kind| match kind {
        Kind::Mock => "Sit a full mock exam",
        Kind::Half => "Sit a stamina half",
        Kind::Diagnostic => "Sit the diagnostic first",
        Kind::Twenty => "Sit a set of 20",
        Kind::Ten => "Sit a set of 10",
    });
    html! {
        <li class="progress__week">
            <p><strong>{ format!("{} to {}", week.from, week.to) }</strong>
                if week.minutes > 0 { { format!(" · {} a day", about(week.minutes)) } }
            </p>
            <ul class="progress__points">
                if let Some(paper) = paper {
                    <li><Link<Route> to={Route::Exam}>{ paper }</Link<Route>></li>
                }
                { for week.tasks.iter().map(|(task, many)| html! {
                    <li>{ format!("{task} {}: {}", facts.task(task), count(*many, "question")) }</li>
                }) }
                if week.reviews.all() > 0 {
                    <li><Link<Route> to={Route::Review}>{ "Review" }</Link<Route>>{ format!(": about {}", expected(week.reviews)) }</li>
                }
                if week.is_last && week.tasks.is_empty() {
                    <li>{ "No new questions: go through the mistakes of your mock exam." }</li>
                } else if week.tasks.is_empty() && week.reviews.all() == 0 && paper.is_none() {
                    <li>{ "Nothing is due." }</li>
                }
            </ul>
        </li>
    }
}
