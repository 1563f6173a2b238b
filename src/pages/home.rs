//! The first page: what this is, and the next step.

use crate::components::icon::{Icon, Shape};
use crate::components::page_heading::PageHeading;
use crate::components::tracks::Tracks;
use crate::components::tracks::plan::{Kind, Plan, Station};
use crate::components::verdict::Passage;
use crate::route::Route;
use crate::store::bank::{BankState, use_bank};
use crate::store::progress::use_progress;
use yew::prelude::*;
use yew_router::prelude::*;

/// One sentence, one picture, two doors.
#[component]
pub fn Home() -> Html {
    html! {
        <div class="home">
            <section class="home__lead">
                <PageHeading>{ "See where an event goes, and why" }</PageHeading>
                <p class="home__what">
                    { "Eventyard is a practice yard for the AWS Certified DevOps Engineer – Professional exam: wire EventBridge rules and send real events through them, and answer questions that explain every option." }
                </p>
                <p class="row">
                    <Link<Route> to={Route::Yard} classes="button button--main">
                        { "Send your first event" }<Icon shape={Shape::ArrowRight} />
                    </Link<Route>>
                    <Link<Route> to={Route::Study} classes="button">{ "Answer a question" }</Link<Route>>
                </p>
            </section>
            <Tracks label={TRACKS_LABEL} plan={example()} />
            <section class="home__halves" aria-label="The two halves">
                <YardDoor />
                <StudyDoor />
            </section>
        </div>
    }
}

const TRACKS_LABEL: &str = "An event of aws.codebuild enters on the default bus. The rule build-failed matches and \
    delivers it to an SNS topic and an SQS queue. The rule nightly-report does not match.";

fn example() -> Plan {
    let station = |kind, name: &str, note: &str, passage| Station {
        key: name.into(),
        kind,
        name: name.into(),
        note: note.into(),
        state: String::new(),
        passage,
    };
    let (taken, not) = (Passage::Taken, Passage::NotTaken);
    let mut plan = Plan::default();
    let source = plan.add(
        station(Kind::Source, "aws.codebuild", "source", taken),
        None,
    );
    let bus = plan.add(
        station(Kind::Bus, "default", "event bus", taken),
        Some(source),
    );
    let failed = plan.add(
        station(Kind::Rule, "build-failed", "rule", taken),
        Some(bus),
    );
    plan.add(
        station(Kind::Target, "on-call", "SNS topic", taken),
        Some(failed),
    );
    plan.add(
        station(Kind::Target, "build-log", "SQS queue", taken),
        Some(failed),
    );
    let nightly = plan.add(
        station(Kind::Rule, "nightly-report", "rule", not),
        Some(bus),
    );
    plan.add(
        station(Kind::Target, "report", "Lambda function", not),
        Some(nightly),
    );
    plan
}

#[component]
fn YardDoor() -> Html {
    html! {
        <article class="panel home__half">
            <h2>{ "The yard" }</h2>
            <p>{ "Choose an event that AWS really sends, write a rule's event pattern, add targets and press Send. For every field you see what was asked, what the event has, and why it did not match." }</p>
            <p class="home__state">{ "What you wire is kept in this browser." }</p>
            <p class="row">
                <Link<Route> to={Route::Yard} classes="button">{ "Open the yard" }</Link<Route>>
                <Link<Route> to={Route::Exercises} classes="button">{ "Wire an exercise" }</Link<Route>>
            </p>
        </article>
    }
}

#[component]
fn StudyDoor() -> Html {
    let bank = use_bank();
    let progress = use_progress();
    let state = match &bank {
        BankState::Loading => "Fetching the questions …".to_owned(),
        BankState::Failed(reason) => format!("The questions could not be fetched. {reason}"),
        BankState::Ready(index) => {
            let answered = index
                .questions
                .iter()
                .filter(|q| progress.last_answer(&q.id).is_some())
                .count();
            format!(
                "{answered} of {} answered.",
                count(index.questions.len(), "question")
            )
        }
    };
    html! {
        <article class="panel home__half">
            <h2>{ "Practice" }</h2>
            <p>{ "Original questions for all six domains of the exam. Every option, right or wrong, comes with its reason, and the words of the question that decide are lit up." }</p>
            <p class="home__state">{ state }</p>
            <p class="row">
                <Link<Route> to={Route::Study} classes="button">{ "Open the questions" }</Link<Route>>
                <Link<Route> to={Route::Exam} classes="button">{ "Sit a mock exam" }</Link<Route>>
            </p>
        </article>
    }
}

/// A number with its noun, as in "1 rule" and "2 rules".
fn count(n: usize, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{plural}")
}
