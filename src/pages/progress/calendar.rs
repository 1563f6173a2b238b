//! The calendar of days and the time spent.

use super::facts::Facts;
use crate::components::help::help;
use crate::pages::exam::chart::with_table;
use crate::pages::exam::words::{count, spoken};
use quiz::Date;
use quiz::order;
use quiz::progress::Spent;
use yew::prelude::*;

/// Weeks that are drawn.
const WEEKS: i64 = 12;
/// The height of a day, in pixels.
const ROW: i64 = 22;
/// Days of the week, from Monday; 1970-01-05 was one.
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// How the time is counted.
const HELP: &[&str] = &[
    "A dot is a day by your clock; the more answers, the larger: up to 5, up to 20, more. A ring is today.",
    "Time is counted from the moments at which you did something. A gap of five minutes or less between two of them counts; after a longer one you were away, and a deed counts for a minute. An exam counts with the time on its own clock.",
];

/// The panel.
pub(super) fn view(facts: &Facts) -> Html {
    let all: u64 = facts.spent.iter().map(total).sum();
    let week = facts.spent.iter().filter(|it| it.day > facts.day - 7);
    let week: u64 = week.map(total).sum();
    let first = monday(facts.day) - 7 * (WEEKS - 1);
    let drawn = facts.days.iter().filter(|day| day.day >= first);
    let (days, answers) = drawn.fold((0, 0), |(days, answers), day| {
        (days + 1, answers + day.answers)
    });
    let name = format!(
        "A calendar of the last {WEEKS} weeks: {} on {}. The table below has each of them.",
        count(answers, "answer"),
        count(days, "day")
    );
    html! {
        <section class="panel stack" id="calendar">
            <h2>{ "Your days" }</h2>
            <p>{ format!("{} in the last seven days, {} in all, {}.", spoken(week), spoken(all), count(facts.answers, "answer")) }</p>
            { with_table("Days", chart(facts, first, name), table(facts)) }
            { help(HELP) }
        </section>
    }
}

fn total(spent: &Spent) -> u64 {
    spent.study.saturating_add(spent.exams)
}

/// The Monday of a day's week.
fn monday(day: i64) -> i64 {
    day - (day + 3).rem_euclid(7)
}

fn chart(facts: &Facts, first: i64, name: String) -> Html {
    let height = 7 * ROW + 32;
    // In tenths of a percent: room for the names of days, then the weeks.
    let x = |week: i64| {
        let middle = 140 + week * 72 + 36;
        format!("{}.{}%", middle / 10, middle % 10)
    };
    let y = |weekday: i64| 22 + weekday * ROW + ROW / 2;
    let dot = |day: i64| {
        let of = facts.days.iter().find(|it| it.day == day);
        let radius = match of.map_or(0, |it| it.answers) {
            0 => "1.5",
            1..=5 => "4",
            6..=20 => "6.5",
            _ => "9",
        };
        let (week, weekday) = ((day - first) / 7, (day - first) % 7);
        let class = if of.is_some() {
            "chart__bar"
        } else {
            "progress__idle"
        };
        html! {
            <>
                <circle cx={x(week)} cy={y(weekday).to_string()} r={radius} {class} />
                if day == facts.day {
                    <circle cx={x(week)} cy={y(weekday).to_string()} r="10.5" class="progress__today" />
                }
            </>
        }
    };
    let month = |week: i64| {
        let date = Date::from_unix_days(first + week * 7)?;
        (date.day() <= 7 || (week == 0 && date.day() <= 14)).then(|| html! {
            <text x={x(week)} y="12" text-anchor="middle" class="chart__text chart__text--quiet">{ MONTHS.get(usize::from(date.month()) - 1).copied().unwrap_or("") }</text>
        })
    };
    html! {
        <svg class="chart" width="100%" height={height.to_string()} role="img" aria-label={name}>
            { for (0..WEEKS).filter_map(month) }
            { for (0..7).zip(WEEKDAYS).step_by(2).map(|(weekday, name)| html! {
                <text x="0" y={(y(weekday) + 4).to_string()} class="chart__text chart__text--quiet">{ name }</text>
            }) }
            { for (first..=facts.day).map(dot) }
        </svg>
    }
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The days on which something was done, the last first.
fn table(facts: &Facts) -> Html {
    let mut days: Vec<i64> = facts.days.iter().map(|it| it.day).collect();
    days.extend(facts.spent.iter().map(|it| it.day));
    order::sort(&mut days);
    days.dedup();
    let row = |day: &i64| {
        let answers = facts.days.iter().find(|it| it.day == *day);
        let spent = facts.spent.iter().find(|it| it.day == *day);
        let date = Date::from_unix_days(*day);
        html! {
            <tr>
                <th scope="row">{ date.map_or_else(String::new, |date| date.to_string()) }</th>
                <td>{ answers.map_or(0, |it| it.answers) }</td>
                <td>{ answers.map_or(0, |it| it.right) }</td>
                <td>{ spoken(spent.map_or(0, total)) }</td>
            </tr>
        }
    };
    html! {
        <table class="exam__table">
            <thead><tr>
                <th scope="col">{ "Day" }</th><th scope="col">{ "Answers" }</th>
                <th scope="col">{ "Right" }</th><th scope="col">{ "Time" }</th>
            </tr></thead>
            <tbody>{ for days.iter().rev().map(row) }</tbody>
        </table>
    }
}
