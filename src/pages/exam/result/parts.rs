//! The result by domain, by task and by quarter of the paper, and changed answers.

use super::super::{chart, words};
use quiz::exam::{Code, Outcome, Part, Quarter, Tally};
use quiz::{Blueprint, Lists};
use yew::prelude::*;

/// Right answers as `11 of 14, 79 %`.
fn tally(tally: &Tally) -> String {
    match tally.percent() {
        Some(percent) => format!("{} of {}, {percent} %", tally.right, tally.of),
        None => "none asked".to_owned(),
    }
}

/// By domain, of the questions that count.
pub(super) fn domains(outcome: &Outcome, blueprint: &Blueprint) -> Html {
    let rows: Vec<(String, u8, &Part)> = outcome
        .domains
        .iter()
        .zip(&blueprint.domains)
        .map(|(part, domain)| {
            (
                format!("{}. {}", domain.number, domain.title),
                domain.weight,
                part,
            )
        })
        .collect();
    let bars: Vec<chart::Bar> = rows
        .iter()
        .map(|(title, _, part)| chart::Bar {
            label: title.clone(),
            text: tally(&part.scored),
            percent: part.scored.percent(),
        })
        .collect();
    let words: Vec<String> = bars
        .iter()
        .map(|bar| format!("{}: {}", bar.label, bar.text))
        .collect();
    let name = format!("Right answers by domain. {}.", words.join("; "));
    // The share of right answers that the line of scores needs to pass.
    let estimate = &outcome.estimate;
    let above = u32::from(estimate.pass.saturating_sub(estimate.from)) * 100;
    let needed = above.div_ceil(u32::from(estimate.to.saturating_sub(estimate.from)).max(1));
    let mark = format!("{needed} % passes");
    let chart = chart::bars(
        name,
        &bars,
        Some((usize::try_from(needed).unwrap_or(0), &mark)),
    );
    let row = |(title, weight, part): &(String, u8, &Part)| {
        html! {
            <tr>
                <th scope="row">{ title }</th>
                <td>{ format!("{weight} %") }</td>
                <td>{ tally(&part.scored) }</td>
                <td>{ if part.unscored.of == 0 { "none".to_owned() } else { tally(&part.unscored) } }</td>
            </tr>
        }
    };
    let table = html! {
        <table class="exam__table">
            <thead><tr>
                <th scope="col">{ "Domain" }</th><th scope="col">{ "Weight" }</th>
                <th scope="col">{ "Right, of those that count" }</th><th scope="col">{ "Right, of the trial questions" }</th>
            </tr></thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    };
    section("By domain", chart::with_table("By domain", chart, table))
}

/// By task statement or objective; a table, since a handful of questions each draws no curve.
pub(super) fn tasks(outcome: &Outcome, code: &Code, lists: &Lists) -> Html {
    let title = |id: &str| {
        let task = lists.task(id).filter(|_| code.blueprint != "DOP-C01");
        let objective = lists.objective(id).filter(|_| code.blueprint == "DOP-C01");
        let title = task.map(|task| &task.title);
        title
            .or(objective.map(|objective| &objective.title))
            .cloned()
            .unwrap_or_default()
    };
    let row = |part: &Part| {
        let all = Tally {
            right: part.scored.right + part.unscored.right,
            of: part.scored.of + part.unscored.of,
        };
        html! {
            <tr>
                <th scope="row">{ format!("{} {}", part.id, title(&part.id)) }</th>
                <td>{ tally(&all) }</td>
            </tr>
        }
    };
    section(
        "By task",
        html! {
            <div class="exam__scroll" tabindex="0" role="region" aria-label="Right answers by task">
                <table class="exam__table">
                    <thead><tr><th scope="col">{ "Task" }</th><th scope="col">{ "Right, with trial questions" }</th></tr></thead>
                    <tbody>{ for outcome.tasks.iter().map(row) }</tbody>
                </table>
            </div>
        },
    )
}

/// Right answers and time by quarter of the paper.
pub(super) fn quarters(outcome: &Outcome) -> Html {
    let each = |quarter: &Quarter| {
        let questions = u64::try_from(quarter.places.len()).unwrap_or(0);
        quarter.spent.checked_div(questions).unwrap_or(0)
    };
    let rows: Vec<(String, &Quarter)> = outcome
        .quarters
        .iter()
        .filter(|quarter| !quarter.places.is_empty())
        .map(|quarter| {
            (
                format!(
                    "Questions {} to {}",
                    quarter.places.start + 1,
                    quarter.places.end
                ),
                quarter,
            )
        })
        .collect();
    let right: Vec<chart::Bar> = rows
        .iter()
        .map(|(title, quarter)| chart::Bar {
            label: title.clone(),
            text: tally(&quarter.tally),
            percent: quarter.tally.percent(),
        })
        .collect();
    let longest = rows
        .iter()
        .map(|(_, quarter)| each(quarter))
        .max()
        .unwrap_or(0);
    let time: Vec<chart::Bar> = rows
        .iter()
        .map(|(title, quarter)| chart::Bar {
            label: title.clone(),
            text: format!("{} each", words::clock(each(quarter))),
            percent: (each(quarter) * 100)
                .checked_div(longest)
                .and_then(|percent| usize::try_from(percent).ok()),
        })
        .collect();
    let said = |bars: &[chart::Bar]| {
        let words: Vec<String> = bars
            .iter()
            .map(|bar| format!("{}: {}", bar.label, bar.text))
            .collect();
        words.join("; ")
    };
    let charts = html! {
        <div class="exam__pair">
            <div class="stack"><h3>{ "Right answers" }</h3>{ chart::bars(format!("Right answers by quarter. {}.", said(&right)), &right, None) }</div>
            <div class="stack"><h3>{ "Time a question" }</h3>{ chart::bars(format!("Time a question by quarter. {}.", said(&time)), &time, None) }</div>
        </div>
    };
    let row = |(title, quarter): &(String, &Quarter)| {
        html! {
            <tr>
                <th scope="row">{ title }</th>
                <td>{ tally(&quarter.tally) }</td>
                <td>{ words::clock(quarter.spent) }</td>
                <td>{ words::clock(each(quarter)) }</td>
            </tr>
        }
    };
    let table = html! {
        <table class="exam__table">
            <thead><tr>
                <th scope="col">{ "Quarter" }</th><th scope="col">{ "Right" }</th>
                <th scope="col">{ "Time" }</th><th scope="col">{ "Time a question" }</th>
            </tr></thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    };
    section(
        "Pace and stamina",
        chart::with_table("Pace and stamina", charts, table),
    )
}

/// How answers were changed.
pub(super) fn changes(outcome: &Outcome) -> Html {
    let changes = outcome.changes;
    let all = changes.right_to_wrong + changes.wrong_to_right + changes.wrong_to_wrong;
    let text = match all {
        0 => "No answer was changed after its question was left.".to_owned(),
        _ => format!(
            "{} changed: {} from right to wrong, {} from wrong to right, {} from one wrong answer to another.",
            if all == 1 {
                "1 answer was".to_owned()
            } else {
                format!("{all} answers were")
            },
            changes.right_to_wrong,
            changes.wrong_to_right,
            changes.wrong_to_wrong
        ),
    };
    section("Changed answers", html! { <p>{ text }</p> })
}

fn section(title: &str, content: Html) -> Html {
    html! {
        <section class="panel stack">
            <h2>{ title }</h2>
            { content }
        </section>
    }
}
