//! The parameters that a kind of target takes, as its data says.

use super::PartProps;
use super::field::{TextField, choose, tick};
use super::values::{from_text, to_text, value_of, with};
use crate::store::yard::use_yard;
use pipeline::TargetKind;
use pipeline::targets::{FieldForm, ParameterField, fields_of};
use yew::prelude::*;

/// The parameters of a target of this kind, each in a group of its own.
pub fn parameters(props: &PartProps, kind: TargetKind) -> Html {
    let groups = kind.target_type().parameters.iter();
    let groups = groups.filter(|each| each.name != "RoleArn");
    html! {
        { for groups.map(|group| {
            let object = group.name.split('.').next().unwrap_or_default();
            html! {
                <fieldset class="target__group" key={group.name}>
                    <legend>{ object }</legend>
                    <p class="quiet small">{ group.required }</p>
                    { whole(props, object) }
                    <div class="target__grid">
                        { for fields_of(group.name).map(|field| html! {
                            <Field key={field.path.concat()} {field} props={props.clone()} />
                        }) }
                    </div>
                </fieldset>
            }
        }) }
    }
}

/// What AWS refuses of the object as a whole.
fn whole(props: &PartProps, object: &str) -> Html {
    let path = camel(object);
    let seen = props.seen.iter().flat_map(|seen| &seen.refusals);
    let here = seen.filter(|one| one.path == path);
    html! { <>{ for here.map(|one| crate::components::problem::problem(&one.refusal)) }</> }
}

/// A name of the API as AWS's messages write it.
fn camel(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// The way to a field as AWS's messages write it.
pub fn path_of(field: &ParameterField) -> String {
    let names = std::iter::once(&field.parameters).chain(field.path);
    names.map(|name| camel(name)).collect::<Vec<_>>().join(".")
}

#[derive(PartialEq, Properties)]
struct FieldProps {
    field: &'static ParameterField,
    props: PartProps,
}

/// One field. What is typed stays as it is typed as long as it means what the target has.
#[component]
fn Field(props: &FieldProps) -> Html {
    let (yard, typed) = (use_yard(), use_state(String::new));
    let (field, part) = (props.field, &props.props);
    let value = value_of(&part.target, field);
    let text = match from_text(field.form, &typed) == value {
        true => (*typed).clone(),
        false => value
            .as_ref()
            .map_or_else(String::new, |value| to_text(field.form, value)),
    };
    let set = {
        let (put, target) = (
            part.put(&yard, field.path.last().unwrap_or(&"")),
            part.target.clone(),
        );
        let typed = typed.setter();
        Callback::from(move |text: String| {
            put.emit(with(&target, field, from_text(field.form, &text)));
            typed.set(text);
        })
    };
    let id = part.id(&field.path.concat());
    let label = match field.required {
        true => format!("{} (required)", field.label),
        false => field.label.to_owned(),
    };
    let problems = part.refusals(&path_of(field));
    let text_field = |rows: u32, is_number: bool, problems: Html| {
        html! {
            <TextField id={id.clone()} label={label.clone()} hint={field.hint} value={text.clone()} oninput={set.clone()} {rows} {is_number} {problems} />
        }
    };
    match field.form {
        FieldForm::Text => text_field(1, false, problems),
        FieldForm::Whole => text_field(1, true, problems),
        FieldForm::Long => text_field(4, false, problems),
        FieldForm::Texts | FieldForm::Pairs | FieldForm::Rows { .. } => {
            text_field(2, false, problems)
        }
        FieldForm::Flag => {
            let set = set.reform(|on: bool| if on { "true".to_owned() } else { String::new() });
            html! {
                <div class="field">
                    { tick(id, html! { field.label }, text == "true", set) }
                    if !field.hint.is_empty() { <p class="quiet small">{ field.hint }</p> }
                    { problems }
                </div>
            }
        }
        FieldForm::OneOf(values) => {
            let mut options = vec!["Left out".to_owned()];
            options.extend(values.iter().map(|value| (*value).to_owned()));
            let now = values
                .iter()
                .position(|value| *value == text)
                .map_or(0, |at| at + 1);
            let set = set.reform(move |at: usize| {
                let value = at.checked_sub(1).and_then(|at| values.get(at));
                value.map_or_else(String::new, |value| (*value).to_owned())
            });
            html! {
                <div>
                    { choose(id, &label, &options, now, set) }
                    if !field.hint.is_empty() { <p class="quiet small">{ field.hint }</p> }
                    { problems }
                </div>
            }
        }
    }
}
