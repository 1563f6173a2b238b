//! A question of a pack at a place of the review.

use super::question::answering;
use super::today;
use crate::components::page_heading::PageHeading;
use crate::pages::review::own::OwnAsked;
use crate::pages::study::coming;
use crate::route::Route;
use crate::store::bank::use_known_bank;
use crate::store::fetched::Fetched;
use crate::store::packs::use_stored_packs;
use quiz::author;
use yew::prelude::*;
use yew_router::prelude::*;

/// The question that the review asks for.
#[component]
pub(crate) fn InReview() -> Html {
    // A pack may name beliefs of the bank, so they are known before it is read.
    let (bank, packs) = (use_known_bank(true), use_stored_packs());
    let asked = use_context::<OwnAsked>();
    let pack = asked.as_ref().and_then(|asked| packs.pack(&asked.pack));
    let read = use_memo((pack.cloned(), bank.clone()), |(pack, bank)| {
        let (Some(pack), Fetched::Ready(index)) = (pack, bank) else {
            return None;
        };
        Some(author::Pack::read(&pack.files, &index.lists, today()))
    });
    let Some(asked) = asked else {
        return Html::default();
    };
    let heading = asked.heading.clone();
    if !matches!(bank, Fetched::Ready(_)) || !packs.is_restored() {
        let coming = coming::all(&bank, super::KEPT);
        return html! { <div class="stack narrow"><PageHeading>{ heading }</PageHeading>{ coming }</div> };
    }
    let question = pack.zip(read.as_ref().as_ref());
    let question =
        question.and_then(|(pack, read)| Some((pack, read, read.bank.question(&asked.id)?)));
    match question {
        Some((pack, read, question)) => answering(
            (pack, read, question),
            &heading,
            Some(asked.next.clone()),
            asked.previous.clone(),
            Route::Review,
            asked.since,
        ),
        None => html! {
            <div class="stack narrow" data-ready="nothing">
                <PageHeading>{ heading }</PageHeading>
                <p>{ "This question of your own is not here any more, or its file cannot be used as it is now." }</p>
                <p class="row">
                    <Link<Route> to={asked.next} classes="button button--main">{ "Next" }</Link<Route>>
                    <Link<Route> to={Route::Packs} classes="button">{ "Your own questions" }</Link<Route>>
                </p>
            </div>
        },
    }
}
