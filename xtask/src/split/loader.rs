//! The script that loads the parts, as the splitter writes it, with the final names of their files.
//!
//! Most of what several parts use together is small. That goes into two files, one with all that the yard
//! uses and one with the rest, so that a page asks for a dozen files and not for fifty, and the yard for
//! little that it does not use.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

/// A part of at most so many bytes goes into a file of small ones.
const SMALL: usize = 6_000;

/// The page whose small parts have a file of their own.
const YARD: &str = "yard";

/// The loader and the files of small parts while all are written.
#[derive(Debug)]
pub(super) struct Loader {
    script: String,
    key: String,
    /// The small parts that the yard uses, and the others.
    small: [Vec<u8>; 2],
}

/// The file name of the loader.
pub(super) fn script_name(key: &str) -> String {
    format!("parts-{key}.js")
}

/// The file names of the small parts that the yard uses, and of the others.
fn small_names(key: &str) -> [String; 2] {
    [
        format!("parts-{YARD}-{key}.bin"),
        format!("parts-{key}.bin"),
    ]
}

impl Loader {
    /// The script as the splitter has written it; `key` is the hash that all files have in their names.
    pub(super) fn new(script: String, key: &str) -> Self {
        Self {
            script,
            key: key.to_owned(),
            small: [Vec::new(), Vec::new()],
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
            let file = usize::from(!users.split('-').any(|user| user == YARD));
            let [yard, others] = &mut self.small;
            let small = if file == 0 { yard } else { others };
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
    pub(super) fn finish(mut self) -> (String, [(String, Vec<u8>); 2]) {
        let [yard, others] = small_names(&self.key);
        // Writing to a string cannot fail.
        let _ = write!(
            self.script,
            r#"
// Small parts, many in one file; where it does not come, the next one who wants it asks again.
const small = ["{yard}", "{others}"];
const coming = [];
async function piece(file, start, end) {{
    const mine = coming[file] ??= fetch(new URL(small[file], import.meta.url)).then((response) => {{
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
        let [used, rest] = self.small;
        (self.script, [(yard, used), (others, rest)])
    }
}

#[cfg(test)]
mod tests;
