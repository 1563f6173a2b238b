//! One style sheet of all: a small file each compresses badly, and the first paint would wait for each.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::{hash, names};

/// The links of style sheets, as trunk writes them.
const LINKS: &str = r#"link[rel="stylesheet"]"#;

/// Joins the style sheets that the page names, in its order, into one with a hash in its name; the
/// first link names it, and the others go with their files. The answer is the page.
///
/// # Errors
/// Where the page cannot be read, or a style sheet is missing.
pub fn join(page: &str, folder: &Path) -> Result<String> {
    let links = RefCell::new(Vec::new());
    let read = |link: &mut lol_html::html_content::Element<'_, '_>| {
        links.borrow_mut().extend(link.get_attribute("href"));
        Ok(())
    };
    rewrite(page, read)?;
    let links = links.into_inner();
    if links.len() < 2 {
        return Ok(page.to_owned());
    }
    let mut joined = String::new();
    for link in &links {
        let path = folder.join(link.trim_start_matches("./"));
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        joined.push_str(text.trim_end());
        joined.push('\n');
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    let name = names::hashed("style", ".css", joined.as_bytes());
    fs::write(folder.join(&name), &joined).with_context(|| format!("cannot write {name}"))?;
    let is_first = RefCell::new(true);
    rewrite(page, |link| {
        if !is_first.replace(false) {
            link.remove();
            return Ok(());
        }
        link.set_attribute("href", &format!("./{name}"))?;
        if link.has_attribute("integrity") {
            link.set_attribute("integrity", &hash::integrity(joined.as_bytes()))?;
        }
        Ok(())
    })
}

fn rewrite(
    page: &str,
    change: impl FnMut(&mut lol_html::html_content::Element<'_, '_>) -> lol_html::HandlerResult,
) -> Result<String> {
    rewrite_str(
        page,
        RewriteStrSettings {
            element_content_handlers: vec![element!(LINKS, change)],
            ..RewriteStrSettings::default()
        },
    )
    .map_err(|error| anyhow!("cannot read index.html: {error}"))
}

#[cfg(test)]
mod tests;
