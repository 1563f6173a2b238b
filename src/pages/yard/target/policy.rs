//! Policies as the JSON that they are, with a switch that takes one away.

use super::field::tick;
use crate::components::code_editor::{CodeEditor, Language};
use crate::components::diagnostics::Finding;
use crate::components::icon::{Icon, Shape};
use crate::store::yard::{Condition, Edit, use_yard};
use door::{PermissionSeen, PolicySeen};
use pipeline::policy::PolicyPlace;
use pipeline::{Arn, Yard};
use yew::prelude::*;

/// What [`Policies`] take.
#[derive(PartialEq, Properties)]
pub struct PoliciesProps {
    /// What is to be said of the policies.
    pub seen: PermissionSeen,
    /// Whether that was said before the last change of the yard.
    pub is_old: bool,
    /// What the ids of their controls begin with.
    pub id: String,
}

/// Whether a policy is that of an event bus, which stands with the bus.
fn is_bus(place: &PolicyPlace) -> bool {
    place.arn().contains(":event-bus/")
}

/// The edit that writes a text at a place: a step of its own, unless it is typed. The first that is
/// written of a role brings the role's other policies with it as they are, so that they go on to
/// hold.
pub fn write(all: &[PolicySeen], at: &PolicySeen, text: &str, is_typed: bool) -> Edit {
    if is_bus(&at.place) {
        let policy = Some(text.to_owned());
        let edit = Edit::Condition(Condition::BusPolicy(at.place.arn().to_owned(), policy));
        return match is_typed {
            true => edit,
            false => Edit::All(vec![edit]),
        };
    }
    let put = |place: &PolicyPlace, text: &str| {
        Edit::Condition(Condition::Policy(place.clone(), Some(text.to_owned())))
    };
    let others = all.iter().filter(|other| {
        other.place != at.place && other.place.arn() == at.place.arn() && !other.is_written
    });
    let mut edits: Vec<Edit> = others.map(|other| put(&other.place, &other.text)).collect();
    if edits.is_empty() && is_typed {
        return put(&at.place, text);
    }
    edits.push(put(&at.place, text));
    Edit::All(edits)
}

/// What somebody has written at a place, as it is now: what the engine says of it comes later.
pub fn written<'a>(yard: &'a Yard, place: &PolicyPlace) -> Option<&'a str> {
    if !is_bus(place) {
        return yard.conditions.policies.text(place);
    }
    let arn = Arn::read(place.arn()).ok()?;
    let name = arn.resource.strip_prefix("event-bus/")?;
    let is_it = |account: &str, region: &str| (arn.account, arn.region) == (account, region);
    let buses = match is_it(&yard.account, &yard.region) {
        true => &yard.event_buses,
        false => {
            let mut places = yard.elsewhere.iter();
            &places
                .find(|place| is_it(&place.account, &place.region))?
                .event_buses
        }
    };
    let bus = buses.iter().find(|bus| bus.name == name)?;
    bus.policy.as_deref()
}

/// What a policy is, for its heading.
fn name(place: &PolicyPlace) -> String {
    match place {
        PolicyPlace::Resource { .. } if is_bus(place) => "Policy of the event bus".to_owned(),
        PolicyPlace::Resource { .. } => "Resource policy".to_owned(),
        PolicyPlace::Trust { .. } => "Trust policy of the role".to_owned(),
        PolicyPlace::Role { name, .. } => format!("Policy “{name}” of the role"),
        PolicyPlace::Key { .. } => "Key policy".to_owned(),
    }
}

/// Every policy that decides.
#[component]
pub fn Policies(props: &PoliciesProps) -> Html {
    let all = &props.seen.policies;
    html! {
        <>
            if all.is_empty() && props.seen.refused().is_none() && !props.seen.calls.is_empty() {
                <p class="small">{ "No policy is asked: the event stays within the account." }</p>
            }
            { for (0..all.len()).map(|at| html! { <One key={at} {at} all={all.clone()} is_old={props.is_old} id={format!("{}-{at}", props.id)} /> }) }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct OneProps {
    all: Vec<PolicySeen>,
    is_old: bool,
    at: usize,
    id: String,
}

/// Puts a policy in force, whole, or out of it. Where something has changed since the policies were
/// asked for, that is done as soon as the answer is here: the statement names what is there by then,
/// not the half of a role that was typed before. What was wished is given until then.
#[hook]
fn use_hold(props: &OneProps) -> (Option<bool>, Callback<bool>) {
    let dispatcher = use_yard().dispatcher();
    let wish = use_state(|| None::<(PolicyPlace, bool)>);
    {
        let wish = wish.clone();
        let deps = ((*wish).clone(), props.is_old, props.all.clone(), props.at);
        use_effect_with(deps, move |(wanted, is_old, all, at)| {
            let Some((place, is_on)) = wanted.as_ref().filter(|_| !is_old) else {
                return;
            };
            wish.set(None);
            // Another policy may be asked instead by now.
            if let Some(seen) = all.get(*at).filter(|seen| seen.place == *place) {
                let text = if *is_on { seen.whole.as_str() } else { "" };
                dispatcher.dispatch(write(all, seen, text, false).into());
            }
        });
    }
    let wished = wish.as_ref().map(|(_, is_on)| *is_on);
    let place = props.all.get(props.at).map(|seen| seen.place.clone());
    let hold = move |is_on| wish.set(place.clone().map(|place| (place, is_on)));
    (wished, hold.into())
}

#[component]
fn One(props: &OneProps) -> Html {
    let (yard, open) = (use_yard(), use_state(|| false));
    let (wished, hold) = use_hold(props);
    let Some(seen) = props.all.get(props.at) else {
        return Html::default();
    };
    let typed = {
        let (dispatcher, all, seen) = (yard.dispatcher(), props.all.clone(), seen.clone());
        Callback::from(move |text: String| {
            dispatcher.dispatch(write(&all, &seen, &text, true).into());
        })
    };
    let text = written(&yard.document().yard, &seen.place)
        .unwrap_or(&seen.text)
        .to_owned();
    let is_there = !text.trim().is_empty();
    let mend = (is_there && text != seen.whole && seen.is_written)
        .then(|| hold.reform(|_: MouseEvent| true));
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let findings: Vec<Finding> = seen
        .findings
        .iter()
        .map(|found| Finding {
            weight: found.severity.into(),
            span: found.span,
            message: found.message.clone(),
            help: found.help.clone(),
            fixes: Vec::new(),
        })
        .collect();
    let name = name(&seen.place);
    let said = match (is_there, seen.is_written) {
        (true, false) => "As the console sets it up.",
        (true, true) => "As you have written it.",
        (false, _) => "There is none.",
    };
    html! {
        <div class="target__policy" data-policy={seen.place.arn().to_owned()}>
            <h4>{ &name }</h4>
            <p class="quiet small target__arn">{ seen.place.arn() }</p>
            { tick(format!("{}-holds", props.id), html! { <>{ "In force" }<span class="visually-hidden">{ format!(": {name}") }</span></> }, wished.unwrap_or(is_there), hold) }
            <p class="quiet small">
                { said }
                if seen.used_by > 1 { { format!(" {} targets and queues of this yard depend on it.", seen.used_by) } }
            </p>
            <p class="row">
                if is_there || *open {
                    <button type="button" class="button" onclick={toggle} aria-expanded={open.to_string()}>{ "Edit" }<span class="visually-hidden">{ format!(" {name}") }</span></button>
                }
                if let Some(onclick) = mend {
                    <button type="button" class="button" {onclick}><Icon shape={Shape::Wrench} size={14} />{ "Put back" }<span class="visually-hidden">{ format!(" {name}") }</span></button>
                }
            </p>
            if *open {
                <CodeEditor id={props.id.clone()} label={name} subject={format!("{} {}", yard.document().id, seen.place.arn())} text={text} oninput={typed}
                    {findings} rows={14} language={Language::Json} />
            } else if is_there {
                <pre class="code" tabindex="0">{ text }</pre>
            }
        </div>
    }
}
