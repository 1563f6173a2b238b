//! Work that somebody stops, or whose time is over.

use super::services::*;
use super::*;

/// A rule that gives each event to this target, in a place that declares these.
fn starts(arn: &str, services: Services) -> Yard {
    let mut target = target("work", arn);
    if arn.contains(":document/") {
        target.parameters.push((
            "RunCommandParameters".to_owned(),
            r#"{"RunCommandTargets":[{"Key":"InstanceIds","Values":["i-1","i-2"]}]}"#.to_owned(),
        ));
    }
    let mut yard = Yard {
        rules: vec![rule("work", r#"{"source":["com.example"]}"#, vec![target])],
        ..Yard::default()
    };
    *yard.resources.services = services;
    yard
}

/// The ARN of the only work that goes on.
fn work(sent: &Sent) -> String {
    let running = &sent.yard.happenings.running;
    assert_eq!(running.len(), 1, "{running:?}");
    running[0].arn.clone()
}

/// A person calls an API; all that comes within an hour.
fn calls(yard: &Yard, service: &str, operation: &str, request: &str) -> Sent {
    calls_for(3_600, yard, (service, operation), request)
}

/// The same, and all that comes within so many seconds.
fn calls_for(seconds: i64, yard: &Yard, operation: (&str, &str), request: &str) -> Sent {
    let called = Called {
        call: ApiCall::new(operation.0, operation.1, request),
        by: "arn:aws:iam::123456789012:user/ann".to_owned(),
        from_rule: false,
        role: None,
        parent: None,
        denied: None,
    };
    go_on(happen(yard, What::Call(Box::new(called))), seconds)
}

fn nothing_is_left(sent: &Sent) {
    assert_eq!(sent.yard.happenings.waiting, []);
    assert_eq!(sent.yard.happenings.running, []);
}

const EXECUTION: &str = "Step Functions Execution Status Change";

fn execution(kind: WorkflowType) -> Sent {
    let machine = StateMachine {
        name: "flow".to_owned(),
        r#type: kind,
        states: vec![State {
            name: "Wait".to_owned(),
            seconds: 600,
            ..State::default()
        }],
        ..StateMachine::default()
    };
    let services = Services {
        state_machines: vec![machine],
        ..Services::default()
    };
    let yard = starts(
        &format!("arn:aws:states:{PLACE}:stateMachine:flow"),
        services,
    );
    play(&yard, &[event("Go", "{}")], 60)
}

#[test]
fn an_execution_that_is_stopped_is_aborted_with_the_error_and_cause_that_were_given() {
    let began = execution(WorkflowType::Standard);
    let arn = work(&began);
    let request =
        format!(r#"{{"executionArn":"{arn}","error":"Wrong","cause":"It was a mistake."}}"#);
    let sent = calls(&began.yard, "states", "StopExecution", &request);
    assert_eq!(members(&sent, EXECUTION, "status"), ["ABORTED"]);
    assert_eq!(members(&sent, EXECUTION, "error"), ["Wrong"]);
    assert_eq!(members(&sent, EXECUTION, "cause"), ["It was a mistake."]);
    assert_eq!(members(&sent, EXECUTION, "output"), ["null"]);
    assert_eq!(members(&sent, EXECUTION, "executionArn"), [arn.as_str()]);
    nothing_is_left(&sent);
    let again = calls(&sent.yard, "states", "StopExecution", &request);
    assert_eq!(members(&again, EXECUTION, "status"), [""; 0]);
    // Without them both are null.
    let request = format!(r#"{{"executionArn":"{arn}"}}"#);
    let sent = calls(&began.yard, "states", "StopExecution", &request);
    assert_eq!(members(&sent, EXECUTION, "error"), ["null"]);
    assert_eq!(members(&sent, EXECUTION, "cause"), ["null"]);
}

#[test]
fn another_execution_and_an_express_one_go_on() {
    let began = execution(WorkflowType::Standard);
    let other = format!(r#"{{"executionArn":"arn:aws:states:{PLACE}:execution:flow:other"}}"#);
    let sent = calls(&began.yard, "states", "StopExecution", &other);
    assert_eq!(members(&sent, EXECUTION, "status"), ["SUCCEEDED"]);
    let began = execution(WorkflowType::Express);
    let request = format!(r#"{{"executionArn":"{}"}}"#, work(&began));
    let sent = calls(&began.yard, "states", "StopExecution", &request);
    assert!(
        texts(&sent, ":execution:")
            .iter()
            .any(|text| text.ends_with("has status SUCCEEDED.")),
    );
}

#[test]
fn a_build_that_is_stopped_ends_in_the_phase_that_it_is_in() {
    const BUILD: &str = "CodeBuild Build State Change";
    const PHASE: &str = "CodeBuild Build Phase Change";
    let project = Project {
        name: "web".to_owned(),
        build_seconds: 600,
        ..Project::default()
    };
    let services = Services {
        projects: vec![project],
        ..Services::default()
    };
    let yard = starts(&format!("arn:aws:codebuild:{PLACE}:project/web"), services);
    let began = play(&yard, &[event("Go", "{}")], 60);
    let arn = work(&began);
    let id = arn.split_once(":build/").unwrap().1;
    for id in [id, &arn] {
        let request = format!(r#"{{"id":"{id}"}}"#);
        let sent = calls(&began.yard, "codebuild", "StopBuild", &request);
        assert_eq!(members(&sent, BUILD, "build-status"), ["STOPPED"]);
        assert_eq!(members(&sent, BUILD, "current-phase"), ["COMPLETED"]);
        assert_eq!(members(&sent, PHASE, "completed-phase"), ["BUILD"]);
        assert_eq!(members(&sent, PHASE, "completed-phase-status"), ["STOPPED"]);
        nothing_is_left(&sent);
    }
    let sent = calls(
        &began.yard,
        "codebuild",
        "StopBuild",
        r#"{"id":"web:other"}"#,
    );
    assert_eq!(members(&sent, BUILD, "build-status"), ["SUCCEEDED"]);
}

#[test]
fn a_task_that_is_stopped_tells_who_stopped_it_and_why() {
    const TASK: &str = "ECS Task State Change";
    let definition = TaskDefinition {
        family: "web".to_owned(),
        seconds: 600,
        ..TaskDefinition::default()
    };
    let mut yard = Yard::default();
    yard.resources.services.task_definitions.push(definition);
    let run = r#"{"cluster":"shop","taskDefinition":"web:1"}"#;
    for (seconds, exit) in [(60, Some(r#""exitCode":143"#)), (15, None)] {
        let began = calls_for(seconds, &yard, ("ecs", "RunTask"), run);
        let request = format!(
            r#"{{"cluster":"shop","task":"{}","reason":"A new version comes."}}"#,
            work(&began)
        );
        let sent = calls(&began.yard, "ecs", "StopTask", &request);
        assert_eq!(
            members(&sent, TASK, "lastStatus"),
            ["DEPROVISIONING", "STOPPED"]
        );
        assert_eq!(
            members(&sent, TASK, "desiredStatus"),
            ["STOPPED", "STOPPED"]
        );
        assert_eq!(members(&sent, TASK, "stopCode"), ["UserInitiated"; 2]);
        assert_eq!(
            members(&sent, TASK, "stoppedReason"),
            ["A new version comes."; 2]
        );
        let containers = members(&sent, TASK, "containers");
        match exit {
            Some(exit) => assert!(containers[1].contains(exit), "{containers:?}"),
            None => assert!(!containers[1].contains("exitCode"), "{containers:?}"),
        }
        nothing_is_left(&sent);
    }
}

const COMMAND: &str = "EC2 Command Status-change Notification";
const INVOCATION: &str = "EC2 Command Invocation Status-change Notification";

/// A document whose two steps take so many seconds each, and put an object each.
fn command(seconds: u32) -> Yard {
    let step = |name: &str| DocumentStep {
        name: name.to_owned(),
        seconds,
        call: Some(ApiCall::new(
            "s3",
            "PutObject",
            format!(r#"{{"bucketName":"logs","key":"{name}"}}"#),
        )),
        ..DocumentStep::default()
    };
    let document = Document {
        name: "copy".to_owned(),
        document_type: DocumentType::Command,
        steps: vec![step("first"), step("second")],
        ..Document::default()
    };
    let instance = |id: &str| Instance {
        instance_id: id.to_owned(),
        managed: true,
        ..Instance::default()
    };
    let services = Services {
        documents: vec![document],
        instances: vec![instance("i-1"), instance("i-2")],
        ..Services::default()
    };
    starts(&format!("arn:aws:ssm:{PLACE}:document/copy"), services)
}

fn objects(sent: &Sent) -> usize {
    let of = sent.doings.iter();
    of.filter(|one| one.text.starts_with("s3:PutObject was called"))
        .count()
}

#[test]
fn a_command_that_runs_longer_than_an_hour_times_out_and_makes_no_later_calls() {
    let sent = play(&command(3_600), &[event("Go", "{}")], 7_300);
    assert_eq!(
        members(&sent, COMMAND, "status"),
        ["InProgress", "TimedOut"]
    );
    assert_eq!(
        members(&sent, INVOCATION, "status"),
        ["InProgress", "InProgress", "TimedOut", "TimedOut"]
    );
    assert_eq!(objects(&sent), 2, "the first step of each instance");
    is_over(&sent);
    let sent = play(&command(1_800), &[event("Go", "{}")], 7_300);
    assert_eq!(members(&sent, COMMAND, "status"), ["InProgress", "Success"]);
    assert_eq!(objects(&sent), 4);
}

#[test]
fn a_command_may_say_how_long_it_may_run() {
    for (given, status) in [
        (r#"["119"]"#, "TimedOut"),
        (r#""119""#, "TimedOut"),
        (r#"["120"]"#, "Success"),
        (r#"["0"]"#, "Success"),
    ] {
        let request = format!(
            r#"{{"documentName":"copy","instanceIds":["i-1"],"parameters":{{"executionTimeout":{given}}}}}"#
        );
        let sent = calls(&command(60), "ssm", "SendCommand", &request);
        assert_eq!(
            members(&sent, COMMAND, "status"),
            ["InProgress", status],
            "{given}"
        );
        nothing_is_left(&sent);
    }
}

#[test]
fn a_command_that_is_cancelled_ends_on_all_its_instances() {
    let began = play(&command(600), &[event("Go", "{}")], 60);
    let arn = work(&began);
    let id = arn.rsplit('/').next().unwrap();
    for request in [
        format!(r#"{{"commandId":"{id}"}}"#),
        format!(r#"{{"commandId":"{id}","instanceIds":["i-2","i-1"]}}"#),
    ] {
        let sent = calls(&began.yard, "ssm", "CancelCommand", &request);
        assert_eq!(members(&sent, COMMAND, "status"), ["Cancelled"]);
        assert_eq!(
            members(&sent, INVOCATION, "status"),
            ["Cancelled", "Cancelled"]
        );
        nothing_is_left(&sent);
    }
    let request = format!(r#"{{"commandId":"{id}","instanceIds":["i-2"]}}"#);
    let sent = calls(&began.yard, "ssm", "CancelCommand", &request);
    assert_eq!(members(&sent, COMMAND, "status"), ["Success"]);
}

#[test]
fn a_function_runs_for_fifteen_minutes_at_most() {
    for (millis, wanted) in [
        (900_000, "Function work succeeded."),
        (
            900_001,
            "Function work failed: Task timed out after 900.00 seconds.",
        ),
        (
            3_600_000,
            "Function work failed: Task timed out after 900.00 seconds.",
        ),
    ] {
        let function = Function {
            name: "work".to_owned(),
            duration_ms: millis,
            maximum_retry_attempts: 0,
            ..Function::default()
        };
        let services = Services {
            functions: vec![function],
            ..Services::default()
        };
        let yard = starts(&format!("arn:aws:lambda:{PLACE}:function:work"), services);
        let sent = play(&yard, &[event("Go", "{}")], 1_000);
        let ended = sent.doings.iter().find(|one| one.text == wanted);
        let ended = ended.unwrap_or_else(|| panic!("{millis}: {:?}", sent.doings));
        let seconds = (ended.at.millis() - Timestamp::START.millis()) / 1_000;
        assert_eq!(seconds, 900, "{millis}");
        is_over(&sent);
    }
}
