//! Who has to allow the call of the target, and whether they do.

use super::PartProps;
use super::policy::Policies;
use crate::components::chip::{Chip, Signal};
use crate::store::yard::{Condition, Edit, use_yard};
use door::{CallSeen, PermissionSeen};
use pipeline::Permissions;
use yew::prelude::*;

/// The part of the panel.
#[component]
pub fn PermissionPart(props: &PartProps) -> Html {
    let yard = use_yard();
    let sentence = props
        .target
        .kind()
        .ok()
        .map(|kind| kind.target_type().permission.sentence);
    let Some(seen) = &props.seen else {
        return html! { <p class="quiet small" role="status">{ "Asking the policies …" }</p> };
    };
    let now = yard.document().yard.conditions.permissions;
    let dispatcher = yard.dispatcher();
    let options = [
        "allows what the console sets up".to_owned(),
        "allows nothing, as with the command line, CloudFormation and Terraform".to_owned(),
    ];
    let set = Callback::from(move |at: usize| {
        let permissions = match at {
            0 => Permissions::AsConsole,
            _ => Permissions::Evaluated,
        };
        dispatcher.dispatch(Edit::Condition(Condition::Permissions(permissions)).into());
    });
    html! {
        <div class="target__stack">
            <p class="small">{ sentence.unwrap_or("The ARN is that of no target, so there is nothing to allow.") }</p>
            { permission(props, &seen.permission, "permission") }
            { super::field::choose(props.id("unsaid"), "In this yard, what nobody has written a policy for", &options, usize::from(now == Permissions::Evaluated), set) }
        </div>
    }
}

/// The calls and the policies that decide them.
pub fn permission(props: &PartProps, seen: &PermissionSeen, name: &'static str) -> Html {
    html! {
        <>
            <ul role="list" class="target__calls">{ for seen.calls.iter().map(call) }</ul>
            <Policies seen={seen.clone()} is_old={props.is_old} id={props.id(name)} />
        </>
    }
}

fn call(call: &CallSeen) -> Html {
    let (signal, word) = match call.is_allowed {
        true => (Signal::Green, "Allowed"),
        false => (Signal::Red, "Refused"),
    };
    html! {
        <li class="target__call">
            <p class="row"><Chip {signal} text={word} /><strong class="mono">{ &call.action }</strong></p>
            if call.is_allowed {
                <p class="quiet small target__arn">{ format!("{} on {}", call.principal, call.resource) }</p>
            } else {
                <p class="small target__arn">{ &call.message }</p>
                <p class="quiet small target__arn">{ &call.help }</p>
            }
        </li>
    }
}
