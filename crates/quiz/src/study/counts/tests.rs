use super::{Counts, counts};
use crate::exam::testing::{index, listed};
use crate::index::Index;
use crate::study::{Deed, Entry, Filter, Plan, Standings, State, find};
use proptest::prelude::*;

const NOW: u64 = 10 * 86_400_000;

/// Four questions, two of them answered.
fn four() -> (Index, Standings) {
    let mut index = index(0);
    let tasks = [("a", "1.1"), ("b", "1.1"), ("c", "1.2"), ("d", "4.3")];
    let [mut a, mut b, c, mut d] = tasks.map(|(id, task)| listed(id, task, "1.1"));
    a.services = vec!["SQS".to_owned(), "SNS".to_owned()];
    b.services = vec!["SNS".to_owned()];
    b.difficulty = 3;
    d.misconceptions = vec!["m".to_owned()];
    d.is_executable = true;
    d.c01 = "5.2".to_owned();
    index.questions = vec![a, b, c, d];
    let answered = |id: u64, question: &str, right| Entry {
        at: id,
        id,
        deed: Deed::Answered {
            question: question.to_owned(),
            bank: String::new(),
            picks: vec![0],
            right,
            confidence: None,
            attempt: None,
        },
    };
    let log = [answered(1, "a", true), answered(2, "b", false)];
    (index, Standings::of(&log))
}

fn of(filter: &Filter) -> Counts {
    let (index, standings) = four();
    counts(&index, &standings, filter, &Plan::default(), NOW)
}

#[test]
fn every_value_is_listed_with_what_it_leaves() {
    let all = of(&Filter::default());
    assert_eq!(all.domains, [(1, 3), (4, 1)]);
    let objectives = [("1.1".to_owned(), 3), ("5.2".to_owned(), 1)];
    assert_eq!(all.objectives, objectives);
    assert!(all.services.contains(&("SNS".to_owned(), 2)));
    assert!(all.states.contains(&(State::Unseen, 2)));
    assert!(all.states.contains(&(State::Due, 2)));
    let sns = Filter {
        services: vec!["SNS".to_owned()],
        ..Filter::default()
    };
    let some = of(&sns);
    assert_eq!(some.domains, [(1, 2), (4, 0)]);
    assert_eq!(some.tasks[1], ("1.2".to_owned(), 0));
    // What is chosen of a kind does not lessen the others of that kind.
    assert_eq!(some.services, all.services);
    assert!(some.states.contains(&(State::Missed, 1)));
}

fn filters() -> impl Strategy<Value = Filter> {
    let domains = prop::sample::subsequence(vec![1, 4], 0..=2);
    let services = prop::sample::subsequence(vec!["SNS".to_owned(), "SQS".to_owned()], 0..=2);
    let states = prop::sample::subsequence(State::ALL.to_vec(), 0..=6);
    (domains, services, states, any::<bool>()).prop_map(
        |(domains, services, states, only_executable)| Filter {
            domains,
            services,
            states,
            only_executable,
            ..Filter::default()
        },
    )
}

proptest! {
    #[test]
    fn a_count_is_what_the_filter_finds_with_that_choice(filter in filters()) {
        let (index, standings) = four();
        let counts = counts(&index, &standings, &filter, &Plan::default(), NOW);
        let found = |filter: &Filter| find(&index, &standings, filter, &Plan::default(), NOW).len();
        for (domain, count) in &counts.domains {
            let only = Filter { domains: vec![*domain], ..filter.clone() };
            prop_assert_eq!(found(&only), *count);
        }
        for (service, count) in &counts.services {
            let only = Filter { services: vec![service.clone()], ..filter.clone() };
            prop_assert_eq!(found(&only), *count);
        }
        for (objective, count) in &counts.objectives {
            let only = Filter { objectives: vec![objective.clone()], ..filter.clone() };
            prop_assert_eq!(found(&only), *count);
        }
        for (state, count) in &counts.states {
            let only = Filter { states: vec![*state], ..filter.clone() };
            prop_assert_eq!(found(&only), *count);
        }
        let only = Filter { only_executable: true, ..filter };
        prop_assert_eq!(found(&only), counts.executable);
    }
}
