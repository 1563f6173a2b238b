//! The objects of the file, page by page; each opens below its line.

use super::{Wish, number};
use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::store::bulk::{BulkState, PAGE};
use door::{BulkFilter, BulkItem, BulkOpened, BulkOrigin};
use yew::prelude::*;

/// The list.
pub(super) fn list(state: &BulkState, wish: &Callback<Wish>) -> Html {
    let Some(items) = &state.items else {
        return Html::default();
    };
    html! {
        <div class="bulk__list" aria-labelledby="bulk-list" role="group" data-ready="bulk">
            <h3 id="bulk-list">{ heading(state) }</h3>
            if items.is_empty() {
                <p class="quiet">{ "Nothing of the file belongs here." }</p>
            }
            <ol role="list">{ for items.iter().map(|item| line(state, wish, item)) }</ol>
            { pages(state, wish) }
        </div>
    }
}

fn heading(state: &BulkState) -> String {
    match state.shown.0 {
        BulkFilter::All => "All of the file".to_owned(),
        BulkFilter::NoRule => "Events that no rule takes".to_owned(),
        BulkFilter::Unread => "What could not be read".to_owned(),
        BulkFilter::Rule(at) => format!("Events that {} takes", rule_name(state, at)),
    }
}

fn rule_name(state: &BulkState, at: u32) -> &str {
    let rule = usize::try_from(at).ok().and_then(|at| state.rules.get(at));
    rule.map_or("a rule", |rule| &rule.name)
}

fn line(state: &BulkState, wish: &Callback<Wish>, item: &BulkItem) -> Html {
    let opened = state
        .opened
        .as_deref()
        .filter(|opened| opened.number == item.number);
    let onclick = {
        let (number, is_open) = (item.number, opened.is_some());
        wish.reform(move |_| {
            if is_open {
                Wish::Close
            } else {
                Wish::Open(number)
            }
        })
    };
    let (signal, word) = verdict(item);
    let title = match (&item.detail_type, &item.source) {
        (Some(kind), _) => kind.clone(),
        (None, Some(_)) => "no detail-type".to_owned(),
        (None, None) if item.rules.is_none() => "Not readable".to_owned(),
        (None, None) => "no source, no detail-type".to_owned(),
    };
    html! {
        <li key={item.number}>
            <button type="button" class="bulk__item" aria-expanded={opened.is_some().to_string()} data-number={item.number.to_string()} {onclick}>
                <span class="bulk__title">{ title }</span>
                <span class="bulk__from mono">{ item.source.clone().unwrap_or_default() }</span>
                <span class="bulk__meta">
                    { item.time.clone().unwrap_or_default() }
                    { if item.time.is_some() { " · " } else { "" } }
                    { format!("line {}", number(item.line)) }
                </span>
                <Chip {signal} text={word} />
            </button>
            { opened.map(|opened| detail(state, wish, item, opened)).unwrap_or_default() }
        </li>
    }
}

fn verdict(item: &BulkItem) -> (Signal, String) {
    match item.rules.as_deref() {
        None => (Signal::Red, "Not readable".to_owned()),
        Some([]) => (Signal::Quiet, "No rule".to_owned()),
        Some([_]) => (Signal::Green, "1 rule".to_owned()),
        Some(rules) => (Signal::Green, format!("{} rules", rules.len())),
    }
}

fn detail(state: &BulkState, wish: &Callback<Wish>, item: &BulkItem, opened: &BulkOpened) -> Html {
    let bench = {
        let what = item.detail_type.as_deref().unwrap_or("Own event");
        let name = format!("{what}, line {}", item.line);
        let text = opened.text.clone();
        wish.reform(move |_| Wish::Bench(name.clone(), text.clone()))
    };
    let made_from = match opened.origin {
        BulkOrigin::CloudTrailRecord => {
            "Made from a CloudTrail record. EventBridge gives it an id of its own; here the record's stands in for it. Read-only calls (Get, List, Describe) reach a rule only in the state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS."
        }
        BulkOrigin::PutEventsEntry => {
            "Made from an entry of PutEvents. EventBridge adds id, account and Region; here they are made up."
        }
        BulkOrigin::Event | BulkOrigin::Unread => "",
    };
    let why = state
        .problems
        .iter()
        .find(|problem| problem.number == Some(item.number));
    html! {
        <div class="bulk__detail">
            if let Some(rules) = &item.rules {
                if rules.is_empty() {
                    <p>{ "No rule takes this event." }</p>
                } else {
                    <p>{ "Taken by " }<strong>{ rules.iter().map(|at| rule_name(state, *at)).collect::<Vec<_>>().join(", ") }</strong>{ "." }</p>
                }
            }
            if let Some(problem) = why {
                <Notice signal={Signal::Red}><p>{ format!("Line {}: {}. {}", number(problem.line), problem.message.trim_end_matches('.'), problem.help.clone().unwrap_or_default()) }</p></Notice>
            }
            if !made_from.is_empty() { <p class="small quiet">{ made_from }</p> }
            <pre class="code" tabindex="0" aria-label="The event">{ &opened.text }</pre>
            if opened.origin != BulkOrigin::Unread {
                <p><button type="button" class="button" onclick={bench}><Icon shape={Shape::ArrowRight} />{ "Put it on the bench" }</button></p>
            }
        </div>
    }
}

/// Which part of the list is shown, and the way to the others.
fn pages(state: &BulkState, wish: &Callback<Wish>) -> Html {
    let (filter, from) = state.shown;
    let count = state.count(filter);
    if count <= PAGE {
        return Html::default();
    }
    let last = from.saturating_add(PAGE).min(count);
    let turn = |to: Option<u32>, word: &'static str| {
        let is_there = to.is_some();
        let wish = wish.clone();
        let onclick = move |_| {
            if let Some(to) = to {
                wish.emit(Wish::Show(filter, to));
            }
        };
        html! {
            <button type="button" class="button" aria-disabled={(!is_there).to_string()} {onclick}>{ word }</button>
        }
    };
    let before = (from > 0).then(|| from.saturating_sub(PAGE));
    let after = (last < count).then_some(last);
    html! {
        <nav class="row" aria-label="Pages of the list">
            { turn(before, "Previous") }
            <span class="small">{ format!("{} to {} of {}", number(from + 1), number(last), number(count)) }</span>
            { turn(after, "Next") }
        </nav>
    }
}
