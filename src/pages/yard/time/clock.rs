//! The yard's clock and what moves it.

use super::play::{SPEEDS, use_play};
use super::words::instant;
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::store::yard::{YardAction, use_advance, use_run, use_yard};
use pipeline::{Timestamp, Until};
use yew::prelude::*;

/// How far the buttons jump.
const JUMPS: [(i64, &str); 3] = [
    (60_000, "+1 minute"),
    (3_600_000, "+1 hour"),
    (86_400_000, "+1 day"),
];

/// What a [`Clock`] takes.
#[derive(PartialEq, Properties)]
pub struct ClockProps {
    /// Whether local times stand beside UTC.
    pub local: bool,
    /// Local times are asked for or not any more.
    pub onlocal: Callback<bool>,
}

/// The clock, with play, step and jumps.
#[component]
pub fn Clock(props: &ClockProps) -> Html {
    let (yard, run, advance) = (use_yard(), use_run(), use_advance());
    let playing = use_state(|| false);
    let speed = use_state(|| 60_000_i64);
    use_play(&yard, *playing, *speed);
    let document = yard.document();
    let clock = document.yard.clock;
    let waits = document.yard.under_way.len();
    let runs = document.yard.rules.iter();
    let runs = runs
        .filter(|rule| rule.schedule_expression.is_some())
        .count();
    let idle = waits + runs == 0 && document.yard.happenings.is_default();
    let go = |until: Until| {
        let (advance, playing) = (advance.clone(), playing.clone());
        move |_: MouseEvent| {
            playing.set(false);
            advance.emit(until);
        }
    };
    let jump = |millis: i64| {
        let to = Timestamp(clock.millis().saturating_add(millis)).min(Timestamp::LAST);
        go(Until::Time(to))
    };
    let toggle = {
        let playing = playing.clone();
        move |_: MouseEvent| playing.set(!*playing)
    };
    let choose = {
        let speed = speed.clone();
        move |event: Event| {
            if let Ok(chosen) = dom::select_value(&event).parse() {
                speed.set(chosen);
            }
        }
    };
    let onlocal = props.onlocal.reform(|event: Event| dom::is_checked(&event));
    let named = SPEEDS.iter().find(|(each, _)| *each == *speed);
    let named = named.map_or("", |(_, name)| name);
    // While it plays, the sentence stays the same, so that a screen reader is left in peace.
    let state = if *playing {
        format!("The clock runs: {named} of the yard each second.")
    } else {
        let calls = if waits == 1 {
            "call waits"
        } else {
            "calls wait"
        };
        let steps = run.let_go() + run.len() as u64;
        let services = match document.yard.happenings.is_default() {
            true => "",
            false => " What services do next comes when it goes on.",
        };
        format!("The clock stands. {steps} steps so far; {waits} {calls}.{services}")
    };
    html! {
        <section class="panel clock" aria-labelledby="clock-heading">
            <div class="clock__head">
                <h2 id="clock-heading">{ "Clock" }</h2>
                <p class="clock__time" data-clock={clock.to_string()}>{ instant(clock, props.local) }</p>
                <label class="row small"><input type="checkbox" checked={props.local} onchange={onlocal} />{ "Show local time" }</label>
            </div>
            <div class="clock__keys" role="group" aria-label="Move the clock">
                <button type="button" class="button button--main clock__play" onclick={toggle} aria-pressed={playing.to_string()}>
                    <Icon shape={if *playing { Shape::Pause } else { Shape::Play }} />{ if *playing { "Pause" } else { "Play" } }
                </button>
                <button type="button" class="button" onclick={go(Until::Turn)} aria-disabled={idle.to_string()} title="To the next thing that happens">
                    <Icon shape={Shape::StepForward} />{ "Step" }
                </button>
                <button type="button" class="button" onclick={go(Until::Outcome)} aria-disabled={idle.to_string()} title="To the next event, or the end of a call">
                    <Icon shape={Shape::FastForward} />{ "Next event" }
                </button>
                { for JUMPS.iter().map(|(millis, name)| html! {
                    <button type="button" class="button" onclick={jump(*millis)}>{ *name }</button>
                }) }
                <label class="row small clock__speed">
                    { "One second is" }
                    <select class="input" id="clock-speed" onchange={choose}>
                        { for SPEEDS.iter().map(|(millis, name)| html! { <option value={millis.to_string()} selected={*millis == *speed}>{ *name }</option> }) }
                    </select>
                </label>
            </div>
            <p class="small clock__state" role="status">{ state }</p>
            <SetClock {clock} />
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct SetClockProps {
    clock: Timestamp,
}

/// Starts a new run at a time.
#[component]
fn SetClock(props: &SetClockProps) -> Html {
    let yard = use_yard();
    let typed = use_state(|| None::<String>);
    let shown = match &*typed {
        Some(text) => text.clone(),
        None => props
            .clock
            .to_string()
            .get(..16)
            .unwrap_or_default()
            .to_owned(),
    };
    let time = read(&shown);
    let oninput = {
        let typed = typed.clone();
        move |event: InputEvent| typed.set(Some(dom::input_text(&event)))
    };
    let start = |time: Option<Timestamp>| {
        let (dispatcher, typed) = (yard.dispatcher(), typed.clone());
        move |_: MouseEvent| {
            if let Some(time) = time {
                typed.set(None);
                dispatcher.dispatch(YardAction::StartAt(time));
            }
        }
    };
    html! {
        <details class="clock__set">
            <summary class="small">{ "Set the clock" }</summary>
            <div class="stack">
                <p class="small quiet">{ "A clock that is set starts a new run: what waits and what has happened is let go. What you made stays." }</p>
                <div class="row">
                    <label class="small" for="clock-set">{ "Time in UTC" }</label>
                    <input class="input clock__field" type="datetime-local" id="clock-set" value={shown} {oninput} />
                    <button type="button" class="button" onclick={start(time)} aria-disabled={time.is_none().to_string()}>{ "Start anew at this time" }</button>
                    <button type="button" class="button" onclick={start(Some(Timestamp::START))}>{ "Start anew as at first" }</button>
                </div>
            </div>
        </details>
    }
}

/// A time as the browser's field gives it: with or without seconds, and without a zone.
fn read(text: &str) -> Option<Timestamp> {
    let seconds = if text.len() <= 16 { ":00" } else { "" };
    format!("{text}{seconds}Z").parse().ok()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn the_field_is_read_with_and_without_seconds() {
        let start = Some(Timestamp::START);
        assert_eq!(read("2026-01-15T12:00"), start);
        assert_eq!(read("2026-01-15T12:00:00"), start);
        assert_eq!(read("2026-01-15T12:00:00.000"), start);
        assert_eq!(read(""), None);
    }
}
