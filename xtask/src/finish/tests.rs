use std::fs;
use std::path::{Path, PathBuf};

use super::finish;
use crate::names::{Names, Worker};

const INDEX: &str = r#"<head>
<meta http-equiv="Content-Security-Policy" content="script-src 'self' {inline-script-hashes}">
<meta name="eventyard-bank" content="">
<meta name="eventyard-schemas" content="">
<meta name="eventyard-cards" content="">
<meta name="eventyard-events" content="">
<meta name="eventyard-exercise-list" content="">
<meta name="eventyard-exercises" content="">
<meta name="eventyard-grading" content="">
<meta name="eventyard-editor" content="">
<meta name="eventyard-bench" content="">
<meta name="eventyard-build" content="">
<script>run()</script>
</head>"#;

/// A fresh folder that goes away with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("eventyard-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

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
    let assets = Folder::new("finish-assets");
    Names {
        bank: "bank-1.bin".into(),
        cards: "cards-3.bin".into(),
        events: "events-3.bin".into(),
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
    .write(&assets.0)
    .unwrap();
    fs::write(assets.0.join("bank-1.bin"), "bank").unwrap();
    fs::write(assets.0.join("questions-4-5.bin"), "questions").unwrap();
    fs::write(assets.0.join("schemas-6.bin"), "schemas").unwrap();
    fs::write(assets.0.join("cards-3.bin"), "cards").unwrap();
    fs::write(assets.0.join("events-3.bin"), "events").unwrap();
    for exercises in ["exercise-list-7.bin", "exercises-8.bin", "grading-9.bin"] {
        fs::write(assets.0.join(exercises), exercises).unwrap();
    }
    fs::write(assets.0.join("editor-4.js"), "editor").unwrap();
    fs::write(assets.0.join("bench-2_bg.wasm"), "wasm").unwrap();
    fs::write(assets.0.join("bench.js"), "start(\"{build-id}\")").unwrap();

    let one = Folder::new("finish-one");
    let (worker, script, page) = built(&assets.0, &one.0, "1");
    assert!(one.0.join("bank-1.bin").is_file());
    assert!(one.0.join("cards-3.bin").is_file());
    assert!(one.0.join("events-3.bin").is_file());
    assert!(one.0.join("questions-4-5.bin").is_file());
    assert!(one.0.join("exercises-8.bin").is_file());
    assert!(one.0.join("editor-4.js").is_file());
    assert!(one.0.join("bench-2_bg.wasm").is_file());
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
    assert!(page.contains("'sha256-"), "{page}");

    let same = Folder::new("finish-same");
    assert_eq!(built(&assets.0, &same.0, "1").0, worker);
    let other = Folder::new("finish-other");
    assert_ne!(built(&assets.0, &other.0, "2").0, worker);
}
