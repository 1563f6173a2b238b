//! The form by which a person lets something happen.

use crate::components::icon::{Icon, Shape};
use crate::platform::{dom, task};
use crate::route::Route;
use crate::store::engine::use_engine;
use crate::store::yard::use_yard;
use door::{Asked, AskedForm, CheckDeed, Deed, DeedProblem, Offer, Surveyed};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`DeedForm`] takes.
#[derive(PartialEq, Properties)]
pub struct DeedFormProps {
    /// What is offered.
    pub survey: Rc<Surveyed>,
    /// What was chosen is to happen.
    pub onhappen: Callback<Deed>,
}

/// What stands in the form. What was typed for one kind stays while another is looked at.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    /// The place of the offer.
    offer: usize,
    /// The value of the resource; none is the first.
    resource: Option<String>,
    /// By the offer's title and the name of the field.
    values: Vec<(String, String, String)>,
}

impl Typed {
    fn value(&self, offer: &Offer, field: &Asked) -> String {
        let is_it = |one: &&(String, String, String)| one.0 == offer.title && one.1 == field.name;
        let found = self.values.iter().find(is_it);
        found.map_or_else(|| field.value.clone(), |(.., value)| value.clone())
    }

    fn with(&self, offer: &Offer, field: &str, value: String) -> Typed {
        let mut next = self.clone();
        next.values
            .retain(|one| one.0 != offer.title || one.1 != field);
        next.values
            .push((offer.title.clone(), field.to_owned(), value));
        next
    }
}

/// The form.
#[component]
pub fn DeedForm(props: &DeedFormProps) -> Html {
    let (yard, engine) = (use_yard(), use_engine());
    let typed = use_state(Typed::default);
    let problems = use_state(Vec::<DeedProblem>::new);
    let problem = |field: &str| problems.iter().find(|one| one.field == field);
    let offers = &props.survey.offers;
    let Some(offer) = offers.get(typed.offer).or_else(|| offers.first()).cloned() else {
        return html! {
            <p class="quiet">{ "Nothing can be let happen yet: declare a bucket, a topic, a queue, a pipeline or another resource under " }<Link<Route> to={Route::YardServices}>{ "Services" }</Link<Route>>{ "." }</p>
        };
    };
    let chosen = offer
        .resources
        .iter()
        .find(|at| Some(&at.value) == typed.resource.as_ref())
        .or_else(|| offer.resources.first());
    let deed = chosen.map(|at| Deed {
        kind: offer.kind,
        account: at.account.clone(),
        region: at.region.clone(),
        resource: at.value.clone(),
        values: offer
            .fields
            .iter()
            .map(|field| (field.name.clone(), typed.value(&offer, field)))
            .collect(),
    });
    let onsubmit = {
        let (told, onhappen) = (problems.setter(), props.onhappen.clone());
        let document = yard.document().clone();
        let deed = deed.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(deed) = deed.clone() else {
                return;
            };
            let (engine, told, onhappen) = (engine.clone(), told.clone(), onhappen.clone());
            let yard = document.yard.clone();
            task::spawn(async move {
                let asked = CheckDeed {
                    yard,
                    deed: deed.clone(),
                };
                let found = match engine.ask(asked).await {
                    Ok(found) => found,
                    Err(error) => vec![DeedProblem::new("", error.to_string())],
                };
                let first = found.first().map(|one| one.field.clone());
                told.set(found);
                match first {
                    Some(field) => dom::focus(&id_of(&field)),
                    None => onhappen.emit(deed),
                }
            });
        })
    };
    let onkind = {
        let (typed, problems) = (typed.clone(), problems.setter());
        move |event: Event| {
            problems.set(Vec::new());
            typed.set(Typed {
                offer: dom::select_value(&event).parse().unwrap_or_default(),
                resource: None,
                ..(*typed).clone()
            });
        }
    };
    let onresource = {
        let typed = typed.clone();
        move |event: Event| {
            let mut next = (*typed).clone();
            next.resource = Some(dom::select_value(&event));
            typed.set(next);
        }
    };
    let place = offers
        .iter()
        .position(|one| one.kind == offer.kind)
        .unwrap_or_default();
    let value = chosen.map(|at| at.value.clone()).unwrap_or_default();
    html! {
        <form class="stack deed" {onsubmit} novalidate=true>
            <div class="field">
                <label class="field__label" for={id_of("kind")}>{ "What happens" }</label>
                <select class="input" id={id_of("kind")} onchange={onkind}>
                    { for offers.iter().enumerate().map(|(at, one)| html! { <option value={at.to_string()} selected={at == place}>{ &one.title }</option> }) }
                </select>
            </div>
            <div class="field">
                <label class="field__label" for={id_of("resource")}>{ &offer.at }</label>
                <select class="input" id={id_of("resource")} onchange={onresource}>
                    { for offer.resources.iter().map(|at| html! { <option value={at.value.clone()} selected={at.value == value}>{ &at.name }</option> }) }
                </select>
                { wrong(problem("resource"), "resource") }
            </div>
            { for offer.fields.iter().map(|one| {
                let onvalue = {
                    let (typed, offer, name) = (typed.clone(), offer.clone(), one.name.clone());
                    let problems = problems.clone();
                    Callback::from(move |value: String| {
                        let others = problems.iter().filter(|one| one.field != name);
                        problems.set(others.cloned().collect());
                        typed.set(typed.with(&offer, &name, value));
                    })
                };
                field(one, typed.value(&offer, one), problem(&one.name), &onvalue)
            }) }
            { wrong(problem(""), "") }
            <div><button type="submit" class="button button--main">{ "Let it happen" }</button></div>
        </form>
    }
}

fn id_of(field: &str) -> String {
    format!("deed-{field}")
}

/// What is wrong with a field.
fn wrong(problem: Option<&DeedProblem>, field: &str) -> Html {
    match problem {
        Some(problem) => {
            html! { <p class="deed__wrong small" id={format!("{}-wrong", id_of(field))} role="alert"><Icon shape={Shape::CircleX} size={14} /><span>{ &problem.message }</span></p> }
        }
        None => Html::default(),
    }
}

fn field(
    one: &Asked,
    value: String,
    problem: Option<&DeedProblem>,
    onvalue: &Callback<String>,
) -> Html {
    let id = id_of(&one.name);
    let help = format!("{id}-help");
    let told = format!("{id}-wrong");
    let has_help = !one.help.is_empty();
    let described = match (problem.is_some(), has_help) {
        (true, true) => Some(format!("{told} {help}")),
        (true, false) => Some(told),
        (false, true) => Some(help.clone()),
        (false, false) => None,
    };
    let invalid = problem.is_some().then_some("true");
    let oninput = onvalue.reform(|event: InputEvent| dom::input_text(&event));
    let onchange = onvalue.reform(|event: Event| dom::select_value(&event));
    let control = match &one.form {
        AskedForm::Line => {
            html! { <input class="input" id={id.clone()} {value} {oninput} autocomplete="off" spellcheck="false" aria-invalid={invalid} aria-describedby={described} /> }
        }
        AskedForm::Text => {
            html! { <textarea class="input mono" id={id.clone()} rows="3" {value} {oninput} spellcheck="false" aria-invalid={invalid} aria-describedby={described} /> }
        }
        AskedForm::Choice(choices) => html! {
            <select class="input" id={id.clone()} {onchange} aria-describedby={described}>
                { for choices.iter().map(|(each, name)| html! { <option value={each.clone()} selected={*each == value}>{ name }</option> }) }
            </select>
        },
    };
    html! {
        <div class="field" key={one.name.clone()}>
            <label class="field__label" for={id}>{ &one.label }</label>
            { control }
            { wrong(problem, &one.name) }
            if has_help { <p class="small quiet" id={help}>{ &one.help }</p> }
        </div>
    }
}
