//! Reads the keys of a TOML table one by one, and reports every one that is missing, of the wrong
//! type or unknown, at its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::author::finding::code;
use crate::author::report::{At, Report};
use crate::date::Date;

/// Reads TOML that begins at byte `base` of the file; what cannot be read is reported and left out.
pub(crate) fn read_toml<'i>(
    toml: &'i str,
    base: usize,
    report: &mut Report<'_>,
) -> Spanned<DeTable<'i>> {
    let (table, errors) = DeTable::parse_recoverable(toml);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        let message = error.message().trim().to_owned();
        report.error(
            base + at,
            code::TOML,
            message,
            "The front matter and the lists are TOML: https://toml.io",
        );
    }
    table
}

/// One table being read.
pub(crate) struct Fields<'t, 'i> {
    table: &'t DeTable<'i>,
    span: Range<usize>,
    base: usize,
    asked: Vec<&'static str>,
}

impl<'t, 'i> Fields<'t, 'i> {
    /// The fields of the whole document.
    pub(crate) fn new(table: &'t Spanned<DeTable<'i>>, base: usize) -> Self {
        Self {
            table: table.get_ref(),
            span: table.span(),
            base,
            asked: Vec::new(),
        }
    }

    /// The byte offset at which the table begins.
    pub(crate) fn at(&self) -> usize {
        self.base + self.span.start
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'i>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// The value under `key` as `read` understands it; reports one that it does not understand.
    fn read<T>(
        &mut self,
        key: &'static str,
        wanted: &str,
        report: &mut Report<'_>,
        read: impl FnOnce(&DeValue<'i>) -> Option<T>,
    ) -> Option<At<T>> {
        let found = self.get(key)?;
        let at = self.base + found.span().start;
        let value = read(found.get_ref());
        if value.is_none() {
            report.error(
                at,
                code::WRONG_VALUE,
                format!("`{key}` must be {wanted}"),
                "",
            );
        }
        Some(At { value: value?, at })
    }

    /// Reports a key that must be there and is not.
    pub(crate) fn need(&self, key: &str, report: &mut Report<'_>) {
        if !self.table.contains_key(key) {
            report.error(
                self.at(),
                code::MISSING_KEY,
                format!("`{key}` is missing"),
                "",
            );
        }
    }

    /// A text that is not empty.
    pub(crate) fn text(
        &mut self,
        key: &'static str,
        report: &mut Report<'_>,
    ) -> Option<At<String>> {
        self.read(key, "a text that is not empty", report, filled_text)
    }

    /// A whole number in a range.
    pub(crate) fn number<T: TryFrom<i64>>(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
        report: &mut Report<'_>,
    ) -> Option<At<T>> {
        let wanted = format!("a whole number from {} to {}", range.start(), range.end());
        self.read(key, &wanted, report, |value| {
            let digits = value.as_integer().filter(|digits| digits.radix() == 10)?;
            let number = digits
                .as_str()
                .parse::<i64>()
                .ok()
                .filter(|number| range.contains(number))?;
            T::try_from(number).ok()
        })
    }

    /// A day, written without quotes.
    pub(crate) fn date(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<At<Date>> {
        self.read(
            key,
            "a day such as 2026-11-21, without quotes",
            report,
            |value| {
                let found = value
                    .as_datetime()
                    .filter(|found| found.time.is_none() && found.offset.is_none())?;
                let date = found.date?;
                Date::new(date.year, date.month, date.day)
            },
        )
    }

    /// `true` or `false`.
    pub(crate) fn truth(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<bool> {
        self.read(key, "true or false", report, DeValue::as_bool)
            .map(|found| found.value)
    }

    /// A list of texts that are not empty; `None` where the key is missing or no list.
    pub(crate) fn texts(
        &mut self,
        key: &'static str,
        report: &mut Report<'_>,
    ) -> Option<At<Vec<At<String>>>> {
        let base = self.base;
        let list = self.read(key, "a list of texts", report, |value| {
            let items = value.as_array()?.iter();
            items
                .map(|item| {
                    Some(At {
                        value: filled_text(item.get_ref())?,
                        at: base + item.span().start,
                    })
                })
                .collect::<Option<Vec<At<String>>>>()
        })?;
        Some(list)
    }

    /// The tables of `[[key]]`; none where the key is missing.
    pub(crate) fn tables(
        &mut self,
        key: &'static str,
        report: &mut Report<'_>,
    ) -> Vec<Fields<'t, 'i>> {
        let Some(found) = self.get(key) else {
            return Vec::new();
        };
        let tables = found.get_ref().as_array().and_then(|array| {
            let fields = |item: &'t Spanned<DeValue<'i>>| {
                let table = item.get_ref().as_table()?;
                Some(Self {
                    table,
                    span: item.span(),
                    base: self.base,
                    asked: Vec::new(),
                })
            };
            array.iter().map(fields).collect::<Option<Vec<_>>>()
        });
        tables.unwrap_or_else(|| {
            let at = self.base + found.span().start;
            report.error(
                at,
                code::WRONG_VALUE,
                format!("`{key}` must be written as `[[{key}]]` tables"),
                "",
            );
            Vec::new()
        })
    }

    /// Reports keys that nobody asked for.
    pub(crate) fn finish(self, report: &mut Report<'_>) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !self.asked.contains(&name) {
                let at = self.base + key.span().start;
                let help = format!("Known keys here: {}", self.asked.join(", "));
                report.error(
                    at,
                    code::UNKNOWN_KEY,
                    format!("`{name}` is no key of this table"),
                    &help,
                );
            }
        }
    }
}

fn filled_text(value: &DeValue<'_>) -> Option<String> {
    value
        .as_str()
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}
