//! The work that is going on, in words.

use super::name_of;
use door::{Deed, DeedKind, GoingOn};
use pipeline::world::{Happening, Process, Running, What};
use pipeline::{Timestamp, Yard};

/// All work, the oldest first.
pub(super) fn all(yard: &Yard) -> Vec<GoingOn> {
    let running = yard.happenings.running.iter();
    running.map(|one| told(yard, one)).collect()
}

/// What is to be said of a kind of work.
struct Said {
    kind: &'static str,
    resource: String,
    state: String,
    since: Option<Timestamp>,
    /// What it waits for beside its time.
    waits_for: String,
    answers: Vec<(String, Deed)>,
}

fn told(yard: &Yard, running: &Running) -> GoingOn {
    let said = said(running);
    let is_here = running.account == yard.account && running.region == yard.region;
    GoingOn {
        number: running.number,
        kind: said.kind.to_owned(),
        resource: said.resource,
        place: (!is_here).then(|| format!("{}, {}", running.account, running.region)),
        state: said.state,
        since: said.since,
        waits_for: said.waits_for,
        until: goes_on(yard, running).map(|waits| waits.at),
        cause: running.cause,
        answers: said.answers,
    }
}

/// What lets the work go on by itself.
fn goes_on<'a>(yard: &'a Yard, running: &Running) -> Option<&'a Happening> {
    let waiting = &yard.happenings.waiting;
    waiting.iter().find(|each| {
        matches!(each.what, What::Wake { running: number, turn }
            if number == running.number && turn == running.turn)
    })
}

/// A name of the kind and the work; the running work is looked into nowhere else.
pub(super) fn name(running: &Running) -> String {
    let said = said(running);
    format!("{} {}", said.kind, said.resource)
}

fn said(running: &Running) -> Said {
    let plain =
        |kind: &'static str, resource: &str, state: String, since: Option<Timestamp>| Said {
            kind,
            resource: resource.to_owned(),
            state,
            since,
            waits_for: String::new(),
            answers: Vec::new(),
        };
    match &running.process {
        Process::Build(of) => {
            let phases = of.over.len();
            let state = match (of.failed, phases) {
                (true, _) => "It has failed and finishes.".to_owned(),
                (_, 0) => "It begins.".to_owned(),
                (_, 1) => "1 phase is over.".to_owned(),
                (_, some) => format!("{some} phases are over."),
            };
            plain("Build", &of.project.name, state, Some(of.began))
        }
        Process::Function(of) => {
            let state = match of.failed {
                0 => "It runs.".to_owned(),
                failed => format!("Attempt {} of this event.", failed.saturating_add(1)),
            };
            plain("Function", &of.function.name, state, None)
        }
        Process::Execution(of) => {
            let place = usize::try_from(of.at).unwrap_or(usize::MAX);
            let state = match of.machine.states.get(place) {
                Some(state) => format!("In state {}.", state.name),
                None => "It ends.".to_owned(),
            };
            plain("Execution of", &of.machine.name, state, Some(of.began))
        }
        Process::Pipeline(of) => {
            let place = usize::try_from(of.stage).unwrap_or(usize::MAX);
            let state = match of.pipeline.stages.get(place) {
                Some(stage) => format!("In stage {}.", stage.name),
                None => "It ends.".to_owned(),
            };
            Said {
                waits_for: match of.open {
                    0 => String::new(),
                    1 => "an action".to_owned(),
                    open => format!("{open} actions"),
                },
                ..plain("Pipeline", &of.pipeline.name, state, Some(of.began))
            }
        }
        Process::Action(of) => {
            let name = format!("{} of {}", of.action.name, of.execution.pipeline.name);
            let state = format!("In stage {}.", of.stage);
            let mut said = plain("Action", &name, state, Some(of.began));
            if of.waits_for_approval {
                said.waits_for = format!("an approval (number {})", running.number);
                said.answers = approval(running);
            } else if of.waits_for_work {
                said.waits_for = format!("what {} started", of.action.provider);
            }
            said
        }
        Process::Deployment(of) => {
            let name = format!("{}/{}", of.group.application, of.group.name);
            let state = match (&of.stopped, of.rolls_back, of.group.instances.len()) {
                (Some(why), ..) => format!("It stops: {why}"),
                (_, true, _) => "It brings back what was there before.".to_owned(),
                (_, _, 0) => "It goes on.".to_owned(),
                (_, _, all) => format!("At instance {} of {all}.", of.at.saturating_add(1)),
            };
            Said {
                answers: match of.stopped {
                    None => vec![(
                        "Stop it".to_owned(),
                        deed(running, DeedKind::StopDeployment, &of.id, &[]),
                    )],
                    Some(_) => Vec::new(),
                },
                ..plain("Deployment to", &name, state, None)
            }
        }
        Process::Task(of) => {
            let state = match of.started {
                Some(_) => "Its container runs or has run.",
                None => "Its container has not begun.",
            };
            plain(
                "Task",
                &of.definition.family,
                state.to_owned(),
                Some(of.created),
            )
        }
        Process::Automation(of) => {
            let place = usize::try_from(of.at).unwrap_or(usize::MAX);
            let step = of.document.steps.get(place);
            let state = match step {
                Some(step) => format!("At step {}.", step.name),
                None => "It ends.".to_owned(),
            };
            let mut said = plain("Runbook", &of.document.name, state, Some(of.began));
            let asks = step.is_some_and(|step| step.action == "aws:approve");
            if asks && of.step_began.is_some() {
                said.waits_for = format!("an approval (number {})", running.number);
                said.answers = approval(running);
            }
            said
        }
        Process::Command(of) => {
            let state = match of.instances.len() {
                1 => "On 1 instance.".to_owned(),
                some => format!("On {some} instances."),
            };
            plain("Command", &of.document.name, state, Some(of.requested))
        }
        Process::Instance(of) => plain(
            "Instance",
            &of.instance,
            format!("It comes to {}.", of.state),
            None,
        ),
        Process::Lifecycle(of) => {
            let state = format!("Hook {} holds {}.", of.hook.name, of.instance);
            let with = |result: &str| {
                let values = [
                    ("hook", &*of.hook.name),
                    ("token", &*of.token),
                    ("result", result),
                ];
                deed(running, DeedKind::Lifecycle, &of.group, &values)
            };
            Said {
                waits_for: "CONTINUE or ABANDON".to_owned(),
                answers: vec![
                    ("CONTINUE".to_owned(), with("CONTINUE")),
                    ("ABANDON".to_owned(), with("ABANDON")),
                    ("Heartbeat".to_owned(), with("")),
                ],
                ..plain("Lifecycle action of", &of.group, state, Some(of.began))
            }
        }
        Process::Evaluation(of) => {
            let state = match (&of.remediation, of.evaluates) {
                (_, true) => format!("Config evaluates {} anew.", of.of.resource_id),
                (Some(how), _) => format!("{} is to mend {}.", how.target_id, of.of.resource_id),
                (None, _) => format!("{} is to be evaluated.", of.of.resource_id),
            };
            plain("Config rule", &of.of.rule, state, None)
        }
        Process::Buffer(of) => {
            let state = match of.records {
                1 => "It holds 1 record.".to_owned(),
                some => format!("It holds {some} records."),
            };
            plain("Firehose stream", &of.stream.name, state, None)
        }
        Process::Batch(of) => {
            let state = match of.records.len() {
                0 => "The function has the state of a tumbling window.".to_owned(),
                1 => "The function has 1 record.".to_owned(),
                some => format!("The function has {some} records."),
            };
            let name = name_of(&of.function_arn);
            plain("Event source mapping to", name, state, Some(of.began))
        }
        _ => plain(
            "Work at",
            name_of(&running.arn),
            "It goes on.".to_owned(),
            None,
        ),
    }
}

fn deed(running: &Running, kind: DeedKind, resource: &str, values: &[(&str, &str)]) -> Deed {
    Deed {
        kind,
        account: running.account.clone(),
        region: running.region.clone(),
        resource: resource.to_owned(),
        values: values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
    }
}

/// Yes and no.
fn approval(running: &Running) -> Vec<(String, Deed)> {
    let number = running.number.to_string();
    let with = |approved| {
        deed(
            running,
            DeedKind::Approve,
            &number,
            &[("approved", approved)],
        )
    };
    vec![
        ("Approve".to_owned(), with("true")),
        ("Reject".to_owned(), with("false")),
    ]
}
