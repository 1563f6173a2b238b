use super::{Names, Worker, build_id, hashed};

#[test]
fn a_name_follows_its_content() {
    assert_eq!(
        hashed("worker", "_bg.wasm", b""),
        "worker-e3b0c44298fc1c14_bg.wasm"
    );
    assert_ne!(hashed("bank", ".bin", b"1"), hashed("bank", ".bin", b"2"));
}

#[test]
fn the_build_id_follows_names_and_contents_only() {
    let id = build_id([("a.js", b"1".as_slice()), ("b.css", b"2")]);
    assert_eq!(id, build_id([("b.css", b"2".as_slice()), ("a.js", b"1")]));
    assert_ne!(id, build_id([("a.js", b"2".as_slice()), ("b.css", b"1")]));
    assert_ne!(id, build_id([("a.js", b"1".as_slice()), ("c.css", b"2")]));
    assert_ne!(id, build_id([("a.js", b"1".as_slice())]));
}

#[test]
fn the_list_survives_a_round_trip() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let names = Names {
        exercise_list: "exercise-list-7.bin".into(),
        exercises: "exercises-8.bin".into(),
        grading: "grading-9.bin".into(),
        bank: "bank-1.bin".into(),
        cards: "cards-3.bin".into(),
        events: "events-3.bin".into(),
        guide: "guide-8.bin".into(),
        questions: vec!["questions-4-5.bin".into()],
        schemas: "schemas-6.bin".into(),
        editor: "editor-4.js".into(),
        workers: vec![Worker {
            name: "bench".into(),
            wasm: "bench-2_bg.wasm".into(),
            script: "bench.js".into(),
            key: "3".into(),
        }],
    };
    names.write(folder).unwrap();
    assert_eq!(Names::read(folder).unwrap(), names);
    assert_eq!(
        names.ready().collect::<Vec<_>>(),
        [
            "bank-1.bin",
            "cards-3.bin",
            "schemas-6.bin",
            "events-3.bin",
            "guide-8.bin",
            "exercise-list-7.bin",
            "exercises-8.bin",
            "grading-9.bin",
            "editor-4.js",
            "questions-4-5.bin",
            "bench-2_bg.wasm"
        ]
    );
    std::fs::remove_dir_all(folder).unwrap();
    assert!(Names::read(folder).is_err());
}
