//! What a target does that EventBridge calls.
//!
//! EventBridge calls an operation of the target's service and has the answer before the attempt counts
//! as a success, so what the service does before it answers is told before `INVOCATION_ATTEMPT_SUCCESS`
//! and `INVOCATION_SUCCESS`, and what it does later after them. Source of the steps: EventBridge User
//! Guide, "What Amazon EventBridge logs for event buses"; seen 2026-11-22. No page of AWS puts them and
//! what services do into one order. For each kind of target:
//!
//! | target | before the success | after it |
//! |---|---|---|
//! | CodeBuild, CodePipeline, Step Functions, ECS, Systems Manager, EC2 and other services' operations | the call, and the work that it begins: StartBuild answers with a build that is in progress | its states and events, its event via CloudTrail |
//! | SNS topic | the message | what filter policies keep back, what subscribers get |
//! | SQS queue, Kinesis and Firehose stream, log group | the message, record or line | who reads it, filters |
//! | Lambda function | nothing: the call is asynchronous and Lambda's own queue takes the event (Lambda Developer Guide, "Invoking a Lambda function asynchronously") | the function and its calls |
//! | event bus | nothing: PutEvents answers before the event is matched | the event on the other bus |
//!
//! A call that a role does not allow is made all the same and refused by the service, so CloudTrail
//! records it with an error code.

use super::doing::DoingKind;
use super::happenings::Chain;
use super::required::Refused;
use super::services::{Services, Undeclared};
use super::what::{Called, What};
use super::{ApiCall, codepipeline, delays, iam, places, react, turn};
use crate::TargetKind;
use crate::invocation::{Failure, Invocation};
use crate::metrics::cost::meter;
use crate::send::Sending;
use crate::step::ErrorCode;
use crate::targets::Received;

/// What a target has taken, while its call is not yet told as ended.
pub(crate) struct Taken {
    what: What,
    account: String,
    region: String,
    chain: Chain,
    /// The last doing that the target told of; none where it has only taken the event.
    cause: Option<u64>,
}

impl Taken {
    /// Whether the target answers before it has done anything.
    fn is_asynchronous(&self) -> bool {
        matches!(self.what, What::Invoke { .. })
    }
}

/// A target takes what a rule gave it, because of the step of this number: what its service does
/// before it answers.
pub(crate) fn target_takes(
    sending: &mut Sending<'_>,
    of: &Invocation,
    cause: u64,
) -> Option<Taken> {
    let kind = of.target.kind().ok()?;
    let what = what_follows(kind, of)?;
    if !is_known(sending, kind, of) {
        meter::took(sending, &what);
        return None;
    }
    let (account, region) = places::place_of(sending.yard, &of.call.target_arn);
    let mut taken = Taken {
        account: account.to_owned(),
        region: region.to_owned(),
        chain: of.chain,
        what,
        cause: None,
    };
    if taken.is_asynchronous() {
        return Some(taken);
    }
    let before = (sending.world.chain, sending.world.cause);
    sending.world.chain = of.chain;
    sending.world.cause = Some(cause);
    // A call counts as a thing of its chain, as one does that waits for its turn.
    let goes_on = sending.hop(&of.call.target_arn) && sending.count_in_chain();
    match goes_on {
        true => sending.within(&taken.account, &taken.region, |sending| {
            meter::happens(sending, &taken.what);
            turn::happens(sending, &taken.what);
        }),
        false => meter::took(sending, &taken.what),
    }
    (taken.chain, taken.cause) = (sending.world.chain, sending.world.cause);
    (sending.world.chain, sending.world.cause) = before;
    goes_on.then_some(taken)
}

/// The call of a target has ended, with the step of this number: what follows from what it has taken.
pub(crate) fn target_took(sending: &mut Sending<'_>, of: &Invocation, taken: Taken, cause: u64) {
    let before = (sending.world.chain, sending.world.cause);
    sending.world.chain = taken.chain;
    if taken.is_asynchronous() {
        sending.world.cause = Some(cause);
        if sending.hop(&of.call.target_arn) {
            let after = delays::CALL.millis;
            sending.happen_there(&taken.account, &taken.region, after, taken.what);
        } else {
            meter::took(sending, &taken.what);
        }
    } else {
        sending.world.cause = taken.cause;
        sending.within(&taken.account, &taken.region, |sending| {
            react::to(sending, &taken.what);
        });
    }
    (sending.world.chain, sending.world.cause) = before;
}

/// A service may refuse a call that EventBridge makes with a role, because of the step of this
/// number: where no policy allows it, or what it names cannot be there, the service tells so and
/// CloudTrail records the call.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail record contents" (`errorCode`).
pub(crate) fn target_refuses(
    sending: &mut Sending<'_>,
    of: &Invocation,
    failure: &Failure,
    cause: u64,
) {
    let Ok(kind) = of.target.kind() else {
        return;
    };
    let Some(What::Call(mut called)) = what_follows(kind, of) else {
        return;
    };
    if !is_known(sending, kind, of) {
        return;
    }
    let code = match failure.code {
        ErrorCode::NoPermissions => iam::error_code(&called.call.service).to_owned(),
        ErrorCode::NoResource => match missing(sending, of) {
            Some(refused) => refused.code,
            None => return,
        },
        _ => return,
    };
    called.call.error_code = Some(code.clone());
    let (account, region) = places::place_of(sending.yard, &of.call.target_arn);
    let (account, region) = (account.to_owned(), region.to_owned());
    let before = (sending.world.chain, sending.world.cause);
    sending.world.chain = of.chain;
    sending.world.cause = Some(cause);
    sending.within(&account, &region, |sending| {
        let call = &called.call;
        let text = format!("{}:{} was refused: {code}.", call.service, call.operation);
        sending.tell(&called.by, DoingKind::Refused, text, Some(&call.request));
        super::cloudtrail::record(sending, &called, Some(&failure.message));
    });
    (sending.world.chain, sending.world.cause) = before;
}

/// How a service refuses the call of a target because what it names cannot be there.
pub(crate) fn missing(sending: &Sending<'_>, of: &Invocation) -> Option<Refused> {
    let kind = of.target.kind().ok()?;
    if kind != TargetKind::CodePipelinePipeline {
        return None;
    }
    let Some(What::Call(called)) = what_follows(kind, of) else {
        return None;
    };
    let place = places::place_of(sending.yard, &of.call.target_arn);
    codepipeline::refused(sending.yard, &called.call, place)
}

/// Whether what a target names does anything in the yard.
fn is_known(sending: &Sending<'_>, kind: TargetKind, of: &Invocation) -> bool {
    let yard = &sending.yard;
    let arn = &of.call.target_arn;
    let (account, region) = places::place_of(yard, arn);
    places::is_any_declared(yard)
        && (places::services(yard, account, region)
            .is_some_and(|services| knows(services, kind, of))
            || crate::wires::hang_on(yard, account, region, arn))
}

/// Whether a place declares the resource, or lets all do the simple thing.
pub(super) fn knows(services: &Services, kind: TargetKind, of: &Invocation) -> bool {
    if services.undeclared == Undeclared::Simple {
        return true;
    }
    let arn = &*of.call.target_arn;
    let name = places::name_of(arn);
    match kind {
        TargetKind::LambdaFunction => {
            let name = places::function_name(arn);
            services.functions.iter().any(|each| each.name == name)
        }
        TargetKind::SnsTopic => services.topics.iter().any(|each| each.name == name),
        TargetKind::SqsQueue => services.queues.iter().any(|each| each.name == name),
        TargetKind::StateMachine => services.state_machines.iter().any(|each| each.name == name),
        TargetKind::CodeBuildProject => services.projects.iter().any(|each| each.name == name),
        TargetKind::CodePipelinePipeline => services.pipelines.iter().any(|each| each.name == name),
        TargetKind::SsmAutomation | TargetKind::SsmRunCommand => services
            .documents
            .iter()
            .any(|each| arn.contains(&format!("/{}", each.name))),
        TargetKind::EcsTask => !services.task_definitions.is_empty(),
        TargetKind::FirehoseStream => services
            .delivery_streams
            .iter()
            .any(|each| each.name == name),
        TargetKind::Ec2StopInstances
        | TargetKind::Ec2RebootInstances
        | TargetKind::Ec2TerminateInstances => services
            .instances
            .iter()
            .any(|each| of.input.contains(&format!("\"{}\"", each.instance_id))),
        // Log groups and streams of Kinesis have readers of their own, which look for themselves.
        TargetKind::LogGroup | TargetKind::KinesisStream => !services.is_empty(),
        _ => false,
    }
}

/// What happens at a target that has taken its input.
pub(super) fn what_follows(kind: TargetKind, of: &Invocation) -> Option<What> {
    // What is behind a connection is no service.
    if kind == TargetKind::ApiDestination {
        return None;
    }
    let arn = &*of.call.target_arn;
    let received = kind.target_type().receive(&of.target, &of.input);
    Some(match received {
        Received::LambdaInvocation { payload, .. } => What::Invoke {
            function: arn.to_owned(),
            payload,
            failed: 0,
            asynchronous: true,
            parent: None,
        },
        Received::SnsMessage {
            subject, message, ..
        } => What::Publish {
            topic: arn.to_owned(),
            subject,
            message,
            attributes: Vec::new(),
        },
        Received::SqsMessage {
            body,
            message_group_id,
            ..
        } => What::Enqueue {
            queue: arn.to_owned(),
            body,
            group: message_group_id,
            attributes: Vec::new(),
        },
        Received::StateMachineExecution { input, .. } => {
            let mut request = String::from("{\"stateMachineArn\":");
            crate::json::quote(arn, &mut request);
            request.push_str(",\"input\":");
            crate::json::quote(&input, &mut request);
            request.push('}');
            call(of, "states", "StartExecution", request)
        }
        Received::ServiceCall {
            operation,
            request,
            input,
            ..
        } => match kind {
            TargetKind::LogGroup => What::LogLine {
                log_group: of
                    .call
                    .target_arn
                    .split_once(":log-group:")
                    .map_or("", |(_, name)| name.trim_end_matches(":*"))
                    .to_owned(),
                message: input,
            },
            TargetKind::KinesisStream => What::Record {
                stream: arn.to_owned(),
                partition_key: super::request::Request::read(&request)
                    .text(&["PartitionKey"])
                    .to_owned(),
                data: input,
            },
            TargetKind::FirehoseStream => What::Record {
                stream: arn.to_owned(),
                partition_key: String::new(),
                data: input,
            },
            TargetKind::Ec2StopInstances
            | TargetKind::Ec2RebootInstances
            | TargetKind::Ec2TerminateInstances => {
                call(of, "ec2", &operation, built_in("instanceIds", &input, true))
            }
            TargetKind::EbsCreateSnapshot => {
                call(of, "ec2", &operation, built_in("volumeId", &input, false))
            }
            _ => call(of, kind.target_type().service, &operation, request),
        },
        Received::EventBusEvent { .. } => return None,
    })
}

/// The request of a target that is built in: the input is an id as a JSON string, or a list of them.
fn built_in(member: &str, input: &str, is_list: bool) -> String {
    let mut request = String::from("{");
    crate::json::quote(member, &mut request);
    request.push(':');
    match is_list && !input.trim_start().starts_with('[') {
        true => request.push_str(&format!("[{input}]")),
        false => request.push_str(input),
    }
    request.push('}');
    request
}

/// The call that EventBridge makes of a target.
fn call(of: &Invocation, service: &str, operation: &str, request: String) -> What {
    What::Call(Box::new(Called {
        call: ApiCall::new(service, operation, request),
        by: of.call.rule_arn.to_string(),
        from_rule: true,
        role: of.call.role_arn.as_deref().map(str::to_owned),
        parent: None,
        denied: None,
    }))
}
