//! A text that is taken away: shown, copied, saved.

use crate::components::icon::{Icon, Shape};
use crate::platform::{clipboard, download, task};
use yew::prelude::*;

/// What a [`TakeAway`] takes.
#[derive(PartialEq, Properties)]
pub struct TakeAwayProps {
    /// What the text is.
    pub label: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// The name of the file that can be saved; none where there is none.
    #[prop_or_default]
    pub file: Option<AttrValue>,
}

/// The text, with buttons to copy and save it.
#[component]
pub fn TakeAway(props: &TakeAwayProps) -> Html {
    let said = use_state(|| None::<String>);
    {
        let said = said.setter();
        use_effect_with(props.text.clone(), move |_| said.set(None));
    }
    let copy = {
        let (text, said) = (props.text.clone(), said.setter());
        move |_: MouseEvent| {
            let (text, said) = (text.clone(), said.clone());
            task::spawn(async move {
                said.set(Some(match clipboard::copy(&text).await {
                    Ok(()) => "Copied.".to_owned(),
                    Err(error) => error.to_string(),
                }));
            });
        }
    };
    let save = props.file.clone().map(|file| {
        let (text, said) = (props.text.clone(), said.setter());
        move |_: MouseEvent| {
            let media_type = match file.ends_with(".json") {
                true => "application/json",
                false => "text/plain",
            };
            said.set(Some(match download::text(&file, media_type, &text) {
                Ok(()) => format!("Saved as {file}."),
                Err(error) => error.to_string(),
            }));
        }
    });
    html! {
        <div class="stack">
            <pre class="doors__text" tabindex="0" role="region" aria-label={props.label.clone()}>{ props.text.clone() }</pre>
            <p class="row">
                <button type="button" class="button" onclick={copy}><Icon shape={Shape::Copy} />{ "Copy" }</button>
                if let Some(save) = save {
                    <button type="button" class="button" onclick={save}><Icon shape={Shape::Download} />{ "Save as a file" }</button>
                }
                <span role="status" class="small">{ (*said).clone() }</span>
            </p>
        </div>
    }
}
