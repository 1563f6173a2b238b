//! Moving what a visit without a database left in localStorage into the database.

use super::backend::{Backend, Write};
use super::{StorageError, envelope, set_aside, slot};

/// Moves every entry. An entry leaves its old place only once it stands in the new one; where both
/// places have a value, the later one counts and the other is set aside.
pub(super) async fn adopt(
    into: &dyn Backend,
    from: &dyn Backend,
    now: u64,
    mut chance: impl FnMut() -> u64,
) -> Result<(), StorageError> {
    for (key, left) in from.list().await? {
        let aside = set_aside::key(slot::name_of(&key).unwrap_or_default(), now, chance());
        let target = key.clone();
        let text = left.clone();
        let settle = Box::new(move |stored| settle(target, stored, text, aside, now));
        into.transact(&key, settle).await?;
        // Unless another tab has just written there again.
        let forget = Box::new(|standing: Option<String>| {
            let unchanged = standing.as_ref() == Some(&left);
            if unchanged {
                vec![Write::Remove(key.clone())]
            } else {
                Vec::new()
            }
        });
        from.transact(&key, forget).await?;
    }
    Ok(())
}

fn settle(
    key: String,
    stored: Option<String>,
    left: String,
    aside: String,
    now: u64,
) -> Vec<Write> {
    let name = slot::name_of(&key).unwrap_or_default().to_owned();
    let why = "Two values were stored, one in the database and one in local storage. The later one is in use.";
    match stored {
        None => vec![Write::Put(key, left)],
        Some(stored) if stored == left => Vec::new(),
        Some(stored) if envelope::age(&left) > envelope::age(&stored) => vec![
            Write::Put(aside, set_aside::record(&name, why, now, stored)),
            Write::Put(key, left),
        ],
        Some(_) => vec![Write::Put(aside, set_aside::record(&name, why, now, left))],
    }
}
