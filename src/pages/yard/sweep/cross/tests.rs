use super::*;

fn swept(all: usize, taken: &[Option<&[usize]>]) -> Swept {
    Swept {
        all,
        taken: taken
            .iter()
            .map(|places| places.map(<[usize]>::to_vec))
            .collect(),
    }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

#[test]
fn each_event_knows_the_rules_that_take_it() {
    let swept = swept(4, &[Some(&[0, 2]), None, Some(&[2]), Some(&[])]);
    let events = by_event(&swept);
    assert_eq!(events, [vec![0], vec![], vec![0, 2], vec![]]);
    assert_eq!(Filter::Taken.places(&events), [0, 2]);
    assert_eq!(Filter::Several.places(&events), [2]);
    assert_eq!(Filter::Untaken.places(&events), [1, 3]);
    assert_eq!(Filter::Rule(2).places(&events), [2]);
    assert!(Filter::Rule(1).places(&events).is_empty());
}

#[test]
fn a_place_that_is_not_there_is_left_out() {
    assert_eq!(by_event(&swept(1, &[Some(&[0, 7])])), [vec![0]]);
}

#[test]
fn the_summary_tells_which_rule_does_nothing() {
    let say = |all, taken: &[Option<&[usize]>], rules: &[&str]| {
        summary(&swept(all, taken), &names(rules))
    };
    assert_eq!(
        say(5, &[Some(&[1])], &["a"]),
        "1 of the 5 events are taken."
    );
    assert_eq!(
        say(5, &[Some(&[1, 2]), Some(&[2]), Some(&[])], &["a", "b", "c"]),
        "2 of the 5 events are taken, 1 by several rules. c takes none."
    );
    assert_eq!(
        say(
            5,
            &[Some(&[1]), Some(&[]), None, Some(&[])],
            &["a", "b", "c", "d"]
        ),
        "1 of the 5 events are taken, none by several rules. 2 rules take none."
    );
    assert_eq!(
        say(5, &[Some(&[]), None], &["a", "b"]),
        "No rule takes any of the 5 events."
    );
}
