//! The tables are whole, dated and honest.

use super::*;

#[test]
fn every_item_has_one_price_and_every_table_a_date_and_a_page() {
    let mut items: Vec<Item> = prices().map(|(_, price)| price.item).collect();
    items.sort_unstable();
    let count = items.len();
    items.dedup();
    assert_eq!(items.len(), count, "an item stands in two tables");
    // The last item; each before it has its price.
    assert_eq!(items.last().map(|item| *item as usize + 1), Some(count));
    assert_eq!(items.last(), Some(&Item::OtherDoings));
    for table in TABLES {
        assert_eq!(table.as_of.len(), 10, "{}", table.service);
        assert!(table.address.starts_with("https://aws.amazon.com/"));
        assert!(!table.prices.is_empty());
    }
}

#[test]
fn a_price_that_aws_does_not_confirm_says_so_where_it_is_printed() {
    for (table, price) in prices() {
        let told = match price.basis {
            Basis::Documented => {
                price.source.contains(".aws.amazon.com/")
                    || price.source.contains("/aws.amazon.com/")
            }
            Basis::Secondary => price.source.ends_with("not confirmed by AWS"),
            Basis::Unchecked => price.source.ends_with("unchecked"),
        };
        assert!(told, "{}: {}", table.service, price.what);
    }
}

#[test]
fn amounts_have_as_many_digits_as_they_need() {
    assert_eq!(dollars(0), "$0.00");
    assert_eq!(dollars(1_000_000_000_000), "$1.00");
    assert_eq!(dollars(1_500_000_000_000), "$1.50");
    assert_eq!(dollars(400_000), "$0.0000004");
    assert_eq!(dollars(1_234_000_000_000_000), "$1,234.00");
    assert_eq!(
        (grouped(7), grouped(1_000_000)),
        ("7".to_owned(), "1,000,000".to_owned())
    );
}

#[test]
fn prices_and_quantities_are_said_with_their_units() {
    let unit = |item| price_of(item).and_then(Price::of_unit).unwrap_or_default();
    for (item, text) in [
        (Item::CustomEvents, "$1.00 a million"),
        (Item::LambdaDuration, "$0.0000166667 a GB-second"),
        (Item::DataEvents, "$0.10 for 100,000"),
        (Item::AutomationSteps, "$0.002 each"),
        (Item::StandardAlarms, "$0.10 an alarm metric and month"),
        (Item::KinesisStreams, "$0.04 a stream and hour"),
        (Item::AwsEvents, "free"),
        (Item::SnsToSms, ""),
    ] {
        assert_eq!(unit(item), text);
    }
    let mut usage = Usage::default();
    usage.add(Item::LambdaDuration, 128 * 200);
    usage.add(Item::LogIngestion, 1_500);
    usage.add(Item::BuildMinutes, 2);
    let told: Vec<String> = cost(&usage).iter().map(CostLine::quantity_text).collect();
    assert_eq!(told, ["0.025 GB-seconds", "1,500 bytes", "2 minutes"]);
}
