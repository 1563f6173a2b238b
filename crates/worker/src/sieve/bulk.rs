//! A person's own file of events, kept while the page works with it. No browser is needed here.

use door::{
    BulkFilter, BulkItem, BulkList, BulkOpen, BulkOpened, BulkOrigin, BulkProblem, BulkProblems,
    BulkProgress, BulkStep, BulkWhat,
};
use file::File;
use pattern::Event;
use pattern::json::Value;

mod file;
mod kept;
mod matches;

/// The most lines of the list that one answer has.
const MOST_LISTED: usize = 200;

/// The file, where there is one.
#[derive(Default)]
pub(super) struct Bulk {
    open: Option<(u32, File)>,
}

impl Bulk {
    /// Does a step; `None` where it is for another file than the one that is kept.
    pub(super) fn step(&mut self, step: BulkStep) -> Option<BulkProgress> {
        let file = match step.what {
            BulkWhat::Start(rules) => {
                // The old file goes before the new one comes: both may be large.
                self.open = None;
                &mut self.open.insert((step.file, File::new(&rules))).1
            }
            BulkWhat::Drop => {
                self.open.take_if(|(number, _)| *number == step.file);
                return None;
            }
            BulkWhat::Feed(bytes) => {
                let file = self.file_mut(step.file)?;
                file.feed(&bytes.0);
                file
            }
            BulkWhat::Finish => {
                let file = self.file_mut(step.file)?;
                file.finish();
                file
            }
            BulkWhat::Rules(rules) => {
                let file = self.file_mut(step.file)?;
                file.set_rules(&rules);
                file
            }
            BulkWhat::Match(bytes) => {
                let file = self.file_mut(step.file)?;
                file.match_some(usize::try_from(bytes).unwrap_or(usize::MAX));
                file
            }
        };
        Some(file.progress())
    }

    /// What is wrong with the file.
    pub(super) fn problems(&self, asked: BulkProblems) -> Option<Vec<BulkProblem>> {
        Some(self.file(asked.file)?.problems().to_vec())
    }

    /// A part of the list.
    pub(super) fn list(&self, asked: BulkList) -> Option<Vec<BulkItem>> {
        let file = self.file(asked.file)?;
        let size = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let chosen = (0..file.kept().len()).filter(|at| is_chosen(file, *at, asked.filter));
        let shown = chosen
            .skip(size(asked.from))
            .take(size(asked.count).min(MOST_LISTED));
        Some(shown.filter_map(|at| item(file, at)).collect())
    }

    /// An object, whole; `None` also where there is none.
    pub(super) fn open(&self, asked: BulkOpen) -> Option<BulkOpened> {
        let file = self.file(asked.file)?;
        let at = usize::try_from(asked.number).ok()?;
        let origin = file.kept().get(at)?.origin;
        let text = file.kept().text(at);
        Some(BulkOpened {
            number: asked.number,
            text: match origin {
                BulkOrigin::Unread => text.to_owned(),
                _ => readable(file, text),
            },
            origin,
        })
    }

    fn file(&self, number: u32) -> Option<&File> {
        let (open, file) = self.open.as_ref()?;
        (*open == number).then_some(file)
    }

    fn file_mut(&mut self, number: u32) -> Option<&mut File> {
        let (open, file) = self.open.as_mut()?;
        (*open == number).then_some(file)
    }
}

fn is_chosen(file: &File, at: usize, filter: BulkFilter) -> bool {
    let is_unread = || {
        file.kept()
            .get(at)
            .is_some_and(|kept| kept.origin == BulkOrigin::Unread)
    };
    match filter {
        BulkFilter::All => true,
        BulkFilter::Rule(rule) => {
            usize::try_from(rule).is_ok_and(|rule| file.matches().has(at, rule))
        }
        BulkFilter::NoRule => !is_unread() && file.is_matched(at) && file.matches().is_none(at),
        BulkFilter::Unread => is_unread(),
    }
}

fn item(file: &File, at: usize) -> Option<BulkItem> {
    let kept = file.kept().get(at)?;
    let event = match kept.origin {
        BulkOrigin::Unread => None,
        _ => Event::read(file.kept().text(at)).0,
    };
    let text = |name: &str| {
        let value = event.as_ref()?.value().get(name);
        value.and_then(Value::as_str).map(str::to_owned)
    };
    Some(BulkItem {
        number: u32::try_from(at).ok()?,
        line: kept.line,
        source: text("source"),
        detail_type: text("detail-type"),
        time: text("time"),
        id: text("id"),
        rules: event.as_ref().map(|_| file.matches().rules(at)),
    })
}

/// The event over several lines; as it stands where that would match other rules, because a name
/// stands twice in it.
fn readable(file: &File, text: &str) -> String {
    let pretty = pipeline::pretty(text);
    if file.matching(&pretty) == file.matching(text) {
        pretty
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests;
