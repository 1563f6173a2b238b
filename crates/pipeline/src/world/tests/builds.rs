//! CodeBuild.

use super::*;

/// A rule that starts a build of a project that nobody has declared.
pub(super) fn undeclared() -> Yard {
    Yard {
        rules: vec![rule(
            "build",
            r#"{"source":["com.example"]}"#,
            vec![target(
                "web",
                "arn:aws:codebuild:us-east-1:123456789012:project/web",
            )],
        )],
        ..Yard::default()
    }
}

pub(super) fn yard(project: Project) -> Yard {
    let mut yard = undeclared();
    let project = Project {
        name: "web".to_owned(),
        ..project
    };
    yard.resources.services.projects.push(project);
    yard
}

fn states(sent: &Sent, detail_type: &str, member: &str) -> Vec<String> {
    let told = told(sent, member).into_iter();
    told.filter(|(kind, _)| kind == detail_type)
        .map(|(_, found)| found)
        .collect()
}

#[test]
fn a_build_tells_of_its_begin_its_phases_and_its_end() {
    let sent = play(&yard(Project::default()), &[event("Go", "{}")], 3_600);
    let states_seen = states(&sent, "CodeBuild Build State Change", "build-status");
    assert_eq!(states_seen, ["IN_PROGRESS", "SUCCEEDED"]);
    let phases = states(&sent, "CodeBuild Build Phase Change", "completed-phase");
    assert_eq!(phases.len(), 10);
    assert_eq!(phases[6], "BUILD");
    assert!(sent.yard.happenings.running.is_empty());
    assert!(sent.yard.happenings.waiting.is_empty());
    assert!(sent.yard.happenings.chains.is_empty());
}

#[test]
fn a_build_that_fails_in_its_first_commands_ends_early() {
    let project = Project {
        failed_phase: Some("PRE_BUILD".to_owned()),
        ..Project::default()
    };
    let sent = play(&yard(project), &[event("Go", "{}")], 3_600);
    let states_seen = states(&sent, "CodeBuild Build State Change", "build-status");
    assert_eq!(states_seen, ["IN_PROGRESS", "FAILED"]);
    let phases = states(&sent, "CodeBuild Build Phase Change", "completed-phase");
    assert_eq!(phases[5..], ["PRE_BUILD", "FINALIZING"]);
}

#[test]
fn every_step_and_doing_follows_from_an_earlier_one() {
    let sent = play(&yard(Project::default()), &[event("Go", "{}")], 3_600);
    let steps = sent.steps.iter().map(|step| (step.number, step.cause));
    let doings = sent.doings.iter().map(|doing| (doing.number, doing.cause));
    let mut all: Vec<_> = steps.chain(doings).collect();
    all.sort_unstable();
    for (at, (number, cause)) in all.iter().enumerate() {
        assert_eq!(*number, at as u64);
        assert!(cause.is_none_or(|cause| cause < *number));
    }
    // Only the event that was sent has no cause.
    assert_eq!(all.iter().filter(|(_, cause)| cause.is_none()).count(), 1);
}

#[test]
fn a_start_by_the_input_of_a_target_sets_version_and_variables() {
    let mut yard = yard(Project::default());
    yard.rules[0].targets[0].input = InputChoice::Constant(
        r#"{"sourceVersion":"abc","environmentVariablesOverride":[{"name":"PR","type":"PLAINTEXT","value":"7"}]}"#.to_owned(),
    );
    let sent = play(&yard, &[event("Go", "{}")], 3_600);
    let text = sent.doings.iter().find_map(|doing| {
        doing
            .content
            .as_deref()
            .filter(|text| text.contains("SUCCEEDED"))
    });
    let text = text.expect("an event");
    assert!(text.contains(r#""source-version":"abc""#), "{text}");
    assert!(text.contains(r#""value":"7""#), "{text}");
    assert!(text.contains(r#""initiator":"rule/build""#), "{text}");
}

/// Source: AWS CodeBuild API Reference, ProjectSource and StartBuild.
#[test]
fn a_build_tells_its_source_as_the_project_or_the_start_says() {
    let sources = |source: Option<services::ProjectSource>, request: &str| {
        let mut yard = driven(vec![ApiCall::new("codebuild", "StartBuild", request)]);
        yard.resources.services.projects.push(Project {
            name: "web".to_owned(),
            source,
            ..Project::default()
        });
        let sent = play(&yard, &[event("Go", "{}")], 5);
        let told = members(
            &sent,
            "CodeBuild Build State Change",
            "additional-information",
        );
        let told: serde_json::Value = serde_json::from_str(&told[0]).unwrap();
        let source = &told["source"];
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        (
            text(&source["type"]),
            text(&source["location"]),
            text(&told["source-version"]),
        )
    };
    let of = |kind: &str, location: &str| services::ProjectSource {
        r#type: kind.to_owned(),
        location: location.to_owned(),
    };
    let three = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    let plain = r#"{"projectName":"web"}"#;
    assert_eq!(
        sources(None, plain),
        three(
            "CODECOMMIT",
            "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/web",
            ""
        )
    );
    let version = r#"{"projectName":"web","sourceVersion":"pr/25"}"#;
    let hub = Some(of("GITHUB", "https://github.com/example/shop.git"));
    assert_eq!(
        sources(hub.clone(), version),
        three("GITHUB", "https://github.com/example/shop.git", "pr/25")
    );
    let other =
        r#"{"projectName":"web","sourceTypeOverride":"S3","sourceLocationOverride":"b/k.zip"}"#;
    assert_eq!(sources(hub, other), three("S3", "b/k.zip", ""));
    assert_eq!(
        sources(Some(of("NO_SOURCE", "")), plain),
        three("NO_SOURCE", "", "")
    );
}
