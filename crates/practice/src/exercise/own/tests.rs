use super::{Sent, is_exercise_file, write};
use crate::exercise::testing::{RIGHT, TOPIC, yard};
use crate::exercise::{Plan, Written};
use pipeline::{DeadLetterConfig, Yard};

fn event(name: &str, state: &str) -> Sent {
    let text = serde_json::json!({
        "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
        "source": "aws.ec2",
        "detail-type": "EC2 Instance State-change Notification",
        "detail": {"state": state},
    });
    Sent {
        name: name.to_owned(),
        event_bus: String::new(),
        text: text.to_string(),
    }
}

fn events() -> [Sent; 3] {
    [
        event("It stops", "stopped"),
        event("It stops again", "stopped"),
        event("It runs", "running"),
    ]
}

fn plan() -> Plan {
    Plan {
        title: "Tell of stops".to_owned(),
        brief: "Tell the topic `alerts` of every instance that stops.\n\nNothing else.".to_owned(),
        hidden: vec!["It stops again".to_owned(), "It runs".to_owned()],
        hints: vec!["Look at `detail`.".to_owned(), "  ".to_owned()],
        why: "One value tells them apart.".to_owned(),
        ..Plan::default()
    }
}

fn of(plan: &Plan) -> Written {
    write(plan, &yard(RIGHT), &events(), None)
}

#[test]
fn what_arrives_in_the_solution_is_what_is_asked() {
    let written = of(&plan());
    assert_eq!(written.problems, [""; 0]);
    assert_eq!(written.advice, [""; 0]);
    let asked = "The topic alerts is reached by “It stops” and a run that is not shown.";
    assert_eq!(written.asked, [(TOPIC.to_owned(), asked.to_owned())]);
    assert!(is_exercise_file(&written.text.unwrap()));
}

#[test]
fn exercise_that_cannot_be_played_says_why() {
    let says = |written: &Written, words: &str| {
        let all = written.problems.join("\n");
        assert!(all.contains(words), "{words} is not in: {all}");
        assert_eq!(written.text, None);
    };
    let empty = Plan::default();
    says(&of(&empty), "no title");
    says(&of(&empty), "The task is empty");

    let none = Plan {
        left_out: events().map(|event| event.name).into(),
        ..plan()
    };
    says(&of(&none), "there is nothing to grade");

    let kept = Plan {
        keeps: vec!["default/stopped".to_owned()],
        ..plan()
    };
    says(&of(&kept), "right already");

    let gone = Plan {
        begins_with: Some(7),
        ..plan()
    };
    says(&of(&gone), "not there any more");

    let other = Plan {
        begins_with: Some(1),
        ..plan()
    };
    let mut start = Yard::default();
    start.event_buses.push(pipeline::EventBus::new("orders"));
    let written = write(&other, &yard(RIGHT), &events(), Some(&start));
    says(&written, "The learner may not change “event buses, orders”");

    let mut broken = events();
    broken[0].text = "[".to_owned();
    let written = write(&plan(), &yard(RIGHT), &broken, None);
    says(&written, "“It stops” is no JSON object");

    let wide = yard(r#"{"source":[{"prefix":"aws."}],"detail":{"state":["stopped"]}}"#);
    let written = write(&plan(), &wide, &events(), None);
    says(
        &written,
        "fails at “Every pattern names its source as a whole.”",
    );
}

#[test]
fn what_would_make_it_better_is_said() {
    let open = Plan {
        hidden: Vec::new(),
        left_out: vec!["It runs".to_owned()],
        ..plan()
    };
    let written = of(&open);
    assert_eq!(written.advice.len(), 2, "{:?}", written.advice);
    assert!(written.text.is_some(), "advice keeps nobody from it");
}

#[test]
fn limits_follow_from_the_solution() {
    let queue = "arn:aws:sqs:us-east-1:123456789012:dead";
    let mut solution = yard(RIGHT);
    solution.rules[0].targets[0].dead_letter_config = Some(DeadLetterConfig {
        arn: Some(queue.to_owned()),
    });
    let plan = Plan {
        as_few_rules: true,
        dead_letter_queues: true,
        least_privilege: true,
        ..plan()
    };
    let text = write(&plan, &solution, &events(), None).text.unwrap();
    for words in [
        "\"MostRules\": 1",
        TOPIC,
        "LeastPrivilege",
        "NoWildcardSource",
    ] {
        assert!(text.contains(words), "{words} is not in: {text}");
    }
}

#[test]
fn schedule_is_played_by_a_day() {
    let mut solution = yard(RIGHT);
    solution.rules[0].event_pattern = None;
    solution.rules[0].schedule_expression = Some("rate(12 hours)".to_owned());
    let plan = Plan {
        day: true,
        left_out: events().map(|event| event.name).into(),
        ..plan()
    };
    let written = write(&plan, &solution, &events(), None);
    assert_eq!(written.problems, [""; 0]);
    assert!(written.text.unwrap().contains("\"times\": 2"));
}

#[cfg(feature = "own")]
mod read {
    use super::super::{NotRead, read_file};
    use super::*;
    use crate::exercise::{Exercise, grade};

    fn exercise() -> Exercise {
        read_file(&of(&plan()).text.unwrap()).unwrap()
    }

    #[test]
    fn file_holds_the_exercise() {
        let exercise = exercise();
        assert!(exercise.id.starts_with("own-"), "{}", exercise.id);
        assert_eq!(exercise.brief.len(), 2);
        assert_eq!(exercise.hints.len(), 1);
        let hidden: Vec<bool> = exercise.runs.iter().map(|run| run.hidden).collect();
        assert_eq!(hidden, [false, true, true]);
        assert!(grade(&exercise, &yard(RIGHT)).solved);
        assert!(!grade(&exercise, &exercise.start).solved);
        let near = r#"{"source":["aws.ec2"],"detail":{"state":["stopped","running"]}}"#;
        let report = grade(&exercise, &yard(near));
        assert!(!report.solved);
        assert_eq!(report.requirements[0].failures.len(), 1);
    }

    #[test]
    fn input_is_compared_unless_the_person_does_without() {
        let mut solution = yard(RIGHT);
        solution.rules[0].targets[0].input = pipeline::InputChoice::Transformer {
            paths: vec![("state".to_owned(), "$.detail.state".to_owned())],
            template: "\"The instance is <state>.\"".to_owned(),
        };
        let solved = |plan: &Plan| {
            let text = write(plan, &solution, &events(), None).text.unwrap();
            let exercise = read_file(&text).unwrap();
            assert!(grade(&exercise, &solution).solved);
            grade(&exercise, &yard(RIGHT)).solved
        };
        assert!(!solved(&plan()));
        let any = Plan {
            any_input: true,
            ..plan()
        };
        assert!(solved(&any));
    }

    #[test]
    fn what_is_changed_is_another_exercise() {
        let text = of(&plan()).text.unwrap();
        let changed = text.replace("Tell of stops", "Tell of every stop");
        assert_ne!(
            read_file(&text).unwrap().id,
            read_file(&changed).unwrap().id
        );
    }

    #[test]
    fn what_is_no_exercise_is_refused_with_its_place() {
        let text = of(&plan()).text.unwrap();
        let refused = |from: &str, to: &str| -> NotRead {
            assert!(text.contains(from), "{from} is not in: {text}");
            read_file(&text.replacen(from, to, 1)).unwrap_err()
        };
        let told = |error: NotRead| error.to_string();
        assert_eq!(
            told(refused("{", "")),
            "line 2, column 11: This is no JSON."
        );
        let later = told(refused("\"version\": 1", "\"version\": 2"));
        assert!(later.starts_with("version: It is of version 2;"), "{later}");
        let other = told(refused("eventyard-exercise", "eventyard-yard"));
        assert!(other.contains("Import in the yard reads it."), "{other}");
        let member = told(refused("\"brief\"", "\"breif\""));
        assert!(member.contains("breif"), "{member}");
        let level = told(refused("\"level\": 2", "\"level\": 9"));
        assert_eq!(level, "level: It must be from 1 to 4.");
        let run = told(refused("\"id\": \"event-1\"", "\"id\": \"event-9\""));
        assert_eq!(run, "requirements[0]: There is no run “event-1”.");
        let wait = told(refused("\"wait\": 600", "\"wait\": 700000"));
        assert!(wait.starts_with("runs[0].script: A wait is"), "{wait}");
        let deep = "[".repeat(100_000);
        assert!(told(read_file(&deep).unwrap_err()).contains("This is no JSON."));
        let long = " ".repeat(2 << 20);
        assert!(told(read_file(&long).unwrap_err()).contains("at most 1024 KB"));
        let image = told(refused("Nothing else.", "![x](https://example.com/x.png)"));
        assert!(image.starts_with("brief, line 3: "), "{image}");
    }
}
