//! What is wrong with a text, with the place and what to change.

use super::icon::{Icon, Shape};
use crate::platform::editor;
use pattern::suggest::Warning;
use pattern::{Diagnostic, Fix, Position, Severity, Span};
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
    /// Changes of the text that mend it; the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The finding as an editor draws and tells it; `text` is what was read.
    #[must_use]
    pub fn problem(&self, text: &str) -> editor::Problem {
        let fix = |fix: &Fix| {
            let label = Finding::fix_label(fix, text);
            (label, fix.span, fix.replacement.clone())
        };
        editor::Problem {
            span: self.span,
            severity: self.severity,
            message: self.message.clone(),
            help: self.help.clone(),
            fixes: self.fixes.iter().map(fix).collect(),
        }
    }

    /// What a fix of it does, as the text of its button; `text` is what was read.
    #[must_use]
    pub fn fix_label(fix: &Fix, text: &str) -> String {
        match fix.replacement.trim() {
            "" => format!("Remove {}", short(fix.span.of(text).trim())),
            replacement => format!("Change to {}", short(replacement)),
        }
    }
}

/// The beginning of a text that fits on a button.
fn short(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST - 1).collect();
    format!("{start}…")
}

impl From<&Diagnostic> for Finding {
    fn from(found: &Diagnostic) -> Self {
        Finding {
            severity: found.severity,
            span: found.span,
            message: found.message.clone(),
            help: found.help.clone(),
            fixes: found.fix.iter().cloned().collect(),
        }
    }
}

impl From<&Warning> for Finding {
    fn from(found: &Warning) -> Self {
        Finding {
            severity: Severity::Warning,
            span: found.span,
            message: found.sentence.clone(),
            help: None,
            fixes: Vec::new(),
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
            fixes: Vec::new(),
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
    /// Makes a change that mends the text; without it no fix is offered.
    #[prop_or_default]
    pub onfix: Option<Callback<Fix>>,
}

/// The findings as a list; each place is a button that selects it in the editor.
#[component]
pub fn Diagnostics(props: &DiagnosticsProps) -> Html {
    html! {
        <ul role="list" class="diagnostics" id={props.id.clone()}>
            { for props.findings.iter().map(|finding| item(props, finding)) }
            if props.findings.is_empty() {
                <li class="diagnostics__none">
                    <Icon shape={Shape::CircleCheck} size={15} />{ " Valid." }
                </li>
            }
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
                if let Some(onfix) = &props.onfix {
                    { for finding.fixes.iter().map(|fix| fix_button(props, onfix, fix)) }
                }
            </div>
        </li>
    }
}

fn fix_button(props: &DiagnosticsProps, onfix: &Callback<Fix>, fix: &Fix) -> Html {
    let (onfix, label) = (onfix.clone(), Finding::fix_label(fix, &props.text));
    let fix = fix.clone();
    html! {
        <button type="button" class="button diagnostic__fix" onclick={move |_| onfix.emit(fix.clone())}>
            <Icon shape={Shape::Wrench} size={14} />{ label }
        </button>
    }
}
