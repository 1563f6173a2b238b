//! What the person wishes of review: how much is to be known, and when the exam is.

use super::words::count;
use crate::components::help::help;
use crate::platform::dom;
use crate::store::settings::{SettingsAction, use_settings};
use quiz::Date;
use quiz::study::{RETENTIONS, day_of};
use yew::prelude::*;

/// The retentions that are offered, in percent.
const OFFERED: [u8; 6] = [80, 85, 90, 93, 95, 97];

/// How reviews are planned.
const HELP: &[&str] = &[
    "Each answer says how stable your memory of a question or card is. It is due when the chance that you still know it has fallen to what you wish for. The model is FSRS-6 with its default values.",
    "A wrong answer and a right guess count as not known. What you do not say how sure you are of counts as known when it is right.",
    "With a day for the exam, more is asked to be known every day from three weeks before it, up to 95 %. In the last week what you would otherwise not know well enough on the day comes once more.",
    "More than 60 due on a day are spread over the days after it, and what you would soonest forget comes first. Before an exam as many a day as it takes to be through.",
    "New cards come ten a day, before an exam as many as it takes to have seen all a week before it.",
];

/// The form.
#[derive(PartialEq, Properties)]
pub(super) struct WishesProps {
    /// Now, in milliseconds since 1970 UTC.
    pub(super) now: u64,
}

/// The two wishes; both are kept with the settings.
#[component]
pub(super) fn Wishes(props: &WishesProps) -> Html {
    let settings = use_settings();
    let plan = settings.plan(props.now);
    let chosen = settings
        .desired_retention
        .clamp(*RETENTIONS.start(), *RETENTIONS.end());
    let mut offered = OFFERED.to_vec();
    if let Err(place) = offered.binary_search(&chosen) {
        offered.insert(place, chosen);
    }
    let onretention = {
        let dispatcher = settings.dispatcher();
        move |event: Event| {
            if let Ok(percent) = dom::select_value(&event).parse() {
                dispatcher.dispatch(SettingsAction::DesiredRetention(percent));
            }
        }
    };
    let onexam = {
        let dispatcher = settings.dispatcher();
        move |event: InputEvent| {
            let day = dom::input_text(&event);
            dispatcher.dispatch(SettingsAction::ExamDate(day.parse::<Date>().ok()));
        }
    };
    let onclear = {
        let dispatcher = settings.dispatcher();
        move |_: MouseEvent| {
            dom::focus("exam-date");
            dispatcher.dispatch(SettingsAction::ExamDate(None));
        }
    };
    let today = day_of(props.now);
    let said = match (settings.exam_date, plan.exam()) {
        (_, Some(day)) if day == today => "The exam is today.".to_owned(),
        (_, Some(day)) => {
            let days = usize::try_from(day.saturating_sub(today)).unwrap_or(usize::MAX);
            format!("The exam is in {}.", count(days, "day", "days"))
        }
        (Some(_), None) => "The exam is over; it steers nothing any more.".to_owned(),
        (None, None) => "No exam steers the plan.".to_owned(),
    };
    html! {
        <section class="panel stack" aria-labelledby="review-wishes">
            <h2 id="review-wishes">{ "How it is planned" }</h2>
            <div class="review__wishes">
                <label class="field">
                    <span>{ "To be known when it is due" }</span>
                    <select class="input" id="retention" onchange={onretention}>
                        { for offered.iter().map(|percent| html! {
                            <option value={percent.to_string()} selected={*percent == chosen}>{ format!("{percent} %") }</option>
                        }) }
                    </select>
                </label>
                <label class="field">
                    <span>{ "Day of the exam" }</span>
                    <input class="input" id="exam-date" type="date" value={settings.exam_date.map(|day| day.to_string()).unwrap_or_default()} oninput={onexam} />
                </label>
                if settings.exam_date.is_some() {
                    <button type="button" class="button" onclick={onclear}>{ "No exam" }</button>
                }
            </div>
            <p role="status" class="small">{ said }</p>
            { help(HELP) }
        </section>
    }
}
