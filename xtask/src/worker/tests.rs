use super::{script, with_build_id};

#[test]
fn the_script_names_the_module_and_later_the_build() {
    let script = script(
        "glue();",
        "start('{worker-module}', '{build-id}');",
        "w_bg.wasm",
    )
    .unwrap();
    assert_eq!(script, "{\nglue();\nstart('w_bg.wasm', '{build-id}');\n}\n");
    assert_eq!(
        with_build_id(&script, "abc").unwrap(),
        "{\nglue();\nstart('w_bg.wasm', 'abc');\n}\n"
    );
}

#[test]
fn a_script_without_placeholders_is_an_error() {
    assert!(script("glue();", "start();", "w_bg.wasm").is_err());
    assert!(with_build_id("start();", "abc").is_err());
}
