//! Why a pattern matched or did not: for each field what was asked, what the event has, and the verdict.

use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use pattern::{Asked, FieldTrace, Found, Node, Trace, Verdict};
use yew::prelude::*;

/// The trace of a match as nested lists of fields.
pub fn trace(trace: &Trace) -> Html {
    html! {
        <div class="stack">
            <p>{ &trace.sentence }</p>
            <div class="trace">{ node(&trace.root) }</div>
        </div>
    }
}

fn node(node: &Node) -> Html {
    match node {
        Node::All(all) => all.children.iter().map(self::node).collect(),
        Node::Any(any) => html! {
            <div class="trace__any">
                <p class="trace__top">
                    <span><span class="trace__path">{ "$or" }</span>{ " · one of these must hold" }</span>
                    { chip(any.verdict) }
                </p>
                { for any.branches.iter().enumerate().map(|(nth, branch)| html! {
                    <div class="stack">
                        <p class="quiet small">{ format!("Alternative {}", nth + 1) }</p>
                        <div class="trace">{ self::node(branch) }</div>
                    </div>
                }) }
            </div>
        },
        Node::Field(field) => self::field(field),
    }
}

fn chip(verdict: Verdict) -> Html {
    match verdict {
        Verdict::Match => html! { <Chip signal={Signal::Green} text="Matches" /> },
        Verdict::NoMatch => html! { <Chip signal={Signal::Red} text="Does not match" /> },
    }
}

fn field(field: &FieldTrace) -> Html {
    let failed = field.verdict == Verdict::NoMatch;
    html! {
        <div class={classes!("trace__field", failed.then_some("trace__field--red"))} data-field={field.path.join(".")}>
            <div class="trace__top">
                <span class="trace__path">{ field.path.join(".") }</span>
                { chip(field.verdict) }
            </div>
            <p class="trace__sentence">{ &field.sentence }</p>
            <dl class="trace__facts">
                <div>
                    <dt>{ "The pattern asks" }</dt>
                    <dd><ul>{ for field.asked.iter().map(asked) }</ul></dd>
                </div>
                <div>
                    <dt>{ "The event has" }</dt>
                    <dd>
                        if field.found.is_empty() {
                            { "nothing at this path" }
                        } else {
                            <ul>{ for field.found.iter().map(found) }</ul>
                        }
                    </dd>
                </div>
            </dl>
        </div>
    }
}

fn mark(hit: bool) -> Html {
    let (shape, class, word) = if hit {
        (Shape::CircleCheck, "trace__hit", "satisfied: ")
    } else {
        (Shape::Minus, "trace__miss", "not satisfied: ")
    };
    html! { <span {class}><Icon {shape} size={14} /><span class="visually-hidden">{ word }</span></span> }
}

fn asked(asked: &Asked) -> Html {
    html! { <li>{ mark(asked.satisfied) }<span>{ &asked.words }</span></li> }
}

fn found(found: &Found) -> Html {
    html! {
        <li>
            { mark(found.satisfied_by.is_some()) }
            <span><code>{ &found.text }</code>{ " " }<span class="quiet">{ format!("at {}", found.path) }</span></span>
        </li>
    }
}
