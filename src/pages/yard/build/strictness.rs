//! One field of the event: whether a pattern asks for it, and how strictly.

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
    let path = leaf.path.join(".");
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
        let (emit, chosen) = (emit.clone(), props.chosen.clone());
        move |event: InputEvent| {
            if let Some(strictness) = chosen
                .as_ref()
                .and_then(|chosen| with_text(chosen, dom::input_text(&event)))
            {
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
                    if let Some(text) = text_of(chosen) {
                        <input class="input input--mono build__text" value={text.to_owned()} oninput={words} aria-label={format!("{} of {path}", kind(chosen))} autocomplete="off" spellcheck="false" />
                    }
                </div>
                if let Some(remark) = &leaf.remark { <p class="small quiet">{ remark }</p> }
            } else if poor {
                <span class="small quiet">{ "changes with every event" }</span>
            }
        </li>
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

/// The words that can be edited.
fn text_of(strictness: &Strictness) -> Option<String> {
    match strictness {
        Strictness::Prefix { text }
        | Strictness::Suffix { text }
        | Strictness::Wildcard { text } => Some(text.clone()),
        Strictness::AnyOf { others } => Some(others.join(", ")),
        Strictness::AnythingBut { values } => Some(values.join(", ")),
        _ => None,
    }
}

/// The same strictness with other words. Values of a list are JSON texts with commas between.
fn with_text(strictness: &Strictness, text: String) -> Option<Strictness> {
    let values = || values(&text);
    Some(match strictness {
        Strictness::AnyOf { .. } => Strictness::AnyOf { others: values() },
        Strictness::AnythingBut { .. } => Strictness::AnythingBut { values: values() },
        Strictness::Prefix { .. } => Strictness::Prefix { text },
        Strictness::Suffix { .. } => Strictness::Suffix { text },
        Strictness::Wildcard { .. } => Strictness::Wildcard { text },
        _ => return None,
    })
}

/// The values of a list as typed: commas within quotes part nothing.
fn values(text: &str) -> Vec<String> {
    let (mut values, mut quoted, mut escaped) = (vec![String::new()], false, false);
    for letter in text.chars() {
        if letter == ',' && !quoted {
            values.push(String::new());
            continue;
        }
        quoted ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        if let Some(last) = values.last_mut() {
            last.push(letter);
        }
    }
    let trimmed = values.into_iter().map(|value| value.trim().to_owned());
    trimmed.filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_within_quotes_part_nothing() {
        assert_eq!(
            values(r#" "a, b" ,"c\"," , 5,"#),
            [r#""a, b""#, r#""c\",""#, "5"]
        );
        assert!(values(" , ").is_empty());
    }

    #[test]
    fn what_is_typed_goes_into_the_strictness() {
        let prefix = Strictness::Prefix { text: "a".into() };
        assert_eq!(
            with_text(&prefix, "b".into()),
            Some(Strictness::Prefix { text: "b".into() })
        );
        assert_eq!(with_text(&Strictness::Exact, "b".into()), None);
        let list = Strictness::AnythingBut { values: Vec::new() };
        let values = vec!["1".to_owned(), "2".to_owned()];
        assert_eq!(
            with_text(&list, "1, 2".into()),
            Some(Strictness::AnythingBut { values })
        );
    }
}
