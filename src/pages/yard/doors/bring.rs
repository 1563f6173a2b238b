//! Import: a yard file, a link, a template or commands, looked at before anything changes.

use super::ask::{Asked, READ_MS, use_asked};
use super::read_yard;
use super::taken::{mended, taken};
use crate::components::chip::Signal;
use crate::components::code_editor::go_to;
use crate::components::help::help;
use crate::components::notice::Notice;
use crate::platform::{dom, task};
use crate::route::Route;
use crate::store::yard::{Document, Edit, SavedEvent, YardAction, use_yard};
use door::{InMade, InRead, ReadIn};
use form::{BringForm, Change};
use give::Give;
use interop::Source;
use pattern::Span;
use practice::exercise::own::is_exercise_file;
use preview::{EXCERPT_ID, Preview, Wish};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

pub mod asks;
pub mod changes;
pub mod form;
pub mod give;
pub mod preview;

const HEADING: &str = "in-heading";
/// The id of the text area.
const TEXT_ID: &str = "in-text";
/// How long a text has to be the same before it is looked at, in milliseconds.
const QUIET_MS: u32 = 250;

const WHAT: &str = "Paste, drop or choose a yard file, a link, a CloudFormation or SAM template, or commands of the AWS CLI.";

const HELP: &[&str] = &[
    "A yard file or a link of Eventyard becomes a new yard unless you choose otherwise. A CloudFormation or SAM template and commands of the AWS CLI are added to the open yard.",
    "Nothing changes before you press Take it, and Undo takes it back. What was not understood is told with its line; what AWS would refuse is refused here too.",
    "The text is read in this browser and nowhere else.",
];

/// What a [`BringView`] takes.
#[derive(PartialEq, Properties)]
pub struct BringProps {
    /// The text of the link by which the page was opened.
    #[prop_or_default]
    pub link: Option<AttrValue>,
}

/// The view.
#[component]
pub fn BringView(props: &BringProps) -> Html {
    let (yard, navigator) = (use_yard(), use_navigator());
    let link = props.link.clone();
    let is_link = link.is_some();
    let form = use_reducer(move || match link {
        Some(_) => BringForm::of_link(link),
        None => BringForm::left(),
    });
    use_effect_with((*form).clone(), move |form| {
        if !is_link {
            form.leave();
        }
    });
    let place = use_state(|| None::<Span>);
    let source = form.source();
    let document = yard.document();
    let question = (!form.text.trim().is_empty() && yard.is_restored()).then(|| ReadIn {
        text: form.text.to_string(),
        source: Some(source),
        with: form.with.clone(),
        into: (!form.is_new_yard()).then(|| document.yard.clone()),
    });
    let is_given = question.is_some();
    let asked = use_asked(question, QUIET_MS, READ_MS);
    use_effect_with(*place, |place| {
        if place.is_some() {
            dom::focus(EXCERPT_ID);
        }
    });
    let change = {
        let (dispatcher, place) = (form.dispatcher(), place.setter());
        Callback::from(move |change: Change| {
            place.set(None);
            dispatcher.dispatch(change);
        })
    };
    let ongiven = {
        let change = change.clone();
        Callback::from(move |given| {
            let change = change.clone();
            task::spawn(async move {
                for each in form::read(given).await {
                    change.emit(each);
                }
            });
        })
    };
    let onwish = {
        let (change, dispatcher, form) = (change.clone(), yard.dispatcher(), form.clone());
        let (made, place, open) = (made(&asked), place.setter(), document.clone());
        Callback::from(move |wish: Wish| match wish {
            Wish::Change(to) => change.emit(to),
            Wish::Show(span) => match form.is_shown() {
                true => go_to(TEXT_ID, &form.text, span),
                false => place.set(Some(span)),
            },
            Wish::Take => {
                let Some(action) = made.as_ref().and_then(|made| action(made, &form, &open)) else {
                    return change.emit(Change::Problem(
                        "The yard that came back could not be read. Nothing has changed."
                            .to_owned(),
                    ));
                };
                dispatcher.dispatch(action);
                BringForm::default().leave();
                if let Some(navigator) = &navigator {
                    navigator.push(&Route::YardCanvas);
                }
            }
            Wish::Clear => {
                change.emit(Change::Clear);
                dom::focus(HEADING);
            }
        })
    };
    html! {
        <section class="doors stack" aria-labelledby={HEADING} data-ready={(!is_given || asked.is_new).then_some("in")}>
            <h2 id={HEADING} tabindex="-1">{ if props.link.is_some() { "A yard from a link" } else { "Import" } }</h2>
            <Give what={WHAT} form={(*form).clone()} onchange={change} {ongiven} />
            if is_exercise_file(&form.text) {
                <Notice signal={Signal::Amber} action={html! { <Link<Route> to={Route::YardOwn} classes="button">{ "Your own exercises" }</Link<Route>> }}>
                    <p>{ "This is the file of an exercise. Give it there." }</p>
                </Notice>
            } else if is_given {
                <Preview form={(*form).clone()} answer={asked.answer.clone()} is_new={asked.is_new} place={*place} {onwish} />
            }
            { help(HELP) }
        </section>
    }
}

/// What the text as it is now makes, where it can be read.
fn made(asked: &Asked<InRead>) -> Option<Rc<InRead>> {
    let read = asked.new_answer()?.as_ref().ok()?;
    read.made.is_ok().then(|| read.clone())
}

/// The change of the yards that takes it.
fn action(read: &InRead, form: &BringForm, open: &Document) -> Option<YardAction> {
    let made = read.made.as_ref().ok()?;
    let events: Vec<SavedEvent> = made.events.iter().map(event).collect();
    let yard = read_yard(&made.yard)?;
    if !form.is_new_yard() {
        let taken = taken(open, yard, events, None);
        return Some(YardAction::Take(Box::new(taken)));
    }
    let mut document = Document::first(0, form.yard_name());
    document.yard = yard;
    if !events.is_empty() {
        document.events = events.into_iter().map(Rc::new).collect();
    }
    let document = (*mended(document)).clone();
    Some(Edit::OpenCopy(Box::new(document)).into())
}

fn event(event: &interop::SavedEvent) -> SavedEvent {
    SavedEvent {
        edited: true,
        event_bus: event.event_bus.clone(),
        ..SavedEvent::new(&event.name, "", &event.text)
    }
}

/// What a text is read as, in words.
fn source_name(source: Source) -> &'static str {
    match source {
        Source::YardFile => "Yard file",
        Source::Link => "Link",
        Source::CloudFormation => "CloudFormation template",
        Source::Cli => "Commands of the AWS CLI",
    }
}

/// How many there are of each kind of change, in a sentence.
fn counted(made: &InMade) -> String {
    use interop::ChangeKind::{Added, Changed, Removed};
    let of = |kind| made.changes.iter().filter(|one| one.kind == kind).count();
    let events = match made.events.len() {
        0 => String::new(),
        1 => ", 1 event".to_owned(),
        many => format!(", {many} events"),
    };
    let remarks = match made.remarks.len() {
        0 => "no remarks".to_owned(),
        1 => "1 remark".to_owned(),
        many => format!("{many} remarks"),
    };
    format!(
        "{} added, {} changed, {} removed{events}; {remarks}.",
        of(Added),
        of(Changed),
        of(Removed)
    )
}
