//! The yard: an event, rules with targets, and what happened when the event was sent.

pub mod bulk;
pub mod deliveries;
pub mod event_panel;
pub mod report;
pub mod rule_card;
pub mod rules;
pub mod steps;
pub mod targets;
pub mod trace;

use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::platform::dom;
use crate::store::bench::{BenchProvider, use_bench};
use crate::store::yard::{YardAction, use_yard};
use bulk::BulkPanel;
use event_panel::EventPanel;
use report::ReportPanel;
use rules::Rules;
use yew::prelude::*;

/// The id of the report's heading, where Send leads.
const REPORT_ID: &str = "report-heading";

/// The page.
#[component]
pub fn YardPage() -> Html {
    html! { <BenchProvider><Bench /></BenchProvider> }
}

#[component]
fn Bench() -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let act = |action: YardAction| {
        let dispatcher = yard.dispatcher();
        move |_: MouseEvent| dispatcher.dispatch(action.clone())
    };
    // A new report takes the focus: it is what the person asked for.
    let report = yard.report().map(std::rc::Rc::as_ptr);
    let seen = use_mut_ref(|| report);
    use_effect_with(report, move |report| {
        if seen.replace(*report) != *report {
            dom::focus(REPORT_ID);
        }
    });
    html! {
        <div class="yard" data-ready={(yard.is_restored() && bench.is_ready()).then_some("yard")}>
            <div class="yard__head">
                <div class="stack">
                    <PageHeading>{ "The yard" }</PageHeading>
                    <p class="quiet">{ "Choose an event, write a rule, add targets, press Send." }</p>
                </div>
                <div class="row">
                    <button type="button" class="button button--bare" onclick={act(YardAction::Undo)}
                        aria-disabled={(!yard.can_undo()).to_string()}>
                        <Icon shape={Shape::Undo} />{ "Undo" }
                    </button>
                    <button type="button" class="button button--bare" onclick={act(YardAction::Redo)}
                        aria-disabled={(!yard.can_redo()).to_string()}>
                        { "Redo" }
                    </button>
                </div>
            </div>
            if let Some(error) = bench.failed() {
                <Notice signal={Signal::Red}>
                    <p><strong>{ "The simulator does not answer." }</strong>{ format!(" {error} What you make here is kept.") }</p>
                </Notice>
            }
            <div class="yard__bench">
                <EventPanel />
                <Rules />
            </div>
            <ReportPanel />
            <BulkPanel />
        </div>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
