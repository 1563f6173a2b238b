//! What happened when the event was sent: the tracks, then each rule with its why and its deliveries.

use super::deliveries::deliveries;
use super::time::chain;
use super::time::elsewhere;
use super::time::followed::Followed;
use super::time::forms::Forms;
use super::time::world::is_declared;
use super::{Before, REPORT_ID, steps, trace};
use crate::components::chip::{Chip, Signal};
use crate::components::code_editor;
use crate::components::diagnostics::{Diagnostics, Finding};
use crate::components::tracks::Tracks;
use crate::components::tracks::names::of_arn;
use crate::components::tracks::plan::{Kind, Plan, Station};
use crate::components::verdict::Passage;
use crate::platform::{dom, task, timeout};
use crate::route::Route;
use crate::store::yard::{Report, YardAction, row, use_run, use_send, use_yard};
use pattern::{Diagnostic, Span};
use pipeline::{DeliveryState, EventOutcome, Ingestion, RuleOutcome, RuleVerdict, Target};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The report of the last send; nothing before the first.
#[component]
pub fn ReportPanel() -> Html {
    let (yard, send, run) = (use_yard(), use_send(), use_run());
    let before = use_context::<Before>();
    let is_new = |report: &&Rc<Report>| !before.is_some_and(|before| before.is(report));
    // A new report takes the focus: it is what the person asked for.
    use_effect_with(yard.report().filter(is_new).map(Rc::as_ptr), |new| {
        if new.is_some() {
            dom::focus(REPORT_ID);
        }
    });
    let Some((report, event)) = yard
        .report()
        .and_then(|report| Some((report, report.sending.events.first()?)))
    else {
        return Html::default();
    };
    let again = move |_| send.emit(());
    let followed = Followed::of(&run, &report.sending);
    let then = then(&followed, report);
    html! {
        <section class="report" aria-labelledby={REPORT_ID} data-ready="report">
            <div class="report__head">
                <h2 id={REPORT_ID} tabindex="-1">{ "What happened" }</h2>
                <p>{ summary(event) }{ then }</p>
            </div>
            // Always one line, so that nothing below moves when something is typed.
            <div class="report__state" role="status">
                if yard.is_report_stale() {
                    <Chip signal={Signal::Amber} text="The yard has changed since" />
                } else {
                    <Chip signal={Signal::Green} text="The yard is as it was" />
                }
                <button type="button" class="button" onclick={again}>{ "Send again" }</button>
            </div>
            if event.ingestion == Ingestion::Accepted {
                <Tracks label={in_words(report, event)} plan={plan(report, event)} />
                { for event.rules.iter().map(|outcome| rule(report, outcome)) }
            } else {
                { refused(report, event) }
            }
            { chain::chain(&followed, &Forms::of(yard.document()), elsewhere::home(&yard.document().yard)) }
            if !followed.is_nothing() || is_declared(&report.document.yard) {
                <p><Link<Route> to={Route::YardTime}>{ "Let something else happen, and see what is going on" }</Link<Route>></p>
            }
            { steps::steps(row(&report.sending.steps, &report.sending.doings), elsewhere::home(&report.document.yard)) }
        </section>
    }
}

/// The outcome in one sentence.
fn summary(event: &EventOutcome) -> String {
    if event.ingestion != Ingestion::Accepted {
        return "The event bus did not take the event.".to_owned();
    }
    let matched = event
        .rules
        .iter()
        .filter(|rule| matches!(rule.verdict, RuleVerdict::Matched))
        .count();
    let delivered = event
        .rules
        .iter()
        .flat_map(|rule| &rule.deliveries)
        .filter(|delivery| delivery.received.is_some())
        .count();
    let deliveries = if delivered == 1 {
        "delivery"
    } else {
        "deliveries"
    };
    match (event.rules.len(), matched) {
        (0, _) => "The event came to the bus and no rule was there to take it.".to_owned(),
        (all, 0) => format!("None of {all} rules took the event, so it went nowhere."),
        (all, some) => {
            let waits = match under_way(event) {
                0 => String::new(),
                waits => format!(", {waits} under way"),
            };
            format!("{some} of {all} rules took the event; {delivered} {deliveries}{waits}.")
        }
    }
}

/// What followed, in one sentence, or that it is still to come.
fn then(followed: &Followed<'_>, report: &Report) -> String {
    let waits = !report.sending.progress.happenings.is_default();
    match (followed.sentence(), followed.is_nothing() && waits) {
        (_, true) => " What services do next comes when the clock goes on.".to_owned(),
        (told, _) if told.is_empty() => String::new(),
        (told, _) => format!(" {told}"),
    }
}

/// How many calls will be tried again.
fn under_way(event: &EventOutcome) -> usize {
    let deliveries = event.rules.iter().flat_map(|rule| &rule.deliveries);
    deliveries
        .filter(|delivery| delivery.state == DeliveryState::UnderWay)
        .count()
}

fn refused(report: &Report, event: &EventOutcome) -> Html {
    let text = &report.document.on_bench().text;
    if let Some(dropped) = &event.dropped {
        return html! {
            <div class="panel stack">
                <p><strong>{ "The event went nowhere, and nobody was told." }</strong>{ " " }{ dropped.help() }</p>
            </div>
        };
    }
    html! {
        <div class="panel stack">
            <p><strong>{ "EventBridge would not have this event." }</strong>{ " What is wrong with it:" }</p>
            <Diagnostics id="report-diagnostics" text={text.clone()} findings={event.problems.iter().map(Finding::from).collect::<Vec<_>>()}
                ongo={go_to("event-text".to_owned(), text)} />
        </div>
    }
}

/// Goes to a place in an editor of the page.
fn go_to(id: String, text: &str) -> Callback<Span> {
    let text = text.to_owned();
    Callback::from(move |span: Span| code_editor::go_to(&id, &text, span))
}

/// How a rule's verdict is shown.
fn passage(verdict: &RuleVerdict) -> (Passage, Signal, &'static str) {
    match verdict {
        RuleVerdict::Matched => (Passage::Taken, Signal::Green, "Matched"),
        RuleVerdict::NotMatched => (Passage::NotTaken, Signal::Red, "Did not match"),
        RuleVerdict::Disabled => (Passage::NotTaken, Signal::Quiet, "Disabled, not asked"),
        RuleVerdict::InvalidPattern { .. } => {
            (Passage::Broken, Signal::Red, "Pattern is not valid")
        }
        RuleVerdict::Withheld { .. } => (Passage::NotTaken, Signal::Amber, "Kept back by AWS"),
        RuleVerdict::NoPattern => (Passage::NotTaken, Signal::Quiet, "No event pattern"),
    }
}

fn rule(report: &Report, outcome: &RuleOutcome) -> Html {
    let (_, signal, word) = passage(&outcome.verdict);
    html! {
        <details class="panel report__rule" open=true data-rule={outcome.rule.clone()}>
            <summary>
                <span class="report__name">{ &outcome.rule }</span>
                <Chip {signal} text={word} />
            </summary>
            <div class="report__body">
                { why(report, outcome) }
                if let RuleVerdict::Matched = outcome.verdict { { deliveries(&report.sending, outcome) } }
            </div>
        </details>
    }
}

fn why(report: &Report, outcome: &RuleOutcome) -> Html {
    match (&outcome.verdict, &outcome.trace) {
        (_, Some(found)) => trace::trace(found, &trace::Live::default()),
        (RuleVerdict::InvalidPattern { diagnostics }, _) => invalid(report, outcome, diagnostics),
        (RuleVerdict::Withheld { reason }, _) => html! { <p>{ reason.help() }</p> },
        (RuleVerdict::Disabled, _) => {
            html! { <p>{ "A disabled rule is kept, but no event is compared with it. Enable it and send again." }</p> }
        }
        _ => html! { <p>{ "The rule has no event pattern, so no event is compared with it." }</p> },
    }
}

fn invalid(report: &Report, outcome: &RuleOutcome, diagnostics: &[Diagnostic]) -> Html {
    let rules = &report.document.yard.rules;
    let Some(at) = rules.iter().position(|rule| rule.name == outcome.rule) else {
        return Html::default();
    };
    let pattern = rules.get(at).and_then(|rule| rule.event_pattern.clone());
    let findings = diagnostics.iter().map(Finding::from).collect::<Vec<_>>();
    html! { <Invalid {at} text={pattern.unwrap_or_default()} {findings} /> }
}

#[derive(PartialEq, Properties)]
struct InvalidProps {
    at: usize,
    text: String,
    findings: Vec<Finding>,
}

/// Why AWS would refuse a rule's pattern; a place leads into the rule's editor.
#[component]
fn Invalid(props: &InvalidProps) -> Html {
    let yard = use_yard();
    let ongo = {
        let (dispatcher, at) = (yard.dispatcher(), props.at);
        let go = go_to(format!("rule-{at}-pattern"), &props.text);
        Callback::from(move |span: Span| {
            dispatcher.dispatch(YardAction::ChooseRule(at));
            let go = go.clone();
            // The editor is there when the page has been drawn with that rule.
            task::spawn(async move {
                timeout::sleep(0).await;
                go.emit(span);
            });
        })
    };
    html! {
        <>
            <p>{ "AWS would refuse this pattern, so that no such rule could exist there:" }</p>
            <Diagnostics id={format!("report-rule-{}", props.at)} {ongo} text={props.text.clone()} findings={props.findings.clone()} />
        </>
    }
}

/// A rule with what became of the event there, and its targets likewise.
struct Switch<'a> {
    name: &'a str,
    passage: Passage,
    platforms: Vec<Platform<'a>>,
}

struct Platform<'a> {
    name: &'a str,
    kind: &'static str,
    passage: Passage,
}

fn switches<'a>(report: &'a Report, event: &'a EventOutcome) -> Vec<Switch<'a>> {
    let targets = |name: &str| {
        let rules = &report.document.yard.rules;
        rules
            .iter()
            .find(|rule| rule.name == name)
            .map_or(&[][..], |rule| rule.targets.as_slice())
    };
    event
        .rules
        .iter()
        .map(|outcome| Switch {
            name: &outcome.rule,
            passage: passage(&outcome.verdict).0,
            platforms: targets(&outcome.rule)
                .iter()
                .map(|target| platform(outcome, target))
                .collect(),
        })
        .collect()
}

fn platform<'a>(outcome: &RuleOutcome, target: &'a Target) -> Platform<'a> {
    let delivery = outcome
        .deliveries
        .iter()
        .find(|delivery| delivery.target_id == target.id);
    Platform {
        name: of_arn(&target.arn),
        kind: target
            .kind()
            .map_or("target", |kind| kind.target_type().label),
        passage: match delivery {
            Some(delivery) if delivery.received.is_some() => Passage::Taken,
            Some(delivery) if delivery.state == DeliveryState::UnderWay => Passage::NotTaken,
            Some(_) => Passage::Broken,
            None => Passage::NotTaken,
        },
    }
}

/// The diagram of what happened: the rules of the event's bus, each target by itself.
fn plan(report: &Report, event: &EventOutcome) -> Plan {
    let switches = switches(report, event);
    let station = |key: String, kind, name: &str, note: &str, passage| Station {
        key,
        kind,
        name: name.to_owned(),
        note: note.to_owned(),
        state: String::new(),
        passage,
    };
    let taken = switches
        .iter()
        .any(|switch| switch.passage == Passage::Taken);
    let came = if taken {
        Passage::Taken
    } else {
        Passage::Waiting
    };
    let mut plan = Plan::default();
    let source = station(
        "source".into(),
        Kind::Source,
        &report.sending.source,
        "source",
        came,
    );
    let source = plan.add(source, None);
    let bus = station("bus".into(), Kind::Bus, &event.event_bus, "event bus", came);
    let bus = plan.add(bus, Some(source));
    for (n, switch) in switches.iter().enumerate() {
        let rule = station(
            format!("rule {n}"),
            Kind::Rule,
            switch.name,
            "rule",
            switch.passage,
        );
        let rule = plan.add(rule, Some(bus));
        for (m, each) in switch.platforms.iter().enumerate() {
            let key = format!("target {n} {m}");
            let target = station(key, Kind::Target, each.name, each.kind, each.passage);
            plan.add(target, Some(rule));
        }
    }
    plan
}

/// The diagram in words.
fn in_words(report: &Report, event: &EventOutcome) -> String {
    let rules = switches(report, event).into_iter().map(|switch| {
        let targets: Vec<String> = switch
            .platforms
            .iter()
            .filter(|platform| platform.passage == Passage::Taken)
            .map(|platform| format!("{} {}", platform.kind, platform.name))
            .collect();
        match (switch.passage, targets.is_empty()) {
            (Passage::Taken, false) => format!(
                " The rule {} took it and delivered it to {}.",
                switch.name,
                targets.join(", ")
            ),
            (Passage::Taken, true) => format!(
                " The rule {} took it and delivered it nowhere.",
                switch.name
            ),
            _ => format!(" The rule {} did not take it.", switch.name),
        }
    });
    format!(
        "An event of {} came to the bus {}.",
        report.sending.source, event.event_bus
    ) + &rules.collect::<String>()
}
