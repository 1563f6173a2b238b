//! Why the rule that is worked on matches the event on the bench or not, as it is typed.

use super::trace;
use crate::store::bench::use_bench;
use crate::store::yard::use_yard;
use door::Compared;
use yew::prelude::*;

/// What a [`Why`] takes.
#[derive(PartialEq, Properties)]
pub struct WhyProps {
    /// The rule's place in the list.
    pub at: usize,
}

/// The explanation.
#[component]
pub fn Why(props: &WhyProps) -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let name = yard.document().yard.rules.get(props.at);
    let name = name.map(|rule| rule.name.clone()).unwrap_or_default();
    let found = bench.checked().and_then(|checked| checked.trace.as_ref());
    let compared = bench.rule(props.at).map(|rule| rule.compared);
    html! {
        <section class="panel stack why" aria-labelledby="why-heading">
            <h2 id="why-heading">{ format!("Why {name} {}", verb(compared)) }</h2>
            {
                match (found, compared) {
                    (Some(found), _) => trace::trace(found),
                    (None, Some(Compared::InvalidPattern)) => html! {
                        <p class="quiet">{ "AWS would refuse the pattern, so nothing is compared. What is wrong with it stands below its editor." }</p>
                    },
                    (None, Some(_)) => html! {
                        <p class="quiet">{ "The event cannot be read, so nothing is compared. What is wrong with it stands below its editor." }</p>
                    },
                    (None, None) => Html::default(),
                }
            }
        </section>
    }
}

fn verb(compared: Option<Compared>) -> &'static str {
    match compared {
        Some(Compared::Match) => "matches",
        Some(Compared::NoMatch) => "does not match",
        _ => "cannot be compared",
    }
}
