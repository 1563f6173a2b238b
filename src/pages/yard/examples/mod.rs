//! Example yards to open and take apart, from the first rule to a bus in another account.

use crate::components::icon::{Icon, Shape};
use crate::route::Route;
use crate::store::bench::use_bench;
use crate::store::yard::{Edit, YardAction, use_yard};
use read::Example;
use yew::prelude::*;
use yew_router::prelude::*;

pub mod read;

/// All examples.
#[component]
pub fn ExamplesPanel() -> Html {
    let examples = use_memo((), |()| read::all());
    html! {
        <section class="examples" aria-labelledby="examples-heading" data-ready="examples">
            <h2 id="examples-heading">{ "Example yards" }</h2>
            <p class="quiet">{ "Each is opened as a new yard; those that you have stay as they are, and Undo takes the new one away again." }</p>
            <ol role="list" class="examples__list">
                { for examples.iter().enumerate().map(|(at, example)| html! { <Card key={at} number={at + 1} example={example.clone()} /> }) }
            </ol>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct CardProps {
    number: usize,
    example: Example,
}

#[component]
fn Card(props: &CardProps) -> Html {
    let (yard, bench, navigator) = (use_yard(), use_bench(), use_navigator());
    let document = props.example.document(bench.samples());
    let Example {
        title,
        shows,
        tries,
        ..
    } = &props.example;
    let open = {
        let dispatcher = yard.dispatcher();
        Callback::from(move |_: MouseEvent| {
            let (Some(document), Some(navigator)) = (&document, &navigator) else {
                return;
            };
            dispatcher.dispatch(YardAction::from(Edit::OpenCopy(Box::new(document.clone()))));
            navigator.push(&Route::YardCanvas);
        })
    };
    html! {
        <li class="panel example" data-example={title.clone()}>
            <h3><span class="quiet">{ format!("{}. ", props.number) }</span>{ title }</h3>
            <p>{ shows }</p>
            <details>
                <summary class="small">{ "What to try" }</summary>
                <ul class="small">{ for tries.iter().map(|each| html! { <li>{ each }</li> }) }</ul>
            </details>
            <p><button type="button" class="button" onclick={open}><Icon shape={Shape::ArrowRight} />{ "Open" }<span class="visually-hidden">{ format!(" {title}") }</span></button></p>
        </li>
    }
}
