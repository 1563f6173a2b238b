use super::{complete, files_named, run};
use pipeline::Yard;
use serde_json::{Value, json};

/// Carries out lines one after the other, each of which has to go well; the yard and the last output.
#[track_caller]
fn lines(lines: &[&str]) -> (Yard, String) {
    let mut yard = Yard::default();
    let mut output = String::new();
    for line in lines {
        let told = run(line, &[], &yard);
        assert!(!told.failed, "{line}: {}", told.output);
        (yard, output) = (told.yard, told.output);
    }
    (yard, output)
}

const RULE: &str = r#"aws events put-rule --name orders --event-pattern '{"source": ["shop"]}'"#;
const TARGET: &str = "aws events put-targets --rule orders --targets Id=jobs,Arn=arn:aws:sqs:us-east-1:123456789012:jobs";

#[test]
fn commands_change_the_yard_and_answer_in_json() {
    let (yard, output) = lines(&[RULE]);
    assert_eq!(yard.rules.len(), 1);
    assert_eq!(
        output,
        "{\n    \"RuleArn\": \"arn:aws:events:us-east-1:123456789012:rule/orders\"\n}\n"
    );
    let (_, output) = lines(&[
        RULE,
        TARGET,
        "aws events list-targets-by-rule --rule orders",
    ]);
    let answer: Value = serde_json::from_str(&output).expect("JSON");
    assert_eq!(answer["Targets"][0]["Id"], json!("jobs"));
    let (_, output) = lines(&[
        "aws events put-permission --action events:PutEvents --principal 111111111111 --statement-id x",
    ]);
    assert_eq!(output, "");
}

#[test]
fn queries_and_text_are_as_the_cli_has_them() {
    let (_, output) = lines(&[RULE, "aws events list-rules --query 'Rules[].Name'"]);
    assert_eq!(output, "[\n    \"orders\"\n]\n");
    let (_, output) = lines(&[
        RULE,
        "aws events list-rules --query 'Rules[?State==`ENABLED`].[Name,State]' --output text",
    ]);
    assert_eq!(output, "orders\tENABLED\n");
    let (_, output) = lines(&[
        RULE,
        "aws events describe-rule --name orders --query Nothing",
    ]);
    assert_eq!(output, "null\n");
    let (_, output) = lines(&[RULE, "aws events list-rules --output text --query Rules"]);
    assert!(
        output.contains("orders") && output.contains('\t'),
        "{output}"
    );
    let told = run("aws events list-rules --query 'a['", &[], &Yard::default());
    assert!(
        told.failed && told.output.contains("Bad value for --query"),
        "{}",
        told.output
    );
    let told = run(
        "aws events list-rules --output table",
        &[],
        &Yard::default(),
    );
    assert!(
        told.failed && told.output.contains("json and text"),
        "{}",
        told.output
    );
}

#[test]
fn errors_are_those_of_aws() {
    let fails = |line: &str, says: &str| {
        let told = run(line, &[], &Yard::default());
        assert!(told.failed, "{line}");
        assert_eq!(told.yard, Yard::default());
        assert!(told.output.contains(says), "{line}: {}", told.output);
    };
    fails(
        "aws events describe-rule --name x",
        "\nAn error occurred (ResourceNotFoundException) when calling the DescribeRule operation: Rule x does not exist on EventBus default.\n",
    );
    fails(
        "aws events put-rule",
        "aws: error: the following arguments are required: --name\n",
    );
    fails(
        "aws events put-rule --name",
        "aws: error: argument --name: expected one argument\n",
    );
    fails(
        "aws events put-rule --name a --colour red",
        "Unknown options: --colour",
    );
    fails(
        "aws events put-targets --rule a --targets '[{'",
        "Error parsing parameter '--targets': Invalid JSON",
    );
    fails("aws events put-rul --name a", "Did you mean put-rule?");
    fails(
        "aws s3 ls",
        "The yard does not know aws s3. It knows some commands of these services: events, iam,",
    );
    fails("aws", "required: command");
    fails("aws events", "required: operation");
    fails("ls", "ls: command not found");
    fails("aws events list-rules | jq .", "| of the shell");
    fails("aws events put-rule --name 'a", "nothing that ends it");
    fails("aws events put-rule --name $X", "no variable X");
    fails(
        "aws lambda remove-permission --function-name f --statement-id s",
        "(ResourceNotFoundException) when calling the RemovePermission operation",
    );
}

#[test]
fn events_are_sent() {
    let entries = r#"aws events put-events --entries '[{"Source": "shop", "DetailType": "Order", "Detail": "{}"}]'"#;
    let (yard, _) = lines(&[RULE, TARGET]);
    let told = run(entries, &[], &yard);
    assert!(!told.failed, "{}", told.output);
    assert!(
        told.output.contains("\"FailedEntryCount\": 0"),
        "{}",
        told.output
    );
    assert_eq!(told.events.len(), 1);
    assert!(!told.steps.is_empty());
}

#[test]
fn several_commands_end_with_the_first_that_fails() {
    let line = format!("{RULE} && aws events describe-rule --name nothing; aws events list-rules");
    let told = run(&line, &[], &Yard::default());
    assert!(told.failed);
    assert_eq!(told.yard.rules.len(), 1);
    assert!(
        told.output.contains("RuleArn") && !told.output.contains("Rules"),
        "{}",
        told.output
    );
}

#[test]
fn help_says_what_is_known() {
    let (_, output) = lines(&["help"]);
    assert!(
        output.contains("put-rule") && output.contains("add-permission"),
        "{output}"
    );
    let (_, output) = lines(&["aws events help"]);
    assert!(output.contains("  list-targets-by-rule\n"), "{output}");
    let (_, output) = lines(&["aws events put-rule help"]);
    assert!(
        output.contains("  --name <value>\n  [--schedule-expression <value>]\n"),
        "{output}"
    );
}

#[test]
fn words_are_completed() {
    let (yard, _) = lines(&[RULE, TARGET, "aws events create-event-bus --name shop"]);
    let check = |line: &str, expect: &[&str]| {
        let found = complete(line, line.len(), &yard);
        let texts: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
        let first = texts.get(..expect.len()).unwrap_or(&texts);
        assert_eq!(first, expect, "{line}: {texts:?}");
        for one in &found {
            assert!(one.text.starts_with(one.span.of(line)), "{line}: {one:?}");
        }
    };
    check("", &["aws", "help"]);
    check("aws ev", &["events"]);
    check("aws events put-r", &["put-rule"]);
    check(
        "aws events put-targets ",
        &["--rule", "--targets", "--event-bus-name"],
    );
    check("aws events put-targets --rule orders --", &["--targets"]);
    check("aws events put-targets --rule ", &["orders"]);
    check("aws events put-targets --rule=or", &["orders"]);
    check(
        "aws events put-targets --rule x --event-bus-name s",
        &["shop"],
    );
    check(
        "aws events describe-rule --event-bus-name shop --name ",
        &["--query"],
    );
    check("aws events remove-targets --rule orders --ids ", &["jobs"]);
    check("aws events put-rule --state DIS", &["DISABLED"]);
    check(
        "aws events list-rules; aws events describe-event-bus --name sh",
        &["shop"],
    );
    check("aws nothing ", &["help"]);
    check("kubectl ", &[]);
}

proptest::proptest! {
    #[test]
    fn no_line_makes_it_panic(line in "(aws events (list-rules|put-rule) )?(--query )?[a-c'\"\\\\$(){}#;=,&|@\\n é\\[\\]`!?*.:0-9-]{0,40}", at in 0usize..60) {
        let _ = run(&line, &[], &Yard::default());
        for one in complete(&line, at, &Yard::default()) {
            proptest::prop_assert!(line.get(one.span.start..one.span.end).is_some());
        }
    }
}

#[test]
fn the_files_of_a_line_are_told_each_once() {
    let line = "aws events put-rule --name a --event-pattern file://a.json && aws events put-targets --rule a --targets=file://t/b.json; aws events put-rule --name b --event-pattern 'file://a.json'";
    assert_eq!(files_named(line), ["a.json", "t/b.json"]);
    assert!(files_named("aws events put-rule --description 'see file://x'").is_empty());
}
