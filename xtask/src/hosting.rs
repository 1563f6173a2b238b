//! The headers that a host sends with the files of `dist/`: `hosting/headers.toml`.
//!
//! `server.rs` sends them as they stand there; the tests hold the files of other hosts to them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::budget::fits;

/// The file itself, which the program carries along.
const SHIPPED: &str = include_str!("../../hosting/headers.toml");

/// What a file is whose ending is not in the list.
const UNKNOWN: &str = "application/octet-stream";

/// The whole of `hosting/headers.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headers {
    /// Names and values of the headers that every answer has.
    pub every: BTreeMap<String, String>,
    /// Those that an answer over https has as well.
    pub secure: BTreeMap<String, String>,
    /// What a browser may keep; the first entry counts for every file that no other names.
    pub cache: Vec<Cache>,
    /// Media types by the ending of a file's name.
    pub types: BTreeMap<String, String>,
}

/// Files that a browser may keep for the same time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cache {
    /// The value of `Cache-Control`.
    pub control: String,
    /// Names below the app's folder, with `*` for any text; the empty one is the folder itself.
    pub files: Vec<String>,
}

impl Headers {
    /// Those of the project.
    ///
    /// # Errors
    /// Where the file is not understood, or says nothing about what may be kept.
    pub fn shipped() -> Result<Self> {
        let headers: Self =
            toml::from_str(SHIPPED).context("cannot understand hosting/headers.toml")?;
        ensure!(
            !headers.cache.is_empty(),
            "hosting/headers.toml has no [[cache]]"
        );
        Ok(headers)
    }

    /// The media type of a file.
    pub fn media_type(&self, file: &Path) -> &str {
        file.extension()
            .and_then(|ending| self.types.get(ending.to_str()?))
            .map_or(UNKNOWN, String::as_str)
    }

    /// `Cache-Control` of a file by its path below the app's folder.
    pub fn cache_control(&self, path: &str) -> &str {
        self.kept(path)
            .into_iter()
            .chain(&self.cache)
            .next()
            .map_or("no-cache", |cache| &cache.control)
    }

    /// The entry that names a file.
    fn kept(&self, path: &str) -> Option<&Cache> {
        let names = |cache: &&Cache| cache.files.iter().any(|pattern| fits(pattern, path));
        self.cache.iter().find(names)
    }

    /// Every header of the answer over http with a file, by its path below the app's folder.
    pub fn of(&self, path: &str) -> Vec<(&str, &str)> {
        let every = self.every.iter();
        every
            .map(|(name, value)| (&**name, &**value))
            .chain([("Cache-Control", self.cache_control(path))])
            .collect()
    }

    /// Says of each file of a build that no entry names, that two do, or whose name does not show what
    /// its entry takes for granted: a hash where it may be kept for ever.
    pub fn findings<'a>(&self, files: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let mut findings = Vec::new();
        for file in files {
            let names = |cache: &&Cache| cache.files.iter().any(|pattern| fits(pattern, file));
            match self.cache.iter().filter(names).count() {
                1 => {}
                0 => findings.push(format!("{file} is in no list of hosting/headers.toml")),
                _ => findings.push(format!("{file} is in two lists of hosting/headers.toml")),
            }
            let immutable = self.cache_control(file).contains("immutable");
            if immutable != has_hash(file) {
                let hash = if immutable { "no hash" } else { "a hash" };
                findings.push(format!("{file} has {hash} in its name"));
            }
            let ending = Path::new(file).extension().and_then(|name| name.to_str());
            if ending.is_none_or(|ending| !self.types.contains_key(ending)) {
                findings.push(format!("{file} has no type in hosting/headers.toml"));
            }
        }
        findings
    }
}

/// Whether the hexadecimal digits of a hash of 64 bits stand in a name by themselves: 16, or a few less,
/// since trunk writes no zeros before the first other digit.
fn has_hash(name: &str) -> bool {
    name.split(['-', '.', '_', '/']).any(|part| {
        (12..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests;
