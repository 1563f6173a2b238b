//! Splits the app: a main module, and modules for the pages that come later.
//!
//! Trunk has linked, bound and placed the app as one module. Splitting needs what the linker wrote,
//! so the rest is done again from there, and index.html then names these files in the place of
//! trunk's. All carry one hash of everything that they are made from, because they fit each other
//! only.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::build::Mode;
use crate::project::Project;
use crate::wasm::{self, Goal};
use crate::{finish, hash, names};
use loader::{Loader, script_name};

mod loader;

/// The pages' modules reach into the main module by what lld exports.
const BIND: &[&str] = &["--target", "web", "--keep-lld-exports"];
/// The crate that splits.
const SPLITTER: &str = "wasm_split_cli_support";
/// Says what the kept files are made from.
const KEY: &str = "key";

/// The files of one build of the app.
#[derive(Debug, PartialEq, Eq)]
struct App {
    /// `app-HASH`: `.js` and `_bg.wasm` follow.
    stem: String,
    script: Vec<u8>,
    module: Vec<u8>,
}

impl App {
    /// The app in a folder.
    fn read(folder: &Path) -> Result<Self> {
        let files = finish::read_folder(folder)?;
        let mut stems = files
            .keys()
            .filter_map(|name| name.strip_suffix("_bg.wasm"))
            .filter(|stem| stem.starts_with("app-"));
        let (Some(stem), None) = (stems.next(), stems.next()) else {
            return Err(anyhow!("{} must hold one app-*_bg.wasm", folder.display()));
        };
        let file = |ending: &str| {
            let name = format!("{stem}{ending}");
            let content = files.get(&name).cloned();
            content.with_context(|| format!("{name} is missing"))
        };
        Ok(Self {
            stem: stem.to_owned(),
            script: file(".js")?,
            module: file("_bg.wasm")?,
        })
    }
}

/// Puts the split app into trunk's folder, in the place of the whole one.
///
/// # Errors
/// Where the app cannot be split or index.html is not as trunk writes it.
pub fn run(project: &Project, mode: Mode, staging: &Path) -> Result<()> {
    let raw = project.target.join("wasm32-unknown-unknown/web/app.wasm");
    let raw = fs::read(&raw).with_context(|| format!("cannot read {}", raw.display()))?;
    let key = names::build_id([
        ("raw", raw.as_slice()),
        ("recipe", include_str!("split.rs").as_bytes()),
        ("loader", include_str!("split/loader.rs").as_bytes()),
        ("splitter", project.locked_version(SPLITTER)?.as_bytes()),
        (
            "programs",
            wasm::programs(project, mode, Goal::Size, BIND)?.as_bytes(),
        ),
    ]);
    let built = project.root.join("generated/app");
    if !fs::read_to_string(built.join(KEY)).is_ok_and(|last| last == key) {
        build(project, mode, &raw, &key, &built)?;
    }

    let (whole, split) = (App::read(staging)?, App::read(&built)?);
    for ending in [".js", "_bg.wasm"] {
        fs::remove_file(staging.join(format!("{}{ending}", whole.stem)))?;
    }
    for (name, content) in finish::read_folder(&built)? {
        // Snippets lie in the folder already, where trunk has put the same ones.
        if name != KEY && !name.contains('/') {
            fs::write(staging.join(&name), content)
                .with_context(|| format!("cannot write {name}"))?;
        }
    }
    let loader = script_name(&key);
    let integrity = hash::integrity(&fs::read(built.join(&loader))?);
    let index = staging.join("index.html");
    let page =
        fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    fs::write(
        &index,
        renamed(&page, &whole, &split, (&loader, &integrity))?,
    )
    .with_context(|| format!("cannot write {}", index.display()))
}

/// The files with the code of parts, among those of the app, with a space between two.
pub(crate) fn parts<'a>(files: impl Iterator<Item = &'a String>) -> String {
    let is_part = |name: &&str| {
        name.starts_with("part-") || (name.starts_with("parts-") && name.ends_with(".bin"))
    };
    let parts: Vec<&str> = files.map(String::as_str).filter(is_part).collect();
    parts.join(" ")
}

/// Makes the files of the split app in a folder of their own.
fn build(project: &Project, mode: Mode, raw: &[u8], key: &str, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let (stem, loader) = (format!("app-{key}"), script_name(key));
    let main = folder.join("main.wasm");

    let (main_module, link_name) = (format!("./{stem}.js"), format!("./{loader}"));
    let mut options = Options::new(raw);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let parts = transform(options)
        .map_err(|error| anyhow!("the app cannot be split: {error:#}"))?
        .split_modules;
    ensure!(
        !parts.is_empty(),
        "nothing was split off: was the app built without the feature `split`?"
    );

    wasm::bind(project, BIND, &main, folder, &stem)?;
    fs::remove_file(&main)?;
    wasm::optimise(
        project,
        mode,
        Goal::Size,
        &folder.join(format!("{stem}_bg.wasm")),
    )?;
    let path = folder.join(loader);
    let mut loader = Loader::new(fs::read_to_string(&path)?, key);
    for part in parts {
        wasm::optimise(project, mode, Goal::Size, &part)?;
        let old = part.file_name().and_then(|name| name.to_str());
        let old = old.context("a part without a name")?;
        match loader.take(old, &fs::read(&part)?)? {
            Some(new) => fs::rename(&part, part.with_file_name(new))?,
            None => fs::remove_file(&part)?,
        }
    }
    let (script, small) = loader.finish();
    fs::write(path, script)?;
    for (name, parts) in small {
        fs::write(folder.join(name), parts)?;
    }
    fs::write(folder.join(KEY), key).context("cannot write the key")
}

/// The page that loads the split app; `loader` is a name and its integrity.
fn renamed(page: &str, whole: &App, split: &App, loader: (&str, &str)) -> Result<String> {
    let preload = |stem: &str| format!(r#"<link rel="modulepreload" href="./{stem}.js""#);
    let module = |app: &App| format!("'./{}_bg.wasm', {},", app.stem, app.module.len());
    let (name, integrity) = loader;
    let also = format!(
        r#"<link rel="modulepreload" href="./{name}" crossorigin="anonymous" integrity="{integrity}">"#
    );
    [
        (
            preload(&whole.stem),
            format!("{also}{}", preload(&split.stem)),
        ),
        (module(whole), module(split)),
        (
            hash::integrity(&whole.script),
            hash::integrity(&split.script),
        ),
        (
            hash::integrity(&whole.module),
            hash::integrity(&split.module),
        ),
        (whole.stem.clone(), split.stem.clone()),
    ]
    .iter()
    .try_fold(page.to_owned(), |page, (old, new)| replace(&page, old, new))
}

/// Replaces what must be there.
fn replace(text: &str, old: &str, new: &str) -> Result<String> {
    ensure!(text.contains(old), "`{old}` is not where it was expected");
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests;
