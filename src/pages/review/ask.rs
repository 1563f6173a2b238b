//! A target of the drill: resource policy or role?

use super::item::undo_button;
use super::keys::{Wish, use_keys};
use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::components::page_heading::PageHeading;
use crate::platform::dom;
use crate::route::Route;
use crate::store::settings::use_settings;
use quiz::DrillTarget;
use quiz::fsrs::Grade;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of what is said of the answer.
const SAID_ID: &str = "drill-said";

/// What an [`AskTarget`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct AskTargetProps {
    /// The target.
    pub(super) target: Rc<DrillTarget>,
    /// What stands above it.
    pub(super) heading: AttrValue,
    /// How the answer was, where it was given.
    pub(super) answer: Option<Grade>,
    /// Where the next is, in a review.
    #[prop_or_default]
    pub(super) next: Option<Route>,
    /// Goes on to the next, in the drill.
    #[prop_or_default]
    pub(super) onnext: Option<Callback<()>>,
    /// Takes the grade: good or again.
    pub(super) ongrade: Callback<Grade>,
    /// Takes the last grade back, where there is one.
    #[prop_or_default]
    pub(super) undo: Option<Callback<()>>,
}

/// The two answers, in the order in which they stand.
const ANSWERS: [(bool, &str, &str); 2] = [
    (
        false,
        "Resource policy",
        "A policy on the target names events.amazonaws.com",
    ),
    (
        true,
        "Role",
        "EventBridge takes on a role that the rule's target names",
    ),
];

/// Asks who has to allow EventBridge to call the target, and says it after the answer.
#[component]
pub(super) fn AskTarget(props: &AskTargetProps) -> Html {
    let target = &props.target;
    let alone = use_settings().single_keys;
    let navigator = use_navigator();
    let answer = {
        let (ongrade, by_role) = (props.ongrade.clone(), target.by_role);
        Callback::from(move |role: bool| {
            ongrade.emit(if role == by_role {
                Grade::Good
            } else {
                Grade::Again
            });
        })
    };
    let go_on = {
        let (next, onnext) = (props.next.clone(), props.onnext.clone());
        Callback::from(move |()| {
            if let Some(onnext) = &onnext {
                onnext.emit(());
            } else if let (Some(next), Some(navigator)) = (&next, &navigator) {
                navigator.push(next);
            }
        })
    };
    use_effect_with(props.answer.is_some(), |is_answered| {
        if *is_answered {
            dom::focus(SAID_ID);
        }
    });
    {
        let (answer, go_on, undo) = (answer.clone(), go_on.clone(), props.undo.clone());
        let is_answered = props.answer.is_some();
        use_keys(move |wish| match wish {
            Wish::Undo => {
                if let Some(undo) = &undo {
                    undo.emit(());
                }
                undo.is_some()
            }
            Wish::On if is_answered => {
                go_on.emit(());
                true
            }
            Wish::Choose(number) if !is_answered => {
                let chosen = number.checked_sub(1).and_then(|place| ANSWERS.get(place));
                if let Some((role, ..)) = chosen {
                    answer.emit(*role);
                }
                chosen.is_some()
            }
            Wish::On | Wish::Choose(_) => false,
        });
    }
    let button = |(place, (role, name, hint)): (usize, (bool, &'static str, &'static str))| {
        let onclick = answer.reform(move |_: MouseEvent| role);
        html! {
            <button type="button" class="grade" {onclick}>
                <span class="grade__name">
                    { name }
                    if alone { <kbd class="grade__key" aria-hidden="true">{ place + 1 }</kbd> }
                </span>
                <span class="grade__wait">{ hint }</span>
            </button>
        }
    };
    html! {
        <article class="card" data-ready={if props.answer.is_some() { "target-said" } else { "target" }}>
            <PageHeading>{ props.heading.clone() }</PageHeading>
            <div class="card__front">
                <p>{ "Who has to allow EventBridge to call this target?" }</p>
                <p class="card__target">{ &target.label }</p>
            </div>
            if let Some(grade) = props.answer {
                <section class="card__side card__side--back stack" id={SAID_ID} tabindex="-1" aria-label="Answer">
                    <p class="row">
                        if grade == Grade::Again { <Chip signal={Signal::Red} text="Wrong" /> } else { <Chip signal={Signal::Green} text="Right" /> }
                        <strong>{ if target.by_role { "Role" } else { "Resource policy" } }</strong>
                    </p>
                    <p>{ &target.sentence }</p>
                    <p>
                        { if target.actions.len() == 1 { "The action: " } else { "The actions: " } }
                        { for target.actions.iter().enumerate().map(|(place, action)| html! {
                            <>{ if place > 0 { ", " } else { "" } }<code>{ action }</code></>
                        }) }
                    </p>
                </section>
                <p class="row">
                    if let Some(next) = &props.next {
                        <Link<Route> to={next.clone()} classes="button button--main">
                            { if *next == Route::ReviewEnd { "See the review" } else { "Next" } }<Icon shape={Shape::ArrowRight} />
                        </Link<Route>>
                    } else {
                        <button type="button" class="button button--main" onclick={go_on.reform(|_: MouseEvent| ())}>{ "Next" }<Icon shape={Shape::ArrowRight} /></button>
                    }
                </p>
            } else {
                <div class="grades grades--two" role="group" aria-label="Who has to allow it?">
                    { for ANSWERS.into_iter().enumerate().map(button) }
                </div>
            }
            <p class="row card__foot">
                <Link<Route> to={Route::Review} classes="button button--bare">{ "Leave" }</Link<Route>>
                if let Some(undo) = &props.undo { { undo_button(undo) } }
            </p>
        </article>
    }
}
