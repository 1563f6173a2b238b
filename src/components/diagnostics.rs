//! What is wrong with a text, with the place and what to change.

use super::icon::{Icon, Shape};
use pattern::{Diagnostic, Position, Severity, Span};
use pipeline::Problem;
use yew::prelude::*;

/// One thing that is wrong with a text, whoever found it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How grave it is.
    pub severity: Severity,
    /// Where it is, in bytes.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to change.
    pub help: Option<String>,
}

impl From<&Diagnostic> for Finding {
    fn from(found: &Diagnostic) -> Self {
        Finding {
            severity: found.severity,
            span: found.span,
            message: found.message.clone(),
            help: found.help.clone(),
        }
    }
}

impl From<&Problem> for Finding {
    fn from(found: &Problem) -> Self {
        Finding {
            severity: found.severity,
            span: found.span,
            message: found.message.clone(),
            help: found.help.clone(),
        }
    }
}

/// What [`Diagnostics`] take.
#[derive(PartialEq, Properties)]
pub struct DiagnosticsProps {
    /// The id of the list, for `aria-describedby`.
    pub id: AttrValue,
    /// The text that was read.
    pub text: AttrValue,
    /// What was found in it.
    pub findings: Vec<Finding>,
    /// Goes to a place in the text.
    pub ongo: Callback<Span>,
}

/// The findings as a list; each place is a button that selects it in the editor.
#[component]
pub fn Diagnostics(props: &DiagnosticsProps) -> Html {
    html! {
        <ul role="list" class="diagnostics" id={props.id.clone()}>
            { for props.findings.iter().map(|finding| item(props, finding)) }
        </ul>
    }
}

fn item(props: &DiagnosticsProps, finding: &Finding) -> Html {
    let (shape, word, class) = match finding.severity {
        Severity::Error => (Shape::CircleX, "Error", "diagnostic"),
        Severity::Warning => (Shape::Triangle, "Warning", "diagnostic diagnostic--warning"),
    };
    let place = Position::of(&props.text, finding.span.start);
    let (ongo, span) = (props.ongo.clone(), finding.span);
    html! {
        <li {class}>
            <span class="diagnostic__icon"><Icon {shape} size={15} /></span>
            <div>
                <p class="diagnostic__message">
                    <span class="visually-hidden">{ format!("{word}: ") }</span>
                    { &finding.message }
                    { " " }
                    <button type="button" class="diagnostic__place" onclick={move |_| ongo.emit(span)}>
                        { format!("line {}, column {}", place.line, place.column) }
                    </button>
                </p>
                if let Some(help) = &finding.help { <p class="quiet">{ help }</p> }
            </div>
        </li>
    }
}
