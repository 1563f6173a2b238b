//! From a question to the exercises on the same topics.

use crate::route::Route;
use crate::store::exercises::use_exercise_list;
use crate::store::fetched::Fetched;
use practice::exercise::ListedExercise;
use quiz::order;
use yew::prelude::*;
use yew_router::prelude::*;

/// How many are shown at most.
const MOST: usize = 3;

/// What a [`WiringOf`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct WiringOfProps {
    /// Ids of the question's topics.
    pub(super) topics: Vec<String>,
}

/// The exercises that have most of the topics; nothing where there are none or they do not come.
#[component]
pub(super) fn WiringOf(props: &WiringOfProps) -> Html {
    let (exercises, _) = use_exercise_list();
    let Fetched::Ready(all) = exercises else {
        return Html::default();
    };
    let best = best(&all, &props.topics);
    if best.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack" aria-labelledby="question-wiring">
            <h2 id="question-wiring">{ "Wire it yourself" }</h2>
            <ul>
                { for best.iter().map(|one| html! {
                    <li><Link<Route> to={Route::YardExercise { id: one.id.clone() }}>{ &one.title }</Link<Route>></li>
                }) }
            </ul>
        </section>
    }
}

/// Those with most topics in common, the easier ones first.
fn best<'a>(all: &'a [ListedExercise], topics: &[String]) -> Vec<&'a ListedExercise> {
    let shared =
        |one: &ListedExercise| one.topics.iter().filter(|own| topics.contains(own)).count();
    let mut some: Vec<&ListedExercise> = all.iter().filter(|one| shared(one) > 0).collect();
    order::sort_by_key(&mut some, |one| (std::cmp::Reverse(shared(one)), one.level));
    some.truncate(MOST);
    some
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::best;
    use practice::exercise::{ListedExercise, Theme};

    #[test]
    fn most_topics_in_common_come_first_and_then_the_easier_ones() {
        let one = |id: &str, level, topics: &[&str]| ListedExercise {
            id: id.to_owned(),
            title: id.to_owned(),
            level,
            theme: Theme::Basics,
            minutes: 1,
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            tasks: Vec::new(),
        };
        let all = [
            one("hard", 3, &["a"]),
            one("both", 4, &["a", "b"]),
            one("none", 1, &["c"]),
            one("easy", 1, &["b", "c"]),
            one("middle", 2, &["b"]),
        ];
        let topics = ["a".to_owned(), "b".to_owned()];
        let ids: Vec<&str> = best(&all, &topics)
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(ids, ["both", "easy", "middle"]);
        assert!(best(&all, &[]).is_empty());
    }
}
