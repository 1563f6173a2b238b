//! The expression as text: its fields, what AWS says to it, and what would mend it.

use super::answer::{Answer, Asked};
use crate::components::diagnostics::{Diagnostics, Finding, Weight};
use crate::components::icon::{Icon, Shape};
use crate::platform::{dom, utf16};
use pattern::{Fix, Span};
use pipeline::schedule::{CronField, fields};
use yew::prelude::*;

/// What [`Expression`] takes.
#[derive(PartialEq, Properties)]
pub struct ExpressionProps {
    /// What the ids begin with.
    pub id: AttrValue,
    /// The expression.
    pub asked: Asked,
    /// What is said of it.
    pub answer: Answer,
    /// Takes the text as it is typed.
    pub ontext: Callback<String>,
    /// Takes the text with a fix made.
    pub onfix: Callback<String>,
}

/// The editor of one line, the fields below it, and the findings.
#[component]
pub fn Expression(props: &ExpressionProps) -> Html {
    let (text, answer) = (&props.asked.text, &props.answer);
    let id = format!("{}-expression", props.id);
    let list = format!("{}-findings", props.id);
    let oninput = {
        let ontext = props.ontext.clone();
        move |event: InputEvent| ontext.emit(dom::input_text(&event))
    };
    let select = {
        let (id, text) = (id.clone(), text.clone());
        Callback::from(move |span: Span| {
            let unit = |byte| utf16::from_byte(&text, byte);
            dom::select_range(&id, unit(span.start), unit(span.end));
        })
    };
    let onfix = {
        let (id, text, onfix) = (id.clone(), text.clone(), props.onfix.clone());
        Callback::from(move |fix: Fix| {
            onfix.emit(mended(&text, &fix));
            // The button goes with what it mended.
            dom::focus(&id);
        })
    };
    let refused = answer.refusal.as_ref();
    html! {
        <div class="stack schedule__expression">
            <div class="field">
                <label class="field__label" for={id.clone()}>{ "Schedule expression" }</label>
                <textarea class="input input--mono schedule__text" {id} rows="2" value={text.clone()} {oninput}
                    spellcheck="false" autocapitalize="off" autocomplete="off"
                    aria-invalid={refused.is_some().to_string()} aria-describedby={list.clone()} />
            </div>
            { cron_fields(text, &answer.findings, &select) }
            <div class="schedule__said">
                if let Some(refusal) = refused {
                    <p class="small schedule__aws"><span class="quiet">{ "AWS says: " }</span>
                        <code>{ format!("{}: {}", refusal.code.as_str(), refusal.message) }</code></p>
                }
                <Diagnostics id={list} text={text.clone()} findings={answer.findings.clone()} ongo={select} {onfix} />
            </div>
        </div>
    }
}

/// The text after a fix; unchanged where the fix does not fit it.
fn mended(text: &str, fix: &Fix) -> String {
    match (text.get(..fix.span.start), text.get(fix.span.end..)) {
        (Some(before), Some(after)) => format!("{before}{}{after}", fix.replacement),
        _ => text.to_owned(),
    }
}

/// The fields of a `cron()` by name, each a button that selects it; what is wrong is marked.
fn cron_fields(text: &str, findings: &[Finding], select: &Callback<Span>) -> Html {
    let found = fields(text);
    html! {
        <ol role="list" class="schedule__cron" aria-label="Fields of the expression">
            { for CronField::ALL.into_iter().enumerate().map(|(at, field)| {
                let place = found.get(at).map(|(_, span)| *span);
                let values = format!("{}: {}", field.as_str(), field.values());
                match place {
                    Some(span) => {
                        let wrong = is_wrong(span, findings);
                        let select = select.clone();
                        html! {
                            <li>
                                <button type="button" class={classes!("schedule__field", wrong.then_some("schedule__field--wrong"))} title={values} onclick={move |_| select.emit(span)}>
                                    <span class="schedule__value">{ span.of(text) }if wrong { <Icon shape={Shape::CircleX} size={13} /><span class="visually-hidden">{ " wrong" }</span> }</span>
                                    <span class="schedule__name">{ field.as_str() }</span>
                                </button>
                            </li>
                        }
                    }
                    None => html! {
                        <li class="schedule__field schedule__field--none" title={values}>
                            <span class="schedule__value" aria-hidden="true">{ "–" }</span>
                            <span class="schedule__name">{ field.as_str() }</span>
                        </li>
                    },
                }
            }) }
        </ol>
    }
}

/// Whether an error lies in a field, and not in the whole.
fn is_wrong(field: Span, findings: &[Finding]) -> bool {
    findings.iter().any(|finding| {
        let span = finding.span;
        let within = field.start <= span.start && span.end <= field.end;
        let of_two_fields = span.start == field.start || span.end == field.end;
        finding.weight == Weight::Error && (within || of_two_fields)
    })
}
