//! Edits of a yard, each a step that can be undone.

use super::document::{Document, SavedEvent, Shelf};
use super::runs_on::{self, RunsOn};
use crate::store::handover::Trial;
use pipeline::resources::{Archive, Trail};
use pipeline::{DEFAULT_EVENT_BUS, EventBus, Rule, RuleState, Sample, Target};
use std::collections::BTreeMap;
use std::rc::Rc;

mod archives;
mod conditions;
mod declare;
mod follow;
mod other_account;

pub use conditions::Condition;
pub use declare::Declare;

/// An edit. Yards, rules, targets and events are named by their place in the list; a place that is
/// not there changes nothing.
#[derive(Clone, Debug)]
pub enum Edit {
    /// A sample event was chosen: it takes the place of an event on the bench that is a sample
    /// itself, and otherwise joins the others.
    ChooseSample(Rc<Sample>),
    /// The text of the event on the bench was edited.
    EventText(String),
    /// The name of the event on the bench was edited.
    EventName(String),
    /// An event was added and put on the bench.
    AddEvent(SavedEvent),
    /// The event at a place was removed; the last one stays.
    RemoveEvent(usize),
    /// Events were added; the one on the bench stays there.
    AddEvents(Vec<SavedEvent>),
    /// Whether the rule at the second place is expected to match the event at the first; `None`
    /// takes the expectation back.
    Expect(usize, usize, Option<bool>),
    /// What each rule is expected to say to each event, all at once.
    ExpectAll(Vec<(usize, String, bool)>),
    /// Nothing is expected of any rule any more.
    ExpectNothing,
    /// A rule was added and is worked on.
    AddRule(Rule),
    /// A rule was removed with its targets.
    RemoveRule(usize),
    /// A rule's name was edited.
    RuleName(usize, String),
    /// A rule's event pattern was edited.
    PatternText(usize, String),
    /// A rule's event pattern was replaced by one that was made for it.
    UsePattern(usize, String),
    /// What a rule runs on was chosen; what it does not run on any more is kept aside.
    RunsOn(usize, RunsOn),
    /// A rule's schedule expression was edited.
    ScheduleText(usize, String),
    /// A rule's schedule expression was replaced by one that was made for it.
    UseSchedule(usize, String),
    /// A rule was enabled or disabled.
    RuleState(usize, RuleState),
    /// An archive was made where the person works, with the managed rule that feeds it.
    AddArchive(Box<(Archive, Rule)>),
    /// The archive of a name was removed with what it keeps, and its managed rule.
    RemoveArchive(String),
    /// A target was added to a rule.
    AddTarget(usize, Target),
    /// A target of a rule was replaced; the text names the field that was edited. What was written
    /// about it follows its ARN.
    PutTarget(usize, usize, Target, &'static str),
    /// A target was removed from a rule, with what was written about it alone.
    RemoveTarget(usize, usize),
    /// What deliveries depend on was edited.
    Condition(Condition),
    /// An event bus was added, unless there is one of that name.
    AddEventBus(EventBus),
    /// The event bus of this name was replaced; the text names the field that was edited.
    PutEventBus(EventBus, &'static str),
    /// The event bus of this name was removed with its rules; the default one stays.
    RemoveEventBus(String),
    /// What is declared in a place was edited.
    Declare(Box<Declare>),
    /// Several edits of the open yard that are one step.
    All(Vec<Edit>),
    /// A yard like this one was added and opened.
    OpenCopy(Box<Document>),
    /// The event on the bench is sent to the event bus of this name.
    EventGoesTo(String),
    /// A yard was added and opened.
    AddYard,
    /// A yard was made of what another page left, and opened.
    AddTrial(Trial),
    /// The open yard was copied and the copy opened.
    CopyYard,
    /// What the trail where the person works logs was edited.
    Trail(Trail),
    /// The person works in this account and Region of the open yard from now on.
    GoTo(String, String),
    /// The open yard's name was edited.
    YardName(String),
    /// The open yard was removed; a new one comes in place of the last.
    RemoveYard,
}

/// Makes an edit; the answer names the run of small edits that it belongs to.
pub(super) fn apply(shelf: &mut Shelf, edit: Edit) -> Option<String> {
    match edit {
        Edit::AddYard => {
            let name = shelf.free_name("My yard");
            open_new(shelf, Document::first(shelf.free_id(), name));
            None
        }
        Edit::AddTrial(trial) => {
            let document = of_trial(shelf, trial);
            open_new(shelf, document);
            None
        }
        Edit::OpenCopy(document) => {
            let name = shelf.free_name(&document.name);
            let id = shelf.free_id();
            open_new(
                shelf,
                Document {
                    id,
                    name,
                    ..*document
                },
            );
            None
        }
        Edit::CopyYard => {
            let mut copy = (**shelf.yards.get(shelf.open)?).clone();
            copy.id = shelf.free_id();
            copy.name = shelf.free_name(&format!("{} copy", copy.name));
            open_new(shelf, copy);
            None
        }
        Edit::RemoveYard => {
            if shelf.open < shelf.yards.len() {
                shelf.yards.remove(shelf.open);
            }
            if shelf.yards.is_empty() {
                shelf.yards = Shelf::default().yards;
            }
            shelf.open = shelf.open.min(shelf.yards.len() - 1);
            None
        }
        Edit::All(edits) => {
            for edit in edits {
                apply(shelf, edit);
            }
            None
        }
        edit => {
            let place = shelf.open;
            let document = Rc::make_mut(shelf.yards.get_mut(place)?);
            let run = in_yard(document, edit)?;
            Some(format!("yard {place} {run}"))
        }
    }
}

fn open_new(shelf: &mut Shelf, document: Document) {
    shelf.yards.push(Rc::new(document));
    shelf.open = shelf.yards.len() - 1;
}

/// A yard with the rules and events of a trial, what is expected of them, and those of them on the
/// bench that it names.
fn of_trial(shelf: &Shelf, trial: Trial) -> Document {
    let mut document = Document::first(shelf.free_id(), shelf.free_name(&trial.name));
    let (events, names) = (trial.events.into_iter(), &trial.rules);
    let made: Vec<Rc<SavedEvent>> = events
        .map(|(name, text, expected)| {
            let expects = names.iter().map(|rule| rule.name.clone()).zip(expected);
            Rc::new(SavedEvent {
                expects: expects.collect(),
                ..SavedEvent::new(name, "", text)
            })
        })
        .collect();
    if !made.is_empty() {
        document.event = trial.event.min(made.len() - 1);
        document.events = made;
    }
    document.yard.rules = trial.rules;
    document.rule = trial.rule.min(document.yard.rules.len().saturating_sub(1));
    document
}

fn in_yard(document: &mut Document, edit: Edit) -> Option<String> {
    match edit {
        Edit::YardName(name) => {
            document.name = name;
            Some("name".into())
        }
        Edit::Trail(trail) => {
            document.yard.resources.trail = trail;
            None
        }
        Edit::GoTo(account, region) => {
            let left = (document.yard.account.clone(), document.yard.region.clone());
            if !document.been.contains(&left) {
                document.been.push(left);
            }
            document.yard.go_to(&account, &region);
            document.rule = 0;
            None
        }
        Edit::ChooseSample(_)
        | Edit::EventText(_)
        | Edit::EventName(_)
        | Edit::EventGoesTo(_)
        | Edit::AddEvent(_)
        | Edit::RemoveEvent(_)
        | Edit::AddEvents(_)
        | Edit::Expect(..)
        | Edit::ExpectAll(_)
        | Edit::ExpectNothing => of_events(document, edit),
        Edit::Declare(edit) => declare::apply(document, *edit),
        Edit::Condition(edit) => conditions::apply(document, edit),
        Edit::AddArchive(_) | Edit::RemoveArchive(_) => archives::apply(document, edit),
        Edit::AddEventBus(_) | Edit::PutEventBus(..) | Edit::RemoveEventBus(_) => {
            of_buses(document, edit)
        }
        _ => of_rules(document, edit),
    }
}

fn of_events(document: &mut Document, edit: Edit) -> Option<String> {
    let place = document.event;
    match edit {
        Edit::ChooseSample(sample) => {
            let chosen = document.event_of(&sample);
            match document.events.get_mut(place) {
                Some(event) if is_untouched(event) => *event = Rc::new(chosen),
                _ => return of_events(document, Edit::AddEvent(chosen)),
            }
            None
        }
        Edit::EventText(text) => {
            let event = Rc::make_mut(document.events.get_mut(place)?);
            event.text = text;
            event.edited = true;
            Some(format!("event {place} text"))
        }
        Edit::EventName(name) => {
            let event = Rc::make_mut(document.events.get_mut(place)?);
            event.name = name;
            event.edited = true;
            Some(format!("event {place} name"))
        }
        Edit::EventGoesTo(bus) => {
            let event = Rc::make_mut(document.events.get_mut(place)?);
            event.event_bus = bus;
            None
        }
        Edit::AddEvent(mut event) => {
            event.name = document.free_event_name(&event.name);
            document.events.push(Rc::new(event));
            document.event = document.events.len() - 1;
            None
        }
        Edit::RemoveEvent(at) => {
            if at < document.events.len() && document.events.len() > 1 {
                document.events.remove(at);
                if document.event > at || document.event == document.events.len() {
                    document.event -= 1;
                }
            }
            None
        }
        Edit::AddEvents(events) => {
            for mut event in events {
                event.name = document.free_event_name(&event.name);
                document.events.push(Rc::new(event));
            }
            None
        }
        Edit::Expect(at, rule, expected) => {
            let rule = document.yard.rules.get(rule)?.name.clone();
            let event = Rc::make_mut(document.events.get_mut(at)?);
            match expected {
                Some(expected) => drop(event.expects.insert(rule, expected)),
                None => expect_nothing(&mut event.expects, &rule),
            }
            None
        }
        Edit::ExpectAll(all) => {
            for (at, rule, expected) in all {
                if let Some(event) = document.events.get_mut(at) {
                    Rc::make_mut(event).expects.insert(rule, expected);
                }
            }
            None
        }
        Edit::ExpectNothing => {
            for event in &mut document.events {
                if !event.expects.is_empty() {
                    Rc::make_mut(event).expects.clear();
                }
            }
            None
        }
        _ => None,
    }
}

/// Whether choosing another sample takes nothing from the person.
fn is_untouched(event: &SavedEvent) -> bool {
    !event.sample.is_empty() && !event.edited && event.expects.is_empty()
}

fn of_rules(document: &mut Document, edit: Edit) -> Option<String> {
    let rules = &mut document.yard.rules;
    match edit {
        Edit::AddRule(rule) => {
            rules.push(rule);
            document.rule = rules.len() - 1;
            None
        }
        Edit::RemoveRule(at) => {
            if at < rules.len() {
                let gone = rules.remove(at);
                if document.rule > at || document.rule == rules.len() {
                    document.rule = document.rule.saturating_sub(1);
                }
                conditions::forget_in(document, &gone.targets);
                runs_on::forget(document, &gone.name);
            }
            None
        }
        Edit::RuleName(at, name) => {
            let rule = rules.get_mut(at)?;
            let old = std::mem::replace(&mut rule.name, name.clone());
            let twin = rules.iter().any(|rule| rule.name == old);
            rename_expectations(document, &old, &name, twin);
            runs_on::rename(document, &old, &name, twin);
            Some(format!("rule {at} name"))
        }
        Edit::PatternText(at, text) => {
            rules.get_mut(at)?.event_pattern = Some(text);
            Some(format!("rule {at} pattern"))
        }
        Edit::UsePattern(at, text) => {
            rules.get_mut(at)?.event_pattern = Some(text);
            None
        }
        Edit::RunsOn(at, runs_on) => {
            runs_on::choose(document, at, runs_on);
            None
        }
        Edit::ScheduleText(at, text) => {
            runs_on::schedule(document, at, text)?;
            Some(format!("rule {at} schedule"))
        }
        Edit::UseSchedule(at, text) => {
            runs_on::schedule(document, at, text)?;
            None
        }
        Edit::RuleState(at, state) => {
            rules.get_mut(at)?.state = state;
            None
        }
        Edit::AddTarget(at, target) => {
            rules.get_mut(at)?.targets.push(target.clone());
            if document.exercise.is_none() {
                other_account::agree(&mut document.yard, &target);
            }
            None
        }
        Edit::PutTarget(at, nth, target, field) => {
            let known = rules.get_mut(at)?.targets.get_mut(nth)?;
            let old = std::mem::replace(known, target.clone());
            // What is written in an exercise is part of the task and stays where it is.
            if document.exercise.is_none() {
                follow::follow(&mut document.yard, &old, &target);
            }
            Some(format!("rule {at} target {nth} {field}"))
        }
        Edit::RemoveTarget(at, nth) => {
            let targets = &mut rules.get_mut(at)?.targets;
            if nth < targets.len() {
                let gone = targets.remove(nth);
                conditions::forget_in(document, &[gone]);
            }
            None
        }
        _ => None,
    }
}

fn of_buses(document: &mut Document, edit: Edit) -> Option<String> {
    let yard = &mut document.yard;
    match edit {
        Edit::AddEventBus(bus) => {
            if !yard.has_event_bus(&bus.name) {
                yard.event_buses.push(bus);
            }
            None
        }
        Edit::PutEventBus(bus, field) => {
            let mut buses = yard.event_buses.iter_mut();
            let known = buses.find(|known| known.name == bus.name)?;
            let run = format!("bus {} {field}", bus.name);
            *known = bus;
            Some(run)
        }
        Edit::RemoveEventBus(name) => {
            if name == DEFAULT_EVENT_BUS {
                return None;
            }
            yard.event_buses.retain(|bus| bus.name != name);
            let (gone, kept) = std::mem::take(&mut yard.rules)
                .into_iter()
                .partition::<Vec<Rule>, _>(|rule| rule.event_bus == name);
            yard.rules = kept;
            document.rule = document.rule.min(yard.rules.len().saturating_sub(1));
            for rule in gone {
                conditions::forget_in(document, &rule.targets);
            }
            None
        }
        _ => None,
    }
}

/// Takes away what is expected of a rule. The map is made anew: the code that takes an entry out of a
/// tree is several kilobytes for each type of map.
fn expect_nothing(expects: &mut BTreeMap<String, bool>, rule: &str) {
    for (name, expected) in std::mem::take(expects) {
        if name != rule {
            expects.insert(name, expected);
        }
    }
}

/// What is expected of a rule goes with it to its new name; a rule that has the old name too keeps
/// a copy.
fn rename_expectations(document: &mut Document, old: &str, new: &str, twin: bool) {
    for event in &mut document.events {
        if let Some(expected) = event.expects.get(old).copied() {
            let event = Rc::make_mut(event);
            if !twin {
                expect_nothing(&mut event.expects, old);
            }
            event.expects.insert(new.to_owned(), expected);
        }
    }
}
