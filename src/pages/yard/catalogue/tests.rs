use super::*;
use crate::components::chip::Signal;
use crate::markup;
use crate::store::yard::{SavedEvent, YardState};

fn sample(slug: &str, title: &str, text: &str) -> Rc<Sample> {
    Rc::new(Sample {
        id: format!("cargo/{slug}").into(),
        title: title.to_owned().into(),
        service: "Cargo <yard>".into(),
        source: "aws.cargo".into(),
        detail_type: "Wagon State Change".into(),
        when: "The yard sends it when a wagon moves.".into(),
        delivery: DeliveryLevel::BestEffort,
        status: pipeline::EventStatus::Change,
        domains: vec![5].into(),
        reference: "https://docs.aws.amazon.com/wagons.html".into(),
        text: text.to_owned().into(),
    })
}

fn events(count: usize) -> Rc<Events> {
    let event = |n: usize| {
        sample(
            &format!("wagon-{n}"),
            &format!("Wagon {n} moved"),
            "{\n  \"a\": \"<b>\"\n}\n",
        )
    };
    Rc::new((1..=count).map(event).collect())
}

async fn shown(events: Rc<Events>, look: Look, verdicts: Verdicts) -> String {
    markup::of::<CatalogueView>(CatalogueViewProps {
        events,
        look,
        opened: Opened {
            verdicts,
            read: None,
        },
        domains: vec!["First".to_owned(), "Second".to_owned()],
        wish: Callback::noop(),
    })
    .await
}

fn open() -> Look {
    Look {
        open: "cargo/wagon-2".into(),
        ..Look::default()
    }
}

#[tokio::test]
async fn an_event_that_is_open() {
    let rules = vec![
        ("all-wagons".to_owned(), Signal::Green, "Matches"),
        ("<other>".to_owned(), Signal::Amber, "Does not match"),
    ];
    insta::assert_snapshot!(shown(events(2), open(), Verdicts::Known(rules)).await);
}

#[tokio::test]
async fn rules_that_are_not_there_or_not_compared() {
    for (verdicts, said) in [
        (Verdicts::Known(Vec::new()), "This yard has no rule yet."),
        (Verdicts::Awaited, "Comparing …"),
        (
            Verdicts::Failed("It has stopped.".into()),
            "It has stopped.",
        ),
    ] {
        let html = shown(events(2), open(), verdicts).await;
        assert!(html.contains(said), "{said}: {html}");
        assert!(html.contains("Put on the bench"), "{said}: {html}");
    }
}

#[tokio::test]
async fn nothing_found() {
    let look = Look {
        words: "locomotive".into(),
        ..Look::default()
    };
    insta::assert_snapshot!(shown(events(2), look, Verdicts::Awaited).await);
}

#[tokio::test]
async fn a_long_list_is_shown_in_parts() {
    let look = Look::default();
    for (most, shown_now, more) in [(50, 50, true), (100, 100, true), (150, 101, false)] {
        let look = Look {
            most,
            ..look.clone()
        };
        let html = shown(events(101), look, Verdicts::Awaited).await;
        assert_eq!(html.matches("<h3").count(), shown_now, "{most}");
        assert_eq!(html.contains("Show more"), more, "{most}");
    }
    assert_eq!(count(101, 101, 50), "101 events, the first 50 shown.");
    assert_eq!(count(7, 101, 50), "7 of 101 events.");
}

fn state() -> Rc<YardState> {
    Rc::new(YardState::default()).reduce(YardAction::Restored(None))
}

#[test]
fn the_bench_gets_the_event_once_and_nothing_goes_away() {
    let sample = sample("wagon", "A wagon moved", "{}");
    let before = state();
    let after = before.clone().reduce(on_bench(before.document(), &sample));
    let names = |state: &YardState| -> Vec<String> {
        let events = state.document().events.iter();
        events.map(|event| event.name.clone()).collect()
    };
    assert_eq!(names(&after), ["A build failed", "A wagon moved"]);
    assert_eq!(after.document().on_bench().text, "{}");
    assert_eq!(after.document().on_bench().sample, "cargo/wagon");
    // Again from another event: it is chosen, not added.
    let other = after.reduce(YardAction::ChooseEvent(0));
    let again = other.clone().reduce(on_bench(other.document(), &sample));
    assert_eq!(names(&again), names(&other));
    assert_eq!(again.document().event, 1);
    // Once it has been edited, that stays and a new one comes.
    let edited = again.reduce(Edit::EventText("{ }".into()).into());
    let both = edited.clone().reduce(on_bench(edited.document(), &sample));
    assert_eq!(
        names(&both),
        ["A build failed", "A wagon moved", "A wagon moved 2"]
    );
    // And one undo takes it back.
    let back = both.reduce(YardAction::Undo);
    assert_eq!(names(&back), names(&edited));
    assert_eq!(back.document().on_bench().text, "{ }");
}

#[test]
fn an_event_of_the_same_text_that_was_written_by_hand_is_left_alone() {
    let sample = sample("wagon", "A wagon moved", "{}");
    let own = SavedEvent::new("A wagon moved", "", "{}");
    let before = state().reduce(Edit::AddEvent(own).into());
    let after = before.clone().reduce(on_bench(before.document(), &sample));
    assert_eq!(after.document().events.len(), 3);
    assert_eq!(after.document().on_bench().name, "A wagon moved 2");
}
