//! Bundles the code editor's JavaScript: `web/editor/` with CodeMirror.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::names;
use crate::process;
use crate::project::Project;

/// What is bundled, in `web/`.
const ENTRY: &str = "editor/main.js";

/// esbuild's options. CodeMirror's packages get a small stand-in for the syntax trees that this
/// editor does not have; they are a sixth of the whole.
const OPTIONS: &[&str] = &[
    "--bundle",
    "--minify",
    "--format=iife",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--loader:.css=text",
    "--alias:@codemirror/language=./editor/language.js",
    "--alias:@lezer/common=./editor/language.js",
    "--banner:js=/* With CodeMirror 6, copyright (C) Marijn Haverbeke and others, MIT licence. */",
    "--log-level=warning",
];

/// Writes the bundle into a folder, under a name with a hash of its content; gives the name.
///
/// # Errors
/// Where esbuild is missing or fails.
pub fn bundle(project: &Project, folder: &Path) -> Result<String> {
    let out = project.root.join("generated/editor/editor.js");
    process::run(
        process::command(project, "esbuild")?
            .current_dir(project.web())
            .arg(ENTRY)
            .args(OPTIONS)
            .arg(format!("--outfile={}", out.display())),
    )?;
    let script = fs::read(&out).with_context(|| format!("cannot read {}", out.display()))?;
    let name = names::hashed("editor", ".js", &script);
    fs::write(folder.join(&name), script).context("cannot write the editor's script")?;
    Ok(name)
}
