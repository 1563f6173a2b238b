//! Answering one question: choose, say how sure, Check, and every option explains itself.

use super::asides::Asides;
use super::keys::{HELP_ID, KeyList, Wish, use_keys};
use super::trial::tools;
use super::twin::Twin;
use super::verdict::{short, sure, verdict};
use super::wiring::WiringOf;
use crate::components::icon::{Icon, Shape};
use crate::components::options::{OptionList, Standing, Strike, focused, toggled};
use crate::components::page_heading::HEADING_ID;
use crate::components::stem::{references, stem};
use crate::platform::{dialog, dom};
use crate::route::Route;
use crate::store::progress::{ProgressAction, entry, use_progress};
use quiz::Question;
use quiz::order;
use quiz::study::{Confidence, Deed, last_to_undo_of};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of what is said of an answer.
const VERDICT_ID: &str = "verdict";

/// What an [`Answering`] takes.
#[derive(PartialEq, Properties)]
pub(crate) struct AnsweringProps {
    /// The question; the progress keeps what is done with it under its id.
    pub(crate) question: Rc<Question>,
    /// For every option what is true instead of the belief that leads to it.
    pub(crate) mix_ups: Vec<Option<AttrValue>>,
    /// Where the next question is.
    pub(crate) next: Option<Route>,
    /// Where the one before is.
    #[prop_or_default]
    pub(crate) previous: Option<Route>,
    /// Where all questions are.
    pub(crate) all: Route,
    /// The version of the bank that the question stands in.
    pub(crate) bank_version: AttrValue,
    /// Answers before this moment, in milliseconds since 1970 UTC, are of another round.
    #[prop_or_default]
    pub(crate) since: u64,
    /// The other half of a minimal pair, where it is here.
    #[prop_or_default]
    pub(crate) twin: Option<Rc<Question>>,
    /// Whether the question is the person's own, so that there is nobody to report it to.
    #[prop_or_default]
    pub(crate) is_own: bool,
}

/// A question inside its [`article`](super::frame::article).
///
/// Whether it is checked follows from the log: the last answer since the round or attempt began.
/// So an answer that is taken back, or given in another tab, shows by itself.
#[component]
pub(crate) fn Answering(props: &AnsweringProps) -> Html {
    let question = &props.question;
    let (progress, navigator) = (use_progress(), use_navigator());
    let picks = use_state(Vec::<usize>::new);
    let confidence = use_state(|| None::<Confidence>);
    let is_short = use_state(|| false);
    let since = use_state(|| props.since);
    let told = use_state(|| None::<AttrValue>);
    let focus_verdict = use_mut_ref(|| false);

    let standing = progress.standing(&question.id).cloned().unwrap_or_default();
    let answer = standing.last.clone().filter(|last| last.at >= *since);
    let checked = answer.is_some();
    // Each attempt has an order of its own, the same again after a reload.
    let attempts = u64::from(standing.answers);
    let order = question.order(attempts.saturating_sub(u64::from(checked)));
    let shown = answer.as_ref().map_or(&*picks, |answer| &answer.picks);

    let record = {
        let (dispatcher, told) = (progress.dispatcher(), told.setter());
        Callback::from(move |deed: Deed| {
            told.set(None);
            dispatcher.dispatch(ProgressAction::Add(entry(deed)));
        })
    };
    let onpick = {
        let (picks, is_short) = (picks.setter(), is_short.setter());
        Callback::from(move |next: Vec<usize>| {
            is_short.set(false);
            picks.set(next);
        })
    };
    let onstrike = {
        let (record, id) = (record.clone(), question.id.clone());
        Callback::from(move |Strike { option, on }: Strike| {
            let question = id.clone();
            record.emit(if on {
                Deed::StruckOut { question, option }
            } else {
                Deed::Restored { question, option }
            });
        })
    };
    let flag = {
        let (record, id, is_flagged) = (record.clone(), question.id.clone(), standing.is_flagged);
        Callback::from(move |()| {
            let question = id.clone();
            record.emit(if is_flagged {
                Deed::Unflagged { question }
            } else {
                Deed::Flagged { question }
            });
        })
    };
    let check = {
        let (question, picks, confidence) = (question.clone(), picks.clone(), *confidence);
        let (is_short, focus_verdict) = (is_short.setter(), focus_verdict.clone());
        let (version, record) = (props.bank_version.to_string(), record.clone());
        Callback::from(move |()| {
            if picks.len() != question.pick_count() {
                is_short.set(true);
                return;
            }
            let mut picks = (*picks).clone();
            order::sort(&mut picks);
            focus_verdict.replace(true);
            record.emit(Deed::Answered {
                question: question.id.clone(),
                bank: version.clone(),
                right: question.is_correct(&picks),
                picks,
                confidence,
                attempt: None,
            });
        })
    };
    let undo = {
        let (progress, id) = (progress.clone(), question.id.clone());
        let (picks, confidence, told, since) = (
            picks.setter(),
            confidence.setter(),
            told.setter(),
            since.clone(),
        );
        Callback::from(move |()| {
            let Some(last) = last_to_undo_of(progress.log(), &id) else {
                return;
            };
            if let Deed::Answered {
                picks: chosen,
                confidence: said,
                ..
            } = &last.deed
            {
                // The person goes on where Check was pressed, and sees no older answer.
                picks.set(chosen.clone());
                confidence.set(*said);
                since.set(last.at.max(*since));
                dom::focus(HEADING_ID);
            }
            told.set(Some(format!("Taken back: {}.", what(&last.deed)).into()));
            let deed = Deed::Undone { entry: last.id };
            progress.dispatch(ProgressAction::Add(entry(deed)));
        })
    };
    let again = {
        let (picks, confidence, since) = (picks.setter(), confidence.setter(), since.setter());
        let at = answer.as_ref().map_or(0, |answer| answer.at);
        move |_: MouseEvent| {
            picks.set(Vec::new());
            confidence.set(None);
            since.set(at + 1);
            dom::focus(HEADING_ID);
        }
    };
    use_effect_with(checked, move |checked| {
        // The button that was pressed is gone; what is said of the answer comes next.
        if focus_verdict.take() && *checked {
            dom::focus(VERDICT_ID);
        }
    });
    {
        let (question, order, shown) = (question.clone(), order.clone(), shown.clone());
        let (next, previous, all) = (
            props.next.clone(),
            props.previous.clone(),
            props.all.clone(),
        );
        let (onpick, onstrike, check) = (onpick.clone(), onstrike.clone(), check.clone());
        let (flag, undo, struck) = (flag.clone(), undo.clone(), standing.struck.clone());
        use_keys(move |wish| {
            let go = |route: &Option<Route>| match (route, &navigator) {
                (Some(route), Some(navigator)) => {
                    navigator.push(route);
                    true
                }
                _ => false,
            };
            match wish {
                Wish::Toggle(place) => {
                    let option = order.get(place).filter(|_| !checked);
                    option.is_some_and(|option| {
                        onpick.emit(toggled(&question, &shown, *option));
                        true
                    })
                }
                Wish::Strike => focused().filter(|_| !checked).is_some_and(|option| {
                    let on = !struck.contains(&option);
                    onstrike.emit(Strike { option, on });
                    true
                }),
                Wish::CheckOrNext if checked => go(&next),
                Wish::CheckOrNext => {
                    check.emit(());
                    true
                }
                Wish::Next => go(&next),
                Wish::Previous => go(&previous),
                Wish::All => go(&Some(all.clone())),
                Wish::Flag => {
                    flag.emit(());
                    true
                }
                Wish::Undo => {
                    undo.emit(());
                    true
                }
                Wish::Help => dialog::show_modal(HELP_ID),
            }
        });
    }
    let last = last_to_undo_of(progress.log(), &question.id).map(|last| what(&last.deed));
    let tools = if checked {
        tools(question, &order)
    } else {
        Vec::new()
    };
    let onsubmit = {
        let check = check.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            check.emit(());
        }
    };
    html! {
        <>
            { stem(question, checked) }
            <div class="question__verdict" id={VERDICT_ID} tabindex="-1" role="status">
                if let Some(answer) = &answer { { verdict(question, answer) } }
            </div>
            <form class="stack" {onsubmit} novalidate=true>
                <OptionList question={question.clone()} {order} picks={shown.clone()} struck={standing.struck.clone()}
                    standing={if checked { Standing::Checked } else { Standing::Open }} numbered={true}
                    {onpick} onstrike={Some(onstrike)} mix_ups={props.mix_ups.clone()}
                    {tools} />
                if !checked { { how_sure(*confidence, &confidence) } }
                <div role="status" id="question-told">
                    if *is_short && !checked { { short(question, picks.len()) } }
                    if let Some(told) = &*told { <p class="quiet">{ told.clone() }</p> }
                </div>
                <p class="row">
                    if checked {
                        if let Some(next) = &props.next {
                            <Link<Route> to={next.clone()} classes="button button--main">
                                { onwards(next, "Next question") }<Icon shape={Shape::ArrowRight} />
                            </Link<Route>>
                        }
                        <button type="button" class="button" onclick={again}>{ "Try again" }</button>
                    } else {
                        <button type="submit" class="button button--main">{ "Check" }</button>
                        if let Some(next) = &props.next {
                            <Link<Route> to={next.clone()} classes="button">{ onwards(next, "Next") }</Link<Route>>
                        }
                    }
                    if let Some(previous) = &props.previous {
                        <Link<Route> to={previous.clone()} classes="button">{ "Previous" }</Link<Route>>
                    }
                    <Link<Route> to={props.all.clone()} classes="button button--bare">{ all(&props.all) }</Link<Route>>
                </p>
            </form>
            <Asides question={question.clone()} is_flagged={standing.is_flagged} note={standing.note.clone().map(AttrValue::from)}
                {flag} {undo} undoable={last} {record} picks={shown.clone()} bank_version={props.bank_version.clone()} is_own={props.is_own} />
            if checked {
                if let Some(twin) = &props.twin {
                    <Twin question={question.clone()} twin={twin.clone()} is_answered={progress.attempts(&twin.id) > 0} />
                }
                if !props.is_own { <WiringOf topics={question.topics.clone()} /> }
                { references(question) }
            }
            <KeyList />
        </>
    }
}

/// What the link to the next place says.
fn onwards(next: &Route, usual: &'static str) -> &'static str {
    match next {
        Route::RoundEnd => "See the round",
        Route::ReviewEnd => "See the review",
        Route::ReviewItem { .. } => "Next",
        _ => usual,
    }
}

/// What the link to the place of all questions says.
fn all(place: &Route) -> &'static str {
    match place {
        Route::Review => "Leave the review",
        _ => "All questions",
    }
}

/// What a deed was, for the button that takes it back.
fn what(deed: &Deed) -> &'static str {
    match deed {
        Deed::Answered { .. } => "check",
        Deed::Reviewed { .. } => "grade",
        Deed::Flagged { .. } => "flag",
        Deed::Unflagged { .. } => "taking the flag off",
        Deed::Noted { .. } => "note",
        Deed::StruckOut { .. } => "strike",
        Deed::Restored { .. } => "taking a strike back",
        Deed::Undone { .. } | Deed::Later(_) => "deed",
    }
}

/// Three radios; none has to be chosen.
fn how_sure(chosen: Option<Confidence>, state: &UseStateHandle<Option<Confidence>>) -> Html {
    html! {
        <fieldset class="sure">
            <legend class="question__legend">{ "How sure are you?" }</legend>
            <div class="row">
                { for Confidence::ALL.iter().map(|each| {
                    let (setter, each) = (state.setter(), *each);
                    html! {
                        <label class="sure__choice">
                            <input type="radio" name="sure" checked={chosen == Some(each)} onchange={move |_: Event| setter.set(Some(each))} />
                            <span>{ sure(each) }</span>
                        </label>
                    }
                }) }
            </div>
        </fieldset>
    }
}
