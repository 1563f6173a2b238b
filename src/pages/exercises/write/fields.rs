//! What a person says of an exercise that they write.

use crate::pages::yard::target::field::{NumberField, TextField, choose, tick};
use crate::store::yard::Document;
use practice::exercise::Plan;
use std::rc::Rc;
use yew::prelude::*;

/// What [`Fields`] take.
#[derive(PartialEq, Properties)]
pub(super) struct FieldsProps {
    /// The plan.
    pub(super) plan: Plan,
    /// The open yard.
    pub(super) document: Rc<Document>,
    /// The other yards by number and name.
    pub(super) others: Vec<(u32, String)>,
    /// What arrives in the solution: the ARN, and the sentence in usual words.
    pub(super) arrives: Vec<(String, String)>,
    /// Takes the plan after every change.
    pub(super) onchange: Callback<Plan>,
}

/// How many hints there may be.
const HINTS: usize = 3;

/// The levels in words.
const LEVELS: [&str; 4] = [
    "1: first steps",
    "2: one or a few rules",
    "3: several services",
    "4: several accounts",
];

/// What happens with an event.
const PLAYED: [&str; 3] = ["Shown", "Hidden", "Not played"];

/// A change of a plan.
type With<T> = fn(&mut Plan, T);

impl FieldsProps {
    /// Takes a value and changes the plan by it.
    fn on<T: 'static>(&self, change: impl Fn(&mut Plan, T) + 'static) -> Callback<T> {
        let (plan, onchange) = (self.plan.clone(), self.onchange.clone());
        Callback::from(move |value: T| {
            let mut next = plan.clone();
            change(&mut next, value);
            onchange.emit(next);
        })
    }
}

/// Puts a text in or takes it out.
fn put(list: &mut Vec<String>, text: &str, is_in: bool) {
    list.retain(|one| one != text);
    if is_in {
        list.push(text.to_owned());
    }
}

/// The form.
#[component]
pub(super) fn Fields(props: &FieldsProps) -> Html {
    html! {
        <>
            { words(props) }
            { events(props) }
            { asked(props) }
            { begins(props) }
            { ticks(props) }
        </>
    }
}

fn group(title: &'static str, inside: Html) -> Html {
    html! { <fieldset class="stack panel"><legend><strong>{ title }</strong></legend>{ inside }</fieldset> }
}

fn text(
    props: &FieldsProps,
    (id, label): (&str, &'static str),
    hint: &'static str,
    rows: u32,
    value: &str,
    set: With<String>,
) -> Html {
    html! {
        <TextField id={id.to_owned()} {label} {hint} {rows} is_prose={true} value={value.to_owned()} oninput={props.on(set)} />
    }
}

fn words(props: &FieldsProps) -> Html {
    let plan = &props.plan;
    let levels = LEVELS.map(str::to_owned);
    let level = usize::from(plan.level.clamp(1, 4)) - 1;
    let set_level = props.on(|plan, at: usize| {
        plan.level = u8::try_from(at + 1).unwrap_or(4);
    });
    let set_minutes = props.on(|plan, minutes: Option<u32>| {
        let minutes = minutes.unwrap_or(10).clamp(1, 60);
        plan.minutes = u8::try_from(minutes).unwrap_or(60);
    });
    let hint = |at: usize| {
        let id = format!("write-hint-{at}");
        let value = plan.hints.get(at).cloned().unwrap_or_default();
        let oninput = props.on(move |plan, text: String| {
            plan.hints.resize(HINTS, String::new());
            if let Some(hint) = plan.hints.get_mut(at) {
                *hint = text;
            }
        });
        html! { <TextField {id} label={format!("Hint {}", at + 1)} rows={2} is_prose={true} {value} {oninput} /> }
    };
    group(
        "What it is",
        html! {
            <>
                { text(props, ("write-title", "Title"), "", 1, &plan.title, |plan, text| plan.title = text) }
                { text(props, ("write-brief", "Task"), "Markdown: paragraphs, lists, code. Say what is to be built, with the names of topics and queues, and everything that is graded.", 6, &plan.brief, |plan, text| plan.brief = text) }
                <div class="doors__fields">
                    { choose("write-level".to_owned(), "Level", &levels, level, set_level) }
                    <NumberField id="write-minutes" label="Minutes" value={Some(u32::from(plan.minutes))} oninput={set_minutes} />
                </div>
                <details>
                    <summary>{ "Hints, and what is to be learnt" }</summary>
                    <div class="stack">
                        { for (0..HINTS).map(hint) }
                        { text(props, ("write-why", "Why this wiring"), "Shown when the exercise is solved or given up.", 4, &plan.why, |plan, text| plan.why = text) }
                    </div>
                </details>
            </>
        },
    )
}

fn events(props: &FieldsProps) -> Html {
    let plan = &props.plan;
    let options = PLAYED.map(str::to_owned);
    let one = |(nth, name): (usize, &String)| {
        let now = match (plan.left_out.contains(name), plan.hidden.contains(name)) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        };
        let set = {
            let name = name.clone();
            props.on(move |plan, at: usize| {
                put(&mut plan.left_out, &name, at == 2);
                put(&mut plan.hidden, &name, at == 1);
            })
        };
        choose(format!("write-event-{nth}"), name, &options, now, set)
    };
    let names: Vec<String> = props
        .document
        .events
        .iter()
        .map(|one| one.name.clone())
        .collect();
    group(
        "What is played",
        html! {
            <>
                <p class="quiet small">{ "Each event that is kept with the yard is a run by itself. A hidden one is not shown before it fails." }</p>
                <div class="doors__fields">{ for names.iter().enumerate().map(one) }</div>
                { tick("write-day".to_owned(), html! { "And a day passes in which nothing is sent, for rules on a schedule" }, plan.day, props.on(|plan, is_on| plan.day = is_on)) }
            </>
        },
    )
}

fn asked(props: &FieldsProps) -> Html {
    let plan = &props.plan;
    let one = |(nth, (to, usual)): (usize, &(String, String))| {
        let mut own = plan.asked.iter();
        let own = own.find(|(of, _)| of == to);
        let value = own.map(|(_, words)| words.clone()).unwrap_or_default();
        let oninput = {
            let to = to.clone();
            props.on(move |plan, words: String| {
                plan.asked.retain(|(of, _)| *of != to);
                if !words.is_empty() {
                    plan.asked.push((to.clone(), words));
                }
            })
        };
        html! {
            <TextField id={format!("write-asked-{nth}")} label={to.clone()} placeholder={usual.clone()} rows={2} is_prose={true} {value} {oninput} />
        }
    };
    group(
        "What is asked",
        html! {
            <>
                if props.arrives.is_empty() {
                    <p class="quiet">{ "Nothing arrives in your yard yet." }</p>
                } else {
                    <p class="quiet small">{ "What arrives in your yard. Say it in your own words, or leave the usual ones." }</p>
                }
                { for props.arrives.iter().enumerate().map(one) }
                { tick("write-any".to_owned(), html! { "It is enough that something arrives, whatever is in it" }, plan.any_input, props.on(|plan, is_on| plan.any_input = is_on)) }
            </>
        },
    )
}

fn begins(props: &FieldsProps) -> Html {
    let plan = &props.plan;
    let mut options = vec!["This yard without its rules".to_owned()];
    options.extend(props.others.iter().map(|(_, name)| name.clone()));
    let other = plan.begins_with;
    let at = other.and_then(|id| props.others.iter().position(|(of, _)| *of == id));
    let set = {
        let ids: Vec<u32> = props.others.iter().map(|(id, _)| *id).collect();
        props.on(move |plan, at: usize| {
            plan.begins_with = at.checked_sub(1).and_then(|at| ids.get(at)).copied();
        })
    };
    let rules = props.document.yard.rules.iter();
    let rules = rules.filter(|rule| rule.managed_by.is_none());
    let stays = |(nth, key): (usize, String)| {
        let label =
            html! { <>{ "The rule " }<span class="mono">{ &key }</span>{ " is there already" }</> };
        let is_on = plan.keeps.contains(&key);
        let set = props.on(move |plan, is_on: bool| put(&mut plan.keeps, &key, is_on));
        tick(format!("write-keeps-{nth}"), label, is_on, set)
    };
    let keys = rules.map(|rule| format!("{}/{}", rule.event_bus, rule.name));
    group(
        "What the learner begins with",
        html! {
            <>
                { choose("write-begins".to_owned(), "Yard", &options, at.map_or(0, |at| at + 1), set) }
                if other.is_none() { { for keys.enumerate().map(stays) } }
            </>
        },
    )
}

fn ticks(props: &FieldsProps) -> Html {
    let plan = &props.plan;
    let one = |(id, words, is_on, set): (&str, &'static str, bool, With<bool>)| {
        tick(format!("write-{id}"), html! { words }, is_on, props.on(set))
    };
    let may: [(&str, &str, bool, With<bool>); 3] = [
        ("buses", "Event buses", plan.buses, |plan, is_on| {
            plan.buses = is_on
        }),
        (
            "policies",
            "Resource policies and roles",
            plan.policies,
            |plan, is_on| plan.policies = is_on,
        ),
        (
            "services",
            "Services and wires",
            plan.services,
            |plan, is_on| plan.services = is_on,
        ),
    ];
    let keeps: [(&str, &str, bool, With<bool>); 4] = [
        (
            "source",
            "Every pattern names its source as a whole",
            plan.no_wildcard_source,
            |plan, is_on| plan.no_wildcard_source = is_on,
        ),
        (
            "few",
            "No more rules than in the solution",
            plan.as_few_rules,
            |plan, is_on| plan.as_few_rules = is_on,
        ),
        (
            "queues",
            "A dead-letter queue for each target that has one in the solution",
            plan.dead_letter_queues,
            |plan, is_on| plan.dead_letter_queues = is_on,
        ),
        (
            "least",
            "No statement of a policy allows more than is needed",
            plan.least_privilege,
            |plan, is_on| plan.least_privilege = is_on,
        ),
    ];
    html! {
        <>
            { group("What may be changed beside rules and targets", html! { <>{ for may.into_iter().map(one) }</> }) }
            { group("What the wiring has to keep to", html! { <>{ for keeps.into_iter().map(one) }</> }) }
        </>
    }
}
