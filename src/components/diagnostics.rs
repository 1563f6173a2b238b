//! What is wrong with a text, with the place and what to change.

use super::icon::{Icon, Shape};
use crate::platform::editor;
use door::Linted;
use pattern::{Diagnostic, Fix, Position, Severity, Span};
use pipeline::Problem;
use yew::prelude::*;

/// The most findings that are listed and drawn: a text with more is not mended one by one, and thousands
/// would stop the page.
pub const MOST_FINDINGS: usize = 100;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// AWS refuses the text.
    Error,
    /// AWS takes the text, but it will hardly do what was meant.
    Warning,
    /// Good to know.
    Note,
}

impl From<Severity> for Weight {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
        }
    }
}

/// One thing that is to be said of a text, whoever found it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How much it weighs.
    pub weight: Weight,
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
    /// The finding as an editor draws and tells it; `text` is what was read. A note is not drawn.
    #[must_use]
    pub fn problem(&self, text: &str) -> Option<editor::Problem> {
        let severity = match self.weight {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Note => return None,
        };
        let fix = |fix: &Fix| {
            let label = Finding::fix_label(fix, text);
            (label, fix.span, fix.replacement.clone())
        };
        Some(editor::Problem {
            span: self.span,
            severity,
            message: self.message.clone(),
            help: self.help.clone(),
            fixes: self.fixes.iter().map(fix).collect(),
        })
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
            weight: found.severity.into(),
            span: found.span,
            message: found.message.clone(),
            help: found.help.clone(),
            fixes: found.fix.iter().cloned().collect(),
        }
    }
}

impl From<&Problem> for Finding {
    fn from(found: &Problem) -> Self {
        Finding {
            weight: found.severity.into(),
            span: found.span,
            message: found.message.clone(),
            help: found.help.clone(),
            fixes: Vec::new(),
        }
    }
}

impl From<&Linted> for Finding {
    fn from(found: &Linted) -> Self {
        Finding {
            weight: if found.is_note {
                Weight::Note
            } else {
                Weight::Warning
            },
            span: found.span,
            message: found.message.clone(),
            help: found.help.clone(),
            fixes: found.fix.iter().cloned().collect(),
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
    let more = props
        .findings
        .len()
        .checked_sub(MOST_FINDINGS)
        .filter(|more| *more > 0);
    html! {
        <ul role="list" class="diagnostics" id={props.id.clone()}>
            if props.findings.iter().all(|finding| finding.weight == Weight::Note) {
                <li class="diagnostics__none">
                    <Icon shape={Shape::CircleCheck} size={15} />{ " Valid." }
                </li>
            }
            { for props.findings.iter().take(MOST_FINDINGS).map(|finding| item(props, finding)) }
            if let Some(more) = more {
                <li class="quiet">{ format!("{more} more are not listed. Mend these first.") }</li>
            }
        </ul>
    }
}

fn item(props: &DiagnosticsProps, finding: &Finding) -> Html {
    let (shape, word, class) = match finding.weight {
        Weight::Error => (Shape::CircleX, "Error", "diagnostic"),
        Weight::Warning => (Shape::Triangle, "Warning", "diagnostic diagnostic--warning"),
        Weight::Note => (Shape::Info, "Note", "diagnostic diagnostic--note"),
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
