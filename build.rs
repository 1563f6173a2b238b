//! Packs the example yards, and tells the linker what `cargo xtask finish` needs to split the app.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let set = |name| env::var_os(name).is_some();
    let wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if wasm && set("CARGO_FEATURE_SPLIT") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=yards");
    if let Err(problem) = pack_yards() {
        println!("cargo::error={problem}");
    }
}

/// Writes all files of `yards/` as one list in JSON, in the order of their names.
fn pack_yards() -> Result<(), String> {
    let told =
        |path: &Path, problem: &dyn std::fmt::Display| format!("{}: {problem}", path.display());
    let folder = Path::new("yards");
    let entries = fs::read_dir(folder).map_err(|problem| told(folder, &problem))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut yards = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|problem| told(&file, &problem))?;
        let yard: serde_json::Value =
            toml::from_str(&text).map_err(|problem| told(&file, &problem))?;
        yards.push(yard);
    }
    let out = env::var("OUT_DIR").map_err(|problem| problem.to_string())?;
    let out = Path::new(&out).join("yards.json");
    let packed = serde_json::Value::Array(yards).to_string();
    fs::write(&out, packed).map_err(|problem| told(&out, &problem))
}
