//! The last edits of the built index.html: names into its metas, script hashes into its policy.

use std::cell::RefCell;

use anyhow::{Result, anyhow, ensure};
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

use crate::hash;

/// What stands in the Content-Security-Policy until the build knows the scripts.
pub const PLACEHOLDER: &str = "{inline-script-hashes}";

/// Writes `content` of the named metas and completes the Content-Security-Policy.
///
/// # Errors
/// Where a meta or the policy's placeholder does not stand in the page exactly once.
pub fn complete(page: &str, metas: &[(&str, &str)]) -> Result<String> {
    let sources: Vec<String> = inline_scripts(page)?
        .iter()
        .map(|script| hash::csp_source(script))
        .collect();
    let sources = sources.join(" ");
    let page = set_content(
        page,
        r#"meta[http-equiv="Content-Security-Policy"]"#,
        |old| {
            ensure!(
                old.matches(PLACEHOLDER).count() == 1,
                "the Content-Security-Policy does not contain {PLACEHOLDER} exactly once"
            );
            Ok(old.replace(PLACEHOLDER, &sources))
        },
    )?;
    metas.iter().try_fold(page, |page, (name, value)| {
        let meta = format!(r#"meta[name="{name}"]"#);
        set_content(&page, &meta, |_| Ok((*value).to_owned()))
    })
}

/// The exact text between the tags of every script without `src`: what a browser hashes.
///
/// # Errors
/// Where the page is no HTML that can be read.
pub fn inline_scripts(page: &str) -> Result<Vec<String>> {
    let scripts = RefCell::new(Vec::<String>::new());
    rewrite_str(
        page,
        RewriteStrSettings {
            element_content_handlers: vec![
                element!("script:not([src])", |_| {
                    scripts.borrow_mut().push(String::new());
                    Ok(())
                }),
                text!("script:not([src])", |chunk| {
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

/// Changes the `content` of the one element that the selector finds.
fn set_content(
    page: &str,
    selector: &str,
    change: impl Fn(&str) -> Result<String>,
) -> Result<String> {
    let found = RefCell::new(0);
    let changed = rewrite_str(
        page,
        RewriteStrSettings {
            element_content_handlers: vec![element!(selector, |meta| {
                *found.borrow_mut() += 1;
                let new = change(&meta.get_attribute("content").unwrap_or_default())?;
                meta.set_attribute("content", &new)?;
                Ok(())
            })],
            ..RewriteStrSettings::default()
        },
    )
    .map_err(|error| anyhow!("cannot edit {selector} of index.html: {error}"))?;
    let found = found.into_inner();
    ensure!(
        found == 1,
        "index.html must have one {selector}; it has {found}"
    );
    Ok(changed)
}

#[cfg(test)]
mod tests;
