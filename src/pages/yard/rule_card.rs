//! One rule: its name, its state, its event pattern with a live answer, its targets.

use super::build::Build;
use super::catches::Catches;
use super::links::{Sight, use_sight};
use super::lints::use_lints;
use super::rules::verdict;
use super::runs_on::{self, RunsOnSwitch, use_refused};
use super::targets::Targets;
use super::why::WHY_ID;
use crate::components::chip::Chip;
use crate::components::code_editor::{CodeEditor, Language};
use crate::components::diagnostics::Finding;
use crate::components::icon::{Icon, Shape};
use crate::components::problem::problem;
use crate::platform::dom;
use crate::route::Route;
use crate::store::bench::{BenchState, use_bench, use_typing};
use crate::store::yard::{Document, Edit, RunsOn, use_yard};
use door::Compared;
use pipeline::RuleState;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the card, which takes the focus when a rule is added.
pub const RULE_CARD_ID: &str = "rule-card";

/// What a [`RuleCard`] takes.
#[derive(PartialEq, Properties)]
pub struct RuleCardProps {
    /// The rule's place in the list.
    pub at: usize,
}

/// The card of one rule.
#[component]
pub fn RuleCard(props: &RuleCardProps) -> Html {
    let (yard, bench, sight, typing) = (use_yard(), use_bench(), use_sight(), use_typing());
    let refused = use_refused();
    let at = props.at;
    let document = yard.document().clone();
    let rule = document.yard.rules.get(at);
    let lints = use_lints(
        rule.and_then(|rule| rule.event_pattern.as_deref())
            .unwrap_or_default(),
    );
    let Some(rule) = rule else {
        return Html::default();
    };
    let dispatcher = yard.dispatcher();
    let checked = bench.rule(at);
    let live = refused
        .and_then(|refused| refused.verdict(rule))
        .unwrap_or_else(|| verdict(rule, checked));
    let findings: Vec<Finding> = checked
        .iter()
        .flat_map(|checked| &checked.pattern)
        .map(Finding::from)
        .chain(
            lints
                .iter()
                .flat_map(|lints| lints.iter())
                .map(Finding::from),
        )
        .collect();
    let marks = sight.as_ref().map(Sight::pattern_marks).unwrap_or_default();
    let onpoint = Callback::from(move |byte| {
        if let Some(sight) = &sight {
            sight.point_in_pattern(byte);
        }
    });
    let name_input = {
        let dispatcher = dispatcher.clone();
        move |event: InputEvent| {
            dispatcher.dispatch(Edit::RuleName(at, dom::input_text(&event)).into())
        }
    };
    let pattern_input = typing.reform(move |text| Edit::PatternText(at, text));
    let state = |on: RuleState, off: RuleState| {
        let dispatcher = dispatcher.clone();
        move |event: Event| {
            let state = if dom::is_checked(&event) { on } else { off };
            dispatcher.dispatch(Edit::RuleState(at, state).into());
        }
    };
    let switch = state(RuleState::Enabled, RuleState::Disabled);
    let all_calls = RuleState::EnabledWithAllCloudtrailManagementEvents;
    let switch_calls = state(all_calls, RuleState::Enabled);
    // Only rules for CloudTrail's events have a use for it.
    let asks_for_calls = |text: &str| text.contains("via CloudTrail") || text.contains("eventName");
    let has_calls = rule.state == all_calls
        || (rule.state == RuleState::Enabled
            && rule.event_pattern.as_deref().is_some_and(asks_for_calls));
    let remove = move |_| dispatcher.dispatch(Edit::RemoveRule(at).into());
    let refusal = checked.and_then(|checked| checked.refusal.as_ref());
    let runs_on = RunsOn::of(rule);
    let on_events = runs_on != RunsOn::Schedule;
    let name_id = format!("rule-{at}-name");
    html! {
        <article id={RULE_CARD_ID} tabindex="-1" class="panel rule" aria-label={format!("Rule {}", rule.name)} data-rule={rule.name.clone()}>
            <div class="rule__head">
                <div class="field">
                    <label class="field__label" for={name_id.clone()}>{ "Rule name" }</label>
                    <input class="input input--mono" id={name_id} value={rule.name.clone()} oninput={name_input}
                        spellcheck="false" autocomplete="off" aria-invalid={refusal.is_some().to_string()} />
                </div>
                <button type="button" class="button button--bare" onclick={remove}>
                    <Icon shape={Shape::Trash} /><span>{ "Remove" }</span><span class="visually-hidden">{ format!(" rule {}", rule.name) }</span>
                </button>
            </div>
            { refusal.map(problem).unwrap_or_default() }
            <div class="rule__state">
                <label class="row">
                    <input type="checkbox" checked={rule.state != RuleState::Disabled} onchange={switch} />
                    { "Enabled" }
                </label>
                if has_calls {
                    <label class="row" title={all_calls.as_str()}>
                        <input type="checkbox" data-all-calls="" checked={rule.state == all_calls} onchange={switch_calls} />
                        { "Read-only calls too (Describe, Get, List)" }
                    </label>
                }
                <span role="status"><Chip signal={live.0} text={live.1} /></span>
                if on_events {
                    <button type="button" class="button button--bare" onclick={|_| dom::focus(WHY_ID)}>
                        { "Why?" }<span class="visually-hidden">{ " Go to the explanation" }</span>
                    </button>
                }
            </div>
            <RunsOnSwitch {at} now={runs_on} />
            if runs_on != RunsOn::Events { { runs_on::schedule() } }
            if on_events {
                <CodeEditor id={format!("rule-{at}-pattern")} label="Event pattern" subject={format!("{} {at} {}", document.id, rule.name)} text={rule.event_pattern.clone().unwrap_or_default()} oninput={pattern_input}
                    {findings} rows={12} language={Language::Pattern} event={document.on_bench().text.clone()} {marks} {onpoint} />
                <Build />
                <Catches {at} />
                { own(&bench, &document, at) }
            }
            <Targets {at} />
        </article>
    }
}

/// What the rule says to the events of the yard, where there are several.
fn own(bench: &BenchState, document: &Document, at: usize) -> Html {
    let events = &document.events;
    let Some(rule) = document.yard.rules.get(at).filter(|_| events.len() > 1) else {
        return Html::default();
    };
    let Some(compared) = bench.compared().filter(|compared| compared.fits(document)) else {
        return html! { <p class="quiet small own">{ "Comparing with the events in this yard …" }</p> };
    };
    let cells = (0..events.len()).filter_map(|event| compared.cell(at, event));
    let taken = cells.filter(|cell| *cell == Compared::Match).count();
    let unexpected = events.iter().enumerate().filter(|(event, each)| {
        let expected = each.expects.get(&rule.name);
        let says = compared
            .cell(at, *event)
            .map(|cell| cell == Compared::Match);
        expected.is_some() && expected.copied() != says
    });
    let unexpected = unexpected.count();
    html! {
        <p class="small own">
            { format!("Takes {taken} of the {} events in this yard. ", events.len()) }
            if unexpected > 0 { <strong>{ format!("{unexpected} not as pinned. ") }</strong> }
            <Link<Route> to={Route::YardMatrix}>{ "See the matrix" }</Link<Route>>
        </p>
    }
}
