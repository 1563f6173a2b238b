//! The rules of the yard as a list, each with what it says to the event.

use super::rule_card::RULE_CARD_ID;
use super::runs_on::use_refused;
use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::route::Route;
use crate::store::bench::{BenchState, use_bench};
use crate::store::yard::{Document, Edit, RunsOn, YardAction, use_yard};
use door::{Compared, RuleChecked};
use pipeline::{DEFAULT_EVENT_BUS, Rule, RuleState};
use yew::prelude::*;
use yew_router::prelude::*;

/// All rules, and the button for one more.
#[component]
pub fn Rules() -> Html {
    let (yard, bench, refused) = (use_yard(), use_bench(), use_refused());
    let document = yard.document();
    let rules = &document.yard.rules;
    let added = use_mut_ref(|| false);
    {
        let added = added.clone();
        use_effect_with(rules.len(), move |_| {
            if added.take() {
                dom::focus(RULE_CARD_ID);
            }
        });
    }
    let add = {
        let (dispatcher, rule) = (yard.dispatcher(), next_rule(document, &bench));
        move |_| {
            added.replace(true);
            dispatcher.dispatch(Edit::AddRule(rule.clone()).into());
        }
    };
    html! {
        <section class="yard__rules" aria-labelledby="rules-heading">
            <h2 id="rules-heading">{ "Rules" }</h2>
            if rules.is_empty() {
                <div class="empty">
                    <p><strong>{ "No rule yet, so an event that you send goes nowhere." }</strong></p>
                    <p class="quiet">{ "A rule watches the event bus. Its event pattern says which events it takes; its targets are where it sends them. Start with one that takes the event on the bench, then make it stricter; or write the pattern of a rule that you have in its place." }</p>
                    <button type="button" class="button button--main" onclick={add}><Icon shape={Shape::Plus} />{ "Add a rule" }</button>
                    <Link<Route> to={Route::YardExamples} classes="button">{ "Open an example" }</Link<Route>>
                </div>
            } else {
                <ul role="list" class="rules">
                    { for rules.iter().enumerate().map(|(at, rule)| {
                        let dispatcher = yard.dispatcher();
                        let onclick = move |_| dispatcher.dispatch(YardAction::ChooseRule(at));
                        let refused = refused.as_ref().and_then(|refused| refused.verdict(rule));
                        let (signal, word) = refused.unwrap_or_else(|| verdict(rule, bench.rule(at)));
                        html! { <RuleItem key={at} name={rule.name.clone()} chosen={at == document.rule} {signal} {word} {onclick} /> }
                    }) }
                </ul>
                <p><button type="button" class="button" onclick={add}><Icon shape={Shape::Plus} />{ "Add a rule" }</button></p>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct RuleItemProps {
    name: String,
    chosen: bool,
    signal: Signal,
    word: &'static str,
    onclick: Callback<MouseEvent>,
}

/// One rule of the list.
#[component]
fn RuleItem(props: &RuleItemProps) -> Html {
    let onclick = props.onclick.clone();
    html! {
        <li>
            <button type="button" class="rules__item" {onclick} aria-pressed={props.chosen.to_string()} data-rule={props.name.clone()}>
                <span class="rules__name">{ &props.name }</span>
                <Chip signal={props.signal} text={props.word} />
            </button>
        </li>
    }
}

/// What a rule says to the event on the bench, in a word.
pub fn verdict(rule: &Rule, checked: Option<&RuleChecked>) -> (Signal, &'static str) {
    if RunsOn::of(rule) == RunsOn::Schedule {
        return match rule.state {
            RuleState::Disabled => (Signal::Quiet, "Disabled"),
            _ => (Signal::Quiet, "Runs on a schedule"),
        };
    }
    match checked.map(|checked| checked.compared) {
        None => (Signal::Quiet, "Not compared yet"),
        Some(Compared::InvalidPattern) => (Signal::Red, "Not valid"),
        Some(Compared::NoEvent) => (Signal::Quiet, "No event"),
        Some(_) if rule.state == RuleState::Disabled => (Signal::Quiet, "Disabled"),
        Some(Compared::Match) => (Signal::Green, "Matches"),
        Some(Compared::NoMatch) => (Signal::Amber, "Does not match"),
    }
}

/// A rule with a name that is free, which takes all events of the chosen sample's kind.
pub fn next_rule(document: &Document, bench: &BenchState) -> Rule {
    let taken = |name: &str| document.yard.rules.iter().any(|rule| rule.name == name);
    let name = (1..)
        .map(|n| format!("rule-{n}"))
        .find(|name| !taken(name))
        .unwrap_or_default();
    let pattern = bench.sample(&document.on_bench().sample).map_or_else(
        || "{\n  \"source\": [{\"prefix\": \"\"}]\n}".to_owned(),
        |sample| {
            format!(
                "{{\n  \"source\": [\"{}\"],\n  \"detail-type\": [\"{}\"]\n}}",
                sample.source, sample.detail_type
            )
        },
    );
    Rule {
        name,
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some(pattern),
        state: RuleState::Enabled,
        description: None,
        targets: Vec::new(),
        ..Rule::default()
    }
}
