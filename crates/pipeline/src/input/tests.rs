use super::*;
use pattern::Event;

mod checks;
mod filling;
mod lints;
mod paths;
mod properties;

fn event(text: &str) -> Event {
    let (event, diagnostics) = Event::read(text);
    event.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

/// An event with a value of every kind in its detail.
fn sample() -> Event {
    event(
        r#"{"version": "0", "id": "7e1c", "detail-type": "Order placed", "source": "shop.orders",
            "account": "123456789012", "time": "2026-01-15T12:00:00Z", "region": "us-east-1",
            "resources": ["arn:aws:sqs:us-east-1:123456789012:jobs"],
            "detail": {"name": "lamp", "price": 10.50, "big": 123456789012345678901234567890,
                "paid": true, "note": null, "said": "so \"it\" is", "two": "a\nb",
                "item": {"sku": "x-1", "n": 1e2}, "tags": ["a", "b"], "numbers": [1, 2],
                "rows": [{"id": "r1"}, {"id": "r2"}, {}], "a/b": 1}}"#,
    )
}

const CONTEXT: Context<'static> = Context {
    rule_arn: "arn:aws:events:us-east-1:123456789012:rule/orders",
    rule_name: "orders",
    ingestion_time: Timestamp::START,
};

/// A transformer whose variables are the names of fields of the detail.
fn transformer(template: &str) -> InputChoice {
    let names = Template::read(template).placeholders;
    let mut paths: Vec<(String, String)> = names
        .iter()
        .filter(|p| !p.name.starts_with("aws."))
        .map(|p| (p.name.to_owned(), format!("$.detail.{}", p.name)))
        .collect();
    paths.sort();
    paths.dedup();
    InputChoice::Transformer {
        paths,
        template: template.to_owned(),
    }
}
