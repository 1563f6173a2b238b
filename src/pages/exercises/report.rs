//! What the grader says: each requirement met or not, why not, and where to look.

use super::pointing::place;
use crate::components::icon::{Icon, Shape};
use crate::pages::yard::findings::{Ways, name};
use crate::store::yard::Document;
use practice::exercise::{Failure, Pointing, Report, Sheet, Verdict};
use std::rc::Rc;
use yew::prelude::*;

/// The id of the heading, where the focus goes when the yard was checked.
pub(super) const HEADING: &str = "exercise-report";

/// What a [`ReportPart`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct ReportPartProps {
    /// The exercise.
    pub(super) sheet: Sheet,
    /// The open yard, for the ways into it.
    pub(super) document: Rc<Document>,
    /// What was said.
    pub(super) report: Rc<Report>,
    /// Whether the yard was changed since.
    pub(super) is_stale: bool,
}

/// The report.
#[component]
pub(super) fn ReportPart(props: &ReportPartProps) -> Html {
    let report = &props.report;
    let all = || report.requirements.iter().chain(&report.constraints);
    let met = all().filter(|one| one.met).count();
    let head = match (report.solved, report.remarks.is_empty()) {
        (true, true) => "Solved.".to_owned(),
        (true, false) => "Solved, and something is to be said.".to_owned(),
        (false, _) => format!("{met} of {} met.", all().count()),
    };
    html! {
        <section class="stack" aria-labelledby={HEADING} data-solved={report.solved.to_string()} data-stale={props.is_stale.to_string()}>
            <h3 id={HEADING} tabindex="-1">{ head }</h3>
            if props.is_stale { <p class="quiet">{ "The yard has changed since. Check it again." }</p> }
            <ul role="list" class="findings__list">
                { for all().map(|verdict| one(props, verdict)) }
                if !report.outside.is_empty() {
                    <li class="findings__item findings__item--red" data-verdict="outside">
                        <span class="findings__icon"><Icon shape={Shape::CircleX} size={15} /></span>
                        <div class="stack">
                            <p><strong>{ "This may not be changed in this exercise" }</strong></p>
                            <ul>{ for report.outside.iter().map(|change| html! { <li>{ &change.words }</li> }) }</ul>
                            <p class="quiet small">{ "Undo takes your changes back one by one." }</p>
                        </div>
                    </li>
                }
                { for report.remarks.iter().map(|remark| html! {
                    <li class="findings__item findings__item--amber" data-verdict="remark">
                        <span class="findings__icon"><Icon shape={Shape::Triangle} size={15} /></span>
                        <div class="stack">
                            <p>{ said(&remark.message) }</p>
                            { ways(&props.document, &remark.pointing) }
                        </div>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// What the grader says: between backticks stands code.
fn said(text: &str) -> Html {
    let pieces = text.split('`').enumerate();
    let piece = |(nth, piece): (usize, &str)| match nth % 2 {
        0 => html! { { piece } },
        _ => html! { <code>{ piece }</code> },
    };
    pieces.map(piece).collect()
}

fn one(props: &ReportPartProps, verdict: &Verdict) -> Html {
    let (signal, shape, word) = match verdict.met {
        true => ("green", Shape::CircleCheck, "Met: "),
        false => ("red", Shape::CircleX, "Not met: "),
    };
    html! {
        <li class={format!("findings__item findings__item--{signal}")} data-verdict={verdict.id.clone()} data-met={verdict.met.to_string()}>
            <span class="findings__icon"><Icon {shape} size={15} /></span>
            <div class="stack">
                <p><span class="visually-hidden">{ word }</span><strong>{ said(&verdict.text) }</strong></p>
                { for verdict.failures.iter().map(|failure| why_not(props, failure)) }
                if let Some(note) = &verdict.note { <p class="quiet">{ said(note) }</p> }
            </div>
        </li>
    }
}

fn why_not(props: &ReportPartProps, failure: &Failure) -> Html {
    let run = failure.run.and_then(|run| props.sheet.runs.get(run));
    let also = failure.also.len();
    html! {
        <div class="stack exercise__failure">
            if let Some(run) = run {
                <p class="small quiet">
                    { if run.hidden { "Hidden run: " } else { "Run: " } }{ &run.title }
                    { match also {
                        0 => String::new(),
                        1 => ", and 1 run more".to_owned(),
                        some => format!(", and {some} runs more"),
                    } }
                </p>
            }
            <p>{ said(&failure.message) }</p>
            if let Some(decides) = &failure.decides {
                <p class="small quiet">{ "What decides: " }<span class="mono">{ decides }</span></p>
            }
            { ways(&props.document, &failure.pointing) }
        </div>
    }
}

/// The ways to what is pointed at.
fn ways(document: &Document, pointing: &Pointing) -> Html {
    let Some(place) = place(document, pointing) else {
        return Html::default();
    };
    let name = name(document, &place);
    html! { <p class="row"><Ways {place} {name} /></p> }
}
