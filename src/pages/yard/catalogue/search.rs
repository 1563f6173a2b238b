//! What the catalogue is narrowed by: words, and four choices that go together.

use super::filter::{DOMAINS, Found, LEVELS};
use super::{WORDS_ID, Wish, in_words};
use crate::platform::dom;
use crate::store::bank::BankState;
use crate::store::catalogue::{Look, PAGE};
use crate::store::fetched::Fetched;
use pipeline::EventStatus;
use yew::prelude::*;

/// A choice: its value, its words, how many events it would find, and whether it is made.
type Choice = (String, String, usize, bool);

/// The words and the choices; each begins the list anew.
pub(super) fn search(
    found: &Found<'_>,
    look: &Look,
    names: &[String],
    wish: &Callback<Wish>,
) -> Html {
    let change = |change: fn(&mut Look, String)| {
        let look = look.clone();
        wish.reform(move |text| {
            let mut look = Look {
                most: PAGE,
                ..look.clone()
            };
            change(&mut look, text);
            Wish::Look(look)
        })
    };
    let choose =
        |with: fn(&mut Look, String)| change(with).reform(|event: Event| dom::select_value(&event));
    let oninput = change(|look, words| look.words = words)
        .reform(|event: InputEvent| dom::input_text(&event));
    let service = choose(|look, service| look.service = service);
    let domain = choose(|look, number| look.domain = number.parse().ok());
    let status = choose(|look, label| {
        look.status = EventStatus::ALL
            .into_iter()
            .find(|status| status.label() == label);
    });
    let delivery = choose(|look, label| {
        look.delivery = LEVELS.into_iter().find(|level| level.label() == label);
    });
    let services = found.services.iter().map(|(name, count)| {
        let name = (*name).to_owned();
        let is_chosen = name == look.service;
        (name.clone(), name, *count, is_chosen)
    });
    let domains = DOMAINS.into_iter().zip(found.domains).enumerate();
    let domains = domains.map(|(place, (it, count))| {
        let name = names.get(place).map_or("", String::as_str);
        let words = format!("{it}. {name}").trim_end().to_owned();
        (it.to_string(), words, count, look.domain == Some(it))
    });
    let statuses = EventStatus::ALL.into_iter().zip(found.statuses);
    let statuses = statuses.map(|(it, count)| {
        let words = status_in_words(it).to_owned();
        (it.label().to_owned(), words, count, look.status == Some(it))
    });
    let levels = LEVELS.into_iter().zip(found.levels).map(|(it, count)| {
        let words = in_words(it).to_owned();
        (
            it.label().to_owned(),
            words,
            count,
            look.delivery == Some(it),
        )
    });
    html! {
        <div class="catalogue__search" role="search">
            <div class="field">
                <label class="field__label" for={WORDS_ID}>{ "Words" }</label>
                <input class="input" type="search" id={WORDS_ID} value={look.words.clone()} {oninput}
                    autocomplete="off" placeholder="such as spot, or aws.s3 deleted" />
            </div>
            { select("catalogue-service", "Service", "Any service", services.collect(), service) }
            { select("catalogue-domain", "Exam domain", "Any domain", domains.collect(), domain) }
            { select("catalogue-status", "Status", "Any status", statuses.collect(), status) }
            { select("catalogue-delivery", "Delivery", "Any", levels.collect(), delivery) }
        </div>
    }
}

fn select(
    id: &'static str,
    label: &'static str,
    any: &'static str,
    choices: Vec<Choice>,
    onchange: Callback<Event>,
) -> Html {
    let is_any = !choices.iter().any(|(.., is_chosen)| *is_chosen);
    html! {
        <div class="field">
            <label class="field__label" for={id}>{ label }</label>
            <select class="input" {id} {onchange}>
                <option value="" selected={is_any}>{ any }</option>
                { for choices.into_iter().map(|(value, words, count, is_chosen)| html! {
                    <option {value} selected={is_chosen}>{ format!("{words} ({count})") }</option>
                }) }
            </select>
        </div>
    }
}

/// The names of the exam's domains, in the order of [`DOMAINS`]; empty until the bank's index is here.
pub fn domain_names(bank: &BankState) -> Vec<String> {
    let Fetched::Ready(index) = bank else {
        return Vec::new();
    };
    let domains = DOMAINS.iter().map(|it| index.lists.domain(*it));
    let titles = domains.map(|domain| domain.map(|domain| domain.title.clone()));
    titles.map(Option::unwrap_or_default).collect()
}

/// What an event reports, in words.
fn status_in_words(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Failure => "Failure: something failed",
        EventStatus::Warning => "Warning: somebody should look",
        EventStatus::Success => "Success: it ended well",
        EventStatus::Progress => "In progress: it began or waits",
        EventStatus::Change => "Change: it is otherwise now",
        EventStatus::Call => "Call: somebody used an API or signed in",
    }
}
