//! How many bytes a person downloads, and how many are allowed: `budget.toml`.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::compress;
use crate::project::Project;

/// The whole of `budget.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    group: Vec<Group>,
}

/// Files that are needed at the same time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    /// The most bytes after brotli for all of them together.
    brotli: usize,
    /// Names, with `*` for any text.
    files: Vec<String>,
    /// Names of those among them that are here already.
    #[serde(default)]
    without: Vec<String>,
}

impl Group {
    /// Whether a file counts in this group.
    fn has(&self, name: &str) -> bool {
        let among = |patterns: &[String]| patterns.iter().any(|pattern| fits(pattern, name));
        among(&self.files) && !among(&self.without)
    }
}

/// A file of `dist/` with its bytes as it is, after brotli and after gzip.
#[derive(Debug)]
struct Asset {
    name: String,
    raw: usize,
    brotli: usize,
    gzip: usize,
}

/// Prints the table. Answers whether every file has a group and every group keeps its limit.
///
/// # Errors
/// Where `budget.toml` or `dist/` cannot be read.
pub fn check(project: &Project) -> Result<bool> {
    let path = project.root.join("budget.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let budget: Budget = toml::from_str(&text).context("cannot understand budget.toml")?;
    let assets = assets(project)?;
    let (lines, good) = report(&budget, &assets);
    for line in lines {
        println!("{line}");
    }
    Ok(good)
}

fn assets(project: &Project) -> Result<Vec<Asset>> {
    crate::finish::read_folder(&project.dist())?
        .into_iter()
        .filter(|(name, _)| !compress::is_copy(name))
        .map(|(name, content)| {
            Ok(Asset {
                name,
                raw: content.len(),
                brotli: compress::brotli(&content)?,
                gzip: compress::gzip(&content)?,
            })
        })
        .collect()
}

/// The lines of the table and whether all is within the budget.
fn report(budget: &Budget, assets: &[Asset]) -> (Vec<String>, bool) {
    let mut lines = vec![format!(
        "{:<44} {:>9} {:>9} {:>9}",
        "file", "bytes", "brotli", "gzip"
    )];
    let mut good = true;
    for group in &budget.group {
        let members: Vec<&Asset> = assets
            .iter()
            .filter(|asset| group.has(&asset.name))
            .collect();
        lines.extend(members.iter().map(|asset| row(asset)));
        let sum = |of: fn(&Asset) -> usize| members.iter().map(|asset| of(asset)).sum::<usize>();
        let brotli = sum(|asset| asset.brotli);
        let verdict = if brotli <= group.brotli {
            "within"
        } else {
            good = false;
            "OVER"
        };
        lines.push(format!(
            "{:<44} {:>9} {brotli:>9} {:>9}  {verdict} {}",
            format!("= {}", group.name),
            sum(|asset| asset.raw),
            sum(|asset| asset.gzip),
            group.brotli
        ));
    }
    for asset in assets {
        if !budget.group.iter().any(|group| group.has(&asset.name)) {
            good = false;
            lines.push(format!("{}  NO GROUP in budget.toml", row(asset)));
        }
    }
    (lines, good)
}

fn row(asset: &Asset) -> String {
    format!(
        "  {:<42} {:>9} {:>9} {:>9}",
        asset.name, asset.raw, asset.brotli, asset.gzip
    )
}

/// Whether a name fits a pattern in which `*` stands for any text.
pub(crate) fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests;
