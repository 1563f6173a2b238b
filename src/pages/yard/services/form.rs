//! The form of one declared thing.

use super::change::{At, Written};
use super::fields::{Known, Sheet, fields};
use super::told;
use crate::components::icon::{Icon, Shape};
use crate::store::yard::{YardAction, use_yard};
use pipeline::declare::{KINDS, Told, arn_of, kind};
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Which declared thing is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Where it is declared.
    pub place: At,
    /// The list in which it stands.
    pub list: &'static str,
    /// Its place in the list.
    pub at: usize,
}

/// What a [`ServiceForm`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct FormProps {
    /// What is open.
    pub open: Open,
    /// What the place declares.
    pub written: Rc<Written>,
    /// What can be named.
    pub known: Rc<Vec<Known>>,
    /// What is said of it.
    pub told: Rc<Vec<Told>>,
    /// Copies it.
    pub onduplicate: Callback<()>,
    /// Deletes it.
    pub ondelete: Callback<()>,
}

/// The form.
#[component]
pub fn ServiceForm(props: &FormProps) -> Html {
    let yard = use_yard();
    let Open { list, at, .. } = props.open;
    let found = kind(list).and_then(|kind| Some((kind, props.written.item(list, at)?)));
    let Some((kind, item)) = found else {
        return Html::default();
    };
    let put = {
        let (dispatcher, written) = (yard.dispatcher(), props.written.clone());
        Callback::from(move |(path, value): (String, Option<Value>)| {
            let mut next = (*written).clone();
            next.put(kind, at, &path, value);
            let field = format!("{list} {at} {path}");
            dispatcher.dispatch(YardAction::from(next.edit(Some(field))));
        })
    };
    let sheet = Sheet {
        item: Rc::new(item.clone()),
        told: props.told.clone(),
        known: props.known.clone(),
        put,
    };
    let name = kind.name_of(item);
    let act = |callback: &Callback<()>| {
        let callback = callback.clone();
        move |_: MouseEvent| callback.emit(())
    };
    html! {
        <div class="services__form stack">
            <p class="quiet small">{ kind.about }</p>
            { told::of_whole(&props.told, kind.fields, item) }
            if item.is_object() { { fields(&sheet, kind.fields, "") } }
            <p class="row">
                <button type="button" class="button" onclick={act(&props.onduplicate)}><Icon shape={Shape::Copy} size={14} />{ "Duplicate" }<span class="visually-hidden">{ format!(" {name}") }</span></button>
                <button type="button" class="button" onclick={act(&props.ondelete)}><Icon shape={Shape::Trash} size={14} />{ "Delete" }<span class="visually-hidden">{ format!(" {name}; Undo brings it back") }</span></button>
            </p>
        </div>
    }
}

/// What can be named in the place of a form: what is there, and what is in other places.
pub fn known(here: &At, all: &[Rc<Written>]) -> Vec<Known> {
    let mut known = Vec::new();
    for written in all {
        for kind in KINDS {
            for item in written.items(kind) {
                let name = kind.name_of(item);
                let at = &written.at;
                if !name.is_empty() {
                    known.push(Known {
                        list: kind.list,
                        arn: arn_of(kind, &name, &at.account, &at.region),
                        is_here: at == here,
                        name,
                    });
                }
            }
        }
    }
    known
}
