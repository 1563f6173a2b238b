//! A message in the page that stays until it no longer holds.

use super::chip::Signal;
use super::icon::{Icon, Shape};
use yew::prelude::*;

/// What a [`Notice`] takes.
#[derive(PartialEq, Properties)]
pub struct NoticeProps {
    /// How grave it is; `Quiet` is a plain remark.
    #[prop_or(Signal::Quiet)]
    pub signal: Signal,
    /// What it says.
    pub children: Html,
    /// A button or link at its end.
    #[prop_or_default]
    pub action: Html,
}

/// A message with a bar in the signal's colour and the signal's icon.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let shape = match props.signal {
        Signal::Quiet => Shape::Info,
        other => other.shape(),
    };
    html! {
        <div class={classes!("notice", format!("notice--{}", props.signal.name()))}>
            <Icon {shape} />
            <div class="stack">{ props.children.clone() }</div>
            <div>{ props.action.clone() }</div>
        </div>
    }
}
