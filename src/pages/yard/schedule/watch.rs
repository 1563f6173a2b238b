//! Reads the schedules of all rules, for what the list of rules says of them.

use crate::pages::yard::runs_on::{Placed, use_refused};
use crate::store::yard::use_yard;
use pipeline::Rule;
use pipeline::schedule::check_rule;
use yew::prelude::*;

/// Shows nothing.
#[component]
pub fn Watch() -> Html {
    let (yard, refused) = (use_yard(), use_refused());
    let found = refused_of(&yard.document().yard.rules);
    use_effect_with(found, move |found| {
        if let Some(refused) = refused {
            refused.set(found.clone());
        }
    });
    Html::default()
}

/// The schedules that AWS would not take.
pub fn refused_of(rules: &[Rule]) -> Vec<Placed> {
    let refused = rules.iter().filter_map(|rule| {
        let text = rule.schedule_expression.as_ref()?;
        check_rule(text, &rule.event_bus).err()?;
        Some((rule.event_bus.clone(), text.clone()))
    });
    refused.collect()
}
