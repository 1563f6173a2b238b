use super::Unread;
use crate::Yard;
use crate::resources::Resources;
use crate::world::services::{Project, Services};
use serde_json::json;

fn declared() -> Unread<Services> {
    let project = Project {
        name: "web".to_owned(),
        ..Project::default()
    };
    Unread::from(Services {
        projects: vec![project],
        ..Services::default()
    })
}

#[test]
fn what_is_not_looked_at_comes_back_as_it_was() {
    let text = serde_json::to_string(&declared()).unwrap();
    let unread: Unread<Services> = serde_json::from_str(&text).unwrap();
    assert!(unread.read.get().is_none());
    assert_eq!(serde_json::to_string(&unread).unwrap(), text);
    let bytes = postcard::to_allocvec(&unread).unwrap();
    let handed_on: Unread<Services> = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(handed_on, unread);
    assert!(unread.read.get().is_none() && handed_on.read.get().is_none());
    assert_eq!(handed_on.projects[0].name, "web");
    assert_eq!(handed_on, declared(), "read or not makes no difference");
    assert_eq!(postcard::to_allocvec(&declared()).unwrap(), bytes);
}

#[test]
fn the_default_is_null_and_is_never_text() {
    let nothing = Unread::<Services>::default();
    assert_eq!(serde_json::to_value(&nothing).unwrap(), json!(null));
    assert_eq!(nothing, Unread::from(Services::default()));
    assert_eq!(*nothing, Services::default());
    let mut changed = declared();
    changed.projects.clear();
    assert_eq!(changed, nothing);
    assert_eq!(serde_json::to_value(&changed).unwrap(), json!(null));
}

#[test]
fn a_change_is_kept_and_the_copy_is_another() {
    let text = serde_json::to_string(&declared()).unwrap();
    let mut unread: Unread<Services> = serde_json::from_str(&text).unwrap();
    let before = unread.clone();
    unread.projects[0].name = "shop".to_owned();
    assert_ne!(unread, before);
    assert_eq!(before.projects[0].name, "web");
    let again: Unread<Services> =
        serde_json::from_str(&serde_json::to_string(&unread).unwrap()).unwrap();
    assert_eq!(again.projects[0].name, "shop");
}

#[test]
fn what_cannot_be_read_is_told_and_counts_as_nothing() {
    let unread: Unread<Services> = serde_json::from_value(json!({ "projects": 7 })).unwrap();
    let told = unread.check().unwrap_err();
    assert_eq!(told, "projects: expected a list");
    assert_eq!(unread.projects, []);
    assert_eq!(declared().check(), Ok(()));
}

#[test]
fn a_yard_reads_nothing_by_being_copied_compared_and_stored() {
    let mut yard = Yard::default();
    yard.resources.services = declared();
    let text = serde_json::to_string(&yard).unwrap();
    let stored: Yard = serde_json::from_str(&text).unwrap();
    let copy = stored.clone();
    assert!(copy.is_made_like(&stored));
    assert_eq!(serde_json::to_string(&copy).unwrap(), text);
    let unread = |resources: &Resources| resources.services.read.get().is_none();
    assert!(unread(&stored.resources) && unread(&copy.resources));
}

#[test]
fn of_a_text_that_cannot_be_read_counts_what_can_be_and_none_of_it_is_lost() {
    let written = json!({
        "projects": [{ "name": "site" }, { "name": 7 }, { "name": "api" }],
        "queues": 7,
        "robots": [1],
        "undeclared": "Simple",
    });
    let unread: Unread<Services> = Unread::of_value(&written);
    let names: Vec<&str> = unread
        .projects
        .iter()
        .map(|project| project.name.as_str())
        .collect();
    assert_eq!(names, ["site", "api"]);
    assert_eq!(
        unread.undeclared,
        crate::world::services::Undeclared::Simple
    );
    // It has been read, and is still what was written; so it is stored, and so it goes to a worker.
    assert_eq!(unread.value(), written);
    assert_eq!(serde_json::to_value(&unread).unwrap(), written);
    let bytes = postcard::to_allocvec(&unread).unwrap();
    let there: Unread<Services> = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(there.value(), written);
    // Once it is changed, what counts is what it is.
    let mut changed = unread.clone();
    changed.projects.clear();
    assert_eq!(changed.value()["projects"], json!([]));
    assert_eq!(changed.value().get("robots"), None);
}

#[test]
fn nothing_and_an_object_without_members_are_the_default() {
    for nothing in [json!(null), json!({})] {
        let unread: Unread<Services> = Unread::of_value(&nothing);
        assert!(unread.is_default());
        assert_eq!(unread, Unread::default());
    }
    assert!(!declared().is_default());
}
