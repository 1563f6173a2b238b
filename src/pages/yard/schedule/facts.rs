//! What a person who learns has to know of schedules, as AWS documents it in 2026.

use crate::components::help::help;
use pipeline::schedule::Api;
use yew::prelude::*;

const RULE: [&str; 7] = [
    "The schedule of a rule runs in UTC, always. It knows no time zone, so on your clock it moves by an hour when the clocks are changed.",
    "Only a rule of the default event bus can have a schedule. A custom bus has rules with event patterns.",
    "The shortest rate is one minute, and a run is precise to the minute: it comes at some second within it.",
    "rate(1 minute) but rate(5 minutes): after 1 the unit has no s. A rate counts from when the rule is made or its schedule changes.",
    "cron() has six fields, the last is the year. One of the two day fields is ?, and the days of the week count from 1 for Sunday.",
    "Each run gives the rule’s own targets an event with the source aws.events and the detail-type Scheduled Event. No other rule takes part.",
    "Since November 2022 there is EventBridge Scheduler with time zones and at(). AWS recommends it and calls scheduled rules legacy; questions ask about both.",
];

const SCHEDULER: [&str; 6] = [
    "A schedule of EventBridge Scheduler has a time zone for cron() and at(), UTC unless it is set, and follows its daylight saving time.",
    "A time that the clocks skip in spring has no run; one that they show twice in autumn has one.",
    "rate() counts days of 24 hours, whatever the clocks do.",
    "at() runs once. Its form is at(yyyy-mm-ddThh:mm:ss), without a zone.",
    "With a flexible time window of 1 to 1,440 minutes the target is called at some time within it; without one, within the minute.",
    "A schedule calls one target by itself, with a role of its own. It needs neither an event bus nor a rule.",
];

/// The facts behind a line that opens them.
pub fn facts(api: Api) -> Html {
    match api {
        Api::PutRule => help(&RULE),
        Api::CreateSchedule => help(&SCHEDULER),
    }
}
