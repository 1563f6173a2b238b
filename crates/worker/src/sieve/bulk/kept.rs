//! The texts of a file's events: each once, in pages, so that nothing is moved while more come.

use door::BulkOrigin;

/// How much one page holds; a longer text has a page of its own.
const PAGE_BYTES: usize = 1024 * 1024;

/// An object of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    page: u32,
    start: u32,
    length: u32,
    /// The line where it begins in the file.
    pub(super) line: u32,
    /// What it is.
    pub(super) origin: BulkOrigin,
}

/// All objects, in the order of the file.
#[derive(Default)]
pub(super) struct Store {
    pages: Vec<String>,
    objects: Vec<Kept>,
}

impl Store {
    pub(super) fn push(&mut self, text: &str, line: u32, origin: BulkOrigin) {
        let has_room = |page: &String| page.capacity() - page.len() >= text.len();
        if !self.pages.last().is_some_and(has_room) {
            let page = String::with_capacity(PAGE_BYTES.max(text.len()));
            self.pages.push(page);
        }
        let number = self.pages.len().saturating_sub(1);
        if let Some(page) = self.pages.last_mut() {
            let start = page.len();
            page.push_str(text);
            self.objects.push(Kept {
                page: small(number),
                start: small(start),
                length: small(text.len()),
                line,
                origin,
            });
        }
    }

    pub(super) fn len(&self) -> usize {
        self.objects.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Kept> {
        self.objects.get(at)
    }

    /// The text; empty where there is no such object.
    pub(super) fn text(&self, at: usize) -> &str {
        let text = || {
            let kept = self.objects.get(at)?;
            let page = self.pages.get(usize::try_from(kept.page).ok()?)?;
            let start = usize::try_from(kept.start).ok()?;
            page.get(start..start + usize::try_from(kept.length).ok()?)
        };
        text().unwrap_or_default()
    }
}

/// Pages and their number are far below the limit: a file has one of its own.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
