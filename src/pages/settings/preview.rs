//! What a file would add, before anything is changed.

use super::import::Opened;
use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::platform::dom;
use crate::store::backup::Problem;
use yew::prelude::*;

/// The preview; `take` says whether the settings of the file are wanted.
pub(super) fn view(opened: &Opened, take: bool, ontake: &Callback<bool>) -> Html {
    let (changes, backup) = (&opened.changes, &opened.backup);
    let names = |names: Vec<&str>| match names.len() {
        0 => "none".to_owned(),
        1..=5 => names.join(", "),
        many => format!(
            "{many}: {} …",
            names.get(..5).unwrap_or_default().join(", ")
        ),
    };
    let yards = changes
        .yards
        .iter()
        .map(|yard| yard.name.as_str())
        .collect();
    let packs = changes
        .packs
        .iter()
        .map(|pack| pack.name.as_str())
        .collect();
    let others = changes.progress.len().saturating_sub(changes.answers());
    let rows: [(&str, String, String); 4] = [
        (
            "Practice",
            format!("{} answers, {others} other entries", changes.answers()),
            format!("{} entries", changes.progress_known),
        ),
        (
            "Mock exams",
            format!("{} exams, {} entries", changes.begun(), changes.exams.len()),
            format!("{} entries", changes.exams_known),
        ),
        (
            "Yards, beside yours",
            names(yards),
            changes.yards_known.to_string(),
        ),
        (
            "Your own questions, beside yours",
            names(packs),
            changes.packs_known.to_string(),
        ),
    ];
    let ontake = ontake.reform(|event: Event| dom::is_checked(&event));
    html! {
        <div class="stack" id="import-preview">
            <h3>{ format!("“{}”", opened.name) }</h3>
            if changes.is_empty() && changes.settings.is_none() && backup.problems.is_empty() {
                <p>{ "Everything in it is here already." }</p>
            }
            <table class="settings__preview">
                <thead><tr><th scope="col">{ "Part" }</th><th scope="col">{ "Would be added" }</th><th scope="col">{ "Here already" }</th></tr></thead>
                <tbody>{ for rows.into_iter().map(|(part, new, known)| html! {
                    <tr><th scope="row">{ part }</th><td>{ new }</td><td>{ known }</td></tr>
                }) }</tbody>
            </table>
            if changes.settings.is_some() {
                <label class="settings__choice">
                    <input type="checkbox" id="import-settings" checked={take} onchange={ontake} />
                    <span>{ "Take the settings of the file, in place of those here" }</span>
                </label>
            }
            if !backup.problems.is_empty() {
                <Notice signal={Signal::Amber}>
                    <p><strong>{ "Some parts cannot be used and are left out:" }</strong></p>
                    { problems(&backup.problems) }
                </Notice>
            }
            if !backup.left_out.is_empty() {
                <p class="small quiet">{ format!("Left out, since it belongs to the other device or is not known here: {}.", backup.left_out.join(", ")) }</p>
            }
        </div>
    }
}

/// Problems with their places.
pub(super) fn problems(all: &[Problem]) -> Html {
    html! {
        <ul>{ for all.iter().map(|problem| html! {
            <li><span class="mono">{ &problem.place }</span>{ ": " }{ &problem.what }</li>
        }) }</ul>
    }
}
