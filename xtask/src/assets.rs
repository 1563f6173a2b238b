//! `cargo xtask assets`: what the app fetches after the first paint.
//!
//! Trunk calls it before the build. It packs the question bank, the exercises, the catalogue of events,
//! the schemas of their fields and the guide, bundles the editor and builds the
//! workers into `generated/assets/`, each under a name with a hash of its
//! content, because trunk hashes no file that it only copies.

use std::fs;

use anyhow::{Context, Result};

use crate::build::Mode;
use crate::names::{self, Names};
use crate::project::Project;
use crate::{bank, catalogue, editor, exercises, guide, schemas, worker};

/// The command itself.
///
/// # Errors
/// Where the bank or an exercise has errors, the catalogue or the guide cannot be read or a worker cannot be built.
pub fn run(project: &Project) -> Result<()> {
    let folder = project.assets();
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let last = Names::read(&folder).ok();

    let bank = bank::pack(project)?;
    let events = catalogue::pack(project)?;
    let content = schemas::pack()?;
    let exercises = exercises::pack(project)?;
    let guide = guide::pack(project)?;
    let name = names::hashed("schemas", ".bin", &content);
    let schemas = bank::File { name, content };
    for file in bank
        .questions
        .iter()
        .chain([&bank.index, &bank.cards, &events, &schemas, &guide])
        .chain([&exercises.list, &exercises.sheets, &exercises.grading])
    {
        fs::write(folder.join(&file.name), &file.content)
            .with_context(|| format!("cannot write {}", file.name))?;
    }

    let editor = editor::bundle(project, &folder)?;
    let known = last.as_ref().map_or(&[][..], |last| &last.workers);
    let workers = worker::build(project, Mode::from_trunk(), &folder, known)?;
    let names = Names {
        bank: bank.index.name,
        cards: bank.cards.name,
        questions: bank.questions.into_iter().map(|file| file.name).collect(),
        schemas: schemas.name,
        events: events.name,
        guide: guide.name,
        exercise_list: exercises.list.name,
        exercises: exercises.sheets.name,
        grading: exercises.grading.name,
        editor,
        workers,
    };
    names.write(&folder)?;
    remove_old(project, last, &names)
}

/// Removes what an earlier build left under another name.
fn remove_old(project: &Project, last: Option<Names>, names: &Names) -> Result<()> {
    let Some(last) = last else { return Ok(()) };
    for old in files(&last) {
        let path = project.assets().join(old);
        if !files(names).any(|new| new == old) && path.is_file() {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

fn files(names: &Names) -> impl Iterator<Item = &String> {
    let scripts = names.workers.iter().map(|worker| &worker.script);
    names.ready().chain(scripts)
}
