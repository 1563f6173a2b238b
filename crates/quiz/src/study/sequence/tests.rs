use super::{graded, last_graded, sequence};
use crate::fsrs::Grade;
use crate::study::{Deed, Entry, Standings};

const BEGUN: u64 = 100;

fn reviewed(at: u64, item: &str, grade: Grade) -> Entry {
    let item = item.to_owned();
    let deed = Deed::Reviewed { item, grade };
    Entry { at, id: at, deed }
}

fn items() -> Vec<String> {
    ["card/a", "q", "card/b"].map(str::to_owned).to_vec()
}

fn wrong(at: u64) -> Entry {
    let deed = Deed::Answered {
        question: "q".to_owned(),
        bank: "b".to_owned(),
        picks: vec![1],
        right: false,
        confidence: None,
        attempt: None,
    };
    Entry { at, id: at, deed }
}

#[test]
fn cards_that_were_not_recalled_come_once_more() {
    let mut log = vec![
        reviewed(99, "card/b", Grade::Again),
        reviewed(101, "card/a", Grade::Again),
        wrong(102),
        reviewed(103, "card/b", Grade::Good),
    ];
    let standings = Standings::of(&log);
    let all = sequence(&items(), BEGUN, &standings);
    assert_eq!(all, ["card/a", "q", "card/b", "card/a"]);
    let grades = graded(&all, BEGUN, &standings);
    let again = Some(Grade::Again);
    assert_eq!(grades, [again, again, Some(Grade::Good), None]);

    log.push(reviewed(104, "card/a", Grade::Again));
    log.push(reviewed(105, "card/a", Grade::Hard));
    let standings = Standings::of(&log);
    let all = sequence(&items(), BEGUN, &standings);
    assert_eq!(all[3..], ["card/a", "card/a"]);
    let grades = graded(&all, BEGUN, &standings);
    assert_eq!(grades[3..], [again, Some(Grade::Hard)]);
}

#[test]
fn what_is_taken_back_leaves_no_place() {
    let mut log = vec![reviewed(101, "card/a", Grade::Again), wrong(102)];
    let last = last_graded(&log, &items(), BEGUN).unwrap();
    assert_eq!((last.0.id, last.1), (102, "q"));
    let take_back = |entry| Entry {
        at: 200 + entry,
        id: 200 + entry,
        deed: Deed::Undone { entry },
    };
    log.push(take_back(102));
    assert_eq!(last_graded(&log, &items(), BEGUN).unwrap().1, "card/a");
    log.push(take_back(101));
    assert_eq!(last_graded(&log, &items(), BEGUN), None);
    let standings = Standings::of(&log);
    assert_eq!(sequence(&items(), BEGUN, &standings), items());
    assert_eq!(graded(&items(), BEGUN, &standings), [None, None, None]);
}

#[test]
fn what_lies_before_or_elsewhere_is_not_taken_back() {
    let log = [
        reviewed(99, "card/a", Grade::Good),
        reviewed(101, "card/z", Grade::Good),
    ];
    assert_eq!(last_graded(&log, &items(), BEGUN), None);
}
