//! The drill "resource policy or role?" over every kind of target.

use super::ask::AskTarget;
use super::item::undo_button;
use crate::components::coming::{NotHere, whole};
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::platform::{dom, random};
use crate::route::Route;
use crate::store::deck::use_deck;
use crate::store::progress::{ProgressAction, entry, use_progress};
use quiz::fsrs::Grade;
use quiz::order;
use quiz::study::{Deed, Standings};
use quiz::{Deck, DrillTarget, Shuffle};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// How far the drill is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Round {
    /// Numbers of the targets that are still to come, the next first.
    left: Vec<usize>,
    /// How the answer to the first of them was, where it was given.
    answer: Option<Grade>,
    /// How many were known at once.
    known: usize,
    /// Numbers of those that were not.
    missed: Vec<usize>,
}

impl Round {
    /// A drill of all targets in an order by chance; those that were not known last come first.
    pub(super) fn new(drill: &[DrillTarget], standings: &Standings, seed: u64) -> Self {
        let mut left: Vec<usize> = (0..drill.len()).collect();
        Shuffle::new(seed).shuffle(&mut left);
        let is_missed = |number: &usize| {
            let item = drill.get(*number).map(DrillTarget::item);
            let standing = item.and_then(|item| standings.get(&item));
            let last = standing.and_then(|standing| standing.reviews.last());
            last.is_some_and(|last| last.grade == Grade::Again)
        };
        order::sort_by_key(&mut left, |number| !is_missed(number));
        Self {
            left,
            ..Self::default()
        }
    }

    /// After an answer to the target that is asked.
    fn answered(&self, grade: Grade) -> Self {
        let mut next = self.clone();
        if let Some(first) = next.left.first().filter(|_| next.answer.is_none()) {
            let is_again = next.missed.contains(first);
            match grade {
                Grade::Again if !is_again => next.missed.push(*first),
                Grade::Again => {}
                _ if !is_again => next.known += 1,
                _ => {}
            }
            next.answer = Some(grade);
        }
        next
    }

    /// On to the next target; one that was not known comes once more at the end.
    fn next(&self) -> Self {
        let mut next = self.clone();
        if let Some(answer) = next.answer.take()
            && !next.left.is_empty()
        {
            let first = next.left.remove(0);
            if answer == Grade::Again {
                next.left.push(first);
            }
        }
        next
    }
}

/// A drill and the way back in it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Drilling {
    round: Round,
    /// Before each answer: the round, and the id of the answer's entry in the log.
    past: Vec<(Round, u64)>,
}

impl Drilling {
    /// After an answer, which is this entry of the log.
    fn answered(&self, grade: Grade, entry: u64) -> Self {
        let mut past = self.past.clone();
        past.push((self.round.clone(), entry));
        Self {
            round: self.round.answered(grade),
            past,
        }
    }

    /// On to the next target.
    fn next(&self) -> Self {
        Self {
            round: self.round.next(),
            past: self.past.clone(),
        }
    }

    /// Back to before the last answer, with the id of its entry; `None` before the first.
    fn back(&self) -> Option<(Self, u64)> {
        let mut past = self.past.clone();
        let (round, entry) = past.pop()?;
        Some((Self { round, past }, entry))
    }
}

/// The page of the drill.
#[component]
pub(super) fn DrillPage() -> Html {
    let (deck, progress) = (use_deck(), use_progress());
    let failed = |reason: &str| {
        html! {
            <div class="stack narrow">
                <PageHeading>{ "Resource policy or role?" }</PageHeading>
                <NotHere what="The cards could not be fetched." reason={reason.to_owned()}
                    kept="Your answers are kept." again={deck.again.clone()} />
            </div>
        }
    };
    if !progress.is_restored() {
        return html! { <PageHeading>{ "Resource policy or role?" }</PageHeading> };
    }
    whole(
        &deck.state,
        "Fetching the cards …",
        failed,
        |cards: &Deck| {
            html! { <Drill targets={Rc::new(cards.drill.clone())} /> }
        },
    )
}

#[derive(PartialEq, Properties)]
struct DrillProps {
    targets: Rc<Vec<DrillTarget>>,
}

#[component]
fn Drill(props: &DrillProps) -> Html {
    let progress = use_progress();
    let targets = &props.targets;
    let drilling = use_state(|| Drilling {
        round: Round::new(targets, progress.standings(), random::seed()),
        past: Vec::new(),
    });
    let round = &drilling.round;
    let begin = {
        let (drilling, targets, standings) = (
            drilling.setter(),
            targets.clone(),
            progress.standings().clone(),
        );
        move |_: MouseEvent| {
            dom::focus(HEADING_ID);
            drilling.set(Drilling {
                round: Round::new(&targets, &standings, random::seed()),
                past: Vec::new(),
            });
        }
    };
    let undo = drilling.back().map(|(before, entry_id)| {
        let (dispatcher, drilling) = (progress.dispatcher(), drilling.setter());
        Callback::from(move |()| {
            dom::focus(HEADING_ID);
            let deed = Deed::Undone { entry: entry_id };
            dispatcher.dispatch(ProgressAction::Add(entry(deed)));
            drilling.set(before.clone());
        })
    });
    let asked = round.left.first().and_then(|number| targets.get(*number));
    let Some(target) = asked else {
        return html! {
            <div class="stack narrow" data-ready="drill-end">
                <PageHeading>{ "The drill is done" }</PageHeading>
                <p><strong>{ format!("{} of {} known at once.", round.known, targets.len()) }</strong></p>
                if !round.missed.is_empty() {
                    <h2>{ "Not known at once" }</h2>
                    <ul>
                        { for round.missed.iter().filter_map(|number| targets.get(*number)).map(|target| html! {
                            <li><strong>{ &target.label }</strong>{ ": " }{ &target.sentence }</li>
                        }) }
                    </ul>
                }
                <p>{ "Each target comes back in Review when you would soon forget it." }</p>
                <p class="row">
                    <Link<Route> to={Route::Review} classes="button button--main">{ "Review" }</Link<Route>>
                    <button type="button" class="button" onclick={begin}>{ "Once more" }</button>
                    if let Some(undo) = &undo { { undo_button(undo) } }
                </p>
            </div>
        };
    };
    let ongrade = {
        let (dispatcher, drilling, item) = (progress.dispatcher(), drilling.clone(), target.item());
        Callback::from(move |grade: Grade| {
            let item = item.clone();
            let entry = entry(Deed::Reviewed { item, grade });
            drilling.set(drilling.answered(grade, entry.id));
            dispatcher.dispatch(ProgressAction::Add(entry));
        })
    };
    let onnext = {
        let drilling = drilling.clone();
        Callback::from(move |()| {
            dom::focus(HEADING_ID);
            drilling.set(drilling.next());
        })
    };
    let heading = format!("Resource policy or role? {} to go", round.left.len());
    html! {
        <AskTarget key={target.kind.clone()} target={Rc::new(target.clone())} {heading} answer={round.answer} {onnext} {ongrade} {undo} />
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use quiz::study::Entry;

    fn targets() -> Vec<DrillTarget> {
        let target = |kind: &str| DrillTarget {
            kind: kind.into(),
            label: kind.into(),
            by_role: true,
            actions: Vec::new(),
            sentence: String::new(),
        };
        ["a", "b", "c"].map(target).to_vec()
    }

    #[test]
    fn what_was_not_known_comes_first_and_once_more() {
        let missed = Entry {
            at: 1,
            id: 1,
            deed: Deed::Reviewed {
                item: targets()[2].item(),
                grade: Grade::Again,
            },
        };
        for seed in 0..20 {
            let mut round = Round::new(
                &targets(),
                &Standings::of(std::slice::from_ref(&missed)),
                seed,
            );
            assert_eq!(round.left[0], 2);
            round = round.answered(Grade::Again).answered(Grade::Good).next();
            assert_eq!((round.left.len(), round.left[2], round.known), (3, 2, 0));
            for _ in 0..3 {
                round = round.answered(Grade::Good).next();
            }
            assert_eq!(
                (round.left.len(), round.known, &round.missed[..]),
                (0, 2, &[2][..])
            );
            assert_eq!(round.next().answered(Grade::Good), round, "it is over");
        }
    }

    #[test]
    fn every_answer_can_be_taken_back_to_the_first() {
        let start = Drilling {
            round: Round::new(&targets(), &Standings::default(), 7),
            past: Vec::new(),
        };
        assert_eq!(start.back(), None);
        let grades = [Grade::Again, Grade::Good, Grade::Again, Grade::Good];
        let mut states = vec![start];
        for (grade, entry) in grades.into_iter().zip(10..) {
            let last = states.last().expect("a state");
            states.push(last.answered(grade, entry).next());
        }
        let mut now = states.last().expect("a state").clone();
        for (place, entry) in [10, 11, 12, 13].into_iter().enumerate().rev() {
            let (before, taken) = now.back().expect("an answer");
            assert_eq!(taken, entry);
            assert_eq!(before, states[place], "as it was before answer {place}");
            now = before;
        }
        assert_eq!(now.back(), None);
        // An answer is taken back also where Next was not pressed yet.
        let said = states[0].answered(Grade::Again, 3);
        assert_eq!(said.back(), Some((states[0].clone(), 3)));
    }
}
