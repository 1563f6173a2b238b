use super::data::{last, promise};
use super::import::Opened;
use super::preview::view;
use crate::markup;
use crate::store::backup::{Backup, Changes, Problem};
use crate::store::packs::Pack;
use crate::store::safety::SavedSafety;
use crate::store::settings::SavedSettings;
use crate::store::yard::Shelf;
use quiz::study::{Deed, Entry};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
struct PreviewProps {
    opened: Opened,
}

#[component]
fn Preview(props: &PreviewProps) -> Html {
    view(&props.opened, false, &Callback::noop())
}

#[tokio::test]
async fn a_preview_says_what_would_be_added_and_what_is_left_out() {
    let flag = |id| Entry {
        at: 1,
        id,
        deed: Deed::Flagged {
            question: "q".into(),
        },
    };
    let opened = Opened {
        name: "mine<b>.json".into(),
        backup: Backup {
            problems: vec![Problem {
                place: "slots › exams › entry 3".into(),
                what: "It cannot be read.".into(),
            }],
            left_out: vec!["sitting".into()],
            ..Backup::default()
        },
        changes: Changes {
            progress: vec![flag(1), flag(2)],
            progress_known: 7,
            yards: Shelf::default().yards,
            packs: vec![Pack {
                key: "own".into(),
                name: "own.md".into(),
                added: 1,
                files: Vec::new(),
            }],
            settings: Some(SavedSettings::default()),
            ..Changes::default()
        },
    };
    insta::assert_snapshot!(markup::of::<Preview>(PreviewProps { opened }).await);
}

#[derive(PartialEq, Properties)]
struct PromiseProps {
    safety: SavedSafety,
}

#[component]
fn Promise(props: &PromiseProps) -> Html {
    promise(&props.safety)
}

#[tokio::test]
async fn the_answer_of_the_browser_is_told_with_a_word() {
    for (said, word) in [
        (Some(true), "Promised"),
        (Some(false), "Not promised"),
        (None, "knows no such promise"),
    ] {
        let safety = SavedSafety {
            asked_at: Some(1),
            is_promised: said,
            ..SavedSafety::default()
        };
        let page = markup::of::<Promise>(PromiseProps { safety }).await;
        assert!(page.contains(word), "{page}");
    }
}

#[test]
fn the_last_file_is_told_in_days() {
    const DAY: u64 = 86_400_000;
    let at = |days| SavedSafety {
        exported_at: Some(100 * DAY - days * DAY),
        ..SavedSafety::default()
    };
    let said = |safety, due| last(&safety, due, 100 * DAY);
    assert_eq!(
        said(SavedSafety::default(), None),
        "You have not saved one yet."
    );
    assert_eq!(said(at(0), None), "You saved the last one today.");
    assert_eq!(
        said(at(3), Some(120)),
        "You saved the last one 3 days ago. 120 answers are in no file: it is time for one."
    );
}
