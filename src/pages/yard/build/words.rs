//! The words of a strictness that a person can write: `"a", "b"` for values, `>= 5, < 10` for a range.

use pattern::suggest::{Bound, Strictness};

/// The words that can be edited.
pub(super) fn text_of(strictness: &Strictness) -> Option<String> {
    match strictness {
        Strictness::Prefix { text }
        | Strictness::Suffix { text }
        | Strictness::Wildcard { text } => Some(text.clone()),
        Strictness::AnyOf { others } => Some(others.join(", ")),
        Strictness::AnythingBut { values } => Some(values.join(", ")),
        Strictness::Numeric { bottom, top } => {
            let bounds = [(bottom, '>'), (top, '<')].into_iter();
            let words = bounds.filter_map(|(bound, sign)| {
                let Bound { number, included } = bound.as_ref()?;
                let equal = if *included { "=" } else { "" };
                Some(format!("{sign}{equal} {number}"))
            });
            Some(words.collect::<Vec<_>>().join(", "))
        }
        _ => None,
    }
}

/// The same strictness with other words; none where it has no words.
pub(super) fn with_text(strictness: &Strictness, text: &str) -> Option<Strictness> {
    let own = || text.to_owned();
    Some(match strictness {
        Strictness::AnyOf { .. } => Strictness::AnyOf {
            others: values(text),
        },
        Strictness::AnythingBut { .. } => Strictness::AnythingBut {
            values: values(text),
        },
        Strictness::Prefix { .. } => Strictness::Prefix { text: own() },
        Strictness::Suffix { .. } => Strictness::Suffix { text: own() },
        Strictness::Wildcard { .. } => Strictness::Wildcard { text: own() },
        Strictness::Numeric { .. } => range(text),
        _ => return None,
    })
}

/// A range as typed. A number without a sign is the lower bound, a second one the upper.
fn range(text: &str) -> Strictness {
    let (mut bottom, mut top) = (None, None);
    for word in values(text) {
        let signs = [(">=", true), ("<=", true), (">", false), ("<", false)];
        let signed = signs
            .iter()
            .find_map(|(sign, included)| Some((*sign, *included, word.strip_prefix(sign)?)));
        let (is_top, included, number) = match signed {
            Some((sign, included, number)) => (sign.starts_with('<'), included, number),
            None => (bottom.is_some(), true, word.as_str()),
        };
        let bound = Bound {
            number: number.trim().to_owned(),
            included,
        };
        *(if is_top { &mut top } else { &mut bottom }) = Some(bound);
    }
    Strictness::Numeric { bottom, top }
}

/// The values of a list as typed, as JSON texts: commas within quotes part nothing.
fn values(text: &str) -> Vec<String> {
    let (mut values, mut quoted, mut escaped) = (vec![String::new()], false, false);
    for letter in text.chars() {
        if letter == ',' && !quoted {
            values.push(String::new());
            continue;
        }
        quoted ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        if let Some(last) = values.last_mut() {
            last.push(letter);
        }
    }
    let trimmed = values.into_iter().map(|value| value.trim().to_owned());
    trimmed.filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_within_quotes_part_nothing() {
        assert_eq!(
            values(r#" "a, b" ,"c\"," , 5,"#),
            [r#""a, b""#, r#""c\",""#, "5"]
        );
        assert!(values(" , ").is_empty());
    }

    #[test]
    fn what_is_typed_goes_into_the_strictness() {
        let prefix = Strictness::Prefix { text: "a".into() };
        assert_eq!(
            with_text(&prefix, "b"),
            Some(Strictness::Prefix { text: "b".into() })
        );
        assert_eq!(with_text(&Strictness::Exact, "b"), None);
        let list = Strictness::AnythingBut { values: Vec::new() };
        let values = vec!["1".to_owned(), "2".to_owned()];
        assert_eq!(
            with_text(&list, "1, 2"),
            Some(Strictness::AnythingBut { values })
        );
    }

    #[test]
    fn a_range_is_read_as_it_is_written() {
        for (typed, written) in [
            (">= 5, < 10", ">= 5, < 10"),
            (" <=1e3 ", "<= 1e3"),
            ("5, 10", ">= 5, <= 10"),
            ("five", ">= five"),
            ("", ""),
        ] {
            assert_eq!(text_of(&range(typed)).as_deref(), Some(written));
            assert_eq!(range(written), range(typed));
        }
    }
}
