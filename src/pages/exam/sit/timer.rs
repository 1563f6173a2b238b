//! The time of a running exam: seen every second, said aloud seldom.

use super::super::words;
use crate::platform::{clock, keys, page, timeout};
use crate::store::settings::{SettingsAction, use_settings};
use quiz::exam::{Attempt, Deed, Status, time_note};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct TimerProps {
    pub(super) attempt: Rc<Attempt>,
    pub(super) act: Callback<Deed>,
    /// Called when the time has run out.
    pub(super) look_again: Callback<()>,
}

/// What was seen of the time at the last look.
#[derive(Clone, Copy)]
struct Seen {
    now: u64,
    left: Option<u64>,
}

/// What was last said aloud.
#[derive(Clone, Default, PartialEq)]
struct Said {
    text: String,
    /// How often something was said.
    times: u32,
}

impl Reducible for Said {
    type Action = String;

    fn reduce(self: Rc<Self>, text: String) -> Rc<Self> {
        let times = self.times.wrapping_add(1);
        Rc::new(Said { text, times })
    }
}

/// The time left, or used where there is no limit. A person may hide it; what is said stays.
#[component]
pub(super) fn Timer(props: &TimerProps) -> Html {
    let attempt = &props.attempt;
    let now = use_state(clock::now_ms);
    let said = use_reducer(Said::default);
    let is_running = attempt.status == Status::Running;
    let settings = use_settings();
    let (single_keys, is_hidden) = (settings.single_keys, settings.hide_time);
    let latest = use_mut_ref(|| attempt.clone());
    latest.replace(attempt.clone());
    {
        let (now, said, latest) = (now.setter(), said.dispatcher(), latest.clone());
        let (act, look_again) = (props.act.clone(), props.look_again.clone());
        let seen = use_mut_ref(|| None::<Seen>);
        use_effect_with((attempt.id, is_running), move |(_, is_running)| {
            let look = move || {
                let at = clock::now_ms();
                let left = latest.borrow().left(at);
                let before = seen.replace(Some(Seen { now: at, left }));
                now.set(at);
                if left == Some(0) {
                    look_again.emit(());
                    return;
                }
                let Some(before) = before else { return };
                if at < before.now {
                    // The clock was put back: from here on it counts from the new moment.
                    act.emit(Deed::Ticked);
                }
                let step = before.left.zip(left);
                if let Some(minutes) = step.and_then(|(before, after)| time_note(before, after)) {
                    said.dispatch(note(minutes));
                } else if step.is_some_and(|(before, after)| after > before) {
                    said.dispatch(format!(
                        "Time was added. {}",
                        in_words(&latest.borrow(), at)
                    ));
                }
            };
            let looking = is_running.then(|| {
                look();
                let turned = look.clone();
                (timeout::every(1000, look), page::on_turn(turned))
            });
            move || drop(looking)
        });
    }
    {
        let said = said.dispatcher();
        use_effect_with(single_keys, move |single_keys| {
            let listening = single_keys.then(|| {
                keys::listen(move |press| {
                    let alone = !press.command && !press.alt && !press.in_text;
                    if !alone || !press.key.eq_ignore_ascii_case("t") {
                        return false;
                    }
                    said.dispatch(in_words(&latest.borrow(), clock::now_ms()));
                    true
                })
            });
            move || drop(listening)
        });
    }
    let (shown, name) = match attempt.left(*now) {
        // A second that has begun is still there.
        Some(left) => (words::clock(left.saturating_add(999)), "Time left"),
        None => (words::clock(attempt.used(*now)), "Time used"),
    };
    let toggle = {
        let dispatcher = settings.dispatcher();
        move |_: MouseEvent| dispatcher.dispatch(SettingsAction::HideTime(!is_hidden))
    };
    // A text that differs is said again.
    let again = (said.times % 2 == 1).then_some("\u{a0}");
    html! {
        <div class="exam__time">
            <p class="exam__clock" role="timer" aria-live="off" aria-label={name}>
                { if is_hidden { hidden(attempt.left(*now)).to_owned() } else { shown } }
            </p>
            <button type="button" class="button button--bare" onclick={toggle} aria-pressed={is_hidden.to_string()}>{ "Hide time" }</button>
            <p class="visually-hidden" role="status" id="exam-said">{ &said.text }{ again }</p>
        </div>
    }
}

/// So many minutes before its end a person is told how to have more time, and a hidden clock says
/// that little is left.
const LAST: u16 = 5;

/// What is said when so many minutes are left.
fn note(minutes: u16) -> String {
    let mut text = format!("{} left.", words::count(minutes.into(), "minute"));
    if minutes <= LAST {
        text.push_str(" The button More time adds some.");
    }
    text
}

/// What stands in the place of a hidden clock.
fn hidden(left: Option<u64>) -> &'static str {
    match left {
        Some(left) if left <= 60_000 => "under 1 min",
        Some(left) if left <= u64::from(LAST) * 60_000 => "under 5 min",
        _ => "hidden",
    }
}

fn in_words(attempt: &Attempt, now: u64) -> String {
    match attempt.left(now) {
        Some(left) => format!("{} left.", words::spoken(left)),
        None => format!("{} used.", words::spoken(attempt.used(now))),
    }
}
