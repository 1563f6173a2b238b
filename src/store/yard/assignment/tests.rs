use super::*;
use practice::exercise::{ListedExercise, SheetEvent, SheetRun, Theme};
use quiz::Block;

/// A sheet with two shown events and a hidden run.
fn sheet(start: String) -> Sheet {
    let event = |text: &str, bus: &str| SheetEvent {
        text: text.to_owned(),
        bus: bus.to_owned(),
    };
    let run = |title: &str, hidden, events| SheetRun {
        title: title.to_owned(),
        hidden,
        events,
    };
    Sheet {
        listed: ListedExercise {
            id: "basics-exact-match".to_owned(),
            title: "An instance stops".to_owned(),
            level: 1,
            theme: Theme::Basics,
            minutes: 2,
            topics: Vec::new(),
            tasks: Vec::new(),
        },
        brief: Vec::<Block>::new(),
        requirements: Vec::new(),
        constraints: Vec::new(),
        runs: vec![
            run(
                "Stopped",
                false,
                vec![event("{}", "default"), event("{\"a\":1}", "orders")],
            ),
            run("Hidden", true, Vec::new()),
        ],
        may_change: Vec::new(),
        hints: Vec::new(),
        debrief: practice::exercise::Debrief {
            why: Vec::new(),
            exam: Vec::new(),
            since: Vec::new(),
        },
        solutions: Vec::new(),
        start,
    }
}

#[test]
fn exercise_begins_in_its_yard_with_its_shown_events() {
    let start = pipeline::Yard {
        region: "eu-west-1".to_owned(),
        ..pipeline::Yard::default()
    };
    let text = serde_json::to_string(&start).unwrap();
    let begun = Assignment::begin(&sheet(text), "").unwrap();
    assert_eq!(begun.yard.region, "eu-west-1");
    assert_eq!(
        begun.exercise.as_ref().map(|of| of.id.as_str()),
        Some("basics-exact-match")
    );
    let events: Vec<_> = begun
        .events
        .iter()
        .map(|one| (one.name.as_str(), one.bus()))
        .collect();
    assert_eq!(events, [("Stopped", "default"), ("Stopped 2", "orders")]);
    // It is stored with the yard and comes back.
    let stored = serde_json::to_value(&begun).unwrap();
    let back: Document = pipeline::plain::read(stored).unwrap();
    assert_eq!(back, begun);
    assert!(Assignment::begin(&sheet("no yard".to_owned()), "").is_none());
}
