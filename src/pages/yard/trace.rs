//! Why a pattern matched or did not: for each field what was asked, what the event has, the
//! verdict, and what would make it match.

use super::links::Sight;
use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use pattern::{Asked, Edit, FieldTrace, Found, NearMiss, Node, Side, Trace, Verdict};
use std::cell::Cell;
use yew::prelude::*;

/// What a trace shown can do; nothing of it in a report of what is past.
#[derive(Clone, Default)]
pub struct Live {
    /// Makes a change that was offered.
    pub onedit: Option<Callback<Edit>>,
    /// The event is one as AWS sends it, so that only the pattern can be changed.
    pub is_as_sent: bool,
    /// Links each field with the editors.
    pub sight: Option<Sight>,
}

/// The most fields of a pattern that are drawn, and the most values of one: more are counted. AWS takes
/// 2,048 characters of a pattern, adjustable; one that is pasted may have a hundred thousand values.
const MOST_FIELDS: usize = 200;
const MOST_VALUES: usize = 100;

/// Draws a trace.
struct Drawing<'a> {
    live: &'a Live,
    /// How many fields were drawn so far.
    fields: Cell<usize>,
}

/// The trace of a match as nested lists of fields.
pub fn trace(trace: &Trace, live: &Live) -> Html {
    let drawing = Drawing {
        live,
        fields: Cell::new(0),
    };
    html! {
        <div class="stack">
            <p>{ &trace.sentence }</p>
            if let Node::All(all) = &trace.root { { drawing.near(&all.near_misses) } }
            <div class="trace">{ drawing.node(&trace.root) }</div>
            if let Some(left) = left(drawing.fields.get(), MOST_FIELDS, "fields") { <p class="quiet">{ left }</p> }
        </div>
    }
}

/// The first values as items, with the number of those that are not shown.
fn first<T>(values: &[T], item: impl Fn(&T) -> Html) -> Html {
    html! {
        <ul>
            { for values.iter().take(MOST_VALUES).map(item) }
            if let Some(left) = left(values.len(), MOST_VALUES, "values") { <li class="quiet">{ left }</li> }
        </ul>
    }
}

/// How many there are beyond those that are shown, where there are any.
fn left(all: usize, shown: usize, what: &str) -> Option<String> {
    let left = all.checked_sub(shown).filter(|left| *left > 0)?;
    Some(format!("{left} more {what}"))
}

impl Drawing<'_> {
    fn node(&self, node: &Node) -> Html {
        match node {
            Node::All(all) => all.children.iter().map(|child| self.node(child)).collect(),
            Node::Any(any) => html! {
                <div class="trace__any">
                    <p class="trace__top">
                        <span><span class="trace__path">{ "$or" }</span>{ " · one of these must hold" }</span>
                        { chip(any.verdict) }
                    </p>
                    <p class="trace__sentence">{ &any.sentence }</p>
                    { for any.branches.iter().enumerate().map(|(nth, branch)| html! {
                        <div class="stack">
                            <p class="quiet small">
                                { format!("Alternative {}", nth + 1) }
                                if any.closest == Some(nth) && !any.verdict.is_match() { { " · came closest" } }
                            </p>
                            <div class="trace">{ self.node(branch) }</div>
                        </div>
                    }) }
                </div>
            },
            Node::Field(field) => self.field(field),
        }
    }

    fn field(&self, field: &FieldTrace) -> Html {
        let at = self.fields.replace(self.fields.get() + 1);
        if at >= MOST_FIELDS {
            return Html::default();
        }
        let failed = field.verdict == Verdict::NoMatch;
        let linked = self
            .live
            .sight
            .as_ref()
            .is_some_and(|sight| sight.pointed() == Some(at));
        let class = classes!(
            "trace__field",
            failed.then_some("trace__field--red"),
            linked.then_some("trace__field--linked")
        );
        html! {
            <div {class} data-field={field.path.join(".")} onmouseenter={self.point(Some(at))} onmouseleave={self.point(None)}>
                <div class="trace__top">
                    { self.path(at, field) }
                    { chip(field.verdict) }
                </div>
                <p class="trace__sentence">{ &field.sentence }</p>
                { self.near(&field.near_misses) }
                { for field.notes.iter().map(|note| html! { <p class="small trace__note">{ &note.sentence }</p> }) }
                <dl class="trace__facts">
                    <div>
                        <dt>{ "The pattern asks" }</dt>
                        <dd>{ first(&field.asked, asked) }</dd>
                    </div>
                    <div>
                        <dt>{ "The event has" }</dt>
                        <dd>
                            if field.found.is_empty() {
                                { "nothing at this path" }
                            } else {
                                { first(&field.found, found) }
                            }
                        </dd>
                    </div>
                </dl>
            </div>
        }
    }

    /// The path; where there are editors, a button that points into them.
    fn path(&self, at: usize, field: &FieldTrace) -> Html {
        let path = field.path.join(".");
        if self.live.sight.is_none() {
            return html! { <span class="trace__path">{ path }</span> };
        }
        let point = self.point(Some(at));
        let focus = {
            let sight = self.live.sight.clone();
            move |_: FocusEvent| {
                if let Some(sight) = &sight {
                    sight.point(Some(at));
                }
            }
        };
        html! {
            <button type="button" class="trace__path trace__link" onclick={point} onfocus={focus}
                title="Show this field in the pattern and in the event">{ path }</button>
        }
    }

    fn point(&self, at: Option<usize>) -> Callback<MouseEvent> {
        let sight = self.live.sight.clone();
        Callback::from(move |_| {
            if let Some(sight) = &sight {
                sight.point(at);
            }
        })
    }

    fn near(&self, near: &[NearMiss]) -> Html {
        if near.is_empty() {
            return Html::default();
        }
        html! {
            <ul role="list" class="near">
                { for near.iter().map(|near| html! {
                    <li class="near__item">
                        <p class="small">{ &near.sentence }</p>
                        if let Some(onedit) = &self.live.onedit {
                            <div class="row">{ for near.edits.iter().filter(|edit| self.can_be_made(edit)).map(|edit| offer(edit, onedit)) }</div>
                        }
                    </li>
                }) }
            </ul>
        }
    }

    fn can_be_made(&self, edit: &Edit) -> bool {
        edit.side == Side::Pattern || !self.live.is_as_sent
    }
}

/// A change as a button.
fn offer(edit: &Edit, onedit: &Callback<Edit>) -> Html {
    let side = match edit.side {
        Side::Pattern => "Pattern",
        Side::Event => "Event",
    };
    let onclick = {
        let (onedit, edit) = (onedit.clone(), edit.clone());
        move |_: MouseEvent| onedit.emit(edit.clone())
    };
    html! {
        <button type="button" class="button near__fix" {onclick}>
            <Icon shape={Shape::Wand} size={15} />{ format!("{side}: {}", edit.label) }
        </button>
    }
}

fn chip(verdict: Verdict) -> Html {
    match verdict {
        Verdict::Match => html! { <Chip signal={Signal::Green} text="Matches" /> },
        Verdict::NoMatch => html! { <Chip signal={Signal::Red} text="Does not match" /> },
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
