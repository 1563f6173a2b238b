//! What the automations cost.

use pipeline::metrics::cost::{CostLine, Item, Rate, by_table, cost, total};
use practice::exercise::{Way, play};
use tests::automations::automations;

/// Every step, doing and delivery of every automation is counted: its cost never falls while it goes
/// on, the services make up the whole, and none of them is unknown to the tables.
#[test]
fn nothing_that_an_automation_does_is_left_out() {
    let mut failures = Vec::new();
    for one in automations() {
        let wrong = one.wrong.iter().filter_map(|wrong| {
            let name = wrong.try_.as_ref()?;
            let each = one.tries.iter().find(|each| each.name == *name)?;
            Some((one.yard(Some(&wrong.difference())), each))
        });
        let right = one.tries.iter().map(|each| (one.yard(None), each));
        for (yard, each) in right.chain(wrong) {
            let outcome = play(&yard, &each.script(None));
            let mut before = 0;
            for used in &outcome.used {
                let lines = cost(used);
                let sum = total(&lines);
                let parts: u64 = by_table(&lines).iter().map(|table| table.nanodollars).sum();
                if sum < before || parts != sum {
                    failures.push(format!("{}: {}: {before}, {sum}", one.file, each.name));
                }
                before = sum;
                if used.quantity(Item::OtherDoings) > 0 {
                    failures.push(format!("{}: {}: {:?}", one.file, each.name, used.others()));
                }
            }
            let is_any = outcome
                .used
                .last()
                .is_some_and(|used| !cost(used).is_empty());
            let did_nothing = outcome.doings.is_empty() && outcome.all(Way::Delivered).is_empty();
            if !is_any && !did_nothing {
                failures.push(format!("{}: {}: nothing was counted", one.file, each.name));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

/// A new order in a table goes by its stream, a function and a topic to four queues and the
/// functions that read them. By hand, in billionths of a dollar: one write unit 625; five calls of
/// functions 5 × 200 and 5 × 0.025 GB-seconds of 16,666.7; one publish 500; four messages that are
/// sent, received and deleted 12 × 400; and Publish as a data event of the trail 1,000.
#[test]
fn an_order_that_fans_out_is_priced_to_the_billionth() {
    let files = automations();
    let one = files
        .iter()
        .find(|one| one.exercise == "dynamodb-stream-fanout")
        .expect("the automation");
    let each = one
        .tries
        .iter()
        .find(|each| each.name == "a new order: all four")
        .expect("the try");
    let outcome = play(&one.yard(None), &each.script(None));
    let lines = cost(outcome.used.last().expect("something happened"));
    let paid = |line: &&CostLine| line.nanodollars > 0;
    let paid: Vec<(Item, u64, u64)> = lines
        .iter()
        .filter(paid)
        .map(|line| (line.price.item, line.quantity, line.nanodollars))
        .collect();
    assert_eq!(
        paid,
        [
            (Item::LambdaRequests, 5, 1_000),
            (Item::LambdaDurationAssumed, 128_000, 2_083),
            (Item::SnsPublishes, 1, 500),
            (Item::SqsRequests, 12, 4_800),
            (Item::DynamoDbWrites, 1, 625),
            (Item::DataEvents, 1, 1_000),
        ]
    );
    assert_eq!(total(&lines), 10_008);
    let others: Vec<Item> = lines
        .iter()
        .filter(|line| line.nanodollars == 0)
        .map(|line| line.price.item)
        .collect();
    assert_eq!(
        others,
        [
            Item::AwsEvents,
            Item::SnsToQueues,
            Item::DynamoDbStreamReads
        ]
    );
    assert!(
        lines
            .iter()
            .all(|line| !matches!(line.price.rate, Rate::NotPriced(_)))
    );
}
