//! One rule: its name, its state, its event pattern with a live answer, its targets.

use super::targets::Targets;
use crate::components::chip::{Chip, Signal};
use crate::components::diagnostics::Finding;
use crate::components::icon::{Icon, Shape};
use crate::components::json_editor::JsonEditor;
use crate::components::problem::problem;
use crate::platform::dom;
use crate::store::bench::use_bench;
use crate::store::yard::{YardAction, use_yard};
use door::Compared;
use pipeline::RuleState;
use yew::prelude::*;

/// What a [`RuleCard`] takes.
#[derive(PartialEq, Properties)]
pub struct RuleCardProps {
    /// The rule's place in the list.
    pub at: usize,
}

/// The card of one rule.
#[component]
pub fn RuleCard(props: &RuleCardProps) -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let at = props.at;
    let document = yard.document().clone();
    let Some(rule) = document.yard.rules.get(at) else {
        return Html::default();
    };
    let dispatcher = yard.dispatcher();
    let checked = bench.rule(at);
    let live = match checked.map(|checked| checked.compared) {
        None => (Signal::Quiet, "Not compared yet"),
        Some(Compared::InvalidPattern) => (Signal::Red, "Pattern is not valid"),
        Some(Compared::NoEvent) => (Signal::Quiet, "No event to compare"),
        Some(Compared::Match) => (Signal::Green, "Matches the event"),
        Some(Compared::NoMatch) => (Signal::Amber, "Does not match the event"),
    };
    let findings: Vec<Finding> = checked
        .iter()
        .flat_map(|checked| &checked.pattern)
        .map(Finding::from)
        .collect();
    let name_input = {
        let dispatcher = dispatcher.clone();
        move |event: InputEvent| {
            dispatcher.dispatch(YardAction::RuleName(at, dom::input_text(&event)))
        }
    };
    let pattern_input = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |text| dispatcher.dispatch(YardAction::PatternText(at, text)))
    };
    let switch = {
        let dispatcher = dispatcher.clone();
        move |event: Event| {
            let state = if dom::is_checked(&event) {
                RuleState::Enabled
            } else {
                RuleState::Disabled
            };
            dispatcher.dispatch(YardAction::RuleState(at, state));
        }
    };
    let remove = move |_| dispatcher.dispatch(YardAction::RemoveRule(at));
    let refusal = checked.and_then(|checked| checked.refusal.as_ref());
    let name_id = format!("rule-{at}-name");
    html! {
        <article class="panel rule" aria-label={format!("Rule {}", rule.name)} data-rule={rule.name.clone()}>
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
                    <input type="checkbox" checked={rule.state == RuleState::Enabled} onchange={switch} />
                    { "Enabled" }
                </label>
                <span role="status"><Chip signal={live.0} text={live.1} /></span>
            </div>
            <JsonEditor id={format!("rule-{at}-pattern")} label="Event pattern" text={rule.event_pattern.clone().unwrap_or_default()} oninput={pattern_input}
                {findings} rows={9} />
            <Targets {at} />
        </article>
    }
}
