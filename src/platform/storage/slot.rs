//! Where a value is kept, and in which form.

use serde_json::Value;

/// What every key begins with: other pages of the same origin may keep things of their own.
pub(super) const PREFIX: &str = "eventyard.";

const SLOT: &str = "eventyard.slot.";

/// Brings a value of an older schema to the present one; `None` where it does not know that schema.
pub type Migration = fn(from: u32, value: Value) -> Option<Value>;

/// A named place for one value.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Its name, such as `yard`.
    pub name: &'static str,
    /// The version of the value's form. Raise it whenever an older app could not read the value.
    pub schema: u32,
    /// What to do with a value of an older schema.
    pub migrate: Migration,
}

impl Slot {
    /// A slot whose value has had no earlier form.
    #[must_use]
    pub const fn new(name: &'static str, schema: u32) -> Self {
        Slot {
            name,
            schema,
            migrate: |_, _| None,
        }
    }

    /// The same slot with a migration for values of older schemas.
    #[must_use]
    pub const fn migrating(self, migrate: Migration) -> Self {
        Slot { migrate, ..self }
    }

    /// The key of the slot in every backend.
    pub(super) fn key(&self) -> String {
        format!("{SLOT}{}", self.name)
    }
}

/// The name of the slot that a key belongs to.
pub(super) fn name_of(key: &str) -> Option<&str> {
    key.strip_prefix(SLOT)
}
