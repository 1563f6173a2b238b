//! The hints, one by one.

use crate::components::markdown;
use practice::exercise::Sheet;
use yew::prelude::*;

/// What a [`Hints`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct HintsProps {
    /// The exercise.
    pub(super) sheet: Sheet,
    /// How many are shown.
    pub(super) shown: u8,
    /// Shows one more.
    pub(super) more: Callback<()>,
}

/// Those that were asked for, and a button for the next.
#[component]
pub(super) fn Hints(props: &HintsProps) -> Html {
    let (all, shown) = (&props.sheet.hints, usize::from(props.shown));
    html! {
        <div class="stack">
            <div class="stack" aria-live="polite">
                { for all.iter().take(shown).enumerate().map(|(nth, hint)| html! {
                    <div key={nth} class="exercise__hint stack">
                        <p class="small quiet">{ format!("Hint {} of {}", nth + 1, all.len()) }</p>
                        { markdown::blocks(hint) }
                    </div>
                }) }
            </div>
            if shown < all.len() {
                <p><button type="button" id="exercise-hint" class="button" onclick={props.more.reform(|_: MouseEvent| ())}>
                    { format!("Hint {} of {}", shown + 1, all.len()) }
                </button></p>
            }
        </div>
    }
}
