use door::{Bytes, LearnEvents, Suggest, Sweep, Swept};
use pattern::suggest::{Choice, Place, Strictness};
use pipeline::Sample;

use crate::testing::Workers;

/// A catalogue of the starters and as many others as there are texts.
fn catalogue(more: &[&'static str]) -> Vec<Sample> {
    let mut events = pipeline::catalogue().to_vec();
    let first = events[0].clone();
    events.extend(more.iter().map(|&text| Sample {
        text: text.into(),
        ..first.clone()
    }));
    events
}

fn learn(events: &[Sample]) -> LearnEvents {
    LearnEvents(Bytes(pipeline::catalogue::pack(events)))
}

fn sweep(patterns: &[&str]) -> Sweep {
    Sweep(patterns.iter().map(|&text| text.to_owned()).collect())
}

const MORE: [&str; 2] = [
    r#"{"source":"aws.none","detail":{"state":"on"}}"#,
    r#"{"source":"aws.none","detail":{"state":"off"}}"#,
];

#[test]
fn nothing_is_known_before_the_catalogue_is_here() {
    let mut workers = Workers::default();
    let asked = sweep(&[r#"{"source":["aws.none"]}"#]);
    assert_eq!(workers.ask(asked.clone()), None);
    assert!(!workers.ask(LearnEvents(Bytes(b"no catalogue".to_vec()))));
    assert_eq!(workers.ask(asked), None);
}

#[test]
fn each_pattern_tells_the_places_of_what_it_takes() {
    let mut workers = Workers::default();
    let events = catalogue(&MORE);
    assert!(workers.ask(learn(&events)));
    let first = pipeline::catalogue().len();
    let asked = sweep(&[
        r#"{"source":["aws.none"]}"#,
        r#"{"source":"aws.none"}"#,
        r#"{"detail":{"state":["off"]}}"#,
        r#"{"source":["aws.nobody"]}"#,
    ]);
    let found = workers.ask(asked).expect("the catalogue is here");
    let taken = vec![
        Some(vec![first, first + 1]),
        None,
        Some(vec![first + 1]),
        Some(Vec::new()),
    ];
    assert_eq!(
        found,
        Swept {
            all: first + 2,
            taken
        }
    );
}

#[test]
fn a_catalogue_with_an_event_that_cannot_be_read_is_refused_whole() {
    let mut workers = Workers::default();
    assert!(!workers.ask(learn(&catalogue(&["["]))));
    assert_eq!(workers.ask(sweep(&[])), None);
}

#[test]
fn what_is_built_by_pointing_is_counted_over_the_catalogue_that_is_here() {
    let mut workers = Workers::default();
    let event = MORE[0].to_owned();
    let choice = Choice {
        place: Place::Path(vec!["source".to_owned()]),
        strictness: Strictness::Exact,
    };
    let asked = Suggest {
        event,
        choices: vec![choice],
    };
    let first = pipeline::catalogue().len();
    let before = workers.ask(asked.clone());
    assert_eq!((before.catches, before.of), (0, first));
    assert!(workers.ask(learn(&catalogue(&MORE))));
    let after = workers.ask(asked);
    assert_eq!((after.catches, after.of), (2, first + 2));
}
