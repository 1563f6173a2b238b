use super::locked_version;

const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.80"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
"#;

#[test]
fn takes_the_exact_package() {
    assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
}

#[test]
fn says_which_package_is_missing() {
    let error = locked_version(LOCK, "yew").unwrap_err();
    assert!(error.to_string().contains("yew"), "{error}");
}
