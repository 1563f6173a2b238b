//! The command that makes API calls, run as a person runs it.

mod command;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use command::{eventyard, text};

#[test]
fn all_calls_work_in_one_yard() {
    let input = r#"{"id": 1, "operation": "CreateEventBus", "request": {"Name": "orders"}}
{"id": "two", "operation": "PutRule", "request": {"Name": "a", "EventBusName": "orders"}}

{"id": 3, "operation": "ListEventBuses", "request": {"NamePrefix": "orders"}, "account": "210987654321", "region": "eu-west-1"}
{"id": 4, "operation": "CreateEventBus", "request": {"Name": "orders"}, "account": "210987654321", "region": "eu-west-1"}
"#;
    let output = eventyard(&["api", "-"], input);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let expect = r#"{"id":1,"response":{"EventBusArn":"arn:aws:events:us-east-1:123456789012:event-bus/orders"}}
{"id":"two","error":{"code":"ValidationException","message":"Parameter(s) EventPattern or ScheduleExpression must be specified."}}
{"id":3,"response":{"EventBuses":[]}}
{"id":4,"response":{"EventBusArn":"arn:aws:events:eu-west-1:210987654321:event-bus/orders"}}
"#;
    assert_eq!(text(&output.stdout), expect);
}

#[test]
fn a_line_that_is_no_call_is_named() {
    let output = eventyard(&["api", "-"], "\n{\"id\": 1}\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("line 2"),
        "{}",
        text(&output.stderr)
    );
}

/// A program may wait for each answer and use it in its next call.
#[test]
fn an_answer_comes_before_the_next_line_is_read() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_eventyard"))
        .args(["api", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut input = child.stdin.take().expect("its input");
    let mut answers = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut ask = |line: String| -> serde_json::Value {
        writeln!(input, "{line}").expect("a line is taken");
        let answer = answers.next().expect("an answer").expect("text");
        serde_json::from_str(&answer).expect("JSON")
    };
    for name in ["b1", "b2"] {
        ask(format!(
            r#"{{"id":0,"operation":"CreateEventBus","request":{{"Name":"{name}"}}}}"#
        ));
    }
    let list = r#""operation":"ListEventBuses""#;
    let first = ask(format!(r#"{{"id":1,{list},"request":{{"Limit":2}}}}"#));
    let token = &first["response"]["NextToken"];
    let rest = ask(format!(
        r#"{{"id":2,{list},"request":{{"NextToken":{token}}}}}"#
    ));
    assert_eq!(rest["response"]["EventBuses"][0]["Name"], "b2");
    drop(input);
    assert!(child.wait().expect("it ends").success());
}
