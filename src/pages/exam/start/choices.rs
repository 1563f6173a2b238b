//! The three choices: which exam, how much of it, how much time.

use super::super::Room;
use super::super::words;
use super::{Choice, following};
use crate::platform::dom;
use quiz::Blueprint;
use quiz::exam::{Kind, Timing};
use yew::prelude::*;

/// A group of radio buttons under a heading.
fn group(title: &'static str, choices: Html) -> Html {
    html! {
        <fieldset class="panel">
            <legend class="visually-hidden">{ title }</legend>
            <div class="stack exam__choices">
                <h2 aria-hidden="true">{ title }</h2>
                { choices }
            </div>
        </fieldset>
    }
}

/// One radio button.
fn radio(name: &'static str, id: &str, checked: bool, text: Html, choose: Callback<()>) -> Html {
    let onchange = choose.reform(|_: Event| ());
    html! {
        <label class="exam__choice">
            <input type="radio" {name} id={format!("{name}-{id}")} {checked} {onchange} />
            <span>{ text }</span>
        </label>
    }
}

pub(super) fn choose_blueprint(room: &Room, choice: &Choice, change: &Callback<Choice>) -> Html {
    let of = |blueprint: &Blueprint| {
        let when = match blueprint.until {
            Some(until) => format!("sat from {} to {until}", blueprint.from),
            None => format!("in force since {}", blueprint.from),
        };
        let next = Choice {
            code: following(room, choice.fresh, choice.code.kind, &blueprint.id),
            ..choice.clone()
        };
        let text = html! { <><strong>{ &blueprint.id }</strong>{ ", " }{ when }</> };
        let checked = blueprint.id == choice.code.blueprint;
        let choose = change.reform(move |()| next.clone());
        radio("exam-blueprint", &blueprint.id, checked, text, choose)
    };
    let blueprints = room.index.lists.blueprints.iter();
    group("Exam", blueprints.map(of).collect())
}

pub(super) fn choose_kind(
    room: &Room,
    blueprint: &Blueprint,
    choice: &Choice,
    change: &Callback<Choice>,
) -> Html {
    let of = |kind: Kind| {
        let next = Choice {
            code: following(room, choice.fresh, kind, &blueprint.id),
            ..choice.clone()
        };
        let text = html! {
            <><strong>{ words::kind(kind) }</strong>{ ": " }{ words::purpose(kind, blueprint) }</>
        };
        let checked = kind == choice.code.kind;
        let choose = change.reform(move |()| next.clone());
        radio("exam-kind", kind.name(), checked, text, choose)
    };
    group("Paper", Kind::ALL.into_iter().map(of).collect())
}

/// The most minutes that can be chosen: ten times what the exam gives.
fn most(minutes: u16) -> u16 {
    minutes.saturating_mul(10)
}

pub(super) fn choose_timing(
    blueprint: &Blueprint,
    choice: &Choice,
    change: &Callback<Choice>,
) -> Html {
    let minutes = choice.code.kind.minutes(blueprint);
    let all = [
        ("exam", Timing::Exam),
        ("plus-thirty", Timing::PlusThirty),
        ("half", Timing::OneAndAHalf),
        ("double", Timing::Double),
        ("custom", Timing::Custom(choice.minutes)),
        ("untimed", Timing::Untimed),
    ];
    let of = |(id, timing): (&str, Timing)| {
        let next = Choice {
            timing,
            ..choice.clone()
        };
        let checked = choice.timing() == timing;
        let choose = change.reform(move |()| next.clone());
        let text = html! { { words::timing(timing, minutes) } };
        radio("exam-timing", id, checked, text, choose)
    };
    let oninput = {
        let (choice, change) = (choice.clone(), change.clone());
        move |event: InputEvent| {
            let Ok(typed) = dom::input_text(&event).parse::<u16>() else {
                return;
            };
            let chosen = typed.clamp(1, most(minutes));
            change.emit(Choice {
                timing: Timing::Custom(chosen),
                minutes: chosen,
                ..choice.clone()
            });
        }
    };
    let is_custom = matches!(choice.timing, Timing::Custom(_));
    let choices = html! {
        <>
            { for all.into_iter().map(of) }
            if is_custom {
                <label class="exam__minutes" for="exam-minutes">
                    <span>{ format!("Minutes (1 to {})", most(minutes)) }</span>
                    <input class="input" id="exam-minutes" type="number" inputmode="numeric" min="1" max={most(minutes).to_string()}
                        value={choice.minutes.to_string()} {oninput} />
                </label>
            }
        </>
    };
    group("Time", choices)
}
