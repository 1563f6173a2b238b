//! The script that loads the parts, as the splitter writes it, with the final names of their files.
//!
//! Most of what several parts use together is small. That goes into three files, one with all that the yard
//! uses, one with what practice uses beside that, and one with the rest, so that a page asks for a dozen
//! files and not for fifty, and these two for little that they do not use.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

/// A part of at most so many bytes goes into a file of small ones.
const SMALL: usize = 6_000;

/// The pages whose small parts have files of their own, each without what is in those before it.
const WITH_OWN: [&str; 2] = ["yard", "practice"];
/// How the loader asks for a file.
const FETCH: &str = "window.eventyardShell.fetch(new URL(";
/// How many files of small parts there are.
const FILES: usize = WITH_OWN.len() + 1;

/// The loader and the files of small parts while all are written.
#[derive(Debug)]
pub(super) struct Loader {
    script: String,
    key: String,
    /// The small parts of the pages of [`WITH_OWN`], and the others.
    small: [Vec<u8>; FILES],
}

/// The file name of the loader.
pub(super) fn script_name(key: &str) -> String {
    format!("parts-{key}.js")
}

/// The names of the files of small parts.
fn small_names(key: &str) -> [String; FILES] {
    let [yard, practice] = WITH_OWN;
    [
        format!("parts-{yard}-{key}.bin"),
        format!("parts-{practice}-{key}.bin"),
        format!("parts-{key}.bin"),
    ]
}

impl Loader {
    /// The script as the splitter has written it; `key` is the hash that all files have in their names.
    pub(super) fn new(script: String, key: &str) -> Self {
        Self {
            script,
            key: key.to_owned(),
            small: Default::default(),
        }
    }

    /// Takes in a part by the name that the splitter gave it. Answers the name of its file, where it has
    /// one of its own: `part-yard-HASH.wasm` for `split_yard.wasm`; what several parts use has the names
    /// of all of them, such as `part-more-yard-HASH.wasm`, so that the budget knows with which it comes.
    ///
    /// # Errors
    /// Where the script does not fetch it or does not say who uses it.
    pub(super) fn take(&mut self, old: &str, module: &[u8]) -> Result<Option<String>> {
        let before = format!(r#"fetch(new URL("./{old}", import.meta.url))"#);
        ensure!(
            self.script.matches(&before).count() == 1,
            "`{before}` is not where it was expected"
        );
        let users = self.users(old)?;
        if module.len() <= SMALL {
            let uses = |page: &&str| users.split('-').any(|user| user == *page);
            let file = WITH_OWN.iter().position(uses).unwrap_or(WITH_OWN.len());
            let small = self.small.get_mut(file).context("no such file")?;
            let start = small.len();
            small.extend(module);
            let after = format!("piece({file}, {start}, {})", small.len());
            self.script = self.script.replace(&before, &after);
            return Ok(None);
        }
        let name = format!("part-{users}-{}.wasm", self.key);
        let after = format!(r#"fetch(new URL("./{name}", import.meta.url))"#);
        self.script = self.script.replace(&before, &after);
        Ok(Some(name))
    }

    /// Who uses a part; of a chunk, by the comment that the splitter writes above what loads it:
    /// `/* more, yard */`.
    fn users(&self, old: &str) -> Result<String> {
        let name = old.trim_end_matches(".wasm");
        if let Some(page) = name.strip_prefix("split_") {
            return Ok(page.to_owned());
        }
        let users = || {
            let (before, _) = self.script.split_once(&format!("\nconst __{name} ="))?;
            let comment = before.lines().next_back()?;
            let users = comment.strip_prefix("/* ")?.strip_suffix(" */")?;
            Some(users.split(", ").collect::<Vec<_>>().join("-"))
        };
        users().with_context(|| format!("the loader does not say who uses {name}"))
    }

    /// The script, and the files of small parts with their names.
    ///
    /// Parts have no integrity of their own: they come from where the loader comes from, their names
    /// change with the build, and their hashes would be bytes of the first visit that nothing compresses.
    pub(super) fn finish(mut self) -> (String, Vec<(String, Vec<u8>)>) {
        let names = small_names(&self.key);
        let quoted = names
            .each_ref()
            .map(|name| format!("\"{name}\""))
            .join(", ");
        // What the page has asked for already is taken from it (web/shell.js).
        self.script = self.script.replace("fetch(new URL(", FETCH);
        // Writing to a string cannot fail.
        let _ = write!(
            self.script,
            r#"
// Small parts, many in one file; where it does not come, the next one who wants it asks again.
const small = [{quoted}];
const coming = [];
async function piece(file, start, end) {{
    const mine = coming[file] ??= {FETCH}small[file], import.meta.url)).then((response) => {{
        if (!response.ok) throw new Error(`${{small[file]}}: ${{response.status}}`);
        return response.arrayBuffer();
    }});
    try {{
        return new Response((await mine).slice(start, end), {{ headers: {{ "Content-Type": "application/wasm" }} }});
    }} catch (error) {{
        if (coming[file] === mine) coming[file] = undefined;
        throw error;
    }}
}}
"#
        );
        (self.script, names.into_iter().zip(self.small).collect())
    }
}

#[cfg(test)]
mod tests;
