//! The yard: events, rules with targets, and what happens when an event is sent.

pub mod build;
pub mod bulk;
pub mod canvas;
pub mod catalogue;
pub mod catches;
pub mod declared;
pub mod deliveries;
pub mod doors;
pub mod event_panel;
pub mod examples;
pub mod findings;
pub mod head;
pub mod links;
pub mod lints;
pub mod matrix;
pub mod report;
pub mod rule_card;
pub mod rules;
pub mod runs_on;
pub mod schedule;
pub mod services;
pub mod shortcuts;
pub mod steps;
pub mod sweep;
pub mod target;
pub mod targets;
pub mod time;
pub mod trace;
pub mod why;

use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::pages::exercises::assignment::AssignmentPanel;
use crate::pages::exercises::outside::OutsidePanel;
use crate::pages::later::{Later, LaterPart, later};
use crate::platform::files::DropGuard;
use crate::platform::near::Watch;
use crate::route::Route;
use crate::store::bench::{BenchProvider, use_bench};
use crate::store::yard::{Report, RunsOn, YardProvider, use_yard};
use bulk::BulkPanel;
use canvas::CanvasPanel;
use catalogue::CataloguePanel;
use doors::DoorsPanel;
use event_panel::EventPanel;
use examples::ExamplesPanel;
use findings::FindingsPanel;
use head::Head;
use links::Sight;
use matrix::MatrixPanel;
use pipeline::Rule;
use report::ReportPanel;
use rule_card::RuleCard;
use rules::Rules;
use runs_on::SchedulesWatched;
use services::ServicesPanel;
use shortcuts::Shortcuts;
use std::rc::Rc;
use why::Why;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the report's heading, where Send leads.
const REPORT_ID: &str = "report-heading";

/// What of the yard is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// One rule and one event.
    Bench,
    /// All rules and all events.
    Matrix,
    /// The catalogue of events.
    Events,
    /// The clock, and what has happened.
    Time,
    /// A schedule tried out.
    Schedule,
    /// The map of the whole yard.
    Canvas,
    /// Services and wires that a person declares.
    Services,
    /// What is wrong or risky.
    Findings,
    /// An exercise before it is begun, those of the person's own, and the writing of one.
    Exercise,
    /// Example yards.
    Examples,
    /// A way in or out.
    Door,
    /// The terminal.
    Terminal,
}

/// The page.
#[component]
pub fn YardPage() -> Html {
    let view = match use_route::<Route>() {
        Some(Route::YardMatrix) => View::Matrix,
        Some(Route::YardEvents) => View::Events,
        Some(Route::YardTime) => View::Time,
        Some(Route::YardSchedule) => View::Schedule,
        Some(Route::YardCanvas) => View::Canvas,
        Some(Route::YardServices | Route::YardService { .. } | Route::YardServiceThere { .. }) => {
            View::Services
        }
        Some(Route::YardFindings) => View::Findings,
        Some(Route::YardExercise { .. } | Route::YardOwn | Route::YardWrite) => View::Exercise,
        Some(Route::YardExamples) => View::Examples,
        Some(Route::YardIn | Route::YardLink { .. } | Route::YardOut) => View::Door,
        Some(Route::YardTerminal) => View::Terminal,
        _ => View::Bench,
    };
    html! { <YardProvider><BenchProvider><Yard {view} /></BenchProvider></YardProvider> }
}

#[derive(PartialEq, Properties)]
struct YardProps {
    view: View,
}

#[component]
fn Yard(props: &YardProps) -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let ready = yard.is_restored() && bench.is_ready();
    let works_on = yard.document().exercise.is_some() && props.view != View::Exercise;
    // A file that is dropped beside its place does not take the page away.
    use_effect_with((), |()| {
        let guard = DropGuard::new();
        move || drop(guard)
    });
    html! {
        <div class={classes!("yard", works_on.then_some("yard--exercise"))} data-open={yard.is_restored().to_string()} data-ready={ready.then_some("yard")}>
            <Shortcuts />
            <Head view={props.view} />
            if let Some(error) = bench.failed() {
                <Notice signal={Signal::Red}>
                    <p><strong>{ "The simulator does not answer." }</strong>{ format!(" {error} What you make here is kept.") }</p>
                </Notice>
            }
            <div class="yard__body">
            if works_on {
                <Later key="assignment" part={later!(more, assignment, Panel, "the exercise", html! { <AssignmentPanel /> })} />
            }
            <div class="yard__view">
            {
                match props.view {
                    View::Bench => html! { <Bench /> },
                    View::Matrix => html! {
                        <Later key="matrix" part={later!(more, matrix, Panel, "the matrix", html! { <MatrixPanel /> })} />
                    },
                    View::Canvas => html! {
                        <Later key="canvas" part={later!(canvas, canvas, Panel, "the canvas", html! { <CanvasPanel /> })} />
                    },
                    View::Exercise => html! {
                        <Later key="exercise" part={later!(more, exercise, Panel, "the exercise", html! { <OutsidePanel /> })} />
                    },
                    View::Examples => html! {
                        <Later key="examples" part={later!(canvas, examples, Panel, "the example yards", html! { <ExamplesPanel /> })} />
                    },
                    View::Door | View::Terminal => html! {
                        <Later key="doors" part={later!(more, doors, Panel, "the way in and out", html! { <DoorsPanel /> })} />
                    },
                    View::Events => html! {
                        <Later key="events" part={later!(more, catalogue, Panel, "the catalogue of events", html! { <CataloguePanel /> })} />
                    },
                    View::Services => html! {
                        <Later key="services" part={later!(more, services, Panel, "the services", html! { <ServicesPanel /> })} />
                    },
                    View::Findings => html! {
                        <Later key="findings" part={later!(more, findings, Panel, "the findings", html! { <FindingsPanel /> })} />
                    },
                    View::Time => html! { <Later key="time" part={time::time_part()} /> },
                    View::Schedule => html! {
                        <Later key="try-schedule" part={later!(more, try_schedule, Panel, "schedules", html! { <schedule::view::ScheduleView /> })} />
                    },
                }
            }
            </div>
            </div>
        </div>
    }
}

/// The report that was there before the page was opened.
#[derive(Clone)]
struct Before(Option<Rc<Report>>);

impl Before {
    fn is(&self, report: &Rc<Report>) -> bool {
        self.0
            .as_ref()
            .is_some_and(|before| Rc::ptr_eq(before, report))
    }
}

impl PartialEq for Before {
    fn eq(&self, other: &Self) -> bool {
        match &other.0 {
            Some(report) => self.is(report),
            None => self.0.is_none(),
        }
    }
}

/// The report, whose code comes with the first send.
fn report_part() -> LaterPart {
    later!(more, report, Panel, "the report", html! { <ReportPanel /> })
}

/// One rule, one event, why they match or not, and what the last send did.
#[component]
fn Bench() -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let at = yard.document().rule;
    let has_rule = at < yard.document().yard.rules.len();
    let on_schedule = |rule: &Rule| RunsOn::of(rule) == RunsOn::Schedule;
    let is_on_events = !yard.document().yard.rules.get(at).is_some_and(on_schedule);
    let before = use_memo((), |()| Before(yard.report().cloned()));
    let pointed = use_state(|| None);
    let trace = bench.checked_rc();
    let links = use_memo(trace, |checked| {
        let trace = checked.as_ref().and_then(|checked| checked.trace.as_ref());
        trace.map(links::links).unwrap_or_default()
    });
    html! {
        <ContextProvider<Sight> context={Sight::new(links, pointed)}>
        <SchedulesWatched>
            <div class={classes!("yard__bench", has_rule.then_some("yard__bench--wired"))}>
                <Rules />
                if has_rule { <RuleCard {at} /> }
                <EventPanel />
            </div>
            if has_rule && is_on_events { <Why {at} /> }
            if yard.report().is_some() {
                <ContextProvider<Before> context={(*before).clone()}>
                    <Later part={report_part()} />
                </ContextProvider<Before>>
                <div class="yard__time"><Later part={time::time_part()} /></div>
            }
            <OwnEvents />
        </SchedulesWatched>
        </ContextProvider<Sight>>
    }
}

/// The id of the place of a person's own events.
const OWN_EVENTS_ID: &str = "own-events";

/// A person's own events, whose code comes when they come near to what is seen.
#[component]
fn OwnEvents() -> Html {
    let near = use_state(|| false);
    {
        let near = near.setter();
        use_effect_with((), move |()| {
            let (first, unseen) = (near.clone(), near);
            let watch = Watch::start(OWN_EVENTS_ID, move || first.set(true));
            if watch.is_none() {
                unseen.set(true);
            }
            move || drop(watch)
        });
    }
    html! {
        <div id={OWN_EVENTS_ID} class="yard__own">
            if *near {
                <Later part={later!(more, bulk, Panel, "your own events", html! { <BulkPanel /> })} />
            }
        </div>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
