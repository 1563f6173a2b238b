use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pipeline::Sample;

use super::{pack, read};
use crate::project::Project;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn events() -> Vec<Sample> {
    read(&root().join("events")).unwrap()
}

#[test]
fn every_event_file_is_packed_once() {
    let events = events();
    let ids: BTreeSet<String> = events.iter().map(|event| event.id.to_string()).collect();
    assert_eq!(ids.len(), events.len(), "an id stands twice");
    let mut files = BTreeSet::new();
    for folder in fs::read_dir(root().join("events")).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.join("service.toml").is_file() {
            continue;
        }
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|ending| ending == "json") {
                let service = folder.file_name().unwrap().to_string_lossy();
                files.insert(format!("{service}/{}", file.file_stem().unwrap().display()));
            }
        }
    }
    assert_eq!(ids, files);
}

#[test]
fn the_starters_come_first_and_then_the_services_in_order() {
    let events = events();
    let starters = pipeline::catalogue();
    assert_eq!(events.get(..starters.len()), Some(starters));
    let rest: Vec<String> = events[starters.len()..]
        .iter()
        .map(|event| event.service.to_lowercase())
        .collect();
    assert!(rest.len() > 200, "{}", rest.len());
    assert!(rest.is_sorted(), "{rest:?}");
}

#[test]
fn the_file_reads_back_and_is_named_after_its_content() {
    let project = Project {
        root: root(),
        target: PathBuf::new(),
    };
    let file = pack(&project).unwrap();
    assert_eq!(pipeline::catalogue::unpack(&file.content), Ok(events()));
    assert!(file.name.starts_with("events-") && file.name.ends_with(".bin"));
    assert_eq!(pack(&project).unwrap(), file);
}
