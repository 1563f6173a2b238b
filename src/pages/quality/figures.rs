//! What the build measured: reviews, cues, rationales.

use crate::components::chip::{Chip, Signal};
use quiz::{Index, Quality};
use yew::prelude::*;

/// Percent of questions in which the key may be the single longest option before that is a cue: one
/// in four by chance alone, and room for chance.
const CUE: u32 = 35;

/// The panels; a word where the build measured nothing.
pub(super) fn view(index: &Index) -> Html {
    match &index.quality {
        Some(quality) => html! { <>{ cues(quality) }{ facts(quality) }</> },
        None => html! { <p>{ "This build has measured nothing more." }</p> },
    }
}

fn percent(part: u32, all: u32) -> u32 {
    let (part, all) = (u64::from(part), u64::from(all.max(1)));
    u32::try_from((part * 200 + all) / (all * 2)).unwrap_or(u32::MAX)
}

fn tenths(value: u32) -> String {
    format!("{}.{}", value / 10, value % 10)
}

/// Whether a person who knows nothing could do well.
fn cues(quality: &Quality) -> Html {
    let chip = |fine: bool| {
        if fine {
            html! { <Chip signal={Signal::Green} text="Fine" /> }
        } else {
            html! { <Chip signal={Signal::Amber} text="A cue" /> }
        }
    };
    let length = |what: &str, many: u32| {
        let share = percent(many, quality.single);
        html! {
            <tr>
                <th scope="row">{ format!("The right option is the single {what} one") }</th>
                <td>{ format!("{many} of {} ({share} %)", quality.single) }</td>
                <td>{ chip(share <= CUE) }</td>
            </tr>
        }
    };
    let all: u32 = quality.places.iter().sum();
    let places = quality
        .places
        .map(|many| format!("{} %", percent(many, all)));
    html! {
        <section class="panel stack">
            <h2>{ "Could one guess?" }</h2>
            <p class="quiet">{ "Whoever always takes the longest option, or always the second, should not do better than chance, which is one in four." }</p>
            <div class="exam__scroll" tabindex="0" role="region" aria-label="Cues">
                <table class="exam__table">
                    <thead><tr><th scope="col">{ "Cue" }</th><th scope="col">{ "Found" }</th><th scope="col">{ "Verdict" }</th></tr></thead>
                    <tbody>
                        { length("longest", quality.longest) }
                        { length("shortest", quality.shortest) }
                        <tr>
                            <th scope="row">{ "Where the right option stands when shown, first to fourth place" }</th>
                            <td>{ format!("{}; chi-square {} over {} orders", places.join(", "), tenths(quality.chi_square), quality.seeds) }</td>
                            <td>{ chip(quality.chi_square <= quality.unfair) }</td>
                        </tr>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// What answers rest on, and when that was checked.
fn facts(quality: &Quality) -> Html {
    let mean = percent(quality.words, quality.rationales.saturating_mul(100));
    html! {
        <section class="panel stack">
            <h2>{ "What the answers rest on" }</h2>
            <ul class="progress__points">
                <li>{ format!("{} reasons, one for every option, right or wrong; {mean} words each on average.", quality.rationales) }</li>
                <li>{ format!("{} different pages of documentation.", quality.references) }</li>
                <li>{ match quality.warnings {
                    0 => "The checks of the last build left no warning.".to_owned(),
                    1 => "The checks of the last build left 1 warning.".to_owned(),
                    many => format!("The checks of the last build left {many} warnings."),
                } }</li>
            </ul>
            <h3>{ "When the facts were last checked" }</h3>
            <table class="exam__table">
                <thead><tr><th scope="col">{ "Month" }</th><th scope="col">{ "Questions" }</th></tr></thead>
                <tbody>{ for quality.reviewed.iter().map(|month| html! {
                    <tr>
                        <th scope="row">{ format!("{}-{:02}", month.first.year(), month.first.month()) }</th>
                        <td>{ month.questions }</td>
                    </tr>
                }) }</tbody>
            </table>
        </section>
    }
}
