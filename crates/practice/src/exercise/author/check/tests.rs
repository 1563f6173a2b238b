use super::check;
use crate::exercise::author::read_exercise;
use quiz::{Lists, Task, Topic, TopicKind};

const FILE: &str = "exercises/basics-exact-match.toml";
const TEXT: &str = include_str!("../../../../../../exercises/basics-exact-match.toml");

fn lists() -> Lists {
    let topic = |id: &str| Topic {
        id: id.to_owned(),
        title: id.to_owned(),
        domain: 4,
        kind: TopicKind::Fact,
    };
    let task = |id: &str| Task {
        id: id.to_owned(),
        domain: 4,
        title: id.to_owned(),
    };
    Lists {
        topics: vec![
            topic("eventbridge-rules-and-targets"),
            topic("cloudwatch-events-renamed"),
            topic("targets-sns-sqs"),
        ],
        tasks: vec![task("5.1"), task("4.3")],
        ..Lists::default()
    }
}

/// What is found in the file, as code, line and message.
fn found(text: &str) -> Vec<(String, usize, String)> {
    let (draft, mut findings) = read_exercise(FILE, text);
    if let Some(draft) = &draft {
        findings.extend(check(draft, &lists()));
    }
    let found = findings.into_iter();
    found
        .map(|one| (one.code.to_owned(), one.line, one.message))
        .collect()
}

/// That a change of the file is found under a code, at the line of a text, with a message.
#[track_caller]
fn finds(from: &str, to: &str, code: &str, at: &str, says: &str) {
    assert!(TEXT.contains(from), "{from}");
    let text = TEXT.replacen(from, to, 1);
    let lines: Vec<&str> = text.lines().collect();
    let nth = lines.iter().position(|line| line.contains(at)).expect(at);
    // A table begins at its head.
    let is_head = nth > 0 && lines[nth - 1].starts_with("[[");
    let line = nth + usize::from(!is_head);
    let found = found(&text);
    let is_it = |(found, there, message): &(String, usize, String)| {
        found == code && *there == line && message.contains(says)
    };
    assert!(found.iter().any(is_it), "{line}: {found:#?}");
}

#[test]
fn file_without_fault_has_no_finding() {
    assert_eq!(found(TEXT), []);
}

#[test]
fn what_cannot_be_read_is_named_by_its_line() {
    let wrong = |from, to, code, says| finds(from, to, code, to, says);
    wrong(
        "level = 1",
        "levle = 1",
        "unknown-key",
        "unknown field `levle`",
    );
    finds(
        "minutes = 4\n",
        "",
        "missing-key",
        "An exercise",
        "missing field `minutes`",
    );
    wrong("level = 1", "level = 7", "wrong-value", "from 1 to 4");
    wrong(
        "level = 1",
        "level = \"one\"",
        "wrong-value",
        "invalid type",
    );
    wrong(
        "theme = \"basics\"",
        "theme = \"cooking\"",
        "wrong-value",
        "no theme `cooking`",
    );
    wrong("title = \"Tell", "title = Tell", "toml", "");
    finds(
        "has stopped**. Not",
        "<b>has stopped</b>**. Not",
        "markup",
        "<b>has stopped</b>",
        "HTML is not possible",
    );
    finds(
        "topics = [{",
        "topic = [{",
        "yard",
        "[start.resources.services]",
        "unknown field `topic`",
    );
    finds(
        "take = [\"/conditions",
        "take = [\"/condition",
        "yard",
        "title = \"the topic's policy lets nobody in\"",
        "there is no /condition",
    );
}

#[test]
fn ids_have_to_resolve() {
    finds(
        "\"targets-sns-sqs\"",
        "\"targets-sns\"",
        "unknown-id",
        "\"targets-sns\"",
        "no topic",
    );
    finds(
        "\"5.1\"",
        "\"5.9\"",
        "unknown-id",
        "\"5.9\"",
        "no task `5.9`",
    );
    finds(
        "{ run = \"running\", to",
        "{ run = \"runing\", to",
        "unknown-id",
        "id = \"other-states\"",
        "run `runing`, which is not there",
    );
    finds(
        "{ run = \"others\", to = \":ops-alerts\" }",
        "{ run = \"others\", to = \":pager\" }",
        "unknown-id",
        "id = \"other-states\"",
        "has a target that ends in `:pager`",
    );
}

#[test]
fn start_must_fail_and_reference_must_pass() {
    finds(
        "\"detail\":{\"state\":[\"stopped\"]}}', targets",
        "\"detail\":{\"state\":[\"stoped\"]}}', targets",
        "reference",
        "title = \"One rule, one statement\"",
        "is not right: message",
    );
    let rule = "[[start.rules]]\nname = \"stopped\"\nevent_pattern = '{\"source\":[\"aws.ec2\"],\"detail-type\":[\"EC2 Instance State-change Notification\"],\"detail\":{\"state\":[\"stopped\"]}}'\ntargets = [{ arn = \"arn:aws:sns:us-east-1:123456789012:ops-alerts\" }]\n\n[start.conditions]\npermissions = \"AsConsole\"";
    let text = TEXT.replacen("[start.conditions]\npermissions = \"Evaluated\"", rule, 1);
    let found = found(&text);
    assert!(found.iter().any(|one| one.0 == "start"), "{found:#?}");
}

#[test]
fn wrong_attempt_must_fail_with_its_message() {
    finds(
        "says = \"lets everybody in\"",
        "says = \"lets nobody in\"",
        "wrong-attempt",
        "title = \"everybody may publish\"",
        "does not say “lets nobody in”, but: Statement 1",
    );
    finds(
        "title = \"everybody may publish\"\n",
        "title = \"everybody may publish\"\nfrom = \"start\"\n",
        "yard",
        "title = \"everybody may publish\"",
        "this yard cannot be made",
    );
    finds(
        "fails = \"least-privilege\"",
        "fails = \"most-rules\"",
        "wrong-attempt",
        "title = \"everybody may publish\"",
        "it meets `most-rules`, and not least-privilege",
    );
}

#[test]
fn change_of_a_reference_that_passes_needs_a_reason() {
    let names = "[[constraint]]\nkind = \"asks-for\"\nof = [\"detail-type\"]\ntext = \"The pattern names the detail-type.\"\n";
    finds(
        names,
        "",
        "mutation",
        "title = \"One rule, one statement\"",
        "passes with rule stopped: field detail-type dropped",
    );
    let text = TEXT.replacen(names, "", 1);
    let excused = format!(
        "{text}\n[[may_pass]]\nmutation = \"rule stopped: field detail-type dropped\"\nwhy = \"No other event of EC2 has this state.\"\n"
    );
    assert_eq!(found(&excused), []);
    let stale = format!("{TEXT}\n[[may_pass]]\nmutation = \"anything\"\nwhy = \"Because.\"\n");
    assert_eq!(
        found(&stale)[0].2,
        "no change that passes is called `anything`"
    );
}

#[test]
fn hidden_runs_need_near_misses_and_hints_keep_the_answer() {
    finds(
        "hidden = true\nsteps = [\n",
        "steps = [\n",
        "near-miss",
        "id = \"message\"",
        "requirement message has no near miss",
    );
    // Every hidden thing is of another instance as well, which counts unless it is linked.
    let (shown, hidden) = TEXT.split_once("id = \"others\"").expect("the hidden run");
    let (hidden, rest) = hidden
        .split_once("[[requirement]]")
        .expect("what follows it");
    let others = hidden.replace("i-0bbb", "i-0ccc");
    let more = format!("{shown}id = \"others\"{others}[[requirement]]{rest}");
    let linked =
        "\nlinked = [[\"detail.state\", \"detail.instance-id\", \"resources\"]]\nmay_change";
    let linked = more.replacen("\nmay_change", linked, 1);
    let near = |text: &str| found(text).iter().any(|one| one.0 == "near-miss");
    assert!(near(&more), "three fields are not one");
    assert!(!near(&linked), "{:#?}", found(&linked));
    let text = TEXT.replacen(
        "Send the events that are shown",
        "Write `\"state\": [ \"stopped\" ]`. Send the events that are shown",
        1,
    );
    let says = "hint 1 gives field state of the pattern of rule stopped away";
    assert!(
        found(&text)
            .iter()
            .any(|one| one.0 == "hint" && one.2 == says)
    );
}
