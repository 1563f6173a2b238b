//! One target set up: what it is, who lets it be called, what it gets, what happens when it fails,
//! and what it has received.

use crate::components::chip::Signal;
use crate::components::help::help;
use crate::components::icon::Icon;
use crate::pages::later::{LaterPart, later};
use crate::platform::arrival;
use crate::store::yard::{Edit, YardState, lead, use_yard};
use door::TargetSeen;
use pipeline::{Target, findings};
use std::rc::Rc;
use yew::prelude::*;

pub mod arn;
pub mod ask;
pub mod faults;
pub mod field;
pub mod fields;
pub mod input;
pub mod kind;
pub mod permission;
pub mod policy;
pub mod preview;
pub mod received;
pub mod retry;
pub mod values;

use ask::use_seen;

/// Which target is set up, by its rule's place and its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The rule's place in the list.
    pub rule: usize,
    /// The target's place in its rule.
    pub target: usize,
}

/// The panel, whose code comes when a target is first opened; an [`At`] in the context says which.
pub fn target_part() -> LaterPart {
    later!(
        more,
        target,
        Panel,
        "the target’s settings",
        html! { <TargetPanel /> }
    )
}

/// What a part of the panel takes.
#[derive(Clone, PartialEq, Properties)]
pub struct PartProps {
    /// Where the target is.
    pub at: At,
    /// The target.
    pub target: Rc<Target>,
    /// What is to be said of it; none until the engine has answered.
    pub seen: Option<Rc<TargetSeen>>,
    /// Whether that was said before the last change.
    pub is_old: bool,
}

impl PartProps {
    /// The id of a control of the panel.
    pub fn id(&self, name: &str) -> String {
        format!("rule-{}-target-{}-{name}", self.at.rule, self.at.target)
    }

    /// Takes the target changed; the name is that of what was edited.
    pub fn put(&self, yard: &UseReducerHandle<YardState>, name: &'static str) -> Callback<Target> {
        let (dispatcher, at) = (yard.dispatcher(), self.at);
        Callback::from(move |target| {
            dispatcher.dispatch(Edit::PutTarget(at.rule, at.target, target, name).into());
        })
    }

    /// What AWS refuses at a field or within it; `path` is as AWS writes it.
    pub fn refusals(&self, path: &str) -> Html {
        let seen = self.seen.iter().flat_map(|seen| &seen.refusals);
        let here = seen.filter(|one| {
            let rest = one.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
        html! { <>{ for here.map(|one| crate::components::problem::problem(&one.refusal)) }</> }
    }

    fn has_refusal(&self, wanted: impl Fn(&str) -> bool) -> bool {
        let mut seen = self.seen.iter().flat_map(|seen| &seen.refusals);
        seen.any(|one| wanted(&one.path))
    }
}

/// The parts of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    What,
    Permission,
    Input,
    Retry,
    Faults,
    Received,
}

impl Part {
    const ALL: [Part; 6] = [
        Part::What,
        Part::Permission,
        Part::Input,
        Part::Retry,
        Part::Faults,
        Part::Received,
    ];

    fn name(self) -> &'static str {
        match self {
            Part::What => "Target",
            Part::Permission => "Permission",
            Part::Input => "Input",
            Part::Retry => "Retry and dead letters",
            Part::Faults => "Faults",
            Part::Received => "Received",
        }
    }

    /// The part that a finding is about.
    fn of(part: findings::Part) -> Part {
        match part {
            findings::Part::What => Part::What,
            findings::Part::Permission => Part::Permission,
            findings::Part::Input => Part::Input,
            findings::Part::Retry => Part::Retry,
            findings::Part::Faults => Part::Faults,
        }
    }

    /// What is wrong there.
    fn signal(self, props: &PartProps, faults: usize) -> Option<(Signal, &'static str)> {
        let seen = props.seen.as_ref()?;
        let is_input = |path: &str| path.starts_with("input");
        let is_retry =
            |path: &str| path.starts_with("retryPolicy") || path.starts_with("deadLetter");
        let is_wrong = match self {
            Part::What => props.has_refusal(|path| !is_input(path) && !is_retry(path)),
            Part::Permission => seen.permission.refused().is_some(),
            Part::Input => props.has_refusal(is_input) || seen.failure.is_some(),
            Part::Retry => {
                let queue = seen.dead_letter.as_ref();
                props.has_refusal(is_retry) || queue.is_some_and(|seen| seen.refused().is_some())
            }
            Part::Faults if faults > 0 => return Some((Signal::Amber, "has faults")),
            Part::Faults | Part::Received => false,
        };
        is_wrong.then_some((Signal::Red, "needs attention"))
    }
}

const HELP: &[&str] = &[
    "Everything here is kept with the yard at once; Undo takes it back.",
    "A new target has the permission that the console sets up. Take it away, or edit the policy, and Send shows what AWS does then.",
    "What arrives is worked out for the event on the bench, as if every call went well.",
    "Faults last on the yard’s own clock: let it go on in Time to see attempts that come later.",
];

/// The id of the parts, where a finding leads.
fn parts_id(at: At) -> String {
    format!("rule-{}-target-{}-parts", at.rule, at.target)
}

/// The panel of the target that the context names.
#[component]
pub fn TargetPanel() -> Html {
    let yard = use_yard();
    let at = use_context::<At>();
    let led = use_memo((), |()| lead::take_target(at?.rule, at?.target));
    let part = use_state(|| led.map_or(Part::What, Part::of));
    {
        let parts = at.map(parts_id);
        use_effect_with((), move |()| {
            if let Some(parts) = parts.filter(|_| led.is_some()) {
                arrival::focus(parts);
            }
        });
    }
    let said = use_seen(at);
    let document = yard.document();
    let found = at.and_then(|at| {
        let target = document.yard.rules.get(at.rule)?.targets.get(at.target)?;
        Some((at, Rc::new(target.clone())))
    });
    let Some((at, target)) = found else {
        return Html::default();
    };
    let faults = document.yard.conditions.faults.iter();
    let faults = faults
        .filter(|fault| fault.target_arn == target.arn)
        .count();
    let is_old = said.as_ref().is_some_and(|said| said.is_old);
    let seen = said.map(|said| said.seen);
    let props = PartProps {
        at,
        target,
        seen,
        is_old,
    };
    let tab = |each: Part| {
        let part = part.clone();
        let is_open = *part == each;
        let signal = each.signal(&props, faults);
        let onclick = move |_: MouseEvent| part.set(each);
        html! {
            <button type="button" class="button target__tab" aria-pressed={is_open.to_string()} {onclick}>
                { each.name() }
                if let Some((signal, word)) = signal {
                    <span class={format!("target__mark target__mark--{}", signal.name())}><Icon shape={signal.shape()} size={14} /></span>
                    <span class="visually-hidden">{ format!(" ({word})") }</span>
                }
            </button>
        }
    };
    let label = format!("Parts of {}", props.target.id);
    html! {
        <div class="target__panel" data-ready={props.seen.is_some().then_some("target")}>
            <div class="target__tabs" id={parts_id(at)} tabindex="-1" role="group" aria-label={label}>{ for Part::ALL.map(tab) }</div>
            <section class="target__part" aria-label={part.name()}>
                {
                    match *part {
                        Part::What => html! { <kind::What ..props.clone() /> },
                        Part::Permission => html! { <permission::PermissionPart ..props.clone() /> },
                        Part::Input => html! { <input::InputPart ..props.clone() /> },
                        Part::Retry => html! { <retry::RetryPart ..props.clone() /> },
                        Part::Faults => html! { <faults::FaultsPart ..props.clone() /> },
                        Part::Received => html! { <received::ReceivedPart ..props.clone() /> },
                    }
                }
            </section>
            { help(HELP) }
        </div>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod snapshot_tests;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
