use super::*;
use pipeline::{EventBus, Target, Yard};

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:alerts";

fn document() -> Document {
    let rule = |name: &str, bus: &str, targets| Rule {
        name: name.to_owned(),
        event_bus: bus.to_owned(),
        targets,
        ..Rule::default()
    };
    Document {
        yard: Yard {
            rules: vec![
                rule("stopped", "orders", Vec::new()),
                rule("stopped", DEFAULT_EVENT_BUS, vec![Target::new("1", TOPIC)]),
            ],
            event_buses: vec![EventBus::new(DEFAULT_EVENT_BUS), EventBus::new("orders")],
            ..Yard::default()
        },
        ..Document::first(0, "yard")
    }
}

fn rule(name: &str) -> Pointing {
    Pointing {
        account: Some("123456789012".to_owned()),
        region: Some("us-east-1".to_owned()),
        event_bus: Some(DEFAULT_EVENT_BUS.to_owned()),
        rule: Some(name.to_owned()),
        ..Pointing::default()
    }
}

#[test]
fn rule_and_target_are_found_on_their_bus() {
    let document = document();
    assert_eq!(place(&document, &rule("stopped")), Some(Place::Rule(1)));
    let target = Pointing {
        target: Some(TOPIC.to_owned()),
        ..rule("stopped")
    };
    assert_eq!(
        place(&document, &target),
        Some(Place::Target(1, 0, Part::What))
    );
    assert_eq!(place(&document, &rule("gone")), None);
    let there = Pointing {
        account: Some("210987654321".to_owned()),
        ..rule("stopped")
    };
    assert_eq!(place(&document, &there), None, "it is in another account");
}

#[test]
fn resource_is_the_target_or_the_bus_that_it_is() {
    let document = document();
    let resource = |arn: &str| Pointing {
        resource: Some(arn.to_owned()),
        ..Pointing::default()
    };
    let topic = place(&document, &resource(TOPIC));
    assert_eq!(topic, Some(Place::Target(1, 0, Part::Permission)));
    let bus = "arn:aws:events:us-east-1:123456789012:event-bus/orders";
    let bus = place(&document, &resource(bus));
    assert_eq!(bus, Some(Place::EventBus("orders".to_owned())));
    assert_eq!(
        place(&document, &resource("arn:aws:sqs:us-east-1:123456789012:q")),
        None
    );
    assert_eq!(place(&document, &Pointing::default()), None);
}
