//! The menu to add a service or wire: every kind, found by AWS's names.

use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use pipeline::declare::{Group, KINDS, Kind};
use yew::prelude::*;

/// The id of the field to search in.
pub const SEARCH: &str = "services-search";

/// What an [`AddMenu`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct AddProps {
    /// Takes the list of the kind that is added.
    pub onadd: Callback<&'static str>,
}

/// Whether a kind is one that is looked for.
pub fn is_found(kind: &Kind, wanted: &str) -> bool {
    let text = format!("{} {}", kind.name, kind.words).to_lowercase();
    let mut words = wanted.split_whitespace();
    words.all(|word| text.contains(&word.to_lowercase()))
}

/// The menu.
#[component]
pub fn AddMenu(props: &AddProps) -> Html {
    let wanted = use_state(String::new);
    let oninput = {
        let wanted = wanted.setter();
        move |event: InputEvent| wanted.set(dom::input_text(&event))
    };
    let found: Vec<&'static Kind> = KINDS
        .iter()
        .filter(|kind| is_found(kind, &wanted))
        .collect();
    let count = match found.len() {
        0 => "Nothing is called so. Try a service such as lambda, sqs or cloudwatch.".to_owned(),
        1 => "1 kind".to_owned(),
        count => format!("{count} kinds"),
    };
    html! {
        <div class="services__add stack">
            <div class="field">
                <label class="field__label" for={SEARCH}>{ "What do you want to declare?" }</label>
                <input class="input" id={SEARCH} type="search" value={(*wanted).clone()} {oninput} autocomplete="off" spellcheck="false" placeholder="lambda, alarm, queue …" />
            </div>
            <p class="quiet small" role="status">{ count }</p>
            { for Group::ALL.iter().filter(|group| found.iter().any(|kind| kind.group == **group)).map(|group| html! {
                <section key={group.title()} class="stack" aria-label={group.title()}>
                    <h3 class="services__grouphead">{ group.title() }</h3>
                    <ul role="list" class="services__kinds">
                        { for found.iter().filter(|kind| kind.group == *group).map(|kind| {
                            let (onadd, list) = (props.onadd.clone(), kind.list);
                            html! {
                                <li key={kind.list}>
                                    <button type="button" class="services__kind" data-add={kind.list} onclick={move |_: MouseEvent| onadd.emit(list)}>
                                        <span class="services__kindname"><Icon shape={Shape::Plus} size={14} />{ kind.name }</span>
                                        <span class="quiet small">{ kind.about }</span>
                                    </button>
                                </li>
                            }
                        }) }
                    </ul>
                </section>
            }) }
        </div>
    }
}
