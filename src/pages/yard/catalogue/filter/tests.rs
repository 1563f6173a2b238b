use super::*;

fn events() -> Events {
    let samples = pipeline::catalogue().iter().cloned();
    samples.map(Rc::new).collect()
}

fn look(words: &str) -> Look {
    Look {
        words: words.into(),
        ..Look::default()
    }
}

fn found(look: &Look) -> Vec<String> {
    let events = events();
    find(&events, look)
        .events
        .iter()
        .map(|event| event.id.to_string())
        .collect()
}

#[test]
fn without_a_wish_all_are_found_in_their_order() {
    let ids: Vec<String> = pipeline::catalogue()
        .iter()
        .map(|event| event.id.to_string())
        .collect();
    assert_eq!(found(&look("")), ids);
    assert_eq!(found(&look("  \t ")), ids);
}

#[test]
fn every_word_must_stand_somewhere_in_any_case() {
    assert_eq!(found(&look("S3 CREATED")), ["s3/object-created"]);
    assert_eq!(found(&look("created s3")), ["s3/object-created"]);
    assert!(found(&look("s3 created nowhere-at-all")).is_empty());
    // Two fields that stand beside each other are not one word.
    assert!(found(&look("s3aws.s3")).is_empty());
}

#[test]
fn what_stands_in_the_text_alone_comes_later() {
    let ids = found(&look("instance"));
    let position = |id: &str| ids.iter().position(|found| found == id);
    let by_title = position("ec2/instance-stopped").expect("by its title");
    let text_alone: Vec<&String> = ids
        .iter()
        .filter(|id| {
            let event = pipeline::sample(id).expect("a sample");
            !about(event).contains("instance")
        })
        .collect();
    assert!(!text_alone.is_empty(), "no event for this test: {ids:?}");
    for id in text_alone {
        assert!(position(id) > Some(by_title), "{id} in {ids:?}");
    }
}

#[test]
fn service_and_delivery_narrow_the_list() {
    let durable = Look {
        delivery: Some(DeliveryLevel::Durable),
        ..look("")
    };
    let ids = found(&durable);
    assert!(ids.contains(&"s3/object-created".to_owned()), "{ids:?}");
    assert!(!ids.contains(&"ec2/instance-stopped".to_owned()), "{ids:?}");
    let of_s3 = Look {
        service: "S3".into(),
        ..durable.clone()
    };
    assert_eq!(found(&of_s3), ["s3/object-created"]);
    let neither = Look {
        service: "EC2".into(),
        ..durable
    };
    assert!(found(&neither).is_empty());
}

#[test]
fn services_stand_once_in_the_order_of_the_alphabet() {
    let twice: Events = events().into_iter().chain(events()).collect();
    let names = find(&twice, &look("")).services;
    let lower: Vec<String> = names.iter().map(|(name, _)| name.to_lowercase()).collect();
    assert!(lower.is_sorted(), "{names:?}");
    let s3: Vec<_> = names.iter().filter(|(name, _)| *name == "S3").collect();
    assert_eq!(s3, [&("S3", 2)]);
}

#[test]
fn domain_and_status_narrow_the_list_and_go_together() {
    let failures = Look {
        status: Some(EventStatus::Failure),
        ..look("")
    };
    let ids = found(&failures);
    assert!(
        ids.contains(&"codebuild/build-failed".to_owned()),
        "{ids:?}"
    );
    assert!(!ids.contains(&"s3/object-created".to_owned()), "{ids:?}");
    let in_first = Look {
        domain: Some(1),
        ..failures.clone()
    };
    let first = found(&in_first);
    assert!(first.len() < ids.len(), "{first:?} of {ids:?}");
    for id in first {
        let event = pipeline::sample(&id).expect("a sample");
        assert!(event.domains.contains(&1) && event.status == EventStatus::Failure);
    }
}

#[test]
fn a_choice_tells_how_many_it_would_find() {
    let events = events();
    let chosen = Look {
        domain: Some(5),
        status: Some(EventStatus::Warning),
        ..look("aws")
    };
    let now = find(&events, &chosen);
    for (place, status) in EventStatus::ALL.into_iter().enumerate() {
        let other = Look {
            status: Some(status),
            ..chosen.clone()
        };
        let count = find(&events, &other).events.len();
        assert_eq!(now.statuses[place], count, "{status:?}");
    }
    for (place, domain) in DOMAINS.into_iter().enumerate() {
        let other = Look {
            domain: Some(domain),
            ..chosen.clone()
        };
        let count = find(&events, &other).events.len();
        assert_eq!(now.domains[place], count, "domain {domain}");
    }
    for (place, level) in LEVELS.into_iter().enumerate() {
        let other = Look {
            delivery: Some(level),
            ..chosen.clone()
        };
        let count = find(&events, &other).events.len();
        assert_eq!(now.levels[place], count, "{level:?}");
    }
    for (name, count) in &now.services {
        let other = Look {
            service: (*name).to_owned(),
            ..chosen.clone()
        };
        assert_eq!(find(&events, &other).events.len(), *count, "{name}");
    }
    assert!(now.services.iter().any(|(_, count)| *count > 0), "{now:?}");
}
