use super::{Lint, LintCode, LintSeverity, lint};
use crate::Schemas;
use std::sync::OnceLock;

fn schemas() -> &'static Schemas {
    static SCHEMAS: OnceLock<Schemas> = OnceLock::new();
    SCHEMAS.get_or_init(|| crate::author::schemas().unwrap())
}

fn lints(pattern: &str) -> Vec<Lint> {
    let (parsed, problems) = pattern::parse(pattern);
    assert!(parsed.is_valid(), "{problems:?}");
    lint(&parsed, schemas())
}

/// The lints but for the one that nearly every pattern has.
#[track_caller]
fn check(pattern: &str, wanted: &[(LintCode, &str)]) {
    let found = lints(pattern);
    let found: Vec<(LintCode, &str)> = found
        .iter()
        .filter(|it| it.code != LintCode::OtherAccounts)
        .map(|it| (it.code, it.span.of(pattern)))
        .collect();
    assert_eq!(found, wanted, "{pattern}");
}

/// The pattern after the one fix that a lint of this code offers.
#[track_caller]
fn fixed(pattern: &str, code: LintCode) -> String {
    let found = lints(pattern);
    let lint = found.iter().find(|it| it.code == code);
    let lint = lint.unwrap_or_else(|| panic!("{found:?}"));
    lint.fix.as_ref().expect("a fix").apply(pattern)
}

const STOPPED: &str = r#"{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": {"state": ["stopped"]}}"#;

/// A pattern of EC2's state changes with this `detail`.
fn ec2(detail: &str) -> String {
    STOPPED.replace(r#"{"state": ["stopped"]}"#, detail)
}

/// A pattern of ECS's task state changes with this `detail`.
fn ecs(detail: &str) -> String {
    format!(
        r#"{{"source": ["aws.ecs"], "detail-type": ["ECS Task State Change"], "detail": {detail}}}"#
    )
}

#[test]
fn a_sound_pattern_has_only_the_note_on_accounts() {
    check(STOPPED, &[]);
    let found = lints(STOPPED);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, LintCode::OtherAccounts);
    assert_eq!(found[0].severity, LintSeverity::Note);
    let own = STOPPED.replacen('{', r#"{"account": ["123456789012"], "#, 1);
    assert_eq!(lints(&own), []);
}

#[test]
fn fields_that_are_not_there() {
    let pattern = ec2(r#"{"sate": ["stopped"]}"#);
    check(
        &pattern,
        &[
            (LintCode::NeverMatches, &pattern),
            (LintCode::NoSuchField, "\"sate\""),
        ],
    );
    assert_eq!(fixed(&pattern, LintCode::NoSuchField), STOPPED);
    // Deep inside, with another letter case.
    let pattern = ecs(r#"{"containers": {"exitcode": [137]}}"#);
    assert!(fixed(&pattern, LintCode::NoSuchField).contains("\"exitCode\": [137]"));
    // A field inside a plain value.
    let pattern = ec2(r#"{"state": {"name": ["stopped"]}}"#);
    check(
        &pattern,
        &[
            (LintCode::NeverMatches, &pattern),
            (LintCode::ValueAskedAsObject, "\"name\""),
        ],
    );
    // Where else it stands.
    let pattern = ecs(r#"{"exitCode": [137]}"#);
    let found = lints(&pattern);
    let lint = found
        .iter()
        .find(|it| it.code == LintCode::NoSuchField)
        .unwrap();
    assert_eq!(
        lint.help.as_deref(),
        Some("There is a field detail.containers.exitCode.")
    );
}

#[test]
fn a_field_written_at_the_top_is_shown_its_place() {
    let pattern = r#"{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "state": ["stopped"]}"#;
    let found = lints(pattern);
    let lint = found
        .iter()
        .find(|it| it.code == LintCode::NoSuchField)
        .unwrap();
    assert!(
        lint.help
            .as_ref()
            .unwrap()
            .contains(r#"{"detail": {"state": …}}"#)
    );
}

#[test]
fn values_of_another_type() {
    let pattern = ecs(r#"{"containers": {"exitCode": ["137"]}}"#);
    check(
        &pattern,
        &[
            (LintCode::NeverMatches, &pattern),
            (LintCode::WrongType, "\"137\""),
        ],
    );
    assert!(fixed(&pattern, LintCode::WrongType).ends_with("[137]}}}"));
    let pattern = ec2(r#"{"instance-id": [7]}"#);
    assert!(fixed(&pattern, LintCode::WrongType).contains("[\"7\"]"));
    let pattern = ecs(r#"{"containers": {"exitCode": [{"anything-but": "0"}]}}"#);
    check(
        &pattern,
        &[(LintCode::ExcludesNothing, "{\"anything-but\": \"0\"}")],
    );
    check(
        &ecs(r#"{"containers": {"exitCode": [{"anything-but": 0}]}}"#),
        &[],
    );
    check(&ecs(r#"{"stoppedReason": [null, {"exists": false}]}"#), &[]);
    let pattern = ec2(r#"{"state": [null, "stopped"]}"#);
    check(&pattern, &[(LintCode::WrongType, "null")]);
}

#[test]
fn values_that_are_not_known() {
    let pattern = ec2(r#"{"state": ["Stopped"]}"#);
    check(
        &pattern,
        &[
            (LintCode::NeverMatches, &pattern),
            (LintCode::UnknownValue, "\"Stopped\""),
        ],
    );
    assert_eq!(fixed(&pattern, LintCode::UnknownValue), STOPPED);
    check(
        &ec2(r#"{"state": ["stopped", "gone"]}"#),
        &[(LintCode::UnknownValue, "\"gone\"")],
    );
    check(&ec2(r#"{"state": [{"prefix": "stop"}]}"#), &[]);
    check(
        &ec2(r#"{"state": [{"equals-ignore-case": "STOPPED"}]}"#),
        &[],
    );
    check(
        &ec2(r#"{"state": [{"anything-but": ["stoped", "running"]}]}"#),
        &[(
            LintCode::ExcludesNothing,
            r#"{"anything-but": ["stoped", "running"]}"#,
        )],
    );
    // A list of values that is not complete says nothing.
    let codedeploy = r#"{"source": ["aws.codedeploy"], "detail-type": ["CodeDeploy Deployment State-change Notification"], "detail": {"state": ["OTHER"]}}"#;
    check(codedeploy, &[]);
}

#[test]
fn objects_are_no_values() {
    let pattern = ecs(r#"{"containers": [{"exists": true}]}"#);
    check(
        &pattern,
        &[
            (LintCode::NeverMatches, &pattern),
            (LintCode::ObjectAskedAsValue, "{\"exists\": true}"),
        ],
    );
    check(
        &ecs(r#"{"containers": [{"exists": false}]}"#),
        &[(LintCode::AlwaysAbsent, "{\"exists\": false}")],
    );
    let pattern = ec2(r#"{"state": [{"exists": false}]}"#);
    check(
        &pattern,
        &[
            (LintCode::NeverMatches, &pattern),
            (LintCode::NeverAbsent, "{\"exists\": false}"),
        ],
    );
    check(
        &ec2(r#"{"cause": [{"exists": false}]}"#),
        &[(LintCode::AlwaysAbsent, "\"cause\"")],
    );
}

#[test]
fn sources_and_detail_types() {
    check(
        r#"{"source": ["aws.codepipline"], "detail": {"state": ["FAILED"]}}"#,
        &[(LintCode::UnknownSource, "\"aws.codepipline\"")],
    );
    let fixed_source = |source: &str| {
        let pattern = format!(r#"{{"source": ["{source}"], "detail-type": ["x"]}}"#);
        fixed(&pattern, LintCode::UnknownSource)
    };
    assert!(fixed_source("codepipeline").contains("\"aws.codepipeline\""));
    assert!(fixed_source("ec2.amazonaws.com").contains("\"aws.ec2\""));
    assert!(fixed_source("aws.EC2").contains("\"aws.ec2\""));
    check(
        r#"{"source": ["com.example.orders"], "detail-type": ["Order Placed"]}"#,
        &[],
    );
    let pattern = STOPPED.replace("State-change", "State Change");
    assert_eq!(fixed(&pattern, LintCode::UnknownDetailType), STOPPED);
    let pattern = STOPPED.replace("aws.ec2", "aws.ecs");
    let found = lints(&pattern);
    assert_eq!(fixed(&pattern, LintCode::SourceAndDetailType), STOPPED);
    assert!(found.iter().any(|it| it.code == LintCode::NeverMatches));
    let lint = found
        .iter()
        .find(|it| it.code == LintCode::SourceAndDetailType)
        .unwrap();
    assert!(lint.message.contains("aws.ec2 does"), "{}", lint.message);
    assert!(
        lint.help
            .as_ref()
            .unwrap()
            .contains("ECS Task State Change")
    );
}

#[test]
fn every_service_is_recorded_by_cloudtrail() {
    for source in ["aws.ec2", "aws.secretsmanager"] {
        let pattern = format!(
            r#"{{"source": ["{source}"], "detail-type": ["AWS API Call via CloudTrail"], "detail": {{"eventName": ["PutSecretValue"], "requestParameters": {{"any": {{"thing": [1]}}}}}}}}"#
        );
        check(&pattern, &[]);
        let misspelt = pattern.replace("eventName", "eventname");
        assert_eq!(fixed(&misspelt, LintCode::NoSuchField), pattern);
    }
}

#[test]
fn branches_are_looked_at_by_themselves() {
    let pattern = r#"{"$or": [{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"]}, {"source": ["aws.ecs"], "detail-type": ["ECS Task State Change"]}], "detail": {"lastStatus": ["STOPPED"]}}"#;
    check(pattern, &[]);
    let one_wrong = pattern.replace("aws.ecs", "aws.ecr");
    let found = lints(&one_wrong);
    assert!(
        found
            .iter()
            .any(|it| it.code == LintCode::SourceAndDetailType)
    );
    let pattern = r#"{"$or": [{"source": ["aws.ecr"]}, {"source": ["aws.ec2"]}], "detail-type": ["EC2 Instance State-change Notification"], "detail": {"state": ["running"]}}"#;
    let found = lints(pattern);
    assert!(
        !found.iter().any(|it| it.code == LintCode::NeverMatches),
        "{found:?}"
    );
}

#[test]
fn patterns_that_are_wider_than_they_look() {
    let pattern = r#"{"source": ["aws.codepipeline"], "detail": {"state": ["FAILED"]}}"#;
    check(pattern, &[(LintCode::AllDetailTypes, "\"source\"")]);
    let found = lints(pattern);
    let lint = found
        .iter()
        .find(|it| it.code == LintCode::AllDetailTypes)
        .unwrap();
    assert!(
        lint.message.contains("3 kinds of events"),
        "{}",
        lint.message
    );
    // Only one kind has this field.
    check(
        r#"{"source": ["aws.codepipeline"], "detail": {"action": ["Deploy"]}}"#,
        &[],
    );
    check(
        r#"{"detail-type": ["ECS Task State Change"]}"#,
        &[(LintCode::AnySource, "\"detail-type\"")],
    );
    check(
        &ecs(r#"{"group": [{"prefix": ""}]}"#),
        &[(LintCode::TakesEveryString, "{\"prefix\": \"\"}")],
    );
}

#[test]
fn what_the_pattern_says_itself_is_told_too() {
    let pattern = r#"{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "version": ["1"]}"#;
    check(
        pattern,
        &[
            (LintCode::NeverMatches, pattern),
            (LintCode::NotInEnvelope, "\"version\""),
        ],
    );
    check(
        r#"{"region": ["us-east-1"]}"#,
        &[(LintCode::OnlyEnvelope, r#"{"region": ["us-east-1"]}"#)],
    );
}

#[test]
fn codes_have_the_names_that_json_shows() {
    for code in [
        LintCode::NeverMatches,
        LintCode::UnknownSource,
        LintCode::UnknownDetailType,
        LintCode::SourceAndDetailType,
        LintCode::NoSuchField,
        LintCode::WrongType,
        LintCode::UnknownValue,
        LintCode::ExcludesNothing,
        LintCode::ObjectAskedAsValue,
        LintCode::ValueAskedAsObject,
        LintCode::NeverAbsent,
        LintCode::AlwaysAbsent,
        LintCode::TakesEveryString,
        LintCode::TakesEveryValue,
        LintCode::NoValueFits,
        LintCode::NotInEnvelope,
        LintCode::ChangesWithEveryEvent,
        LintCode::Replaced,
        LintCode::Redundant,
        LintCode::OnlyLoose,
        LintCode::OnlyEnvelope,
        LintCode::NoSourceNorDetailType,
        LintCode::AnySource,
        LintCode::AllDetailTypes,
        LintCode::OtherAccounts,
    ] {
        assert_eq!(serde_json::to_value(code).unwrap(), code.name());
    }
}

#[test]
fn a_refused_pattern_has_no_lints() {
    let (parsed, _) = pattern::parse(r#"{"source": "aws.ec2"}"#);
    assert_eq!(lint(&parsed, schemas()), []);
}

#[test]
fn help_says_where_it_stands() {
    let check = |detail_type: &str, source: &str, detail: &str, wanted: &str| {
        let pattern = format!(
            r#"{{"source": ["{source}"], "detail-type": ["{detail_type}"], "detail": {detail}}}"#
        );
        let found = lints(&pattern);
        let helps: Vec<&str> = found.iter().filter_map(|it| it.help.as_deref()).collect();
        assert!(helps.contains(&wanted), "{helps:?}");
    };
    check(
        "AWS API Call via CloudTrail",
        "aws.dynamodb",
        r#"{"tableName": ["orders"]}"#,
        "What a call asked for stands in detail.requestParameters, what it got in detail.responseElements.",
    );
    check(
        "Config Rules Compliance Change",
        "aws.config",
        r#"{"complianceType": ["NON_COMPLIANT"]}"#,
        "There are the fields detail.newEvaluationResult.complianceType and detail.oldEvaluationResult.complianceType.",
    );
    check(
        "CloudWatch Alarm State Change",
        "aws.cloudwatch",
        r#"{"state": ["ALARM"]}"#,
        "Ask for a field inside it: actionsSuppressedBy, actionsSuppressedReason, evaluationState, reason, reasonData, timestamp, value.",
    );
}

#[test]
fn long_patterns_take_no_long_time() {
    let many = |count: usize, one: &dyn Fn(usize) -> String| {
        let all: Vec<String> = (0..count).map(one).collect();
        all.join(",")
    };
    let types = many(900, &|at| {
        format!("\"EC2 Instanc State {at:03} Notification\"")
    });
    let sources = many(1_500, &|at| format!("\"aws.codepip{at}\""));
    let fields = many(280, &|at| {
        format!("\"containers\": {{\"exitcod{at}\": [\"{at}\"]}}")
    });
    let ors = many(4, &|_| {
        let inner = many(4, &|at| format!("{{\"f{at}\": [{at}]}}"));
        format!("{{\"$or\": [{inner}], \"k\": [1]}}")
    });
    for pattern in [
        format!("{{\"detail-type\": [{types}]}}"),
        format!("{{\"source\": [{sources}]}}"),
        ecs(&format!("{{{fields}}}")),
        ecs(&format!("{{\"$or\": [{ors}]}}")),
        format!(
            "{{\"source\": [{}]}}",
            many(50_000, &|at| format!("\"aws.x{at}\""))
        ),
    ] {
        let start = std::time::Instant::now();
        let _ = lint(&pattern::parse(&pattern).0, schemas());
        let took = start.elapsed();
        let start: String = pattern.chars().take(60).collect();
        assert!(took.as_secs() < 20, "{took:?}: {start}");
    }
}
