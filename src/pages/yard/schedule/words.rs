//! The form: a schedule in words.

use super::controls::{choose, number, ticks, two_digits};
use super::form::{DayKind, Form, Kind};
use crate::platform::dom;
use pipeline::schedule::{Api, Chosen, Hours, Unit};
use yew::prelude::*;

const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// What [`Words`] take.
#[derive(PartialEq, Properties)]
pub struct WordsProps {
    /// What the ids begin with.
    pub id: AttrValue,
    /// What is chosen.
    pub form: Form,
    /// What the expression is for.
    pub api: Api,
    /// The time zone that times of day are in.
    pub zone: AttrValue,
    /// Whether the expression beside it is valid.
    pub valid: bool,
    /// Takes the form as it is after a choice.
    pub onform: Callback<Form>,
}

/// What changes a form by a value.
type Set<T> = fn(&mut Form, T);

impl WordsProps {
    fn set<T: 'static>(&self, change: Set<T>) -> Callback<T> {
        let (form, onform) = (self.form.clone(), self.onform.clone());
        Callback::from(move |value| {
            let mut next = form.clone();
            change(&mut next, value);
            onform.emit(next);
        })
    }

    fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.id)
    }

    fn choose<T: Copy + PartialEq + 'static>(
        &self,
        (name, label): (&str, &str),
        options: Vec<(T, String)>,
        now: T,
        change: Set<T>,
    ) -> Html {
        choose(self.id(name), label, options, now, self.set(change))
    }
}

/// The fields of the kind that is chosen.
#[component]
pub fn Words(props: &WordsProps) -> Html {
    let form = &props.form;
    let is_calendar = matches!(form.kind, Kind::At | Kind::Minutes | Kind::Hours);
    let missing = missing(props);
    html! {
        <div class="schedule__words">
            <div class="schedule__fields">
                { kind(props) }
                { times(props) }
                if is_calendar { { days(props) } }
            </div>
            if is_calendar {
                { months(props) }
            }
            // One line in any case, so that nothing below moves.
            <p class="small schedule__missing" role="status">{ missing }</p>
        </div>
    }
}

fn named<T: Copy>(options: &[(T, &str)]) -> Vec<(T, String)> {
    let options = options.iter();
    options
        .map(|(value, text)| (*value, (*text).to_owned()))
        .collect()
}

fn kind(props: &WordsProps) -> Html {
    let form = &props.form;
    let once = match props.api {
        Api::PutRule => "Once, on a date",
        Api::CreateSchedule => "Once, on a date: at()",
    };
    let mut kinds = named(&[
        (Kind::Rate, "At a steady rate: rate()"),
        (Kind::At, "At a time of day"),
        (Kind::Minutes, "Every few minutes of an hour"),
        (Kind::Hours, "Every few hours of a day"),
        (Kind::Once, once),
    ]);
    if let Some(text) = &form.by_hand {
        kinds.push((Kind::ByHand, format!("As written: {text}")));
    }
    props.choose(("kind", "Runs"), kinds, form.kind, |form, kind| {
        form.kind = kind;
    })
}

fn times(props: &WordsProps) -> Html {
    let form = &props.form;
    let minute = |label: &str| {
        props.choose(
            ("minute", label),
            two_digits(60),
            form.minute,
            |form, minute| form.minute = minute,
        )
    };
    match form.kind {
        Kind::Rate => {
            let units = named(&[
                (Unit::Minute, "minutes"),
                (Unit::Hour, "hours"),
                (Unit::Day, "days"),
            ]);
            html! { <>
                { number(props.id("rate"), "Every", form.rate, None, props.set(|form, rate| form.rate = rate)) }
                { props.choose(("unit", "Unit"), units, form.unit, |form, unit| form.unit = unit) }
            </> }
        }
        Kind::At => html! { <>
            { props.choose(("hour", "Hour"), two_digits(24), form.hour, |form, hour| form.hour = hour) }
            { minute("Minute") }
        </> },
        Kind::Minutes => html! { <>
            { number(props.id("minutes"), "Minutes from run to run", form.minutes, Some("59"), props.set(|form, every| form.minutes = every)) }
            { hours(props) }
        </> },
        Kind::Hours => html! { <>
            { number(props.id("hours"), "Hours from run to run", form.hours, Some("23"), props.set(|form, every| form.hours = every)) }
            { minute("At minute") }
            { hours(props) }
        </> },
        Kind::Once => {
            let set = props.set(|form, once: String| form.once = once);
            let oninput = move |event: InputEvent| set.emit(dom::input_text(&event));
            let id = props.id("once");
            html! {
                <div class="field">
                    <label class="field__label" for={id.clone()}>{ format!("Date and time in {}", props.zone) }</label>
                    <input class="input" type="datetime-local" {id} value={form.once.clone()} {oninput} min="1970-01-01T00:00" max="2199-12-31T23:59" />
                </div>
            }
        }
        Kind::ByHand => Html::default(),
    }
}

/// Which hours of the day.
fn hours(props: &WordsProps) -> Html {
    let form = &props.form;
    let all = named(&[(false, "All day"), (true, "Only between")]);
    html! { <>
        { props.choose(("some", "Hours of the day"), all, form.some_hours, |form, some| form.some_hours = some) }
        if form.some_hours {
            { props.choose(("from", "First hour"), two_digits(24), form.between.from, |form, from| {
                form.between = Hours { from, ..form.between };
            }) }
            { props.choose(("to", "Last hour"), two_digits(24), form.between.to, |form, to| {
                form.between = Hours { to, ..form.between };
            }) }
        }
    </> }
}

fn days(props: &WordsProps) -> Html {
    let form = &props.form;
    let kinds = named(&[
        (DayKind::Every, "Every day"),
        (DayKind::OfWeek, "Days of the week"),
        (DayKind::OfMonth, "A day of the month"),
        (DayKind::Last, "The last day of the month"),
        (DayKind::LastWeekday, "The last weekday of the month"),
        (DayKind::Nearest, "The weekday nearest to a day"),
        (DayKind::Nth, "The first, second … of a weekday"),
        (DayKind::LastOfWeek, "The last of a weekday"),
    ]);
    let day_names = || {
        DAYS.iter()
            .zip(1..)
            .map(|(name, day)| (day, (*name).to_owned()))
            .collect()
    };
    let day_of_week = || {
        props.choose(
            ("day", "Day of the week"),
            day_names(),
            form.day,
            |form, day| form.day = day,
        )
    };
    let more = match form.days {
        DayKind::OfWeek => ticks(
            "On",
            &DAYS,
            form.of_week,
            &props.set(|form, days| form.of_week = days),
        ),
        DayKind::OfMonth | DayKind::Nearest => number(
            props.id("of-month"),
            "Day of the month",
            form.of_month,
            Some("31"),
            props.set(|form, day| form.of_month = day),
        ),
        DayKind::Nth => {
            let nth = named(&[
                (1, "first"),
                (2, "second"),
                (3, "third"),
                (4, "fourth"),
                (5, "fifth"),
            ]);
            html! { <>
                { props.choose(("nth", "Which"), nth, form.nth, |form, nth| form.nth = nth) }
                { day_of_week() }
            </> }
        }
        DayKind::LastOfWeek => day_of_week(),
        DayKind::Every | DayKind::Last | DayKind::LastWeekday => Html::default(),
    };
    html! { <>
        { props.choose(("days", "Days"), kinds, form.days, |form, days| form.days = days) }
        { more }
    </> }
}

/// The months, behind a line that opens them.
fn months(props: &WordsProps) -> Html {
    let months = props.form.months;
    let count = months.numbers().count();
    let summary = match count {
        12 => "In every month".to_owned(),
        1 => "In 1 month".to_owned(),
        count => format!("In {count} months"),
    };
    html! {
        <details class="schedule__months">
            <summary class="small">{ summary }</summary>
            { ticks("Months", &MONTHS, months, &props.set(|form, months| form.months = months)) }
        </details>
    }
}

/// What keeps the form from an expression, or the expression from the form.
fn missing(props: &WordsProps) -> &'static str {
    let form = &props.form;
    if form.kind == Kind::ByHand {
        return "The form cannot say this expression; it stays as it is. A choice here takes its place, and “As written” brings it back.";
    }
    if form.expression(props.api).is_some() {
        return if props.valid {
            ""
        } else {
            "The form shows the last valid choice. A choice here takes the place of the expression."
        };
    }
    match form.kind {
        Kind::Rate => "Write a whole number, 1 or more. The expression stays as it was.",
        Kind::Minutes if form.minutes.is_none_or(|every| !(1..=59).contains(&every)) => {
            "Write 1 to 59 minutes. The expression stays as it was."
        }
        Kind::Hours if form.hours.is_none_or(|every| !(1..=23).contains(&every)) => {
            "Write 1 to 23 hours. The expression stays as it was."
        }
        Kind::Once => "Choose a date and a time. The expression stays as it was.",
        _ if form.months == Chosen::NONE => {
            "Tick at least one month. The expression stays as it was."
        }
        _ if form.days == DayKind::OfWeek => {
            "Tick at least one day. The expression stays as it was."
        }
        _ => "Write a day from 1 to 31. The expression stays as it was.",
    }
}
