//! A short state in a signal colour, always with a shape and a word.

use super::icon::{Icon, Shape};
use yew::prelude::*;

/// The signal a state shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Matched, right, delivered.
    Green,
    /// Needs attention.
    Amber,
    /// Failed, wrong, refused.
    Red,
    /// Nothing to say yet.
    Quiet,
}

impl Signal {
    /// The icon that stands for the signal.
    pub fn shape(self) -> Shape {
        match self {
            Signal::Green => Shape::CircleCheck,
            Signal::Amber => Shape::Triangle,
            Signal::Red => Shape::CircleX,
            Signal::Quiet => Shape::CircleDashed,
        }
    }

    /// The word that names the signal in a CSS class.
    pub fn name(self) -> &'static str {
        match self {
            Signal::Green => "green",
            Signal::Amber => "amber",
            Signal::Red => "red",
            Signal::Quiet => "quiet",
        }
    }
}

/// What a [`Chip`] takes.
#[derive(PartialEq, Properties)]
pub struct ChipProps {
    /// The signal.
    pub signal: Signal,
    /// The word.
    pub text: AttrValue,
}

/// A state as shape, word and colour.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    html! {
        <span class={classes!("chip", format!("chip--{}", props.signal.name()))}>
            <Icon shape={props.signal.shape()} size={14} />
            { props.text.clone() }
        </span>
    }
}
