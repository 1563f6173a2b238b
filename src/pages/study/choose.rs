//! Choosing what to practise, with the number of questions that each choice leaves, and beginning.

use super::beliefs::use_beliefs;
use super::coming::whole;
use super::end::answers;
use super::facets::Facets;
use super::list::{by_domain, use_drawn};
use super::search::{Reach, use_texts};
use crate::components::help::help;
use crate::components::icon::{Icon, Shape};
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::pages::later::use_ahead;
use crate::platform::{clock, dom, random};
use crate::route::Route;
use crate::store::bank::{Part, use_bank};
use crate::store::fetched::Fetched;
use crate::store::progress::{Progress, use_progress};
use crate::store::settings::use_settings;
use crate::store::sitting::{Round, Sitting, SittingAction, use_sitting};
use quiz::study::{self, Filter};
use quiz::{Index, Listed};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The page of all questions.
#[component]
pub(super) fn Study() -> Html {
    let bank = use_bank();
    html! {
        <div class={classes!("study", (bank == Fetched::Loading).then_some("coming"))}>
            <div class="stack narrow">
                <PageHeading>{ "Practice questions" }</PageHeading>
                <p class="quiet">{ "Read the situation, find the words that decide, choose, then Check. Every option is explained." }</p>
            </div>
            {
                match &bank {
                    Fetched::Ready(index) => html! { <Chooser index={index.clone()} /> },
                    state => whole(state, Part::Index, |_| Html::default()),
                }
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ChooserProps {
    index: Rc<Index>,
}

/// How choosing works.
const HELP: &[&str] = &[
    "The number beside a choice is how many questions it leaves, with what you chose of the other kinds. Of each kind one of your choices has to hold.",
    "Due again is what you would soon forget. What you answered wrongly or by a guess comes back the next day; what you knew comes back later each time, and sooner when you were unsure. Review shows all of it, with cards.",
    "Where a question can be tried in the yard, each option has a button for it once you have checked your answer: event patterns and input templates become a yard of their own, schedule expressions open in the view Schedule.",
    "A round takes of each domain in proportion to what is left of it. It is kept in this browser: leave it and go on when you like.",
];

/// How many questions a round may have.
const SIZES: [Option<usize>; 6] = [Some(5), Some(10), Some(20), Some(40), Some(75), None];

#[component]
fn Chooser(props: &ChooserProps) -> Html {
    let (progress, sitting) = (use_progress(), use_sitting());
    let beliefs = use_beliefs(!sitting.filter.misconceptions.is_empty());
    let index = beliefs.index().unwrap_or(&props.index);
    let navigator = use_navigator();
    use_ahead(super::questions());
    // What is due does not change under the person's eyes.
    let now = *use_memo((), |()| clock::now_ms());
    let plan = use_settings().plan(now);
    let in_full = use_state(|| false);
    let (reach, again) = use_texts(*in_full);
    let filter = &sitting.filter;
    let effective = use_memo((filter.clone(), reach.clone()), |(filter, reach)| {
        let mut filter = filter.clone();
        if let Reach::Whole(texts) = reach {
            let words = std::mem::take(&mut filter.text);
            filter.ids = (!words.trim().is_empty()).then(|| texts.find(&words));
        }
        filter
    });
    let standings = progress.standings();
    let counts = use_memo(
        (index.clone(), standings.clone(), effective.clone()),
        |(index, standings, filter)| study::counts(index, standings, filter, &plan, now),
    );
    let found = study::find(index, standings, &effective, &plan, now);
    let drawn = use_drawn(found.len());
    let choose = {
        let dispatcher = sitting.dispatcher();
        Callback::from(move |filter: Filter| dispatcher.dispatch(SittingAction::Choose(filter)))
    };
    let begin = {
        let (dispatcher, index, most) = (sitting.dispatcher(), index.clone(), sitting.most);
        let (standings, effective) = (standings.clone(), effective.clone());
        move |_: MouseEvent| {
            let found = study::find(&index, &standings, &effective, &plan, now);
            if found.is_empty() {
                return;
            }
            dispatcher.dispatch(SittingAction::Begin(Round {
                questions: study::choose(&found, most, random::seed()),
                begun: clock::now_ms(),
                place: 0,
            }));
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Round { place: 1 });
            }
        }
    };
    let clear = {
        let choose = choose.clone();
        move |_: MouseEvent| {
            // The button goes.
            dom::focus(HEADING_ID);
            choose.emit(Filter::default());
        }
    };
    let oninput = {
        let (choose, filter) = (choose.clone(), filter.clone());
        move |event: InputEvent| {
            choose.emit(Filter {
                text: dom::input_text(&event),
                ..filter.clone()
            });
        }
    };
    let onfull = {
        let in_full = in_full.setter();
        move |event: Event| in_full.set(dom::is_checked(&event))
    };
    let is_ready = progress.is_restored() && sitting.is_restored();
    html! {
        <>
            <div class="stack narrow" data-ready={is_ready.then_some("study")}>
                { summary(index, &progress) }
                { under_way(&sitting, &progress) }
            </div>
            <section class="panel chooser" aria-labelledby="chooser-heading">
                <div class="row row--apart">
                    <h2 id="chooser-heading">{ "Choose what to practise" }</h2>
                    if !filter.is_empty() {
                        <button type="button" class="button button--bare" onclick={clear}>{ "Clear the choice" }</button>
                    }
                </div>
                <div class="chooser__search">
                    <label class="field">
                        <span class="field__label">{ "Words to look for" }</span>
                        <input class="input" id="study-words" type="search" autocomplete="off" value={filter.text.clone()} {oninput} aria-describedby="study-reach" />
                    </label>
                    <label class="chooser__full">
                        <input type="checkbox" id="study-full" checked={*in_full} onchange={onfull} />
                        <span>{ "Search whole questions, not only their beginnings" }</span>
                    </label>
                    <p class="field__hint" id="study-reach" role="status">
                        { searched(&reach, index) }
                        if matches!(reach, Reach::Missing(_)) {
                            { " " }<button type="button" class="button" onclick={again.reform(|_: MouseEvent| ())}>{ "Try again" }</button>
                        }
                    </p>
                </div>
                <Facets index={index.clone()} filter={filter.clone()} counts={(*counts).clone()} choose={choose.clone()}
                    beliefs_coming={beliefs.coming()} onbeliefs={beliefs.ask.clone()} />
                { help(HELP) }
                if !filter.misconceptions.is_empty() { { beliefs.coming().unwrap_or_default() } }
                { mix(&found, index, &sitting) }
                <p>
                    <button type="button" class="button button--main" id="begin" onclick={begin} aria-disabled={found.is_empty().to_string()}>
                        { match sitting.most.unwrap_or(found.len()).min(found.len()) {
                            0 => "No question is left".to_owned(),
                            1 => "Start with this 1 question".to_owned(),
                            count => format!("Start these {count} questions"),
                        } }
                        <Icon shape={Shape::ArrowRight} />
                    </button>
                </p>
            </section>
            <section class="study" aria-labelledby="found-heading">
                <h2 id="found-heading">{ if effective.is_empty() { "All questions" } else { "The questions chosen" } }</h2>
                { by_domain(found.get(..drawn).unwrap_or(&found), index, &progress) }
            </section>
            <p><Link<Route> to={Route::Packs}>{ "Your own questions" }</Link<Route>>{ ": open a file of questions that you or your study group wrote." }</p>
        </>
    }
}

/// How far the person is in the whole bank.
fn summary(index: &Index, progress: &Progress) -> Html {
    let last = index.questions.iter();
    let last = last.filter_map(|question| progress.last_answer(&question.id));
    let answers: Vec<bool> = last.map(|(_, right)| right).collect();
    let right = answers.iter().filter(|right| **right).count();
    let (answered, all) = (answers.len(), index.questions.len());
    html! {
        <>
            <p><strong>{ format!("{answered} of {all} answered, {right} right.") }</strong></p>
            <progress class="study__bar" max={all.to_string()} value={answered.to_string()} aria-label="Questions answered" />
        </>
    }
}

/// The round that is under way, and the way back to it.
fn under_way(sitting: &UseReducerHandle<Sitting>, progress: &Progress) -> Html {
    let Some(round) = &sitting.round else {
        return Html::default();
    };
    let answers = answers(round, progress);
    let (all, done) = (answers.len(), answers.iter().flatten().count());
    let to = if done == all {
        Route::RoundEnd
    } else {
        Route::Round {
            place: round.place + 1,
        }
    };
    let end = {
        let dispatcher = sitting.dispatcher();
        move |_: MouseEvent| {
            dom::focus(HEADING_ID);
            dispatcher.dispatch(SittingAction::End);
        }
    };
    html! {
        <section class="panel stack" aria-label="Your round">
            <p>{ if done == all {
                format!("You have answered all {all} questions of your round.")
            } else {
                format!("A round of {all} questions is under way, {done} of them answered.")
            } }</p>
            <p class="row">
                <Link<Route> {to} classes="button button--main">
                    { if done == all { "See how it went".to_owned() } else { format!("Go on with question {}", round.place + 1) } }
                    <Icon shape={Shape::ArrowRight} />
                </Link<Route>>
                <button type="button" class="button" onclick={end}>{ "End the round" }</button>
            </p>
        </section>
    }
}

/// What is being searched.
fn searched(reach: &Reach, index: &Index) -> String {
    let all = index.questions.len();
    match reach {
        Reach::Index => {
            format!("Searched: the first words, services, task and name of all {all} questions.")
        }
        Reach::Coming(here, count) => format!(
            "Fetching the whole questions ({here} of {count} files). Meanwhile their first words are searched."
        ),
        Reach::Missing(_) => {
            "The whole questions could not be fetched. Their first words are searched.".to_owned()
        }
        Reach::Whole(_) => format!("Searched: situation and options of all {all} questions."),
    }
}

/// How many questions are left, how many are taken, and of which domains.
fn mix(found: &[&Listed], index: &Index, sitting: &UseReducerHandle<Sitting>) -> Html {
    let most = sitting.most;
    let onchange = {
        let dispatcher = sitting.dispatcher();
        move |event: Event| {
            dispatcher.dispatch(SittingAction::Most(dom::select_value(&event).parse().ok()));
        }
    };
    let left = match found.len() {
        1 => "1 question is left.".to_owned(),
        count => format!("{count} questions are left."),
    };
    html! {
        <div class="mix">
            <p role="status" id="left"><strong>{ left }</strong></p>
            <label class="row">
                <span class="field__label">{ "Take at most" }</span>
                <select class="input mix__most" id="most" {onchange}>
                    { for SIZES.iter().map(|size| html! {
                        <option value={size.map_or_else(|| "all".to_owned(), |size| size.to_string())} selected={*size == most}>
                            { size.map_or_else(|| "all of them".to_owned(), |size| size.to_string()) }
                        </option>
                    }) }
                </select>
            </label>
            <ul role="list" class="mix__domains" aria-label="What is taken">
                { for study::mix(found, most).iter().map(|count| {
                    let title = index.lists.domain(count.domain).map_or("", |domain| domain.title.as_str());
                    html! { <li>{ format!("{} of {} from {}. {title}", count.taken, count.found, count.domain) }</li> }
                }) }
            </ul>
        </div>
    }
}
