//! The exercises that are due: they come back as questions and cards do, and are wired anew.

use crate::components::icon::{Icon, Shape};
use crate::route::Route;
use crate::store::exercises::{of_item, use_exercise_list};
use crate::store::fetched::Fetched;
use practice::exercise::ListedExercise;
use practice::exercise::own::OWN;
use quiz::study::{Day, Schedule};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`Wirings`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct WiringsProps {
    /// When everything in the log is due.
    pub(super) schedule: Rc<Schedule>,
    /// Today.
    pub(super) day: Day,
}

/// The exercises that are due today, the most endangered first; nothing where there are none.
#[component]
pub(super) fn Wirings(props: &WiringsProps) -> Html {
    let (exercises, _) = use_exercise_list();
    let Fetched::Ready(all) = exercises else {
        return Html::default();
    };
    let due = due(&props.schedule, props.day, &all);
    if due.is_empty() {
        return Html::default();
    }
    html! {
        <section class="panel stack narrow" aria-labelledby="review-wirings" data-ready="wirings">
            <h2 id="review-wirings">{ "Exercises to wire once more" }</h2>
            <ul role="list" class="stack">
                { for due.iter().map(|one| html! {
                    <li key={one.0.to_owned()}><Link<Route> to={Route::YardExercise { id: one.0.to_owned() }} classes="button">{ one.1 }<Icon shape={Shape::ArrowRight} /></Link<Route>></li>
                }) }
            </ul>
        </section>
    }
}

/// The ids and titles of what is due. The titles of a person's own are in their yards.
fn due<'a>(schedule: &'a Schedule, day: Day, all: &'a [ListedExercise]) -> Vec<(&'a str, &'a str)> {
    let items = schedule.due(day).into_iter();
    let ids = items.filter_map(|item| of_item(&item.id));
    ids.filter_map(|id| match all.iter().find(|one| one.id == id) {
        Some(one) => Some((id, one.title.as_str())),
        None => id
            .starts_with(OWN)
            .then_some((id, "One of your own exercises")),
    })
    .collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::due;
    use crate::store::exercises::{shown, solved};
    use practice::exercise::{ListedExercise, Theme};
    use quiz::study::{Entry, Plan, Schedule, Standings};

    #[test]
    fn exercise_is_due_when_its_time_has_come() {
        let one = |id: &str| ListedExercise {
            id: id.to_owned(),
            title: id.to_owned(),
            level: 1,
            theme: Theme::Basics,
            minutes: 1,
            topics: Vec::new(),
            tasks: Vec::new(),
        };
        let all = [one("one"), one("other"), one("never")];
        let entry = |(id, deed)| Entry { at: id, id, deed };
        let log = [
            (1, solved("one", 0)),
            (2, shown("other")),
            (3, shown("gone")),
            (4, solved("own-0123456789abcdef", 0)),
        ]
        .map(entry);
        let schedule = Schedule::of(&Standings::of(&log), Plan::default());
        let ids = |day| -> Vec<String> {
            due(&schedule, day, &all)
                .iter()
                .map(|(id, _)| (*id).to_owned())
                .collect()
        };
        assert!(ids(0).is_empty());
        assert_eq!(ids(1), ["other"]);
        assert_eq!(ids(400).len(), 3);
    }
}
