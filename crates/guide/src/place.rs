//! Where in the guide: `PART` or `PART/ANCHOR`.

/// The address in the app of a place in the guide; that of the part where `anchor` is empty.
pub fn address(part: &str, anchor: &str) -> String {
    match anchor {
        "" => format!("#/guide/{part}"),
        _ => format!("#/guide/{part}/{anchor}"),
    }
}

/// The part and the anchor of a place; the anchor is empty where there is none.
pub fn split_place(place: &str) -> (&str, &str) {
    let (part, anchor) = place.split_once('/').unwrap_or((place, ""));
    (part, anchor.trim_end_matches('/'))
}

/// A heading as a name in an address: small letters and digits with hyphens between.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        match letter {
            _ if letter.is_ascii_alphanumeric() => slug.push(letter),
            // An apostrophe stands within a word.
            '\'' | '’' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_becomes_a_name() {
        for (title, name) in [
            ("Exact values", "exact-values"),
            ("$or", "or"),
            ("INVOCATION_DLQ", "invocation-dlq"),
            ("What’s new? (2026)", "whats-new-2026"),
        ] {
            assert_eq!(slug(title), name);
        }
    }

    #[test]
    fn a_place_is_a_part_and_an_anchor() {
        assert_eq!(split_place("patterns"), ("patterns", ""));
        assert_eq!(split_place("patterns/prefix"), ("patterns", "prefix"));
        assert_eq!(address("patterns", "prefix"), "#/guide/patterns/prefix");
        assert_eq!(address("exam", ""), "#/guide/exam");
    }
}
