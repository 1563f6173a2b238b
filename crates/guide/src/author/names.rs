//! Names of 2019 and of today, as the bank knows them.

use super::facts::{self, plain, row};
use crate::model::{Content, OtherName};
use quiz::Lists;

/// The names, for the search.
pub(super) fn other_names(lists: &Lists) -> Vec<OtherName> {
    let names = lists.names.iter().map(|name| OtherName {
        old: name.old.clone(),
        now: name.now.clone(),
    });
    names.collect()
}

/// The names in a table.
pub(super) fn table(lists: &Lists) -> Vec<Content> {
    let rows = lists.names.iter().map(|name| {
        let how = match name.retired {
            true => "ended, or closed to new customers",
            false => "renamed",
        };
        row(
            &name.old,
            plain(&name.old),
            vec![
                plain(&name.now),
                plain(how),
                plain(name.reviewed.to_string()),
            ],
        )
    });
    vec![facts::table(
        "Names of 2019 and what to say or use today",
        &["Name in 2019", "Today", "What happened", "Checked"],
        rows.collect(),
    )]
}
