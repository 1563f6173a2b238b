//! Tells the linker what `cargo xtask finish` needs to split the app.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let set = |name| std::env::var_os(name).is_some();
    let wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if wasm && set("CARGO_FEATURE_SPLIT") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
