//! One rule: its name, its state, its event pattern with a live answer, its targets.

use super::targets::Targets;
use crate::components::chip::{Chip, Signal};
use crate::components::diagnostics::Finding;
use crate::components::icon::{Icon, Shape};
use crate::components::json_editor::JsonEditor;
use crate::components::problem::problem;
use crate::platform::dom;
use crate::store::yard::{YardAction, use_yard};
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
    let yard = use_yard();
    let at = props.at;
    let document = yard.document().clone();
    let pattern_text = document
        .yard
        .rules
        .get(at)
        .and_then(|rule| rule.event_pattern.clone())
        .unwrap_or_default();
    let parsed = use_memo(pattern_text.clone(), |text| pattern::parse(text));
    let event = use_memo(document.event.text.clone(), |text| {
        pattern::Event::read(text).0
    });
    let Some(rule) = document.yard.rules.get(at) else {
        return Html::default();
    };
    let dispatcher = yard.dispatcher();
    let (parsed_pattern, diagnostics) = &*parsed;
    let invalid = !parsed_pattern.is_valid();
    let live = match &*event {
        _ if invalid => (Signal::Red, "Pattern is not valid"),
        None => (Signal::Quiet, "No event to compare"),
        Some(event) if pattern::matches(parsed_pattern, event) => {
            (Signal::Green, "Matches the event")
        }
        Some(_) => (Signal::Amber, "Does not match the event"),
    };
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
    let refusal = pipeline::check_rule(&document.yard, rule).err();
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
            { refusal.as_ref().map(problem).unwrap_or_default() }
            <div class="rule__state">
                <label class="row">
                    <input type="checkbox" checked={rule.state == RuleState::Enabled} onchange={switch} />
                    { "Enabled" }
                </label>
                <span role="status"><Chip signal={live.0} text={live.1} /></span>
            </div>
            <JsonEditor id={format!("rule-{at}-pattern")} label="Event pattern" text={pattern_text} oninput={pattern_input}
                findings={diagnostics.iter().map(Finding::from).collect::<Vec<_>>()} rows={9} />
            <Targets {at} />
        </article>
    }
}
