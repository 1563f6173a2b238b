use super::*;
use crate::markup;
use crate::store::yard::SavedEvent;
use pipeline::Rule;

fn rule(name: &str, state: RuleState) -> Rule {
    Rule {
        name: name.to_owned(),
        state,
        ..Rule::default()
    }
}

/// Three rules: one takes two events, one the second of them, one has a pattern that is not valid.
/// The yard has the first event already.
fn props(shown: Shown) -> SweepViewProps {
    let samples = pipeline::catalogue().iter().take(4).cloned();
    let events: Vec<Rc<Sample>> = samples.map(Rc::new).collect();
    let first = &events[0];
    let mut document = Document::first(0, "My yard");
    document.events = vec![Rc::new(SavedEvent::new(
        "mine",
        first.id.as_ref(),
        first.text.as_ref(),
    ))];
    document.yard.rules = vec![
        rule("first", RuleState::Enabled),
        rule("off", RuleState::Disabled),
        rule("<broken>", RuleState::Enabled),
        rule("idle", RuleState::Enabled),
    ];
    let swept = door::Swept {
        all: 4,
        taken: vec![Some(vec![0, 2]), Some(vec![2]), None, Some(Vec::new())],
    };
    SweepViewProps {
        known: Rc::new(Known {
            events: Rc::new(events),
            swept,
        }),
        document: Rc::new(document),
        shown,
        wish: Callback::noop(),
    }
}

#[tokio::test]
async fn what_rules_take_of_the_catalogue() {
    let shown = markup::of::<SweepView>(props(Shown::default())).await;
    insta::assert_snapshot!(shown);
}

#[tokio::test]
async fn the_events_of_a_rule_that_is_gone_are_not_asked_for() {
    let gone = Shown {
        filter: Filter::Rule(9),
        ..Shown::default()
    };
    let first = markup::of::<SweepView>(props(Shown::default())).await;
    assert_eq!(markup::of::<SweepView>(props(gone)).await, first);
}

#[tokio::test]
async fn no_more_are_listed_than_asked_for() {
    let shown = Shown {
        filter: Filter::Untaken,
        most: 1,
    };
    let markup = markup::of::<SweepView>(props(shown)).await;
    assert_eq!(markup.matches("class=\"sweep__event\"").count(), 1);
    assert!(markup.contains("2 events that no rule takes"), "{markup}");
    assert!(markup.contains("Show more of the 2"), "{markup}");
    assert!(markup.contains("Add these 2 to the matrix"), "{markup}");
}
