//! A person's own events: a file, dropped, chosen or pasted, matched against all rules.

pub mod counts;
pub mod give;
pub mod list;
pub mod problems;

use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::platform::files::{self, Given, PasteGuard};
use crate::platform::{dom, task};
use crate::route::Route;
use crate::store::bulk::run::{rules_of, use_bulk};
use crate::store::bulk::{BulkState, Stage};
use crate::store::yard::{Edit, SavedEvent, use_yard};
use door::{BulkFilter, BulkProgress};
use pipeline::metrics::cost::grouped;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the panel.
const BULK_ID: &str = "bulk";

/// The id of the button that opens the browser's chooser.
const CHOOSE_ID: &str = "bulk-choose";

/// The id of the name of the event on the bench.
const EVENT_ID: &str = "event-name";

/// What a text is called that comes from no file.
const PASTED: &str = "pasted text";

/// What the person wants.
#[derive(Debug)]
pub enum Wish {
    /// These to be read.
    Give(Vec<Given>),
    /// The clipboard to be read.
    Paste,
    /// To stop, or to be rid of the file.
    Forget,
    /// Other objects in the list.
    Show(BulkFilter, u32),
    /// To look at an object.
    Open(u32),
    /// To look at none.
    Close,
    /// An event of this name and text on the bench.
    Bench(String, String),
}

/// The panel with its state.
#[component]
pub fn BulkPanel() -> Html {
    let (bulk, yard, navigator) = (use_bulk(), use_yard(), use_navigator());
    let state = bulk.state().clone();
    let wish = Callback::from(move |wish: Wish| match wish {
        Wish::Give(given) => {
            let mut given = given.into_iter();
            match (given.next(), given.next()) {
                (Some(file), None) => {
                    bulk.read(file, rules_of(&yard.document().yard.rules));
                }
                (Some(_), Some(_)) => bulk.remark("One file at a time, please. To read several as one, put them together first, for example with cat."),
                (None, _) => bulk.remark("There was no file and no text in what you dropped."),
            }
        }
        Wish::Paste => {
            let (bulk, rules) = (bulk.clone(), rules_of(&yard.document().yard.rules));
            task::spawn(async move {
                match files::clipboard(PASTED).await {
                    Some(given) => bulk.read(given, rules),
                    None => bulk.remark("The browser gave no text from the clipboard. Go to a button of this box and press Ctrl+V, or ⌘V."),
                }
            });
        }
        Wish::Forget => {
            let is_busy = bulk.state().stage != Stage::Ready;
            bulk.forget(if is_busy {
                "Cancelled. Nothing of the file is kept."
            } else {
                "The file is forgotten."
            });
            dom::focus(CHOOSE_ID);
        }
        Wish::Show(filter, from) => bulk.show(filter, from),
        Wish::Open(number) => bulk.open(number),
        Wish::Close => bulk.close(),
        Wish::Bench(name, text) => {
            yard.dispatch(Edit::AddEvent(SavedEvent::new(name, "", text)).into());
            // Another page takes the focus to its heading by itself.
            dom::focus(EVENT_ID);
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Yard);
            }
        }
    });
    html! { <BulkView {state} {wish} /> }
}

/// What a [`BulkView`] takes.
#[derive(PartialEq, Properties)]
pub struct BulkViewProps {
    /// What is there.
    pub state: BulkState,
    /// Takes what the person wants.
    pub wish: Callback<Wish>,
}

/// The panel.
#[component]
pub fn BulkView(props: &BulkViewProps) -> Html {
    let (state, wish) = (&props.state, &props.wish);
    let take = {
        let wish = wish.clone();
        move |event: &Event| {
            let given = files::pasted(event, PASTED);
            if !given.is_empty() {
                wish.emit(Wish::Give(given));
            }
        }
    };
    use_effect_with(wish.clone(), {
        let take = take.clone();
        move |_| {
            let guard = PasteGuard::new(BULK_ID, take);
            move || drop(guard)
        }
    });
    let onpaste = move |event: Event| take(&event);
    html! {
        <section id={BULK_ID} class="panel bulk" aria-labelledby="bulk-heading" data-stage={format!("{:?}", state.stage)} {onpaste}>
            <h2 id="bulk-heading">{ "Your own events" }</h2>
            { give::give(state, wish) }
            <div>
                <p role="status">{ status(state) }</p>
                { progress(state, wish) }
            </div>
            if let Some(remark) = &state.remark {
                <Notice signal={Signal::Amber}><p>{ remark }</p></Notice>
            }
            if state.stage == Stage::Ready || state.stage == Stage::Matching {
                { problems::problems(state, wish) }
                if state.progress.found > 0 {
                    <div class="bulk__found">
                        { counts::counts(state, wish) }
                        { list::list(state, wish) }
                    </div>
                }
            }
        </section>
    }
}

/// What is heard when it changes: not the progress, which changes all the time.
fn status(state: &BulkState) -> String {
    let name = &state.file.name;
    match state.stage {
        Stage::Empty => String::new(),
        Stage::Reading => format!("Reading {name}."),
        Stage::Matching => format!("The rules have changed. Matching the events of {name} again."),
        Stage::Ready if state.progress.found == 0 => format!("No event was found in {name}."),
        Stage::Ready => {
            let events = state.progress.found - state.progress.unread;
            let matched = state.matched();
            format!(
                "{} from {name}; {} a rule or more.",
                many(events, "event"),
                match matched {
                    0 => "none matches".to_owned(),
                    1 => "1 matches".to_owned(),
                    more => format!("{} match", number(more)),
                },
            )
        }
    }
}

/// The bar while something is done, with what it stands at and Cancel.
fn progress(state: &BulkState, wish: &Callback<Wish>) -> Html {
    let BulkProgress {
        bytes,
        found,
        matched,
        ..
    } = state.progress;
    let (label, value, max, words) = match state.stage {
        Stage::Empty | Stage::Ready => return Html::default(),
        Stage::Reading => (
            "Reading and matching",
            bytes.to_string(),
            state.file.total.map(|total| total.max(1).to_string()),
            match state.file.total {
                Some(total) => format!(
                    "{} of {}, {}",
                    megabytes(bytes),
                    megabytes(total),
                    many(found, "event")
                ),
                None => format!("{}, {}", megabytes(bytes), many(found, "event")),
            },
        ),
        Stage::Matching => (
            "Matching again",
            matched.to_string(),
            Some(found.max(1).to_string()),
            format!("{} of {}", number(matched), many(found, "event")),
        ),
    };
    // Without a value the bar shows that something is done, but not how far it is.
    let value = max.is_some().then_some(value);
    let cancel = wish.reform(|_| Wish::Forget);
    html! {
        <div class="bulk__progress">
            <label class="field__label" for="bulk-bar">{ label }</label>
            <progress id="bulk-bar" class="bulk__bar" {value} {max} />
            <span class="small quiet">{ words }</span>
            if state.stage == Stage::Reading {
                <button type="button" class="button" onclick={cancel}>{ "Cancel" }</button>
            }
        </div>
    }
}

/// A number with commas between its thousands.
fn number(number: u32) -> String {
    grouped(number.into())
}

/// So many of them, in words.
fn many(count: u32, what: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{} {what}{end}", number(count))
}

/// A size in MB of 1024 times 1024 bytes, to a tenth.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes * 10 / (1024 * 1024);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
