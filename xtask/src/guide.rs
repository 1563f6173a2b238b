//! The guide: made of its texts and of what the engine knows, and packed for the app.

use anyhow::{Result, bail};

use crate::bank::File;
use crate::names;
use crate::project::Project;

/// Makes the guide and packs it; prints what in its sources is to be mended.
///
/// # Errors
/// Where something is to be mended.
pub fn pack(project: &Project) -> Result<File> {
    let (guide, problems) = guide::author::read(&project.root);
    for problem in &problems {
        eprintln!("{problem}");
    }
    if !problems.is_empty() {
        bail!("the guide has {} errors", problems.len());
    }
    let content = guide::pack(&guide);
    println!("guide: {} parts packed", guide.parts.len());
    let name = names::hashed("guide", ".bin", &content);
    Ok(File { name, content })
}
