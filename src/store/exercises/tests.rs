use super::*;
use quiz::study::Entry;

fn after(deeds: &[Deed]) -> Standings {
    let log: Vec<Entry> = (1..)
        .zip(deeds)
        .map(|(id, deed)| Entry {
            at: id * 1000,
            id,
            deed: deed.clone(),
        })
        .collect();
    Standings::of(&log)
}

#[test]
fn what_was_reached_follows_from_the_log() {
    let id = "basics-exact-match";
    assert_eq!(reached(&after(&[]), id), Reached::Nothing);
    assert_eq!(reached(&after(&[shown(id)]), id), Reached::Shown);
    let both = after(&[shown(id), solved(id, 2)]);
    assert_eq!(reached(&both, id), Reached::Solved);
    assert_eq!(reached(&both, "basics-prefix"), Reached::Nothing);
    assert_eq!(of_item(&item(id)), Some(id));
    assert_eq!(of_item("card/some"), None);
}

#[test]
fn hints_bring_an_exercise_back_sooner() {
    let plan = quiz::study::Plan::default();
    let due = |deed: Deed| {
        let standings = after(&[deed]);
        let schedule = quiz::study::Schedule::of(&standings, plan);
        schedule.all().first().map(|item| item.due).unwrap()
    };
    let id = "basics-prefix";
    assert!(due(shown(id)) <= due(solved(id, 1)));
    assert!(due(solved(id, 1)) < due(solved(id, 0)));
}
