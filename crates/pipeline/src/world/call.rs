//! API calls and what they bring about.

use super::doing::DoingKind;
use super::iam::{self, Code};
use super::request::{self, Request};
use super::required::Refused;
use super::running::Ending;
use super::services::{ApiCall, Finds, Instance, MOST_ITEMS};
use super::what::{Called, ObjectChange, What};
use super::{
    automation, autoscaling, cloudtrail, codebuild, codecommit, codedeploy, codepipeline, config,
    delays, dynamodb, ec2, ecs, fleet, lambda, parameters, pipeline_action, places, put_events,
    required, run_command, s3, sns, sqs, states, tags,
};
use crate::json;
use crate::metrics::cost::{Item, meter};
use crate::send::Sending;
use pattern::json::{Kind, Value};

impl Sending<'_> {
    /// Code at a resource makes its calls, in their order, until one is not allowed or lacks what AWS
    /// requires: the error that it then runs into.
    pub(crate) fn make_calls(
        &mut self,
        code: &Code<'_>,
        calls: &[ApiCall],
        input: &str,
    ) -> Option<String> {
        let mut given = input.to_owned();
        for (nth, call) in calls.iter().enumerate() {
            let after = delays::CALL
                .millis
                .saturating_mul(i64::try_from(nth).unwrap_or(0) + 1);
            match self.make_call(code, call, &given, after, None) {
                Made::Denied(error) => return Some(error),
                Made::Well(Some(answer)) => {
                    given = request::with(&given, &call.operation, &answer);
                }
                _ => {}
            }
        }
        None
    }

    /// Code makes a call after so many milliseconds.
    pub(crate) fn make_call(
        &mut self,
        code: &Code<'_>,
        call: &ApiCall,
        input: &str,
        after: i64,
        parent: Option<u64>,
    ) -> Made {
        if let Some(pattern) = &call.when
            && !request::takes(pattern, input)
        {
            return Made::LeftOut;
        }
        let with_found;
        let input = match call.if_found {
            None => input,
            Some(finds) => match found(self, finds, input) {
                Some(text) => {
                    with_found = text;
                    &with_found
                }
                None => return Made::LeftOut,
            },
        };
        let Some(list) = &call.for_each else {
            return self.make_one(code, call, input, after, parent);
        };
        let items = request::items(list, input);
        if items.len() > MOST_ITEMS {
            let text = format!(
                "{}:{} is called for the first {MOST_ITEMS} of {} items; the yard makes no longer loop.",
                call.service,
                call.operation,
                items.len()
            );
            self.tell(code.by, DoingKind::Cut, text, None);
        }
        let items = items.get(..MOST_ITEMS).unwrap_or(&items);
        let mut answers = Vec::new();
        for (nth, item) in items.iter().enumerate() {
            let given = request::with(input, "item", item);
            // Who waits does so for the last one.
            let parent = parent.filter(|_| nth + 1 == items.len());
            match self.make_one(code, call, &given, after, parent) {
                Made::Well(answer) => answers.extend(answer),
                other => return other,
            }
        }
        if items.is_empty() {
            return Made::LeftOut;
        }
        Made::Well((!answers.is_empty()).then(|| format!("[{}]", answers.join(","))))
    }

    /// Code makes a call once.
    fn make_one(
        &mut self,
        code: &Code<'_>,
        call: &ApiCall,
        input: &str,
        after: i64,
        parent: Option<u64>,
    ) -> Made {
        let filled =
            |text: &Option<String>| text.as_ref().map(|text| request::filled_text(text, input));
        let mut call = ApiCall {
            request: request::filled(&call.request, input),
            when: None,
            if_found: None,
            for_each: None,
            response: call
                .response
                .as_ref()
                .map(|text| request::filled(text, input)),
            account: filled(&call.account),
            region: filled(&call.region),
            ..call.clone()
        };
        let account = call
            .account
            .clone()
            .unwrap_or_else(|| self.yard.account.clone());
        let region = call
            .region
            .clone()
            .unwrap_or_else(|| self.yard.region.clone());
        let mut denied = None;
        let mut lacks = false;
        if call.error_code.is_none()
            && let Some(refused) = refused(self, &call, (&account, &region))
        {
            call.error_code = Some(refused.code);
            lacks = true;
        }
        if call.error_code.is_none()
            && let Err(why) = iam::may_call(self.yard, code, &call, (&account, &region))
        {
            call.error_code = Some(iam::error_code(&call.service).to_owned());
            denied = Some(Box::new(why));
        }
        let made = match &call.error_code {
            None => {
                if call.response.is_none() {
                    call.response = parameters::answer(self, &call, (&account, &region));
                }
                Made::Well(call.response.clone())
            }
            Some(error) if lacks || denied.is_some() => Made::Denied(error.clone()),
            Some(error) => Made::Refused(error.clone()),
        };
        let called = Called {
            call,
            by: code.by.to_owned(),
            from_rule: false,
            role: None,
            parent,
            denied,
        };
        self.happen_there(&account, &region, after, What::Call(Box::new(called)));
        made
    }
}

/// How a service refuses a call because of what its request leaves out, or of what is there or not.
fn refused(sending: &Sending<'_>, call: &ApiCall, place: (&str, &str)) -> Option<Refused> {
    required::refused(call)
        .or_else(|| parameters::refused(sending, call, place))
        .or_else(|| codepipeline::refused(sending.yard, call, place))
        .or_else(|| fleet::refused(sending, call, place))
}

/// How a call was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// It was not.
    LeftOut,
    /// It goes well as far as the caller knows, with this answer where the yard knows one.
    Well(Option<String>),
    /// It is refused with this code, as the person declared.
    Refused(String),
    /// It is refused with this code, because a policy does not allow it or a required parameter is
    /// left out.
    Denied(String),
}

/// What code has found out, beside what it was given; none where there is nothing.
fn found(sending: &Sending<'_>, finds: Finds, input: &str) -> Option<String> {
    let instances = fleet::instances(sending.yard);
    let is_meant = |one: &&Instance| match finds {
        Finds::UnmanagedInstances => !one.managed,
    };
    let ids = instances.iter().filter(is_meant);
    let ids: Vec<serde_json::Value> = ids.map(|one| one.instance_id.clone().into()).collect();
    if ids.is_empty() {
        return None;
    }
    let ids = serde_json::Value::from(ids);
    Some(request::with(input, "found", &ids.to_string()))
}

/// An API is called: CloudTrail records it, and it has its effect.
pub(super) fn called(sending: &mut Sending<'_>, called: &Called) {
    let place = (sending.yard.account.clone(), sending.yard.region.clone());
    let lacks = refused(sending, &called.call, (&place.0, &place.1));
    let with_code;
    let called = match &lacks {
        Some(refused) if called.call.error_code.is_none() => {
            let mut new = called.clone();
            new.call.error_code = Some(refused.code.clone());
            with_code = new;
            &with_code
        }
        _ => called,
    };
    let call = &called.call;
    // What a person declared, and what a policy does not allow, has words of its own.
    let lacks = lacks.filter(|refused| {
        called.denied.is_none() && call.error_code.as_ref() == Some(&refused.code)
    });
    let name = format!("{}:{}", call.service, call.operation);
    let content = Some(call.request.as_str());
    let refused = call.error_code.as_deref();
    match (refused, &called.denied) {
        (_, Some(denied)) => {
            let text = format!("{name} was refused. {}", denied.told());
            let statement = denied.statement.as_deref();
            sending.tell(&called.by, DoingKind::Refused, text, statement);
        }
        (Some(code), None) => {
            let why = lacks.as_ref().map_or(String::new(), |refused| {
                format!(" {}.", refused.message.trim_end_matches('.'))
            });
            let text = format!("{name} was refused: {code}.{why}");
            sending.tell(&called.by, DoingKind::Refused, text, content);
        }
        (None, None) => {
            let text = format!("{name} was called.");
            sending.tell(&called.by, DoingKind::Called, text, content);
        }
    }
    let denied = called.denied.as_ref().map(|denied| denied.message.clone());
    let message = denied.or_else(|| lacks.map(|refused| refused.message));
    cloudtrail::record(sending, called, message.as_deref());
    if refused.is_none() && carry_out(sending, called) {
        return;
    }
    // Nothing has begun for which somebody could wait.
    let ending = Ending {
        ok: refused.is_none(),
        of: name,
        status: refused.unwrap_or("Success").to_owned(),
    };
    sending.has_ended(called.parent, None, ending);
    if refused.is_none() {
        config::called(sending, called);
    }
}

/// What a call brings about. True where work has begun that will end.
fn carry_out(sending: &mut Sending<'_>, called: &Called) -> bool {
    let request = Request::read(&called.call.request);
    let request = &request;
    let operation = (called.call.service.as_str(), called.call.operation.as_str());
    let Some(start) = starts(operation) else {
        has_effect(sending, request, called, operation);
        return false;
    };
    // A rule has taken its hop when its target took the event.
    if !called.from_rule && !sending.hop(&called.by) {
        return false;
    }
    let began = start(sending, request, called);
    if !began && meter::begins_work(operation.0, operation.1) {
        sending.uses(Item::UndeclaredWork, 1);
    }
    began
}

type Start = fn(&mut Sending<'_>, &Request, &Called) -> bool;

/// The operations that begin work.
fn starts(operation: (&str, &str)) -> Option<Start> {
    Some(match operation {
        ("codebuild", "StartBuild") => codebuild::start,
        ("codepipeline", "StartPipelineExecution") => codepipeline::start,
        ("codedeploy", "CreateDeployment") => codedeploy::start,
        ("states", "StartExecution") => states::start,
        ("ecs", "RunTask") => ecs::start,
        ("ssm", "StartAutomationExecution") => automation::start,
        ("ssm", "SendCommand") => run_command::start,
        ("lambda", "Invoke") => lambda::call,
        _ => return None,
    })
}

/// The operations that have their effect at once.
fn has_effect(
    sending: &mut Sending<'_>,
    request: &Request,
    called: &Called,
    operation: (&str, &str),
) {
    match operation {
        ("events", "PutEvents") => put_events::call(sending, request, called),
        ("sns", "Publish") => {
            sns::call(sending, request);
        }
        ("sqs", "SendMessage") => {
            let (queue, body) = sqs::message(sending, request);
            let group = Some(request.text(&["messageGroupId"])).filter(|text| !text.is_empty());
            let what = What::Enqueue {
                queue,
                body,
                group: group.map(str::to_owned),
                attributes: sns::attributes(request),
            };
            sending.happen_in(0, what);
        }
        ("s3", "PutObject") => s3::call(sending, request, ObjectChange::Put),
        ("s3", "CopyObject") => s3::call(sending, request, ObjectChange::Copied),
        ("s3", "DeleteObject") => s3::call(sending, request, ObjectChange::Deleted),
        ("dynamodb", "PutItem" | "UpdateItem") => dynamodb::call(sending, request, false),
        ("dynamodb", "DeleteItem") => dynamodb::call(sending, request, true),
        ("logs", "PutLogEvents") => log_lines(sending, request),
        ("monitoring", "PutMetricData") => data(sending, request),
        ("kinesis" | "firehose", "PutRecord") => record(sending, request, operation.0),
        ("codepipeline", "PutApprovalResult") => {
            answer(sending, pipeline_action::meant(sending, request));
        }
        ("ssm", "SendAutomationSignal") => {
            answer(sending, automation::meant(sending, request));
        }
        ("states", "StopExecution") => states::stop(sending, request),
        ("codebuild", "StopBuild") => codebuild::stop(sending, request),
        ("ecs", "StopTask") => ecs::stop(sending, request),
        ("ssm", "CancelCommand") => run_command::cancel(sending, request),
        ("codedeploy", "StopDeployment") => {
            let id = request.text(&["deploymentId"]);
            codedeploy::stop(
                sending,
                |of| of.id == id,
                "It was stopped by StopDeployment.",
            );
        }
        ("autoscaling", "CompleteLifecycleAction") => {
            autoscaling::answer(sending, request, true);
        }
        ("autoscaling", "RecordLifecycleActionHeartbeat") => {
            autoscaling::answer(sending, request, false);
        }
        ("autoscaling", "TerminateInstanceInAutoScalingGroup") => {
            fleet::terminate(sending, request);
        }
        ("autoscaling", "SetDesiredCapacity") => fleet::set_capacity(sending, request),
        ("autoscaling", "ExecutePolicy") => fleet::execute_policy(sending, request),
        ("ssm", "PutParameter" | "DeleteParameter" | "LabelParameterVersion") => {
            parameters::call(sending, request, operation.1);
        }
        ("ec2", "CreateTags" | "DeleteTags") => {
            tags::call(sending, request, operation.1 == "DeleteTags");
        }
        ("codecommit", operation) => codecommit::call(sending, request, called, operation),
        ("ec2", _) => ec2::call(sending, &called.call.request, called),
        _ => {}
    }
}

fn answer(sending: &mut Sending<'_>, meant: Option<(u64, bool)>) {
    if let Some((running, approved)) = meant {
        sending.happen_in(0, What::Approval { running, approved });
    }
}

/// The lines of PutLogEvents.
fn log_lines(sending: &mut Sending<'_>, request: &Request) {
    let log_group = request.text(&["logGroupName"]);
    let Some(Kind::Array(events)) = request.get(&["logEvents"]).map(|value| &value.kind) else {
        return;
    };
    for event in events {
        let message = event.get("message").unwrap_or(event);
        let message = message
            .as_str()
            .map_or_else(|| json::compact(message), str::to_owned);
        let log_group = log_group.to_owned();
        sending.happen_in(0, What::LogLine { log_group, message });
    }
}

/// The data of PutMetricData.
fn data(sending: &mut Sending<'_>, request: &Request) {
    let namespace = request.text(&["namespace"]);
    let Some(Kind::Array(data)) = request.get(&["metricData"]).map(|value| &value.kind) else {
        return;
    };
    for datum in data {
        let text = |value: &Value, name: &str| {
            value
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let dimensions = match datum.get("Dimensions").map(|value| &value.kind) {
            Some(Kind::Array(items)) => items
                .iter()
                .map(|item| (text(item, "Name"), text(item, "Value")))
                .collect(),
            _ => Vec::new(),
        };
        let what = What::Datum {
            namespace: namespace.to_owned(),
            metric_name: text(datum, "MetricName"),
            dimensions,
            value: datum
                .get("Value")
                .map_or_else(|| "1".to_owned(), json::compact),
        };
        sending.happen_in(0, what);
    }
}

/// The record of PutRecord.
fn record(sending: &mut Sending<'_>, request: &Request, service: &str) {
    let (name, path) = match service {
        "firehose" => (request.text(&["deliveryStreamName"]), "deliverystream"),
        _ => (request.text(&["streamName"]), "stream"),
    };
    let stream = places::arn(sending.yard, service, &format!("{path}/{name}"));
    let data = request.get(&["data", "record"]);
    let data = data.map(|value| value.get("Data").unwrap_or(value));
    let data = data.map(|value| {
        value
            .as_str()
            .map_or_else(|| json::compact(value), str::to_owned)
    });
    let what = What::Record {
        stream,
        partition_key: request.text(&["partitionKey"]).to_owned(),
        data: data.unwrap_or_default(),
    };
    sending.happen_in(0, what);
}
