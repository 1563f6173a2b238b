//! The end of a review: how it went, and what comes next.

use super::item::{nothing, undo_button, use_undo};
use super::words::{count, grade as name};
use crate::components::page_heading::PageHeading;
use crate::route::Route;
use crate::store::progress::use_progress;
use crate::store::review::use_review;
use quiz::fsrs::Grade;
use quiz::study::{graded, sequence};
use yew::prelude::*;
use yew_router::prelude::*;

/// The page.
#[component]
pub(super) fn ReviewEnd() -> Html {
    let (review, progress) = (use_review(), use_progress());
    let undo = use_undo();
    if !(review.is_restored() && progress.is_restored()) {
        return html! { <PageHeading>{ "End of the review" }</PageHeading> };
    }
    let Some(session) = review.session() else {
        return nothing();
    };
    let all = sequence(&session.items, session.begun, progress.standings());
    let grades = graded(&all, session.begun, progress.standings());
    let open = grades.iter().position(Option::is_none);
    let left = grades.iter().filter(|grade| grade.is_none()).count();
    let of = |wanted: Grade| {
        grades
            .iter()
            .filter(|grade| **grade == Some(wanted))
            .count()
    };
    let known = grades
        .iter()
        .flatten()
        .filter(|grade| **grade > Grade::Again)
        .count();
    let done = grades.iter().flatten().count();
    html! {
        <div class="stack narrow" data-ready="review-end">
            <PageHeading>{ "End of the review" }</PageHeading>
            <p><strong>
                { format!("{}, {known} of them known.", count(done, "answer", "answers")) }
                if left > 0 { { format!(" {} still to come.", count(left, "item is", "items are")) } }
            </strong></p>
            <table class="review__table">
                <caption class="visually-hidden">{ "How often each grade was given" }</caption>
                <thead><tr><th scope="col">{ "Grade" }</th><th scope="col">{ "Times" }</th></tr></thead>
                <tbody>
                    { for Grade::ALL.map(|grade| html! { <tr><th scope="row">{ name(grade) }</th><td>{ of(grade) }</td></tr> }) }
                </tbody>
            </table>
            <p class="quiet small">{ "A wrong answer to a question and a right guess count as Again, right but unsure as Hard, right as Good." }</p>
            <p class="row">
                if let Some(open) = open {
                    <Link<Route> to={Route::ReviewItem { place: open + 1 }} classes="button button--main">{ "Go on with the review" }</Link<Route>>
                }
                <Link<Route> to={Route::Review} classes={classes!("button", open.is_none().then_some("button--main"))}>{ "Review" }</Link<Route>>
                if let Some(undo) = &undo { { undo_button(undo) } }
            </p>
        </div>
    }
}
