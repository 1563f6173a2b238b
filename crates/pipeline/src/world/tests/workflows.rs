//! State machines, tasks, runbooks and commands.

use super::services::*;
use super::*;

fn machine(states: Vec<State>) -> Yard {
    let mut yard = Yard {
        rules: vec![rule(
            "flow",
            r#"{"source":["com.example"]}"#,
            vec![target(
                "flow",
                &format!("arn:aws:states:{PLACE}:stateMachine:flow"),
            )],
        )],
        ..Yard::default()
    };
    yard.resources.services.state_machines.push(StateMachine {
        name: "flow".to_owned(),
        states,
        ..StateMachine::default()
    });
    yard
}

fn state(name: &str) -> State {
    State {
        name: name.to_owned(),
        ..State::default()
    }
}

const STATUS: &str = "Step Functions Execution Status Change";

#[test]
fn an_execution_waits_for_the_build_that_it_starts() {
    let build = State {
        call: Some(ApiCall::new(
            "codebuild",
            "StartBuild",
            r#"{"projectName":"web"}"#,
        )),
        sync: true,
        ..state("Build")
    };
    let mut yard = machine(vec![build, state("Done")]);
    yard.resources.services.projects.push(Project {
        name: "web".to_owned(),
        build_seconds: 500,
        ..Project::default()
    });
    let sent = play(&yard, &[event("Go", "{}")], 3_600);
    assert_eq!(members(&sent, STATUS, "status"), ["RUNNING", "SUCCEEDED"]);
    let told = told(&sent, "status");
    let build = told
        .iter()
        .position(|(kind, _)| kind == "CodeBuild Build State Change");
    let over = told.iter().rposition(|(kind, _)| kind == STATUS);
    assert!(build < over);
    is_over(&sent);
    yard.resources.services.projects[0].failed_phase = Some("BUILD".to_owned());
    let sent = play(&yard, &[event("Go", "{}")], 3_600);
    assert_eq!(
        members(&sent, STATUS, "error").last().unwrap(),
        "States.TaskFailed"
    );
    yard.resources.services.state_machines[0].timeout_seconds = Some(100);
    let sent = play(&yard, &[event("Go", "{}")], 3_600);
    assert_eq!(members(&sent, STATUS, "status"), ["RUNNING", "TIMED_OUT"]);
    is_over(&sent);
}

#[test]
fn a_state_that_fails_is_tried_again_caught_or_fails_all() {
    let failing = State {
        error: Some("Boom".to_owned()),
        max_attempts: 2,
        ..state("Work")
    };
    let sent = play(
        &machine(vec![failing.clone(), state("After")]),
        &[event("Go", "{}")],
        60,
    );
    assert_eq!(members(&sent, STATUS, "status"), ["RUNNING", "FAILED"]);
    let failures = sent
        .doings
        .iter()
        .filter(|doing| doing.text.starts_with("State Work failed"));
    assert_eq!(failures.count(), 3);
    let caught = State {
        catch: true,
        ..failing
    };
    let sent = play(
        &machine(vec![caught, state("After")]),
        &[event("Go", "{}")],
        60,
    );
    assert_eq!(members(&sent, STATUS, "status"), ["RUNNING", "SUCCEEDED"]);
    is_over(&sent);
}

#[test]
fn an_express_workflow_sends_no_events() {
    let mut yard = machine(vec![state("Only")]);
    yard.resources.services.state_machines[0].r#type = WorkflowType::Express;
    let sent = play(&yard, &[event("Go", "{}")], 60);
    assert_eq!(members(&sent, STATUS, "status"), [""; 0]);
    assert!(
        texts(&sent, ":execution:")
            .last()
            .unwrap()
            .ends_with("SUCCEEDED.")
    );
}

#[test]
fn a_task_goes_through_its_states_and_tells_its_exit_code() {
    let mut yard = driven(vec![ApiCall::new(
        "ecs",
        "RunTask",
        r#"{"cluster":"batch","taskDefinition":"import:3"}"#,
    )]);
    yard.resources
        .services
        .task_definitions
        .push(TaskDefinition {
            family: "import".to_owned(),
            exit_code: 137,
            ..TaskDefinition::default()
        });
    let sent = play(&yard, &[event("Go", "{}")], 600);
    let kind = "ECS Task State Change";
    assert_eq!(
        members(&sent, kind, "lastStatus"),
        [
            "PROVISIONING",
            "PENDING",
            "RUNNING",
            "DEPROVISIONING",
            "STOPPED"
        ]
    );
    assert!(
        members(&sent, kind, "containers")
            .last()
            .unwrap()
            .contains(r#""exitCode":137"#)
    );
    assert!(!members(&sent, kind, "containers")[2].contains("exitCode"));
    is_over(&sent);
}

fn runbook(approval: Option<Answer>) -> Yard {
    let mut yard = driven(vec![ApiCall::new(
        "ssm",
        "StartAutomationExecution",
        r#"{"DocumentName":"terminate-with-approval","Parameters":{"InstanceId":["$.detail.id"]}}"#,
    )]);
    let services = &mut yard.resources.services;
    services.documents.push(Document {
        name: "terminate-with-approval".to_owned(),
        steps: vec![
            DocumentStep {
                name: "approve".to_owned(),
                action: "aws:approve".to_owned(),
                approval,
                ..DocumentStep::default()
            },
            DocumentStep {
                name: "terminate".to_owned(),
                call: Some(ApiCall::new(
                    "ec2",
                    "TerminateInstances",
                    r#"{"InstanceIds":["$.InstanceId[0]"]}"#,
                )),
                ..DocumentStep::default()
            },
        ],
        ..Document::default()
    });
    services.instances.push(Instance {
        instance_id: "i-9".to_owned(),
        ..Instance::default()
    });
    yard
}

#[test]
fn a_runbook_terminates_only_after_the_approval() {
    let go = [event("Go", r#"{"id":"i-9"}"#)];
    let yes = Answer {
        after_seconds: 600,
        approved: true,
    };
    let sent = play(&runbook(Some(yes)), &go, 3_600);
    let execution = "EC2 Automation Execution Status-change Notification";
    assert_eq!(
        members(&sent, execution, "Status"),
        ["InProgress", "Waiting", "Success"]
    );
    let step = "EC2 Automation Step Status-change Notification";
    assert_eq!(
        members(&sent, step, "Status"),
        ["Waiting", "Success", "InProgress", "Success"]
    );
    let instance = "EC2 Instance State-change Notification";
    assert_eq!(
        members(&sent, instance, "state"),
        ["shutting-down", "terminated"]
    );
    is_over(&sent);
    let no = Answer {
        approved: false,
        ..yes
    };
    let sent = play(&runbook(Some(no)), &go, 3_600);
    assert_eq!(
        members(&sent, execution, "Status"),
        ["InProgress", "Waiting", "Failed"]
    );
    assert_eq!(members(&sent, instance, "state"), [""; 0]);
    let sent = play(&runbook(None), &go, 8 * 86_400);
    assert_eq!(
        members(&sent, execution, "Status"),
        ["InProgress", "Waiting", "TimedOut"]
    );
    is_over(&sent);
}

#[test]
fn a_command_runs_on_the_managed_instances_with_the_tag() {
    let mut yard = Yard {
        rules: vec![rule(
            "clean",
            r#"{"source":["com.example"]}"#,
            vec![crate::Target {
                parameters: vec![(
                    "RunCommandParameters".to_owned(),
                    r#"{"RunCommandTargets":[{"Key":"tag:Role","Values":["web"]}]}"#.to_owned(),
                )],
                ..target("clean", "arn:aws:ssm:us-east-1::document/CleanDisks")
            }],
        )],
        ..Yard::default()
    };
    let services = &mut yard.resources.services;
    services.documents.push(Document {
        name: "CleanDisks".to_owned(),
        document_type: DocumentType::Command,
        ..Document::default()
    });
    for (id, role, managed) in [
        ("i-1", "web", true),
        ("i-2", "db", true),
        ("i-3", "web", false),
        ("i-4", "web", true),
    ] {
        services.instances.push(Instance {
            instance_id: id.to_owned(),
            tags: vec![("Role".to_owned(), role.to_owned())],
            managed,
            ..Instance::default()
        });
    }
    let sent = play(&yard, &[event("Go", "{}")], 60);
    let invocation = "EC2 Command Invocation Status-change Notification";
    assert_eq!(
        members(&sent, invocation, "instance-id"),
        ["i-1", "i-4", "i-1", "i-4"]
    );
    let command = "EC2 Command Status-change Notification";
    assert_eq!(members(&sent, command, "status"), ["InProgress", "Success"]);
    is_over(&sent);
    yard.resources.services.instances.clear();
    let sent = play(&yard, &[event("Go", "{}")], 60);
    assert_eq!(members(&sent, command, "status"), ["NoInstancesInTag"]);
    is_over(&sent);
}
