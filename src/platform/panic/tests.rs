use super::*;

#[test]
fn a_place_begins_with_the_package() {
    assert_eq!(
        short("/srv/ann/.cargo/registry/src/index/yew-0.23.0/src/html/mod.rs"),
        "yew-0.23.0/src/html/mod.rs"
    );
    assert_eq!(short("crates/pattern/src/lib.rs"), "pattern/src/lib.rs");
    assert_eq!(short("src/app.rs"), "src/app.rs");
    assert_eq!(short(r"C:\work\quiz\src\bank.rs"), "quiz/src/bank.rs");
}

#[test]
fn a_path_without_src_keeps_its_last_part() {
    assert_eq!(short("/build/generated.rs"), "generated.rs");
}
