use super::{FETCH, Loader, SMALL, script_name, small_names};

/// What the splitter writes for a page's part and two of what several use.
fn script() -> String {
    let load =
        |file: &str| format!(r#"makeLoad(() => fetch(new URL("./{file}", import.meta.url)));"#);
    format!(
        "/* more */\nconst __chunk_12 = {}\n/* more, practice */\nconst __chunk_3 = {}\n/* more, yard */\nconst __chunk_2 = {}\nconst page = {}\n",
        load("chunk_12.wasm"),
        load("chunk_3.wasm"),
        load("chunk_2.wasm"),
        load("split_yard.wasm"),
    )
}

#[test]
fn a_large_part_has_a_file_with_the_names_of_its_users_and_the_hash_of_the_app() {
    let large = vec![0; SMALL + 1];
    let mut loader = Loader::new(script(), "01ab");
    let mut take = |old: &str| loader.take(old, &large).unwrap().unwrap();
    assert_eq!(take("split_yard.wasm"), "part-yard-01ab.wasm");
    assert_eq!(take("chunk_2.wasm"), "part-more-yard-01ab.wasm");
    let (script, small) = loader.finish();
    for name in ["part-yard-01ab.wasm", "part-more-yard-01ab.wasm"] {
        assert!(script.contains(&format!(r#" {FETCH}"./{name}", import.meta.url))"#)));
    }
    assert!(small.iter().all(|(_, parts)| parts.is_empty()));
}

#[test]
fn small_parts_lie_in_few_files_one_after_the_other() {
    let mut loader = Loader::new(script(), "01ab");
    assert_eq!(loader.take("chunk_12.wasm", &[1; 10]).unwrap(), None);
    assert_eq!(loader.take("chunk_2.wasm", &[2; SMALL]).unwrap(), None);
    assert_eq!(loader.take("chunk_3.wasm", &[4; 7]).unwrap(), None);
    assert_eq!(loader.take("split_yard.wasm", &[3; 4]).unwrap(), None);
    let (script, files) = loader.finish();
    let (names, small): (Vec<_>, Vec<_>) = files.into_iter().unzip();
    for fetched in [
        "piece(2, 0, 10)",
        "piece(1, 0, 7)",
        "piece(0, 0, 6000)",
        "piece(0, 6000, 6004)",
    ] {
        assert!(script.contains(fetched), "{script}");
    }
    assert_eq!(names, small_names("01ab"));
    assert!(script.contains(&format!(r#"["{}"]"#, names.join(r#"", ""#))));
    let yard = [vec![2; SMALL], vec![3; 4]].concat();
    assert_eq!(small, [yard, vec![4; 7], vec![1; 10]]);
    assert!(!names.contains(&script_name("01ab")));
}

#[test]
fn a_part_that_the_loader_does_not_fetch_or_name_is_an_error() {
    let mut loader = Loader::new(script(), "01ab");
    assert!(loader.take("chunk_1.wasm", &[]).is_err());
    let nameless = script().replace("/* more */", "");
    let mut loader = Loader::new(nameless, "01ab");
    assert!(loader.take("chunk_12.wasm", &[]).is_err());
}
