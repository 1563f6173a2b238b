//! What the checks hold questions against and the app does not need.

/// The lists that are not packed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    /// Names that AWS has given up.
    pub(crate) names: Vec<OldName>,
}

/// A name that AWS has given up.
#[derive(Clone, Debug)]
pub(crate) struct OldName {
    /// The name as it was.
    pub(crate) old: String,
    /// What to say or use today.
    pub(crate) now: String,
    /// Whether the thing itself has ended, and not only its name.
    pub(crate) retired: bool,
}
