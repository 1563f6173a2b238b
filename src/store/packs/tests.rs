use super::*;

fn open(packs: Rc<Packs>, name: &str, text: &str) -> Rc<Packs> {
    packs.reduce(PacksAction::Open {
        name: name.into(),
        at: 7,
        files: vec![("a.md".into(), text.into())],
    })
}

fn restored(saved: Option<Vec<Pack>>) -> Rc<Packs> {
    Rc::new(Packs::default()).reduce(PacksAction::Restored(saved))
}

fn keys(packs: &Packs) -> Vec<&str> {
    packs.all().iter().map(|pack| pack.key.as_str()).collect()
}

#[test]
fn nothing_is_saved_before_the_storage_has_answered() {
    let packs = open(Rc::new(Packs::default()), "a.zip", "");
    assert_eq!(packs.saved(), None);
    assert_eq!(restored(None).saved(), Some(Vec::new()));
}

#[test]
fn every_pack_has_a_key_of_its_own() {
    let mut packs = restored(None);
    for name in [
        "My questions (1).zip",
        "my-questions-1.md",
        "ÄÖ.md",
        "",
        "MY questions 1.md",
    ] {
        packs = open(packs, name, "");
    }
    assert_eq!(
        keys(&packs),
        [
            "my-questions-1",
            "my-questions-1-2",
            "pack",
            "pack-2",
            "my-questions-1-3"
        ]
    );
    let pack = packs.pack("pack").unwrap();
    assert_eq!(pack.progress_id("a"), "own/pack/a");
}

#[test]
fn same_name_replaces_and_can_be_taken_back() {
    let packs = open(open(restored(None), "a.zip", "one"), "a.zip", "two");
    assert_eq!(keys(&packs), ["a"]);
    assert_eq!(packs.undoable(), Some("“a.zip” was replaced."));
    let packs = packs.reduce(PacksAction::Undo);
    assert_eq!(packs.pack("a").unwrap().files[0].1, "one");
    assert_eq!(packs.undoable(), None);
}

#[test]
fn removed_pack_comes_back_at_its_place() {
    let packs = open(open(restored(None), "a.zip", "one"), "b.zip", "two");
    let packs = packs.reduce(PacksAction::Remove("a".into()));
    assert_eq!(keys(&packs), ["b"]);
    let saved = packs.saved();
    let packs = packs.reduce(PacksAction::Restored(saved));
    assert_eq!(
        packs.undoable(),
        Some("“a.zip” was removed."),
        "after its own write"
    );
    let packs = packs.reduce(PacksAction::Undo);
    assert_eq!(keys(&packs), ["a", "b"]);
    let packs = packs.reduce(PacksAction::Remove("none".into()));
    assert_eq!(keys(&packs), ["a", "b"]);
}

#[test]
fn change_of_another_tab_ends_the_undo() {
    let packs = open(restored(None), "a.zip", "one");
    let packs = packs.reduce(PacksAction::Restored(Some(Vec::new())));
    assert_eq!((packs.all().len(), packs.undoable()), (0, None));
}

#[test]
fn a_question_is_found_by_its_id_in_the_progress_while_its_pack_is_here() {
    let pack = Pack {
        key: "zoo".into(),
        name: "zoo.zip".into(),
        added: 0,
        files: vec![
            ("zoo/one.md".into(), String::new()),
            ("topics.toml".into(), String::new()),
        ],
    };
    let id = pack.progress_id("one");
    assert_eq!(of_progress_id(&id), Some(("zoo", "one")));
    assert_eq!(of_progress_id("card/one"), None);
    assert!(has_question(std::slice::from_ref(&pack), &id));
    for other in [
        "one",
        "own/zoo/two",
        "own/zoo/topics",
        "own/zoo2/one",
        "own/zoo",
    ] {
        assert!(!has_question(std::slice::from_ref(&pack), other), "{other}");
    }
    assert!(!has_question(&[], &id), "the pack is gone");
}
