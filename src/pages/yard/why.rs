//! Why the rule that is worked on matches the event on the bench or not, as it is typed.

use super::links::use_sight;
use super::trace::{self, Live};
use crate::store::bench::use_bench;
use crate::store::yard::{self, use_yard};
use door::Compared;
use pattern::{Edit, Side};
use yew::prelude::*;

/// The id of the heading, where a rule's verdict leads.
pub const WHY_ID: &str = "why-heading";

/// What a [`Why`] takes.
#[derive(PartialEq, Properties)]
pub struct WhyProps {
    /// The rule's place in the list.
    pub at: usize,
}

/// The explanation, with the changes that would make the rule match.
#[component]
pub fn Why(props: &WhyProps) -> Html {
    let (yard, bench, sight) = (use_yard(), use_bench(), use_sight());
    let at = props.at;
    let name = yard.document().yard.rules.get(at);
    let name = name.map(|rule| rule.name.clone()).unwrap_or_default();
    let found = bench.checked().and_then(|checked| checked.trace.as_ref());
    let compared = bench.rule(at).map(|rule| rule.compared);
    let onedit = {
        let (yard, of) = (yard.clone(), bench.checked_document().cloned());
        Callback::from(move |edit: Edit| {
            // The change is one of the texts that were explained; a newer text gets its own.
            if let Some(edit) = of
                .as_ref()
                .filter(|of| of.sends_like(yard.document()))
                .and_then(|of| make(of, at, &edit))
            {
                yard.dispatch(edit.into());
            }
        })
    };
    let event = yard.document().on_bench();
    let sample = bench.sample(&event.sample);
    let live = Live {
        onedit: Some(onedit),
        is_as_sent: sample.is_some_and(|sample| sample.text == event.text),
        sight,
    };
    html! {
        <section class="panel stack why" aria-labelledby={WHY_ID}>
            <h2 id={WHY_ID} tabindex="-1">{ format!("Why {name} {}", verb(compared)) }</h2>
            <div class="why__text" role="group" tabindex="0" aria-label="Field by field">
            {
                match (found, compared) {
                    (Some(found), _) => trace::trace(found, &live),
                    (None, Some(Compared::InvalidPattern)) => html! {
                        <p class="quiet">{ "AWS would refuse the pattern, so nothing is compared. What is wrong with it stands below its editor." }</p>
                    },
                    (None, Some(_)) => html! {
                        <p class="quiet">{ "The event cannot be read, so nothing is compared. What is wrong with it stands below its editor." }</p>
                    },
                    (None, None) => Html::default(),
                }
            }
            </div>
        </section>
    }
}

/// A change that was offered, as an edit of the yard that it was offered for.
fn make(of: &yard::Document, at: usize, edit: &Edit) -> Option<yard::Edit> {
    let pattern = of.yard.rules.get(at)?.event_pattern.as_deref()?;
    let text = edit.apply(pattern, &of.on_bench().text);
    Some(match edit.side {
        Side::Pattern => yard::Edit::UsePattern(at, text),
        Side::Event => yard::Edit::EventText(text),
    })
}

fn verb(compared: Option<Compared>) -> &'static str {
    match compared {
        Some(Compared::Match) => "matches",
        Some(Compared::NoMatch) => "does not match",
        _ => "cannot be compared",
    }
}
