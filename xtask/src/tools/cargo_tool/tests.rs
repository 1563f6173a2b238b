use super::says_version;

#[test]
fn reads_the_answer_of_the_real_tools() {
    assert!(says_version("trunk 0.21.14", "0.21.14"));
    assert!(says_version("wasm-bindgen 0.2.130 (8b2a5a3f4)", "0.2.130"));
}

#[test]
fn takes_no_near_version() {
    assert!(!says_version("wasm-bindgen 0.2.13", "0.2.130"));
    assert!(!says_version("wasm-bindgen 0.2.130", "0.2.13"));
    assert!(!says_version("trunk 0.21.14-rc.1", "0.21.14"));
}
