//! What the check found in a pack.

use super::open::Refused;
use crate::components::chip::{Chip, Signal};
use crate::components::notice::Notice;
use quiz::author::{Finding, Severity};
use yew::prelude::*;

/// More findings than this are not listed.
const MOST: usize = 100;

/// The findings, each with file and line, what is wrong and what to change.
pub(super) fn list(findings: &[Finding]) -> Html {
    html! {
        <>
            <ul role="list" class="packs__findings">
                { for findings.iter().take(MOST).map(|finding| html! { <li>{ one(finding) }</li> }) }
            </ul>
            if findings.len() > MOST {
                <p class="quiet">{ format!("And {} more.", findings.len() - MOST) }</p>
            }
        </>
    }
}

fn one(finding: &Finding) -> Html {
    let (signal, word) = match finding.severity {
        Severity::Error => (Signal::Red, "Error"),
        Severity::Warning => (Signal::Amber, "Warning"),
        Severity::Note => (Signal::Quiet, "Note"),
    };
    html! {
        <>
            <p class="row">
                <Chip {signal} text={word} />
                <code>{ format!("{}:{}", finding.file, finding.line) }</code>
                <span class="quiet small">{ finding.code }</span>
            </p>
            <p>{ &finding.message }</p>
            if let Some(help) = &finding.help { <p class="quiet">{ help }</p> }
        </>
    }
}

/// A file that was not taken, and why.
pub(super) fn refused(refused: &Refused) -> Html {
    html! {
        <Notice signal={Signal::Red}>
            <p><strong>{ format!("“{}” was not opened.", refused.name) }</strong>{ " " }{ &refused.why }</p>
            if !refused.findings.is_empty() { { list(&refused.findings) } }
        </Notice>
    }
}

/// How many findings there are that ask for a change; `None` where there is none.
pub(super) fn summary(findings: &[Finding]) -> Option<String> {
    let count = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let words = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    (!findings.is_empty()).then(|| {
        format!(
            "What the check found: {}, {}",
            words(errors, "error"),
            words(warnings, "warning")
        )
    })
}
