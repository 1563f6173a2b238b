//! `cargo xtask finish`: splits the built app, joins the style sheets, makes files of inline scripts,
//! places the assets beside it, completes index.html, writes the service worker.
//!
//! Trunk calls it after the build, when the final page stands in its staging folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::build::Mode;
use crate::hosting::Headers;
use crate::names::{self, Names};
use crate::project::Project;
use crate::{html, inline, offline, split, style, worker};

/// The command itself; the folder comes from trunk.
///
/// # Errors
/// Where it is not called by trunk, an asset is missing or index.html lacks a placeholder.
pub fn run(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("trunk calls `cargo xtask finish`; type `cargo xtask build` instead")?;
    let staging = PathBuf::from(staging);
    let mode = Mode::from_trunk();
    split::run(project, mode, &staging)?;
    finish(&project.assets(), &staging)?;
    offline::write(&project.root.join("web/service-worker.js"), &staging)?;
    if mode == Mode::Release {
        check_headers(&staging)?;
    }
    Ok(())
}

/// Holds the finished app to `hosting/headers.toml`: a host has to know what to send with each file.
fn check_headers(staging: &Path) -> Result<()> {
    let files = read_folder(staging)?;
    let findings = Headers::shipped()?.findings(files.keys().map(String::as_str));
    ensure!(findings.is_empty(), "{}", findings.join("\n"));
    Ok(())
}

fn finish(assets: &Path, staging: &Path) -> Result<()> {
    let names = Names::read(assets)?;
    for name in names.ready() {
        let from = assets.join(name);
        fs::copy(&from, staging.join(name))
            .with_context(|| format!("cannot copy {}", from.display()))?;
    }
    let index = staging.join("index.html");
    let page =
        fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let page = style::join(&page, staging)?;
    let page = html::take_early(&page)?;
    let page = inline::move_out(&page, staging)?;
    let page = html::fetch_early(&page)?;
    fs::write(&index, &page).with_context(|| format!("cannot write {}", index.display()))?;

    let scripts = names.workers.iter().map(|worker| {
        let path = assets.join(&worker.script);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    });
    let scripts = scripts.collect::<Result<Vec<_>>>()?;
    let named = names.workers.iter().zip(&scripts);

    let files = read_folder(staging)?;
    let build = names::build_id(
        files
            .iter()
            .map(|(name, content)| (name.as_str(), content.as_slice()))
            .chain(
                named
                    .clone()
                    .map(|(of, script)| (&*of.script, script.as_bytes())),
            ),
    );
    let mut metas = vec![
        ("eventyard-bank".to_owned(), names.bank.clone()),
        ("eventyard-cards".to_owned(), names.cards.clone()),
        ("eventyard-schemas".to_owned(), names.schemas.clone()),
        ("eventyard-events".to_owned(), names.events.clone()),
        ("eventyard-guide".to_owned(), names.guide.clone()),
        (
            "eventyard-exercise-list".to_owned(),
            names.exercise_list.clone(),
        ),
        ("eventyard-exercises".to_owned(), names.exercises.clone()),
        ("eventyard-grading".to_owned(), names.grading.clone()),
        ("eventyard-editor".to_owned(), names.editor.clone()),
        ("eventyard-parts".to_owned(), split::parts(files.keys())),
        ("eventyard-build".to_owned(), build.clone()),
    ];
    for (worker, script) in named {
        let script = worker::with_build_id(script, &build)?;
        let name = names::hashed(&worker.name, ".js", script.as_bytes());
        fs::write(staging.join(&name), script).context("cannot write a worker's script")?;
        metas.push((format!("eventyard-{}", worker.name), name));
    }

    let metas: Vec<_> = metas
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    let page = html::complete(&page, &metas)?;
    fs::write(&index, page).with_context(|| format!("cannot write {}", index.display()))
}

/// Every file below a folder, by its path with `/`.
pub(crate) fn read_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in
            fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(folder)?
                .to_string_lossy()
                .replace('\\', "/");
            let content =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.insert(name, content);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests;
