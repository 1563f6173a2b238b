//! Export: the open yard as a file, a link, or a text for a tool.

use super::ask::{WORK_MS, use_asked};
use super::copy::TakeAway;
use super::kept;
use super::remarks::remarks;
use crate::components::chip::Signal;
use crate::components::help::help;
use crate::components::notice::Notice;
use crate::platform::dom;
use crate::store::yard::use_yard;
use door::{OutForm, WriteOut};
use interop::{Export, ExportFormat};
use yew::prelude::*;

const HEADING: &str = "out-heading";

const HELP: &[&str] = &[
    "The yard file holds everything, with the events that are kept with the yard. Import reads it again, here and in any other browser.",
    "A link holds the same in its address. Nothing is sent to a server: what stands behind # stays with whoever opens it.",
    "CloudFormation, Terraform and the AWS CLI get what the yard has in the account and Region where you work, ready to deploy, with the permissions that its targets need. Remarks say what such a text cannot hold.",
];

/// The forms with their names, what they are for, and the end of a file's name.
const FORMS: [(OutForm, &str, &str, &str); 5] = [
    (
        OutForm::YardFile,
        "Yard file",
        "The whole yard with its events, to keep or to hand on.",
        ".eventyard.json",
    ),
    (
        OutForm::Link,
        "Link",
        "Whoever opens the link sees what is in it and may take it as a new yard.",
        "",
    ),
    (
        OutForm::Tool(ExportFormat::CloudFormation),
        "CloudFormation",
        "A template in YAML, to deploy as a stack.",
        ".template.yaml",
    ),
    (
        OutForm::Tool(ExportFormat::Terraform),
        "Terraform",
        "A configuration for the provider hashicorp/aws.",
        ".tf",
    ),
    (
        OutForm::Tool(ExportFormat::Cli),
        "AWS CLI",
        "Commands of the AWS CLI, version 2, in the order in which they work.",
        ".sh",
    ),
];

/// The view.
#[component]
pub fn OutView() -> Html {
    let yard = use_yard();
    let form = use_state(|| OutForm::YardFile);
    let document = yard.document();
    let asked = use_asked(
        Some(WriteOut {
            yard: document.yard.clone(),
            events: kept(&document.events),
            form: *form,
        }),
        0,
        WORK_MS,
    );
    let onform = {
        let form = form.setter();
        Callback::from(move |next: OutForm| form.set(next))
    };
    let answer = match asked.new_answer() {
        Some(Ok(answer)) => Some((**answer).clone()),
        Some(Err(error)) => Some(Err(error.clone())),
        None => None,
    };
    view(&document.name, *form, answer.as_ref(), &onform)
}

/// What is shown; the answer is none while it is on its way.
pub fn view(
    name: &str,
    form: OutForm,
    answer: Option<&Result<Export, String>>,
    onform: &Callback<OutForm>,
) -> Html {
    let found = FORMS.iter().find(|each| each.0 == form);
    let (_, title, what, ending) = found.copied().unwrap_or(FORMS[0]);
    let file = (!ending.is_empty()).then(|| AttrValue::from(format!("{}{ending}", slug(name))));
    html! {
        <section class="doors stack" aria-labelledby={HEADING} data-ready={answer.is_some().then_some("out")}>
            <h2 id={HEADING} tabindex="-1">{ "Export" }</h2>
            <div class="row" role="group" aria-label="Form">
                { for FORMS.iter().map(|(each, title, ..)| {
                    let (onform, each) = (onform.clone(), *each);
                    html! {
                        <button type="button" class="button doors__form" aria-pressed={(each == form).to_string()}
                            onclick={move |_: MouseEvent| onform.emit(each)}>{ *title }</button>
                    }
                }) }
            </div>
            <p>{ what }</p>
            {
                match answer {
                    None => html! { <p class="quiet" role="status">{ "Writing …" }</p> },
                    Some(Err(problem)) => problem_of(problem, form, onform),
                    Some(Ok(export)) => html! {
                        <>
                            <TakeAway label={title} text={shown(form, &export.text)} {file} />
                            { remarks(&export.remarks, "", None) }
                        </>
                    },
                }
            }
            { help(HELP) }
        </section>
    }
}

/// The text as it is taken away: of a link the whole address.
fn shown(form: OutForm, text: &str) -> AttrValue {
    let address = match form {
        OutForm::Link => dom::resolve(&format!("#/yard/link/{text}")),
        _ => None,
    };
    address.unwrap_or_else(|| text.to_owned()).into()
}

fn problem_of(problem: &str, form: OutForm, onform: &Callback<OutForm>) -> Html {
    let onclick = onform.reform(|_: MouseEvent| OutForm::YardFile);
    let action = match form {
        OutForm::Link => {
            html! { <button type="button" class="button" {onclick}>{ "Make the yard file" }</button> }
        }
        _ => Html::default(),
    };
    html! { <Notice signal={Signal::Amber} {action}><p role="alert">{ problem }</p></Notice> }
}

/// A name as files have them: small letters, digits and hyphens.
pub fn slug(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    match words.is_empty() {
        true => "yard".to_owned(),
        false => words.join("-").to_ascii_lowercase(),
    }
}
