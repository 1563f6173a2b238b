use super::{Example, all};
use crate::components::tracks::names::of_arn;
use pipeline::{Delivery, EventInput, EventOutcome, RuleVerdict, Sample};
use std::rc::Rc;

fn samples() -> Vec<Rc<Sample>> {
    pipeline::catalogue().iter().cloned().map(Rc::new).collect()
}

/// Where copies of an event arrived; what went to a dead-letter queue or an archive says so.
fn arrived(outcome: &EventOutcome, found: &mut Vec<String>) {
    for delivery in outcome.rules.iter().flat_map(|rule| &rule.deliveries) {
        let Delivery {
            onward,
            received,
            dead_letter,
            arn,
            ..
        } = delivery;
        match onward {
            Some(onward) => arrived(onward, found),
            None if received.is_some() => found.push(of_arn(arn).to_owned()),
            None => {}
        }
        if dead_letter.is_some() {
            found.push("dead".to_owned());
        }
    }
}

#[test]
fn there_are_fourteen_and_each_is_told_of() {
    let examples = all();
    assert_eq!(examples.len(), 14);
    for Example {
        title,
        shows,
        tries,
        events,
        ..
    } in &examples
    {
        assert!(shows.len() > 80, "{title}");
        assert!(tries.len() >= 3, "{title}");
        assert!(!events.is_empty(), "{title}");
    }
}

#[test]
fn aws_would_take_every_rule_and_target() {
    for example in all() {
        let document = example.document(&samples()).expect("the yard");
        for rule in &document.yard.rules {
            // AWS makes the rule of an archive itself.
            if rule.feeds_archive() {
                continue;
            }
            assert_eq!(
                pipeline::check_rule(&document.yard, rule),
                Ok(()),
                "{} {}",
                example.title,
                rule.name
            );
            for target in &rule.targets {
                let checked = pipeline::check_target(&document.yard, target);
                assert!(
                    checked.is_ok(),
                    "{} {}: {checked:?}",
                    example.title,
                    target.id
                );
            }
        }
    }
}

#[test]
fn what_is_tried_again_comes_to_the_dead_letter_queue_in_the_end() {
    let examples = all();
    let example = examples
        .iter()
        .find(|each| each.title.starts_with("Retry"))
        .expect("the example");
    let document = example.document(&samples()).expect("the yard");
    let sent = pipeline::send(
        &document.yard,
        &[EventInput::new(document.events[0].text.clone())],
    );
    let later = sent
        .yard
        .clock
        .plus_millis(7_200_000)
        .expect("two hours later");
    let then = pipeline::advance(&sent.yard, later);
    let dead = then
        .deliveries
        .iter()
        .filter(|late| late.delivery.dead_letter.is_some());
    assert_eq!(dead.count(), 1);
}

#[test]
fn every_event_arrives_where_the_example_says() {
    for example in all() {
        let document = example.document(&samples()).expect("the yard");
        for (event, told) in document.events.iter().zip(&example.events) {
            let input = EventInput {
                event_bus: event.bus().to_owned(),
                text: event.text.clone(),
            };
            let sent = pipeline::send(&document.yard, &[input]);
            let place = format!("{}: {}", example.title, event.name);
            let outcome = &sent.events[0];
            for (rule, expected) in &event.expects {
                let said = outcome.rules.iter().find(|said| said.rule == *rule);
                let matched = said.is_some_and(|said| matches!(said.verdict, RuleVerdict::Matched));
                assert_eq!(matched, *expected, "{place}: {rule}");
            }
            let mut found = Vec::new();
            arrived(outcome, &mut found);
            let kept = sent
                .yard
                .resources
                .archives
                .iter()
                .filter(|archive| !archive.events.is_empty());
            found.extend(kept.map(|archive| format!("kept {}", archive.name)));
            // Each wants the same, in any order.
            found.retain(|name| !name.starts_with("Events-Archive"));
            found.sort();
            let mut wanted = told.arrives.clone();
            wanted.sort();
            assert_eq!(found, wanted, "{place}");
        }
    }
}

#[test]
fn services_do_what_the_example_says() {
    let mut watched = 0;
    for example in all() {
        let document = example.document(&samples()).expect("the yard");
        let resources = &document.yard.resources;
        resources.services.check().expect("the services");
        resources.wires.check().expect("the wires");
        for (event, told) in document.events.iter().zip(&example.events) {
            let input = EventInput::new(event.text.clone());
            let sent = pipeline::send(&document.yard, &[input]);
            let millis = i64::from(told.after_seconds) * 1_000;
            let later = sent.yard.clock.plus_millis(millis).expect("later");
            let then = pipeline::advance(&sent.yard, later);
            let texts: Vec<&str> = sent
                .doings
                .iter()
                .chain(&then.doings)
                .map(|doing| doing.text.as_str())
                .collect();
            for part in &told.then {
                assert!(
                    texts.iter().any(|text| text.contains(part.as_str())),
                    "{}: {part} is not among {texts:#?}",
                    example.title
                );
                watched += 1;
            }
        }
    }
    assert!(watched > 12);
}

#[test]
fn the_map_of_an_example_has_all_that_it_declares_and_no_circle() {
    for example in all() {
        let document = example.document(&samples()).expect("the yard");
        let map = pipeline::world::map(&document.yard, &[]);
        let declares = example.events.iter().any(|event| !event.then.is_empty());
        assert_eq!(map.stations.len() > 4, declares, "{}", example.title);
        assert!(
            map.tracks.iter().all(|track| !track.circle),
            "{}",
            example.title
        );
        let back = map.tracks.iter().any(|track| !track.rules.is_empty());
        assert_eq!(back, declares, "{}", example.title);
    }
}
