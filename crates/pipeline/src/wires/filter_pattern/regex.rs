//! The regular expressions of filter patterns, which stand between percent signs.
//!
//! The language has no groups, so an expression is a choice of sequences of counted characters.
//! Matching keeps the set of places where it may stand, so its time is bounded by the length of the
//! expression times that of the line.

use super::super::diagnostic::Diagnostic;
use pattern::Span;

/// A regular expression.
#[derive(Clone, Debug)]
pub(super) struct Regex {
    choices: Vec<Vec<Step>>,
}

#[derive(Clone, Debug)]
enum Step {
    Start,
    End,
    One(Set),
    /// Any number of times, none included.
    Many(Set),
    /// Once or not at all.
    Perhaps(Set),
}

#[derive(Clone, Debug)]
struct Set {
    negated: bool,
    ranges: Vec<(char, char)>,
}

impl Set {
    fn of(ranges: &[(char, char)]) -> Set {
        Set {
            negated: false,
            ranges: ranges.to_vec(),
        }
    }

    fn takes(&self, c: char) -> bool {
        self.ranges
            .iter()
            .any(|(from, to)| (*from..=*to).contains(&c))
            != self.negated
    }
}

const DIGITS: &[(char, char)] = &[('0', '9')];
const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
const SPACE: &[(char, char)] = &[(' ', ' '), ('\t', '\r')];

/// The most steps that counts such as `{3,5}` are written out to.
const MOST_STEPS: usize = 1_000;

/// Reads what stands between the percent signs; `at` is where that begins.
pub(super) fn read(text: &str, at: usize, found: &mut Vec<Diagnostic>) -> Regex {
    let mut reader = Reader {
        rest: text.char_indices().peekable(),
        at,
        end: at + text.len(),
        found,
    };
    let mut choices = vec![Vec::new()];
    while let Some((place, c)) = reader.rest.next() {
        if c == '|' {
            choices.push(Vec::new());
        } else if let (Some(step), Some(last)) = (reader.step(place, c), choices.last_mut()) {
            reader.counted(step, last);
        }
    }
    if choices.iter().all(Vec::is_empty) {
        reader.found.push(Diagnostic::error(
            Span::new(at.saturating_sub(1), at + text.len() + 1),
            "Invalid regex",
            "Write an expression between the percent signs.",
        ));
    }
    Regex { choices }
}

struct Reader<'a, 'b> {
    rest: std::iter::Peekable<std::str::CharIndices<'a>>,
    at: usize,
    end: usize,
    found: &'b mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn wrong(&mut self, place: usize, length: usize, help: impl Into<String>) {
        let start = self.at + place;
        let span = Span::new(start, (start + length).min(self.end));
        self.found
            .push(Diagnostic::error(span, "Invalid regex", help));
    }

    /// The step that a character begins.
    fn step(&mut self, place: usize, c: char) -> Option<Step> {
        Some(match c {
            '^' => Step::Start,
            '$' => Step::End,
            '.' => Step::One(Set::of(&[('\0', char::MAX)])),
            '[' => Step::One(self.class(place)),
            '\\' => Step::One(self.escape(place)),
            '(' | ')' => {
                self.wrong(place, 1, "Filter patterns know no parentheses in regular expressions. Write the alternatives out, as in gray|grey.");
                return None;
            }
            '?' | '*' | '+' | '{' | '}' | ']' => {
                self.wrong(place, 1, format!("{c} has nothing before it to count. Write \\{c} where the character itself is meant."));
                return None;
            }
            c if c.is_ascii_alphanumeric() || " :_#=@/;,-".contains(c) => {
                Step::One(Set::of(&[(c, c)]))
            }
            c => {
                self.wrong(place, c.len_utf8(), format!("{c} is not supported in a regular expression: letters, digits and : _ # = @ / ; , - are."));
                return None;
            }
        })
    }

    /// A class behind its opening bracket.
    fn class(&mut self, place: usize) -> Set {
        let mut set = Set::of(&[]);
        if self.rest.next_if(|(_, c)| *c == '^').is_some() {
            set.negated = true;
        }
        loop {
            let Some((at, c)) = self.rest.next() else {
                self.wrong(place, 1, "The bracket is never closed.");
                return set;
            };
            match c {
                ']' => return set,
                '\\' => {
                    let inner = self.escape(at);
                    set.ranges.extend(inner.ranges);
                }
                from => {
                    let mut to = from;
                    let mut ahead = self.rest.clone();
                    let is_range = matches!(ahead.next(), Some((_, '-')))
                        && matches!(ahead.next(), Some((_, c)) if c != ']');
                    if is_range {
                        self.rest.next();
                        to = self.rest.next().map_or(from, |(_, c)| c);
                    }
                    set.ranges.push((from, to));
                }
            }
        }
    }

    /// What stands behind a backslash.
    fn escape(&mut self, place: usize) -> Set {
        let negated = |ranges| Set {
            negated: true,
            ..Set::of(ranges)
        };
        match self.rest.next().map(|(_, c)| c) {
            Some('d') => Set::of(DIGITS),
            Some('D') => negated(DIGITS),
            Some('w') => Set::of(WORD),
            Some('W') => negated(WORD),
            Some('s') => Set::of(SPACE),
            Some('S') => negated(SPACE),
            Some('x') => {
                let mut digit = || self.rest.next().and_then(|(_, c)| c.to_digit(16));
                match (digit(), digit()) {
                    (Some(high), Some(low)) => {
                        let c = char::from_u32(high * 16 + low).unwrap_or('\0');
                        Set::of(&[(c, c)])
                    }
                    _ => {
                        self.wrong(
                            place,
                            4,
                            "Behind \\x stand two hexadecimal digits, as in \\x3A.",
                        );
                        Set::of(&[])
                    }
                }
            }
            Some(c) => Set::of(&[(c, c)]),
            None => {
                self.wrong(place, 1, "Nothing stands behind the backslash.");
                Set::of(&[])
            }
        }
    }

    /// A step with the count that may stand behind it.
    fn counted(&mut self, step: Step, into: &mut Vec<Step>) {
        let Step::One(set) = step else {
            into.push(step);
            return;
        };
        let (least, most) = match self.rest.peek().map(|(at, c)| (*at, *c)) {
            Some((_, '?')) => (0, Some(1)),
            Some((_, '*')) => (0, None),
            Some((_, '+')) => (1, None),
            Some((at, '{')) => {
                let mut text = String::new();
                self.rest.next();
                while let Some((_, c)) = self.rest.next_if(|(_, c)| *c != '}') {
                    text.push(c);
                }
                match count(&text).filter(|_| self.rest.peek().is_some()) {
                    Some(counts) => counts,
                    None => {
                        self.wrong(at, text.len() + 2, "Counts are {3}, {3,} or {3,5}, with the smaller number first and nothing above 1000.");
                        (1, Some(1))
                    }
                }
            }
            _ => {
                into.push(Step::One(set));
                return;
            }
        };
        self.rest.next();
        for _ in 0..least {
            into.push(Step::One(set.clone()));
        }
        match most {
            None => into.push(Step::Many(set)),
            Some(most) => {
                for _ in least..most {
                    into.push(Step::Perhaps(set.clone()));
                }
            }
        }
    }
}

/// The counts within braces.
fn count(text: &str) -> Option<(usize, Option<usize>)> {
    let number = |text: &str| {
        let number = text.trim().parse::<usize>().ok();
        number.filter(|number| *number <= MOST_STEPS)
    };
    match text.split_once(',') {
        None => number(text).map(|n| (n, Some(n))),
        Some((least, "")) => number(least).map(|n| (n, None)),
        Some((least, most)) => {
            let (least, most) = (number(least)?, number(most)?);
            (least <= most).then_some((least, Some(most)))
        }
    }
}

impl Regex {
    /// Whether the expression is found anywhere in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.choices.iter().any(|steps| is_in(steps, text))
    }
}

/// Whether a sequence is found in a text: the places in the sequence where it may stand after each
/// character.
fn is_in(steps: &[Step], text: &str) -> bool {
    let mut at = vec![false; steps.len() + 1];
    let mut rest = text.chars();
    let mut is_start = true;
    loop {
        if let Some(first) = at.first_mut() {
            *first = true;
        }
        let is_end = rest.as_str().is_empty();
        settle(steps, &mut at, is_start, is_end);
        if at.last() == Some(&true) {
            return true;
        }
        let Some(c) = rest.next() else {
            return false;
        };
        let mut next = vec![false; at.len()];
        for (place, step) in steps.iter().enumerate() {
            if at.get(place) != Some(&true) {
                continue;
            }
            let to = match step {
                Step::One(set) | Step::Perhaps(set) if set.takes(c) => place + 1,
                Step::Many(set) if set.takes(c) => place,
                _ => continue,
            };
            if let Some(there) = next.get_mut(to) {
                *there = true;
            }
        }
        at = next;
        is_start = false;
    }
}

/// Goes on over what takes no character.
fn settle(steps: &[Step], at: &mut [bool], is_start: bool, is_end: bool) {
    for (place, step) in steps.iter().enumerate() {
        let free = match step {
            Step::Start => is_start,
            Step::End => is_end,
            Step::Many(_) | Step::Perhaps(_) => true,
            Step::One(_) => false,
        };
        if free
            && at.get(place) == Some(&true)
            && let Some(next) = at.get_mut(place + 1)
        {
            *next = true;
        }
    }
}
