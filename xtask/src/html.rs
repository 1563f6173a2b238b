//! The last edits of the built index.html: names into its metas, and what is large asked for early.

use std::cell::{Cell, RefCell};

use anyhow::{Result, anyhow, ensure};
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str};

/// Writes `content` of the named metas.
///
/// # Errors
/// Where one does not stand in the page exactly once.
pub fn complete(page: &str, metas: &[(&str, &str)]) -> Result<String> {
    metas
        .iter()
        .try_fold(page.to_owned(), |page, (name, value)| {
            let meta = format!(r#"meta[name="{name}"]"#);
            set_content(&page, &meta, |_| Ok((*value).to_owned()))
        })
}

/// The `content` of a named meta.
///
/// # Errors
/// Where it does not stand in the page exactly once.
pub fn content(page: &str, name: &str) -> Result<String> {
    let value = RefCell::new(String::new());
    set_content(page, &format!(r#"meta[name="{name}"]"#), |content| {
        content.clone_into(&mut value.borrow_mut());
        Ok(content.to_owned())
    })?;
    Ok(value.into_inner())
}

/// What is to be fetched without a script that asks for it.
const AHEAD: &str = "link[rel=modulepreload], link[rel=preload]";
/// Browsers that give what a `<link rel="preload">` has fetched to who fetches it: Chromium and Firefox know
/// one of these features each, WebKit none (2.50), and would fetch the app a second time. `web/shell.js` fetches
/// early where this does not hold.
const REUSING: &str = "(prefers-reduced-transparency: no-preference), \
    (prefers-reduced-transparency: reduce), (min--moz-device-pixel-ratio: 0)";
/// How trunk's script asks for the app.
const TRUNK_FETCH: &str = "fetch(source)";

/// Has trunk's script take the app from the page where that has asked for it already.
///
/// # Errors
/// Where the page does not have that script once.
pub fn take_early(page: &str) -> Result<String> {
    let found = page.matches(TRUNK_FETCH).count();
    ensure!(
        found == 1,
        "index.html must have one {TRUNK_FETCH}; it has {found}"
    );
    Ok(page.replace(TRUNK_FETCH, &format!("window.eventyardShell.{TRUNK_FETCH}")))
}

/// Puts the links by which the app is fetched ahead before the first script, a preload only for browsers that
/// use it. Trunk writes them at the end of
/// the head, where a browser comes only when it has run every script before them; it does not look ahead in
/// a page with a Content-Security-Policy of its own (Chromium 156).
///
/// # Errors
/// Where the page has no such link, or no style sheet behind which they could stand.
pub fn fetch_early(page: &str) -> Result<String> {
    let links = RefCell::new(String::new());
    let page = rewrite_str(
        page,
        RewriteStrSettings {
            element_content_handlers: vec![element!(AHEAD, |link| {
                if link.get_attribute("rel").as_deref() == Some("preload") {
                    link.set_attribute("media", REUSING)?;
                }
                let attributes = link.attributes().iter();
                let attributes = attributes.map(|it| format!(r#" {}="{}""#, it.name(), it.value()));
                *links.borrow_mut() += &format!("<link{}>", attributes.collect::<String>());
                link.remove();
                Ok(())
            })],
            ..RewriteStrSettings::default()
        },
    )
    .map_err(|error| anyhow!("cannot take links out of index.html: {error}"))?;
    let links = links.into_inner();
    ensure!(!links.is_empty(), "index.html must have a {AHEAD}");
    change_one(&page, "link[rel=stylesheet]", |sheet| {
        sheet.after(&links, ContentType::Html);
        Ok(())
    })
}

/// Changes the `content` of the one element that the selector finds.
fn set_content(
    page: &str,
    selector: &str,
    change: impl Fn(&str) -> Result<String>,
) -> Result<String> {
    change_one(page, selector, |meta| {
        let new = change(&meta.get_attribute("content").unwrap_or_default())?;
        Ok(meta.set_attribute("content", &new)?)
    })
}

/// Changes the one element that the selector finds.
fn change_one(
    page: &str,
    selector: &str,
    change: impl Fn(&mut Element<'_, '_>) -> HandlerResult,
) -> Result<String> {
    let found = Cell::new(0);
    let changed = rewrite_str(
        page,
        RewriteStrSettings {
            element_content_handlers: vec![element!(selector, |element| {
                found.set(found.get() + 1);
                change(element)
            })],
            ..RewriteStrSettings::default()
        },
    )
    .map_err(|error| anyhow!("cannot edit {selector} of index.html: {error}"))?;
    let found = found.get();
    ensure!(
        found == 1,
        "index.html must have one {selector}; it has {found}"
    );
    Ok(changed)
}

#[cfg(test)]
mod tests;
