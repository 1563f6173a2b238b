//! Searching the guide by words or by how they begin, also by names that AWS has given up.

mod words;

use crate::model::{Content, Guide, OtherName, Part, Row, Section, Table, Verdict};
use crate::place::address;
use quiz::{inline_text, plain_text};
use words::{Word, normal, words};

/// How many characters of a text are shown before and behind what was found.
const BEFORE: usize = 50;
const BEHIND: usize = 130;

/// What of the guide can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    entries: Vec<Entry>,
    names: Vec<OtherName>,
}

/// A place with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    address: String,
    part: String,
    title: String,
    text: String,
    title_words: Vec<String>,
    /// Sorted, each once.
    text_words: Vec<String>,
}

/// A place that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it leads in the app.
    pub address: String,
    /// The title of the part in which it is.
    pub part: String,
    /// Its heading.
    pub title: String,
    /// What of its text tells why it was found.
    pub excerpt: Vec<Piece>,
}

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_found: bool,
}

impl Index {
    /// The index of a guide: its parts, their sections, and the rows of tables that have an address.
    pub fn of(guide: &Guide) -> Self {
        let mut entries = Vec::new();
        for part in &guide.parts {
            entries.push(Entry::new(part, "", &part.title, plain_text(&part.lead)));
            for section in &part.sections {
                let text = text_of(section);
                entries.push(Entry::new(part, &section.anchor, &section.title, text));
                for content in &section.content {
                    if let Content::Table(table) = content {
                        let rows = table.rows.iter();
                        entries.extend(rows.filter_map(|row| entry_of_row(part, table, row)));
                    }
                }
            }
        }
        Index {
            entries,
            names: guide.names.clone(),
        }
    }

    /// The places that have every word, or a word that begins so, the best first. With a name that AWS
    /// has given up, those of today's name follow.
    pub fn find(&self, asked: &str) -> Vec<Hit> {
        let mut found = self.scored(asked, 2);
        let asked = normal(asked);
        for name in &self.names {
            let old = normal(&name.old);
            if !old.is_empty() && format!(" {asked} ").contains(&format!(" {old} ")) {
                let today = asked.replace(&old, &normal(&name.now));
                for (score, at, hit) in self.scored(&today, 1) {
                    if !found.iter().any(|(_, found, _)| *found == at) {
                        found.push((score, at, hit));
                    }
                }
            }
        }
        found.sort_by_key(|(score, at, _)| (std::cmp::Reverse(*score), *at));
        found.into_iter().map(|(_, _, hit)| hit).collect()
    }

    /// What was found, with how well and where.
    fn scored(&self, asked: &str, weight: u32) -> Vec<(u32, usize, Hit)> {
        let whole = normal(asked);
        let asked: Vec<Word> = words(asked);
        if asked.is_empty() {
            return Vec::new();
        }
        let all = self.entries.iter().enumerate();
        let found = all.filter_map(|(at, entry)| {
            let score = entry.score(&asked, &whole)?;
            Some((score * weight, at, entry.hit(&asked)))
        });
        found.collect()
    }
}

impl Entry {
    fn new(part: &Part, anchor: &str, title: &str, text: String) -> Self {
        let mut text_words: Vec<String> = words(&text).into_iter().map(|word| word.text).collect();
        text_words.sort();
        text_words.dedup();
        Entry {
            address: address(&part.slug, anchor),
            part: part.title.clone(),
            title: title.to_owned(),
            title_words: words(title).into_iter().map(|word| word.text).collect(),
            text,
            text_words,
        }
    }

    /// How well it fits; `None` where a word is missing.
    fn score(&self, asked: &[Word], whole: &str) -> Option<u32> {
        let mut score = 0;
        for word in asked {
            let in_title = self.title_words.iter();
            let in_title = in_title.map(|found| fit(found, &word.text)).max();
            let in_title = in_title.unwrap_or_default();
            let best = match in_title {
                0 => self.fit_in_text(&word.text),
                fit => fit * 6,
            };
            if best == 0 {
                return None;
            }
            score += best;
        }
        let title = self.title_words.join(" ");
        score += match title {
            _ if title == whole => 60,
            _ if title.starts_with(whole) => 20,
            _ if title.contains(whole) => 10,
            _ => 0,
        };
        if asked.len() > 1 && normal(&self.text).contains(whole) {
            score += 8;
        }
        Some(score)
    }

    fn fit_in_text(&self, asked: &str) -> u32 {
        let stem = stem(asked);
        let from = self.text_words.partition_point(|word| word.as_str() < stem);
        let behind = self.text_words.iter().skip(from);
        let near = behind.take_while(|word| word.starts_with(stem));
        near.map(|word| fit(word, asked)).max().unwrap_or_default()
    }

    fn hit(&self, asked: &[Word]) -> Hit {
        Hit {
            address: self.address.clone(),
            part: self.part.clone(),
            title: self.title.clone(),
            excerpt: excerpt(&self.text, asked),
        }
    }
}

/// How well a word fits what was asked: 3 where it is the very one, 2 where only the number differs,
/// 1 where it begins so, 0 where it does not.
fn fit(word: &str, asked: &str) -> u32 {
    match word {
        _ if word == asked => 3,
        _ if stem(word) == stem(asked) => 2,
        _ if word.starts_with(asked) => 1,
        _ => 0,
    }
}

/// A word without the s of the plural.
fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

/// What of a text is shown: around the first word that was found, or its beginning.
fn excerpt(text: &str, asked: &[Word]) -> Vec<Piece> {
    let is_asked = |word: &Word| asked.iter().any(|asked| fit(&word.text, &asked.text) > 0);
    let all = words(text);
    let first = all.iter().position(is_asked).unwrap_or_default();
    let at = all.get(first).map_or(0, |word| word.start);
    let near = |word: &&Word| word.start + BEFORE >= at && word.end <= at + BEHIND;
    let shown: Vec<&Word> = all.iter().filter(near).collect();
    let (Some(from), Some(to)) = (shown.first(), shown.last()) else {
        return Vec::new();
    };
    let is_end = all.last().is_some_and(|last| last.start == to.start);
    let to = if is_end { text.len() } else { to.end };
    let mut pieces = Vec::new();
    let mut push = |text: &str, is_found: bool| {
        if !text.is_empty() {
            let text = text.to_owned();
            pieces.push(Piece { text, is_found });
        }
    };
    // What stands before the first word, such as a bracket, belongs to it.
    let mut done = match from.start {
        _ if all.first().is_some_and(|word| word.start == from.start) => 0,
        start => {
            push("… ", false);
            start
        }
    };
    for word in shown.iter().filter(|word| is_asked(word)) {
        push(text.get(done..word.start).unwrap_or_default(), false);
        push(text.get(word.start..word.end).unwrap_or_default(), true);
        done = word.end;
    }
    push(text.get(done..to).unwrap_or_default(), false);
    if !is_end {
        push(" …", false);
    }
    pieces
}

/// All words below a heading, but for rows that can be found by themselves.
fn text_of(section: &Section) -> String {
    let mut texts = Vec::new();
    for content in &section.content {
        match content {
            Content::Text(blocks) => texts.push(plain_text(blocks)),
            Content::Example(example) => {
                texts.extend([example.pattern.clone(), example.event.clone()]);
                if let Verdict::Refused(message) = &example.verdict {
                    texts.push(message.clone());
                }
            }
            Content::Schedule(schedule) => {
                texts.push(schedule.expression.clone());
                texts.extend(schedule.says.clone());
                texts.extend(schedule.notes.iter().cloned());
            }
            Content::Table(table) => {
                texts.push(table.caption.clone());
                let rows = table.rows.iter().filter(|row| row.anchor.is_none());
                texts.extend(rows.map(|row| cells(table, row)));
            }
        }
    }
    texts.join(" ")
}

fn entry_of_row(part: &Part, table: &Table, row: &Row) -> Option<Entry> {
    let title = row.cells.first().map(|cell| inline_text(cell))?;
    let anchor = row.anchor.as_deref()?;
    Some(Entry::new(part, anchor, &title, cells(table, row)))
}

/// The cells of a row behind the first, each with the heading of its column.
fn cells(table: &Table, row: &Row) -> String {
    let is_title = usize::from(row.anchor.is_some());
    let cells = table.head.iter().zip(&row.cells).skip(is_title);
    let cells = cells.map(|(head, cell)| (head, inline_text(cell)));
    let told = cells.filter(|(_, cell)| !cell.is_empty());
    let told: Vec<String> = told.map(|(head, cell)| format!("{head}: {cell}")).collect();
    told.join("; ")
}

#[cfg(test)]
mod tests;
