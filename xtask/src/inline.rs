//! The page's inline scripts become files, so that its Content-Security-Policy is the same for every build
//! and a host can send it as a header: a policy that names hashes of scripts would change with each of them.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

use crate::{hash, names};

/// Scripts whose text stands in the page.
const INLINE: &str = "script:not([src])";

/// Writes each inline script of the page into a file beside it, with a hash in its name. The answer is
/// the page that names them.
///
/// # Errors
/// Where the page cannot be read, a script is neither classic nor a module, or a file cannot be written.
pub fn move_out(page: &str, folder: &Path) -> Result<String> {
    let scripts = scripts(page)?;
    let mut names = Vec::new();
    for script in &scripts {
        let name = names::hashed("start", ".js", script.as_bytes());
        fs::write(folder.join(&name), script).with_context(|| format!("cannot write {name}"))?;
        names.push((name, hash::integrity(script.as_bytes())));
    }
    let next = Cell::new(0);
    let page = rewrite_str(
        page,
        RewriteStrSettings {
            element_content_handlers: vec![element!(INLINE, |script| {
                let place = next.get();
                next.set(place + 1);
                let (name, integrity) = names.get(place).ok_or("a script more than before")?;
                script.set_attribute("src", &format!("./{name}"))?;
                script.set_attribute("integrity", integrity)?;
                script.set_inner_content("", lol_html::html_content::ContentType::Text);
                Ok(())
            })],
            ..RewriteStrSettings::default()
        },
    )
    .map_err(|error| anyhow!("cannot edit the scripts of index.html: {error}"))?;
    ensure!(
        self::scripts(&page)?.is_empty(),
        "an inline script is left in index.html"
    );
    Ok(page)
}

/// The text of every script without `src`.
fn scripts(page: &str) -> Result<Vec<String>> {
    let scripts = RefCell::new(Vec::<String>::new());
    rewrite_str(
        page,
        RewriteStrSettings {
            element_content_handlers: vec![
                element!(INLINE, |_| {
                    scripts.borrow_mut().push(String::new());
                    Ok(())
                }),
                text!(INLINE, |chunk| {
                    if let Some(script) = scripts.borrow_mut().last_mut() {
                        script.push_str(chunk.as_str());
                    }
                    Ok(())
                }),
            ],
            ..RewriteStrSettings::default()
        },
    )
    .map_err(|error| anyhow!("cannot read index.html: {error}"))?;
    Ok(scripts.into_inner())
}

#[cfg(test)]
mod tests;
