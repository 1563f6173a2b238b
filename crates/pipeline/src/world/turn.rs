//! The turns of the world: a thing happens, services do what they do, and others react.

use super::doing::DoingKind;
use super::happenings::{Chain, Happening};
use super::running::{Ending, Next, Process, Running};
use super::what::What;
use super::{
    automation, autoscaling, codebuild, codedeploy, codepipeline, config, dynamodb, ec2, ecs,
    firehose, lambda, pipeline_action, places, react, replaying, run_command, s3, sns, sqs, states,
};
use crate::metrics::cost::meter;
use crate::send::Sending;
use pattern::json::Value;

/// A thing happens, in its place, and what hangs on it reacts.
pub(crate) fn turn(sending: &mut Sending<'_>, happening: Happening) {
    sending.world.chain = happening.chain;
    sending.world.cause = happening.cause;
    let what = happening.what;
    sending.within(&happening.account, &happening.region, |sending| {
        meter::happens(sending, &what);
        happens(sending, &what);
        react::to(sending, &what);
    });
    sending.world.chain = Chain::default();
    sending.world.cause = None;
}

/// A thing happens in the place where the yard is; nothing reacts yet.
pub(super) fn happens(sending: &mut Sending<'_>, what: &What) {
    match what {
        What::Event { text } => sending.send_event(super::emit::BUS, text),
        What::Entry { event_bus, text } => sending.put_event(event_bus, text),
        What::Call(called) => super::call::called(sending, called),
        What::Invoke {
            function,
            payload,
            failed,
            asynchronous,
            parent,
        } => {
            let begun = lambda::invoke(sending, function, payload, *failed, *asynchronous, *parent);
            if !begun {
                // Nobody says what the function does, so nothing goes wrong.
                let ending = Ending {
                    ok: true,
                    of: function.clone(),
                    status: "Success".to_owned(),
                };
                sending.has_ended(*parent, None, ending);
            }
        }
        What::Publish { topic, message, .. } => sns::arrive(sending, topic, message),
        What::Enqueue { queue, body, .. } => {
            sqs::arrive(sending, queue, body);
        }
        What::Object {
            bucket,
            key,
            size,
            change,
        } => s3::object(sending, bucket, key, *size, *change),
        What::Item {
            table,
            change,
            item,
        } => dynamodb::item(sending, table, *change, item),
        What::Record { stream, data, .. } => record(sending, stream, data),
        What::LogLine { log_group, message } => {
            let arn = places::arn(sending.yard, "logs", &format!("log-group:{log_group}"));
            let text = format!("A line was written to log group {log_group}.");
            sending.tell(&arn, DoingKind::Wrote, text, Some(message));
        }
        What::Datum {
            namespace,
            metric_name,
            value,
            ..
        } => {
            let arn = places::arn(
                sending.yard,
                "cloudwatch",
                &format!("metric/{namespace}/{metric_name}"),
            );
            let text = format!("Metric {metric_name} of {namespace} has the value {value}.");
            sending.tell(&arn, DoingKind::Wrote, text, None);
        }
        What::Replay { replay } => replaying::wake(sending, replay),
        // The wires react to their turns themselves.
        What::Wire(_) => {}
        What::Approval { running, approved } => answered(sending, *running, *approved),
        What::Wake { running, turn } => wake(sending, *running, *turn),
        What::Ended { parent, ending, .. } => ended(sending, *parent, ending),
    }
}

/// A record comes to a stream of Firehose or Kinesis.
fn record(sending: &mut Sending<'_>, stream: &str, data: &str) {
    if stream.contains(":firehose:") {
        firehose::record(sending, stream, data);
        return;
    }
    let text = format!("A record came to stream {}.", places::name_of(stream));
    sending.tell(stream, DoingKind::Wrote, text, Some(data));
}

/// An event has come to the default event bus of the place: services that wait for such go on.
pub(crate) fn event_came(sending: &mut Sending<'_>, event: &Value, cause: u64) {
    crate::wires::hear(sending, event, cause);
    let services = &sending.yard.resources.services;
    let lifecycle = !services.auto_scaling_groups.is_empty() && autoscaling::is_lifecycle(event);
    let finding = !services.config_rules.is_empty() && config::is_finding(event);
    let branch = !services.pipelines.is_empty() && is_of_branch(event);
    if !lifecycle && !finding && !branch {
        return;
    }
    let before = (sending.world.chain, sending.world.cause);
    sending.world.cause = Some(cause);
    match (lifecycle, finding) {
        (true, _) => autoscaling::came(sending, event),
        (_, true) => config::came(sending, event),
        _ => codepipeline::branch_changed(sending, event),
    }
    (sending.world.chain, sending.world.cause) = before;
}

/// Whether an event tells of a branch or tag of a repository.
fn is_of_branch(event: &Value) -> bool {
    let text = |name: &str| event.get(name).and_then(Value::as_str);
    text("source") == Some("aws.codecommit")
        && text("detail-type") == Some("CodeCommit Repository State Change")
}

impl Sending<'_> {
    /// Work begins in the place where the yard is, and has its first turn after so many
    /// milliseconds.
    pub(crate) fn begin_work(
        &mut self,
        arn: &str,
        parent: Option<u64>,
        after: i64,
        process: Process,
    ) -> u64 {
        let number = self.begin_to_wait(arn, parent, process);
        let wake = What::Wake {
            running: number,
            turn: 0,
        };
        if !self.happen_in(after, wake) {
            self.yard.happenings.drop_work(number);
        }
        number
    }

    /// Work begins in the place where the yard is, which other work brings further.
    pub(crate) fn begin_to_wait(
        &mut self,
        arn: &str,
        parent: Option<u64>,
        process: Process,
    ) -> u64 {
        let happenings = &mut self.yard.happenings;
        let number = happenings.next_running;
        happenings.next_running = number.saturating_add(1);
        let running = Running {
            number,
            account: self.yard.account.clone(),
            region: self.yard.region.clone(),
            arn: arn.to_owned(),
            chain: self.world.chain,
            cause: self.world.cause,
            turn: 0,
            parent,
            process,
        };
        self.yard.happenings.running.push(running);
        number
    }

    /// Tells the work that waits for it that other work has ended, or never began.
    pub(crate) fn has_ended(&mut self, parent: Option<u64>, child: Option<u64>, ending: Ending) {
        let Some(parent) = parent else {
            return;
        };
        let Some(waits) = self.yard.happenings.running(parent) else {
            return;
        };
        let (account, region) = (waits.account.clone(), waits.region.clone());
        let what = What::Ended {
            parent,
            child,
            ending,
        };
        self.happen_there(&account, &region, 0, what);
    }
}

/// Work has its turn. An old turn, and work that is over, count no more.
fn wake(sending: &mut Sending<'_>, number: u64, turn: u32) {
    let Some((running, mut process)) = take(sending, number, Some(turn)) else {
        return;
    };
    let next = match &mut process {
        Process::Build(of) => codebuild::wake(sending, &running, of),
        Process::Function(of) => lambda::wake(sending, &running, of),
        Process::Execution(of) => states::wake(sending, &running, of),
        Process::Pipeline(of) => codepipeline::wake(sending, &running, of),
        Process::Action(of) => pipeline_action::wake(sending, &running, of),
        Process::Deployment(of) => codedeploy::wake(sending, &running, of),
        Process::Task(of) => ecs::wake(sending, &running, of),
        Process::Automation(of) => automation::wake(sending, &running, of),
        Process::Command(of) => run_command::wake(sending, &running, of),
        Process::Instance(of) => ec2::wake(sending, &running, of),
        Process::Lifecycle(of) => autoscaling::wake(sending, &running, of),
        Process::Evaluation(of) => config::wake(sending, &running, of),
        Process::Buffer(of) => firehose::wake(sending, &running, of),
        Process::Batch(_) => Next::Waits,
    };
    go_on(sending, running, process, next);
}

/// Other work, for which this work waits, has ended.
fn ended(sending: &mut Sending<'_>, number: u64, ending: &Ending) {
    let Some((running, mut process)) = take(sending, number, None) else {
        return;
    };
    let next = match &mut process {
        Process::Execution(of) => states::ended(sending, &running, of, ending),
        Process::Pipeline(of) => codepipeline::ended(sending, &running, of, ending),
        Process::Action(of) => pipeline_action::ended(sending, &running, of, ending),
        Process::Evaluation(of) => config::ended(sending, &running, of, ending),
        Process::Batch(of) => {
            crate::wires::batch_ended(sending, of, ending.ok);
            Next::Over(ending.clone())
        }
        // Nothing else starts work and waits for it.
        _ => return sending.yard.happenings.running.push(running),
    };
    go_on(sending, running, process, next);
}

/// Somebody answers an approval.
fn answered(sending: &mut Sending<'_>, number: u64, approved: bool) {
    let Some((running, mut process)) = take(sending, number, None) else {
        return;
    };
    let next = match &mut process {
        Process::Action(of) => pipeline_action::answered(sending, &running, of, approved),
        Process::Automation(of) => automation::answered(sending, &running, of, approved),
        _ => None,
    };
    match next {
        Some(next) => go_on(sending, running, process, next),
        None => sending.yard.happenings.running.push(running),
    }
}

/// The work of a number, for its turn, and what it does. It is out of the list until it goes on.
fn take(sending: &mut Sending<'_>, number: u64, turn: Option<u32>) -> Option<(Running, Process)> {
    sending.world.stale |= turn.is_none();
    let running = &mut sending.yard.happenings.running;
    let is_next =
        |each: &Running| each.number == number && turn.is_none_or(|turn| turn == each.turn);
    let at = running.iter().position(is_next)?;
    let running = running.remove(at);
    let process = running.process.clone();
    Some((running, process))
}

/// What comes of work that has had a turn.
fn go_on(sending: &mut Sending<'_>, mut running: Running, process: Process, next: Next) {
    running.process = process;
    running.cause = sending.world.cause;
    running.turn = running.turn.saturating_add(1);
    let (number, turn) = (running.number, running.turn);
    match next {
        Next::After(millis) => {
            sending.yard.happenings.running.push(running);
            let wake = What::Wake {
                running: number,
                turn,
            };
            if !sending.happen_in(millis, wake) {
                sending.yard.happenings.drop_work(number);
            }
        }
        Next::Waits => sending.yard.happenings.running.push(running),
        Next::Over(ending) => {
            meter::ended(sending, &running);
            sending.has_ended(running.parent, Some(number), ending);
        }
    }
}
