//! The rules of the yard, in order.

use super::rule_card::RuleCard;
use crate::components::icon::{Icon, Shape};
use crate::store::bench::{BenchState, use_bench};
use crate::store::yard::{Document, YardAction, use_yard};
use pipeline::{DEFAULT_EVENT_BUS, Rule, RuleState};
use yew::prelude::*;

/// All rules, and the button for one more.
#[component]
pub fn Rules() -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let document = yard.document();
    let rules = &document.yard.rules;
    let add = {
        let (dispatcher, rule) = (yard.dispatcher(), next_rule(document, &bench));
        move |_| dispatcher.dispatch(YardAction::AddRule(rule.clone()))
    };
    html! {
        <section class="yard__rules" aria-labelledby="rules-heading">
            <h2 id="rules-heading">{ "Rules" }</h2>
            if rules.is_empty() {
                <div class="empty">
                    <p><strong>{ "No rule yet, so an event that you send goes nowhere." }</strong></p>
                    <p class="quiet">{ "A rule watches the event bus. Its event pattern says which events it takes; its targets are where it sends them. Start with one that takes the event on the left, then make it stricter." }</p>
                    <button type="button" class="button button--main" onclick={add}><Icon shape={Shape::Plus} />{ "Add a rule" }</button>
                </div>
            } else {
                { for (0..rules.len()).map(|at| html! { <RuleCard key={at} {at} /> }) }
                <p><button type="button" class="button" onclick={add}><Icon shape={Shape::Plus} />{ "Add a rule" }</button></p>
            }
        </section>
    }
}

/// A rule with a name that is free, which takes all events of the chosen sample's kind.
fn next_rule(document: &Document, bench: &BenchState) -> Rule {
    let taken = |name: &str| document.yard.rules.iter().any(|rule| rule.name == name);
    let name = (1..)
        .map(|n| format!("rule-{n}"))
        .find(|name| !taken(name))
        .unwrap_or_default();
    let pattern = bench.sample(&document.event.sample).map_or_else(
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
