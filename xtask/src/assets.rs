//! `cargo xtask assets`: what the app fetches after the first paint.
//!
//! Trunk calls it before the build. It packs the question bank, bundles the editor and builds the
//! worker into `generated/assets/`, each under a name with a hash of its
//! content, because trunk hashes no file that it only copies.

use std::fs;

use anyhow::{Context, Result};

use crate::build::Mode;
use crate::names::{self, Names};
use crate::project::Project;
use crate::{bank, editor, worker};

/// The command itself.
///
/// # Errors
/// Where the bank has errors or the worker cannot be built.
pub fn run(project: &Project) -> Result<()> {
    let folder = project.assets();
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let last = Names::read(&folder).ok();

    let bank = bank::pack(project)?;
    let bank_name = names::hashed("bank", ".bin", &bank);
    fs::write(folder.join(&bank_name), &bank).context("cannot write the bank")?;

    let editor = editor::bundle(project, &folder)?;
    let worker = worker::build(project, Mode::from_trunk(), &folder, last.as_ref())?;
    let names = Names {
        bank: bank_name,
        editor,
        worker_wasm: worker.wasm,
        worker_script: worker.script,
        worker_key: worker.key,
    };
    names.write(&folder)?;
    remove_old(project, last, &names)
}

/// Removes what an earlier build left under another name.
fn remove_old(project: &Project, last: Option<Names>, names: &Names) -> Result<()> {
    let Some(last) = last else { return Ok(()) };
    for (old, new) in [
        (last.bank, &names.bank),
        (last.editor, &names.editor),
        (last.worker_wasm, &names.worker_wasm),
    ] {
        let path = project.assets().join(&old);
        if old != *new && path.is_file() {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}
