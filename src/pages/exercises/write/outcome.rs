//! What came of an exercise that is written: what is to be mended, or the file and a try.

use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::pages::exercises::own::file_name;
use crate::pages::yard::doors::copy::TakeAway;
use crate::platform::task;
use crate::route::Route;
use crate::store::engine::use_engine;
use crate::store::exercises::{own_sheet, read_own};
use crate::store::yard::{Assignment, Edit, use_yard};
use practice::exercise::Written;
use yew::prelude::*;
use yew_router::prelude::*;

/// What an [`Outcome`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct OutcomeProps {
    /// What was said last; none before the first answer.
    pub(super) written: Option<Result<Written, String>>,
    /// Whether it is said of the exercise as it is now.
    pub(super) is_new: bool,
    /// The title.
    pub(super) title: String,
}

/// The outcome.
#[component]
pub(super) fn Outcome(props: &OutcomeProps) -> Html {
    let inside = match &props.written {
        None => html! { <p class="quiet">{ "Playing the solution …" }</p> },
        Some(Err(problem)) => {
            html! { <Notice signal={Signal::Red}><p role="alert">{ problem }</p></Notice> }
        }
        Some(Ok(written)) => html! {
            <>
                { list("To be mended first", "red", &written.problems) }
                { list("It would be better so", "amber", &written.advice) }
                if let Some(text) = &written.text {
                    <p>{ "The solution passes, and what the learner begins with does not." }</p>
                    <Try text={text.clone()} />
                    <TakeAway label="The file of the exercise" text={text.clone()} file={AttrValue::from(file_name(&props.title))} />
                }
            </>
        },
    };
    html! {
        <section class="stack" aria-labelledby="write-outcome" aria-busy={(!props.is_new).to_string()}>
            <h3 id="write-outcome">{ "The exercise" }</h3>
            { inside }
        </section>
    }
}

fn list(title: &'static str, signal: &'static str, sentences: &[String]) -> Html {
    if sentences.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{ title }</h4>
            <ul role="list" class="findings__list" data-write={signal}>
                { for sentences.iter().map(|sentence| html! {
                    <li class={format!("findings__item findings__item--{signal}")}>
                        <span class="findings__icon"><Icon shape={Shape::Triangle} size={15} /></span><p>{ sentence }</p>
                    </li>
                }) }
            </ul>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct TryProps {
    text: String,
}

/// A button that opens the exercise as others will find it.
#[component]
fn Try(props: &TryProps) -> Html {
    let (yard, engine, navigator) = (use_yard(), use_engine(), use_navigator());
    let said = use_state(|| None::<String>);
    let onclick = {
        let (dispatcher, said) = (yard.dispatcher(), said.setter());
        let text = props.text.clone();
        move |_: MouseEvent| {
            let (dispatcher, said, engine) = (dispatcher.clone(), said.clone(), engine.clone());
            let (navigator, text) = (navigator.clone(), text.clone());
            task::spawn(async move {
                let read = read_own(&engine, text.clone()).await;
                let sheet = read.and_then(|read| own_sheet(&read));
                let begun = sheet.map(|sheet| Assignment::begin(&sheet, &text));
                match (begun, navigator) {
                    (Ok(Some(document)), Some(navigator)) => {
                        dispatcher.dispatch(Edit::OpenCopy(Box::new(document)).into());
                        navigator.push(&Route::Yard);
                    }
                    (Err(problem), _) => said.set(Some(problem)),
                    _ => said.set(Some("The exercise could not be opened.".to_owned())),
                }
            });
        }
    };
    html! {
        <p class="row">
            <button type="button" id="write-try" class="button button--main" {onclick}>{ "Try it" }<Icon shape={Shape::ArrowRight} /></button>
            <span class="small quiet">{ "It opens as others will find it, and stays among your own." }</span>
            if let Some(problem) = &*said { <span role="alert">{ problem }</span> }
        </p>
    }
}
