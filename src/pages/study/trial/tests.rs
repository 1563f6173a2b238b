use super::rules::trial;
use super::schedule::tries;
use crate::components::options::tests::question;
use pipeline::InputChoice;
use quiz::{
    Block, Expect, ExpectInput, ExpectSchedule, Inline, PatternRun, Question, Run, ScheduleRun,
    TemplateRun,
};

fn code(language: &str, text: String) -> Block {
    Block::Code {
        language: Some(language.into()),
        text,
    }
}

fn of_patterns() -> Question {
    let mut question = question();
    for (n, option) in question.options.iter_mut().enumerate() {
        option.content = vec![code("json", format!("{{\"source\": [\"{n}\"]}}"))];
    }
    let run = |title: &str, expect| {
        Run::Pattern(PatternRun {
            title: title.into(),
            event: "{}".into(),
            expect,
        })
    };
    question.runs = vec![run("one", Expect::Match), run("two", Expect::NoMatch)];
    question
}

fn of_schedules() -> Question {
    let mut question = question();
    for (n, option) in question.options.iter_mut().enumerate() {
        let text = Inline::Text("On the ".into());
        let expression = Inline::Code(format!("rate({n} days)"));
        option.content = vec![Block::Paragraph(vec![text, expression])];
    }
    let run = |title: &str, zone: Option<&str>| {
        Run::Schedule(ScheduleRun {
            title: title.into(),
            api: "scheduler:CreateSchedule".into(),
            time_zone: zone.map(Into::into),
            after: "2026-01-15T12:00:00Z".into(),
            expect: ExpectSchedule::Valid,
        })
    };
    question.runs = vec![run("winter", Some("Europe/Vienna")), run("summer", None)];
    question
}

fn of_templates() -> Question {
    let mut question = question();
    for (n, option) in question.options.iter_mut().enumerate() {
        option.content = vec![code("template", format!("\"<name> {n}\""))];
    }
    // The last one brings paths of its own.
    let own = code("json", r#"{"name": "$.account"}"#.into());
    question.options[2].content.push(own);
    question.runs = vec![Run::Template(TemplateRun {
        title: "a backup".into(),
        event: r#"{"source": "clinic \"one\""}"#.into(),
        paths: Some(r#"{"name": "$.detail.name"}"#.into()),
        expect: ExpectInput::Failure,
    })];
    question
}

#[test]
fn patterns_are_rules_in_the_order_shown() {
    let trial = trial(&of_patterns(), &[2, 0, 1]).unwrap();
    assert_eq!(trial.rules[0].name, "option-1");
    let pattern = trial.rules[0].event_pattern.as_deref();
    assert_eq!(pattern, Some(r#"{"source": ["2"]}"#));
    let expected: Vec<_> = trial.events.iter().map(|(_, _, all)| all.clone()).collect();
    assert_eq!(expected, [vec![true; 3], vec![false; 3]]);
    assert!(!trial.shows_target);
}

#[test]
fn templates_are_inputs_of_targets() {
    let trial = trial(&of_templates(), &[2, 0, 1]).unwrap();
    assert!(trial.shows_target);
    let input = |place: usize| match &trial.rules[place].targets[0].input {
        InputChoice::Transformer { paths, template } => (paths.clone(), template.clone()),
        other => panic!("{other:?}"),
    };
    let paths = |path: &str| vec![("name".to_owned(), path.to_owned())];
    assert_eq!(input(0), (paths("$.account"), "\"<name> 2\"".to_owned()));
    assert_eq!(
        input(1),
        (paths("$.detail.name"), "\"<name> 0\"".to_owned())
    );
    let pattern = trial.rules[1].event_pattern.as_deref();
    assert_eq!(
        pattern,
        Some("{\n  \"source\": [\"clinic \\\"one\\\"\"]\n}")
    );
    assert_eq!(trial.events[0].0, "a backup");
}

#[test]
fn schedules_are_tried_once_a_run() {
    let question = of_schedules();
    assert_eq!(trial(&question, &[0, 1, 2]), None);
    let found = tries(&question, 1);
    let titles: Vec<_> = found.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(titles, ["winter", "summer"]);
    let (winter, summer) = (&found[0].1, &found[1].1);
    assert_eq!(winter.expression, "rate(1 days)");
    assert_eq!(winter.time_zone.as_deref(), Some("Europe/Vienna"));
    assert_eq!(summer.time_zone, None);
}

#[test]
fn other_questions_are_not_tried() {
    assert_eq!(trial(&question(), &[0, 1, 2]), None);
    assert!(tries(&of_patterns(), 0).is_empty());
    assert!(tries(&question(), 0).is_empty());
}
