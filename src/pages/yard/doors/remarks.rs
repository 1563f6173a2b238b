//! Remarks: what a format cannot say, and what an import did not take as it stands.

use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use interop::{Gravity, Remark};
use pattern::Span;
use quiz::order;
use yew::prelude::*;

/// The remarks, the gravest first; `text` is what was read, and `onshow` leads to a place in it.
pub fn remarks(remarks: &[Remark], text: &str, onshow: Option<&Callback<Span>>) -> Html {
    if remarks.is_empty() {
        return Html::default();
    }
    let mut sorted: Vec<&Remark> = remarks.iter().collect();
    order::sort_by_key(&mut sorted, |one| std::cmp::Reverse(one.gravity));
    let lines = Lines::of(text);
    html! {
        <section class="stack" aria-labelledby="doors-remarks">
            <h3 id="doors-remarks">{ "Remarks" }<span class="quiet">{ format!(" · {}", remarks.len()) }</span></h3>
            <ul role="list" class="diagnostics doors__remarks">{ for sorted.into_iter().map(|one| item(one, &lines, onshow)) }</ul>
        </section>
    }
}

fn item(remark: &Remark, lines: &Lines, onshow: Option<&Callback<Span>>) -> Html {
    let (signal, shape) = match remark.gravity {
        Gravity::Note => (Signal::Quiet, Shape::Info),
        Gravity::LeftOut => (Signal::Amber, Shape::Triangle),
        Gravity::Refused => (Signal::Red, Shape::CircleX),
    };
    let place = remark.span.zip(onshow).map(|(span, onshow)| {
        let onclick = onshow.reform(move |_: MouseEvent| span);
        let line = lines.number(span.start);
        html! { <button type="button" class="diagnostic__place" {onclick}>{ format!("line {line}") }<span class="visually-hidden">{ ": show the place" }</span></button> }
    });
    let word = match remark.gravity {
        Gravity::Note => "Good to know",
        Gravity::LeftOut => "Left out",
        Gravity::Refused => "Refused",
    };
    html! {
        <li class={format!("diagnostic doors__remark doors__remark--{}", signal.name())} data-gravity={remark.gravity.as_str()}>
            <span class="diagnostic__icon"><Icon {shape} size={15} /></span>
            <div>
                <p class="diagnostic__message"><strong>{ format!("{word}: ") }</strong>{ &remark.message }{ " " }{ place.unwrap_or_default() }</p>
                if !remark.path.is_empty() { <p class="mono quiet">{ &remark.path }</p> }
            </div>
        </li>
    }
}

/// Where the lines of a text begin.
pub struct Lines(Vec<usize>);

impl Lines {
    /// Looks through the text once.
    pub fn of(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines(std::iter::once(0).chain(ends).collect())
    }

    /// The number of the line, from 1, in which this byte stands.
    pub fn number(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte)
    }
}
