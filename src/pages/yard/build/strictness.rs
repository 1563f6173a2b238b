//! One field of the event: whether a pattern asks for it, and how strictly.

use super::words::{text_of, with_text};
use crate::platform::dom;
use pattern::suggest::{EventLeaf, Strictness, Worth};
use yew::prelude::*;

/// What a [`Strict`] takes.
#[derive(PartialEq, Properties)]
pub struct StrictProps {
    /// The field.
    pub leaf: EventLeaf,
    /// How strictly it is asked for; none where it is not.
    pub chosen: Option<Strictness>,
    /// Takes the path and the new strictness.
    pub onchange: Callback<(Vec<String>, Option<Strictness>)>,
}

/// A tick, the value, and how strictly.
#[component]
pub fn Strict(props: &StrictProps) -> Html {
    let leaf = &props.leaf;
    let typed = use_state(String::new);
    let path = leaf.path.join(".");
    // What a tick adds below the field is out of sight at the end of the list.
    use_effect_with(props.chosen.is_some(), {
        let id = format!("strict-{path}");
        move |chosen| {
            if *chosen {
                dom::scroll_into_view(&id);
            }
        }
    });
    let emit = {
        let (onchange, path) = (props.onchange.clone(), leaf.path.clone());
        move |strictness| onchange.emit((path.clone(), strictness))
    };
    let tick = {
        let (emit, default) = (emit.clone(), leaf.default.clone());
        move |event: Event| emit(dom::is_checked(&event).then(|| default.clone()))
    };
    let choose = {
        let (emit, offered) = (emit.clone(), leaf.offered.clone());
        move |event: Event| {
            let at = dom::select_value(&event).parse::<usize>().ok();
            if let Some(strictness) = at.and_then(|at| offered.get(at)) {
                emit(Some(strictness.clone()));
            }
        }
    };
    let words = {
        let (emit, chosen, typed) = (emit.clone(), props.chosen.clone(), typed.clone());
        move |event: InputEvent| {
            let text = dom::input_text(&event);
            let next = chosen.as_ref().and_then(|chosen| with_text(chosen, &text));
            if let Some(strictness) = next {
                typed.set(text);
                emit(Some(strictness));
            }
        }
    };
    let poor = matches!(
        leaf.worth,
        Worth::OneOccurrence | Worth::ChangesWithEveryEvent
    );
    html! {
        <li class="build__field" data-leaf={path.clone()}>
            <label class="build__tick">
                <input type="checkbox" checked={props.chosen.is_some()} onchange={tick} />
                <span class="mono">{ path.clone() }</span>
                <span class="mono quiet build__value">{ &leaf.value }</span>
            </label>
            if let Some(chosen) = &props.chosen {
                <div class="row">
                    <label class="visually-hidden" for={format!("strict-{path}")}>{ format!("How strictly to ask for {path}") }</label>
                    <select class="input build__how" id={format!("strict-{path}")} onchange={choose}>
                        { for leaf.offered.iter().enumerate().map(|(at, each)| html! {
                            <option value={at.to_string()} selected={kind(each) == kind(chosen)}>{ kind(each) }</option>
                        }) }
                    </select>
                    if let Some(text) = shown(chosen, &typed) {
                        <input class="input input--mono build__text" value={text} oninput={words} aria-label={format!("{} of {path}", kind(chosen))} autocomplete="off" spellcheck="false" />
                    }
                </div>
                if let Some(remark) = &leaf.remark { <p class="small quiet">{ remark }</p> }
            } else if poor {
                <span class="small quiet">{ "changes with every event" }</span>
            }
        </li>
    }
}

/// What the field for its words holds: what was typed, as long as it means the same.
fn shown(chosen: &Strictness, typed: &str) -> Option<String> {
    let is_meant = with_text(chosen, typed).as_ref() == Some(chosen);
    if is_meant {
        Some(typed.to_owned())
    } else {
        text_of(chosen)
    }
}

/// A strictness in a few words.
fn kind(strictness: &Strictness) -> &'static str {
    match strictness {
        Strictness::Exact => "exactly this",
        Strictness::AnyOf { .. } => "one of several",
        Strictness::Prefix { .. } => "starts with",
        Strictness::Suffix { .. } => "ends with",
        Strictness::EqualsIgnoreCase => "this, in any case",
        Strictness::Wildcard { .. } => "fits (with *)",
        Strictness::Numeric { .. } => "within a range",
        Strictness::AnythingBut { .. } => "anything but",
        Strictness::Exists => "is there",
        Strictness::Absent => "is not there",
    }
}
