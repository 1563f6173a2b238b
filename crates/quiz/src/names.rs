//! What AWS's services were called in 2019 and are called today, in the text of a question.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::markup::{Block, Inline, plain_text};
use crate::question::{Era, Question};

/// A name that AWS has given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceName {
    /// The name as it was in 2019.
    pub old: String,
    /// What to say or use today.
    pub now: String,
    /// Whether the thing itself has ended, and not only its name.
    pub retired: bool,
    /// Names of today that begin with `now` and are of things that came later.
    pub only_now: Vec<String>,
    /// The day on which this was last checked.
    pub reviewed: Date,
}

/// Which names a question shows; the other name stands in a gloss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameEra {
    /// What AWS says today.
    #[default]
    Today,
    /// What AWS said in 2019, when DOP-C01 was sat.
    Then,
}

/// What is done where a name stands.
struct Swap<'a> {
    /// The name that is looked for.
    find: &'a str,
    /// What takes its place; `None` leaves it.
    put: Option<&'a str>,
    /// What is said beside it where it stands first.
    gloss: String,
    /// Longer names in which it is not looked for.
    except: &'a [String],
}

/// The question with the names of an era, each with the other name in an `Inline::Gloss` where it
/// stands first.
///
/// Only the texts change; ids, keys and code stay. A text that says both names itself stays as it
/// is.
pub fn in_names(question: &Question, names: &[ServiceName], era: NameEra) -> Question {
    let mut copy = question.clone();
    let swaps = swaps(question, names, era);
    if swaps.is_empty() {
        return copy;
    }
    let mut glossed = Vec::new();
    let of_stem = fitting(&swaps, &question.stem);
    copy.stem = blocks(&question.stem, &of_stem, &mut glossed);
    // The phrase is looked for in the stem, in which glosses do not count.
    let phrase = text(&question.decides, &of_stem, &mut all(&swaps));
    copy.decides = crate::markup::inline_text(&phrase);
    for option in &mut copy.options {
        for part in [&mut option.content, &mut option.rationale] {
            let swaps = fitting(&swaps, part);
            *part = blocks(part, &swaps, &mut glossed.clone());
        }
    }
    copy
}

fn swaps<'a>(question: &Question, names: &'a [ServiceName], era: NameEra) -> Vec<Swap<'a>> {
    let is_legacy = matches!(question.era, Era::Legacy { .. });
    let mut swaps: Vec<Swap<'a>> = Vec::new();
    for name in names {
        let (old, now) = (name.old.as_str(), name.now.as_str());
        let today = format!("today {now}");
        match era {
            NameEra::Today if !is_legacy => {}
            NameEra::Today => swaps.push(Swap {
                find: old,
                put: (!name.retired).then_some(now),
                gloss: if name.retired {
                    today
                } else {
                    format!("in 2019 {old}")
                },
                except: &[],
            }),
            NameEra::Then => {
                // Of several old names the first in the list is what today's becomes.
                let is_first = !swaps.iter().any(|swap| swap.find == now);
                if !name.retired && is_first {
                    swaps.push(Swap {
                        find: now,
                        put: Some(old),
                        gloss: today.clone(),
                        except: &name.only_now,
                    });
                }
                swaps.push(Swap {
                    find: old,
                    put: None,
                    gloss: today,
                    except: &[],
                });
            }
        }
    }
    swaps
}

/// Every gloss as one that was made already.
fn all(swaps: &[Swap<'_>]) -> Vec<String> {
    swaps.iter().map(|swap| swap.gloss.clone()).collect()
}

/// The swaps that a text does not speak of itself.
fn fitting<'a, 'b>(swaps: &'b [Swap<'a>], blocks: &[Block]) -> Vec<&'b Swap<'a>> {
    let plain = plain_text(blocks);
    let fits = |swap: &&Swap<'_>| swap.put.is_none_or(|put| !plain.contains(put));
    swaps.iter().filter(fits).collect()
}

fn blocks(all: &[Block], swaps: &[&Swap<'_>], glossed: &mut Vec<String>) -> Vec<Block> {
    let block = |block: &Block| match block {
        Block::Paragraph(parts) => Block::Paragraph(inlines(parts, swaps, glossed)),
        Block::Code { .. } => block.clone(),
        Block::List { start, items } => Block::List {
            start: *start,
            items: items
                .iter()
                .map(|item| blocks(item, swaps, glossed))
                .collect(),
        },
    };
    all.iter().map(block).collect()
}

fn inlines(parts: &[Inline], swaps: &[&Swap<'_>], glossed: &mut Vec<String>) -> Vec<Inline> {
    let mut made = Vec::new();
    for part in parts {
        match part {
            Inline::Text(words) => made.extend(text(words, swaps, glossed)),
            Inline::Code(_) | Inline::Gloss(_) => made.push(part.clone()),
            Inline::Strong(children) => {
                made.push(Inline::Strong(inlines(children, swaps, glossed)));
            }
            Inline::Emphasis(children) => {
                made.push(Inline::Emphasis(inlines(children, swaps, glossed)));
            }
            Inline::Mark(children) => made.push(Inline::Mark(inlines(children, swaps, glossed))),
            Inline::Link { url, children } => made.push(Inline::Link {
                url: url.clone(),
                children: inlines(children, swaps, glossed),
            }),
        }
    }
    made
}

/// One text with its names swapped, cut where a gloss stands.
fn text(words: &str, swaps: &[&Swap<'_>], glossed: &mut Vec<String>) -> Vec<Inline> {
    let mut made = Vec::new();
    let mut done = String::new();
    let mut rest = words;
    let mut after_letter = false;
    while let Some(first) = rest.chars().next() {
        let found = swaps.iter().filter(|swap| {
            !after_letter
                && stands(rest, swap.find, swap.put.is_none())
                && !swap.except.iter().any(|longer| stands(rest, longer, true))
        });
        let Some(swap) = found.max_by_key(|swap| swap.find.len()) else {
            done.push(first);
            after_letter = first.is_alphanumeric();
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        };
        rest = rest.get(swap.find.len()..).unwrap_or_default();
        if let Some(put) = swap.put {
            put_after(&mut done, put);
        } else {
            done.push_str(swap.find);
            // The plural belongs to the name.
            if let Some(more) = rest.strip_prefix('s') {
                done.push('s');
                rest = more;
            }
        }
        after_letter = true;
        if !glossed.contains(&swap.gloss) {
            glossed.push(swap.gloss.clone());
            made.push(Inline::Text(std::mem::take(&mut done)));
            made.push(Inline::Gloss(swap.gloss.clone()));
        }
    }
    if !done.is_empty() {
        made.push(Inline::Text(done));
    }
    made
}

/// Whether a text begins with this name as a word, also in the plural where that is asked.
fn stands(text: &str, name: &str, plural: bool) -> bool {
    text.strip_prefix(name).is_some_and(|rest| {
        let rest = rest.strip_prefix('s').filter(|_| plural).unwrap_or(rest);
        !rest.chars().next().is_some_and(char::is_alphanumeric)
    })
}

/// Puts a name behind a text: with the article that it takes, and without saying `Amazon` twice.
fn put_after(done: &mut String, name: &str) {
    let maker = ["Amazon ", "AWS "];
    let said = maker
        .iter()
        .find(|maker| done.ends_with(**maker) && name.starts_with(**maker));
    let name = said.map_or(name, |maker| name.strip_prefix(maker).unwrap_or(name));
    let vowel = name.starts_with(['A', 'E', 'I', 'O', 'U', 'a', 'e', 'i', 'o', 'u']);
    for (article, other, fits) in [
        ("an ", "a ", vowel),
        ("a ", "an ", !vowel),
        ("An ", "A ", vowel),
        ("A ", "An ", !vowel),
    ] {
        let before = done.strip_suffix(article);
        let Some(before) = before.filter(|before| !before.ends_with(char::is_alphanumeric)) else {
            continue;
        };
        if !fits {
            let kept = before.len();
            done.truncate(kept);
            done.push_str(other);
        }
        break;
    }
    done.push_str(name);
}

#[cfg(test)]
mod tests;
