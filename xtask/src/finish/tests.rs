use std::fs;
use std::path::Path;

use super::finish;
use crate::names::{Names, Worker};

const INDEX: &str = r#"<head>
<meta name="eventyard-bank" content="">
<meta name="eventyard-schemas" content="">
<meta name="eventyard-cards" content="">
<meta name="eventyard-events" content="">
<meta name="eventyard-guide" content="">
<meta name="eventyard-exercise-list" content="">
<meta name="eventyard-exercises" content="">
<meta name="eventyard-grading" content="">
<meta name="eventyard-editor" content="">
<meta name="eventyard-bench" content="">
<meta name="eventyard-parts" content="">
<meta name="eventyard-build" content="">
<link rel="stylesheet" href="./style.css">
<script>run(fetch(source))</script>
<link rel="modulepreload" href="./app.js">
</head>"#;

/// Finishes a small build and gives the worker's name and script, and the page.
fn built(assets: &Path, staging: &Path, app: &str) -> (String, String, String) {
    fs::write(staging.join("index.html"), INDEX).unwrap();
    fs::write(staging.join("app.js"), app).unwrap();
    finish(assets, staging).unwrap();
    let page = fs::read_to_string(staging.join("index.html")).unwrap();
    let worker = page
        .split("eventyard-bench\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap()
        .to_owned();
    let script = fs::read_to_string(staging.join(&worker)).unwrap();
    (worker, script, page)
}

#[test]
fn places_the_assets_and_ties_the_worker_to_the_build() {
    let assets = tempfile::tempdir().unwrap();
    Names {
        bank: "bank-1.bin".into(),
        cards: "cards-3.bin".into(),
        events: "events-3.bin".into(),
        guide: "guide-8.bin".into(),
        questions: vec!["questions-4-5.bin".into()],
        schemas: "schemas-6.bin".into(),
        exercise_list: "exercise-list-7.bin".into(),
        exercises: "exercises-8.bin".into(),
        grading: "grading-9.bin".into(),
        editor: "editor-4.js".into(),
        workers: vec![Worker {
            name: "bench".into(),
            wasm: "bench-2_bg.wasm".into(),
            script: "bench.js".into(),
            key: String::new(),
        }],
    }
    .write(assets.path())
    .unwrap();
    fs::write(assets.path().join("bank-1.bin"), "bank").unwrap();
    fs::write(assets.path().join("questions-4-5.bin"), "questions").unwrap();
    fs::write(assets.path().join("schemas-6.bin"), "schemas").unwrap();
    fs::write(assets.path().join("cards-3.bin"), "cards").unwrap();
    fs::write(assets.path().join("events-3.bin"), "events").unwrap();
    fs::write(assets.path().join("guide-8.bin"), "guide").unwrap();
    for exercises in ["exercise-list-7.bin", "exercises-8.bin", "grading-9.bin"] {
        fs::write(assets.path().join(exercises), exercises).unwrap();
    }
    fs::write(assets.path().join("editor-4.js"), "editor").unwrap();
    fs::write(assets.path().join("bench-2_bg.wasm"), "wasm").unwrap();
    fs::write(assets.path().join("bench.js"), "start(\"{build-id}\")").unwrap();

    let one = tempfile::tempdir().unwrap();
    let (worker, script, page) = built(assets.path(), one.path(), "1");
    assert!(one.path().join("bank-1.bin").is_file());
    assert!(one.path().join("cards-3.bin").is_file());
    assert!(one.path().join("events-3.bin").is_file());
    assert!(one.path().join("guide-8.bin").is_file());
    assert!(one.path().join("questions-4-5.bin").is_file());
    assert!(one.path().join("exercises-8.bin").is_file());
    assert!(one.path().join("editor-4.js").is_file());
    assert!(one.path().join("bench-2_bg.wasm").is_file());
    assert!(
        page.contains(r#"name="eventyard-bank" content="bank-1.bin""#),
        "{page}"
    );
    assert!(
        page.contains(r#"name="eventyard-schemas" content="schemas-6.bin""#),
        "{page}"
    );
    assert!(
        page.contains(r#"name="eventyard-editor" content="editor-4.js""#),
        "{page}"
    );
    let build = script.split('"').nth(1).unwrap();
    assert_eq!(build.len(), 16);
    assert!(
        page.contains(&format!(r#"name="eventyard-build" content="{build}""#)),
        "{page}"
    );
    assert!(page.contains(r#"<script src="./start-"#), "{page}");

    let same = tempfile::tempdir().unwrap();
    assert_eq!(built(assets.path(), same.path(), "1").0, worker);
    let other = tempfile::tempdir().unwrap();
    assert_ne!(built(assets.path(), other.path(), "2").0, worker);
}
