//! Pieces of the sentences of lints.

/// A text in quotes as JSON, whole.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        pattern::json::escape(c, &mut out);
    }
    out.push('"');
    out
}

/// The first names of a list, and how many more there are.
pub(super) fn some(names: &[&str], most: usize) -> String {
    let shown: Vec<&str> = names.iter().take(most).copied().collect();
    match names.len().saturating_sub(most) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
