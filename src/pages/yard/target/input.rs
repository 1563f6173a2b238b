//! What of the event the target is given.

use super::PartProps;
use super::field::{TextField, choose};
use super::preview::Preview;
use crate::components::diagnostics::{Diagnostics, Finding};
use crate::components::icon::{Icon, Shape};
use crate::platform::editor::select;
use crate::store::yard::use_yard;
use pattern::{Fix, Span};
use pipeline::input::{PREDEFINED, Place};
use pipeline::{InputChoice, Target};
use yew::prelude::*;

/// What is chosen, with what is typed for it.
const CHOICES: [&str; 4] = [
    "The matched event",
    "A part of the matched event",
    "A constant (JSON text)",
    "An input transformer",
];

fn number(choice: &InputChoice) -> usize {
    match choice {
        InputChoice::Path(_) => 1,
        InputChoice::Constant(_) => 2,
        InputChoice::Transformer { .. } => 3,
        _ => 0,
    }
}

/// A choice to begin from.
fn begun(number: usize) -> InputChoice {
    match number {
        1 => InputChoice::Path("$.detail".to_owned()),
        2 => InputChoice::Constant("{\"from\": \"eventyard\"}".to_owned()),
        3 => InputChoice::Transformer {
            paths: vec![
                ("source".to_owned(), "$.source".to_owned()),
                ("time".to_owned(), "$.time".to_owned()),
            ],
            template: "{\"text\": \"<source> at <time>\"}".to_owned(),
        },
        _ => InputChoice::MatchedEvent,
    }
}

/// The part of the panel.
#[component]
pub fn InputPart(props: &PartProps) -> Html {
    let yard = use_yard();
    // What was typed for a choice comes back with it.
    let aside = use_mut_ref(|| [0, 1, 2, 3].map(begun));
    let now = number(&props.target.input);
    if let Some(kept) = aside.borrow_mut().get_mut(now) {
        kept.clone_from(&props.target.input);
    }
    let put = {
        let (put, target) = (props.put(&yard, "input"), props.target.clone());
        Callback::from(move |input: InputChoice| {
            put.emit(Target {
                input,
                ..(*target).clone()
            });
        })
    };
    let set = {
        let put = put.clone();
        Callback::from(move |at: usize| {
            if let Some(kept) = aside.borrow().get(at) {
                put.emit(kept.clone());
            }
        })
    };
    let options = CHOICES.map(str::to_owned);
    html! {
        <div class="target__stack">
            { choose(props.id("input"), "Input", &options, now, set) }
            {
                match &props.target.input {
                    InputChoice::Path(path) => html! {
                        <Text props={props.clone()} place={Place::InputPath} name="input-path" label="InputPath" text={path.clone()} rows={1}
                            set={put.reform(InputChoice::Path)} hint="A JSON path such as $.detail; only dots, letters, digits, - and _, and array places." />
                    },
                    InputChoice::Constant(text) => html! {
                        <Text props={props.clone()} place={Place::Input} name="input-text" label="Input" text={text.clone()} rows={4}
                            set={put.reform(InputChoice::Constant)} hint="JSON that stands for every event." />
                    },
                    InputChoice::Transformer { paths, template } => transformer(props, paths, template, &put),
                    _ => Html::default(),
                }
            }
            { props.refusals("input") }
            { props.refusals("inputPath") }
            { props.refusals("inputTransformer") }
            <Preview ..props.clone() />
        </div>
    }
}

/// Variables with their paths, and the template.
fn transformer(
    props: &PartProps,
    paths: &[(String, String)],
    template: &str,
    put: &Callback<InputChoice>,
) -> Html {
    let change = |paths: Vec<(String, String)>| InputChoice::Transformer {
        paths,
        template: template.to_owned(),
    };
    let set_at = |at: usize, is_name: bool| {
        let (paths, template) = (paths.to_vec(), template.to_owned());
        put.reform(move |text: String| {
            let mut paths = paths.clone();
            if let Some((name, path)) = paths.get_mut(at) {
                *(if is_name { name } else { path }) = text;
            }
            InputChoice::Transformer {
                paths,
                template: template.clone(),
            }
        })
    };
    let add = {
        let mut next = paths.to_vec();
        let name = (1..).map(|n| format!("value{n}"));
        let is_free = |name: &String| paths.iter().all(|(known, _)| known != name);
        let name = name.into_iter().find(is_free).unwrap_or_default();
        next.push((name, "$.detail".to_owned()));
        let (put, next) = (put.clone(), change(next));
        move |_: MouseEvent| put.emit(next.clone())
    };
    let remove = |at: usize| {
        let mut next = paths.to_vec();
        if at < next.len() {
            next.remove(at);
        }
        let (put, next) = (put.clone(), change(next));
        move |_: MouseEvent| put.emit(next.clone())
    };
    let set_template = {
        let paths = paths.to_vec();
        put.reform(move |template: String| InputChoice::Transformer {
            paths: paths.clone(),
            template,
        })
    };
    html! {
        <>
            <fieldset class="target__group">
                <legend>{ "InputPathsMap" }</legend>
                { for paths.iter().enumerate().map(|(at, (name, path))| html! {
                    <div class="target__variable" key={at}>
                        <Text props={props.clone()} place={Place::Name(at)} name={format!("variable-{at}")} label={format!("Variable {}", at + 1)} text={name.clone()} rows={1} set={set_at(at, true)} />
                        <Text props={props.clone()} place={Place::Path(at)} name={format!("path-{at}")} label={format!("Path {}", at + 1)} text={path.clone()} rows={1} set={set_at(at, false)} />
                        <button type="button" class="button button--bare button--icon" onclick={remove(at)}>
                            <Icon shape={Shape::Trash} /><span class="visually-hidden">{ format!("Remove variable {name}") }</span>
                        </button>
                    </div>
                }) }
                <p><button type="button" class="button" onclick={add}><Icon shape={Shape::Plus} />{ "Add a variable" }</button></p>
            </fieldset>
            <Text props={props.clone()} place={Place::Template} name="template" label="InputTemplate" text={template.to_owned()} rows={6} set={set_template}
                hint={format!("Variables stand in angle brackets. Without a path: {}.", PREDEFINED.map(|name| format!("<{name}>")).join(", "))} />
        </>
    }
}

#[derive(PartialEq, Properties)]
struct TextProps {
    props: PartProps,
    place: Place,
    name: AttrValue,
    label: AttrValue,
    #[prop_or_default]
    hint: AttrValue,
    text: String,
    rows: u32,
    set: Callback<String>,
}

/// A text of the input with what is to be said of it.
#[component]
fn Text(props: &TextProps) -> Html {
    let part = &props.props;
    let id = part.id(&props.name);
    let seen = part.seen.iter().flat_map(|seen| &seen.input);
    let here = seen.filter(|finding| finding.place == props.place);
    let findings: Vec<Finding> = here
        .map(|found| Finding {
            weight: found.severity.into(),
            span: found.span,
            message: found.message.clone(),
            help: found.help.clone(),
            fixes: found.fix.iter().cloned().collect(),
        })
        .collect();
    let ongo = {
        let (id, text) = (id.clone(), props.text.clone());
        Callback::from(move |span: Span| select(&id, &text, span))
    };
    let onfix = {
        let (set, text) = (props.set.clone(), props.text.clone());
        Callback::from(move |fix: Fix| {
            if let (Some(before), Some(after)) =
                (text.get(..fix.span.start), text.get(fix.span.end..))
            {
                set.emit(format!("{before}{}{after}", fix.replacement));
            }
        })
    };
    html! {
        <div class="target__text">
            <TextField {id} label={props.label.clone()} hint={props.hint.clone()} value={props.text.clone()} oninput={props.set.clone()} rows={props.rows} />
            if !findings.is_empty() {
                <Diagnostics id={part.id(&format!("{}-said", props.name))} text={props.text.clone()} {findings} {ongo} {onfix} />
            }
        </div>
    }
}
