//! One question of a pack, answered as those of the bank are.

use crate::components::page_heading::PageHeading;
use crate::pages::study::answering::Answering;
use crate::pages::study::frame::{article, facts, mix_ups};
use crate::route::Route;
use crate::store::packs::Pack;
use quiz::Question;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The page of a question, where pack and question are there.
pub(super) fn page(found: Option<(&Pack, &quiz::author::Pack)>, id: &str) -> Html {
    let question = found.and_then(|(pack, read)| Some((pack, read, read.bank.question(id)?)));
    let Some((pack, read, question)) = question else {
        return html! {
            <div class="stack narrow">
                <PageHeading>{ "There is no such question" }</PageHeading>
                <p>{ "The address names a question of your own that is not kept in this browser, or not any more." }</p>
                <p><Link<Route> to={Route::Packs} classes="button button--main">{ "Your own questions" }</Link<Route>></p>
            </div>
        };
    };
    let questions = &read.bank.questions;
    let at = questions.iter().position(|other| other.id == id);
    let next = at
        .and_then(|at| questions.iter().cycle().nth(at + 1))
        .filter(|next| next.id != id)
        .map(|next| Route::PackQuestion {
            pack: pack.key.clone(),
            id: next.id.clone(),
        });
    answering(
        (pack, read, question),
        "Practice question",
        next,
        None,
        Route::Packs,
        0,
    )
}

/// A question of a pack to be answered, where answers before `since` do not count, in milliseconds
/// since 1970 UTC.
pub(super) fn answering(
    (pack, read, question): (&Pack, &quiz::author::Pack, &Question),
    heading: &str,
    next: Option<Route>,
    previous: Option<Route>,
    all: Route,
    since: u64,
) -> Html {
    // Under this id the answers are kept, apart from those to a question of the bank.
    let own = Question {
        id: pack.progress_id(&question.id),
        ..question.clone()
    };
    let key = own.id.clone();
    let lists = &read.bank.lists;
    let about = facts(question.domain, &question.task, question.difficulty, lists);
    let sitting = html! {
        <Answering {key} mix_ups={mix_ups(question, &lists.misconceptions)} {next} {previous} {all} {since}
            bank_version={read.bank.version.clone()} question={Rc::new(own)} is_own={true} />
    };
    article(heading, &about, true, sitting)
}
