//! Shapes of strings as one automaton, and every way in which a string can fit them.

use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::operators::TextSet;

/// An automaton without empty steps. Each shape is one or two chains of places.
#[derive(Default)]
pub(super) struct Automaton {
    places: Vec<Place>,
    starts: Vec<u32>,
}

#[derive(Default)]
struct Place {
    edges: Vec<(char, u32)>,
    /// Whether any character may be read here without moving on.
    any: bool,
    /// What is reached by a string that ends here.
    label: Option<u32>,
}

/// The shapes that a string fits, sorted, and the shortest such string.
pub(super) struct Fit {
    pub(super) labels: Vec<u32>,
    pub(super) text: String,
}

/// All ways to fit; `complete` is false where the search ended before its time.
pub(super) struct Fits {
    pub(super) fits: Vec<Fit>,
    pub(super) complete: bool,
}

/// A piece of a chain.
enum Piece<'p> {
    One(char),
    /// One of two spellings.
    Either(&'p [String; 2]),
    /// Any run of characters.
    Star,
}

fn plain(text: &str) -> Vec<Piece<'static>> {
    text.chars().map(Piece::One).collect()
}

impl Automaton {
    /// Adds a shape under a label.
    pub(super) fn add(&mut self, shape: TextSet<'_>, label: u32) {
        let star = || std::iter::once(Piece::Star);
        match shape {
            TextSet::Is(text) => self.chain(plain(text), label),
            TextSet::Starts(text) => {
                self.chain(plain(text).into_iter().chain(star()), label);
                // The engine reads strings with their quotes.
                if let Some(whole) = text.strip_suffix('"') {
                    self.chain(plain(whole), label);
                }
            }
            TextSet::Ends(text) => {
                self.chain(star().chain(plain(text)), label);
                if let Some(whole) = text.strip_prefix('"') {
                    self.chain(plain(whole), label);
                }
            }
            TextSet::IsFolded(folded) => {
                self.chain(folded.units().iter().map(Piece::Either), label)
            }
            TextSet::StartsFolded(folded) => {
                let units = folded.units();
                self.chain(units.iter().map(Piece::Either).chain(star()), label);
                if let Some((_, before)) = units.split_last().filter(|(last, _)| is_quote(last)) {
                    self.chain(before.iter().map(Piece::Either), label);
                }
            }
            TextSet::EndsFolded(folded) => {
                let units = folded.units();
                self.chain(star().chain(units.iter().map(Piece::Either)), label);
                if let Some((_, after)) = units.split_first().filter(|(first, _)| is_quote(first)) {
                    self.chain(after.iter().map(Piece::Either), label);
                }
            }
            TextSet::Fits(pieces) => {
                let mut chain = Vec::new();
                for (index, piece) in pieces.iter().enumerate() {
                    if index > 0 {
                        chain.push(Piece::Star);
                    }
                    chain.extend(plain(piece));
                }
                self.chain(chain, label);
            }
        }
    }

    /// Adds, under a label, every string that may be an IP address, and a few more.
    pub(super) fn add_addresses(&mut self, label: u32) {
        let mut at = self.start();
        for part in 0..4 {
            let digits = self.place();
            for digit in '0'..='9' {
                self.edge(at, digit, digits);
                self.edge(digits, digit, digits);
            }
            if part < 3 {
                at = self.place();
                self.edge(digits, '.', at);
            } else {
                self.label(digits, label);
            }
        }
        let (before, after) = (self.start(), self.place());
        for digit in ('0'..='9').chain('a'..='f').chain('A'..='F') {
            self.edge(before, digit, before);
            self.edge(after, digit, after);
        }
        self.edge(before, ':', after);
        self.edge(after, ':', after);
        self.label(after, label);
    }

    fn chain<'p>(&mut self, pieces: impl IntoIterator<Item = Piece<'p>>, label: u32) {
        let mut at = self.start();
        for piece in pieces {
            match piece {
                Piece::Star => {
                    if let Some(place) = self.places.get_mut(at as usize) {
                        place.any = true;
                    }
                }
                Piece::One(c) => {
                    let next = self.place();
                    self.edge(at, c, next);
                    at = next;
                }
                Piece::Either([low, high]) => {
                    let next = self.place();
                    self.spelling(at, low, next);
                    if high != low {
                        self.spelling(at, high, next);
                    }
                    at = next;
                }
            }
        }
        self.label(at, label);
    }

    /// A way of one or more characters between two places.
    fn spelling(&mut self, from: u32, text: &str, to: u32) {
        let mut at = from;
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            let next = if rest.peek().is_none() {
                to
            } else {
                self.place()
            };
            self.edge(at, c, next);
            at = next;
        }
    }

    fn start(&mut self) -> u32 {
        let place = self.place();
        self.starts.push(place);
        place
    }

    fn place(&mut self) -> u32 {
        self.places.push(Place::default());
        u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX)
    }

    fn edge(&mut self, from: u32, c: char, to: u32) {
        if let Some(place) = self.places.get_mut(from as usize) {
            place.edges.push((c, to));
        }
    }

    fn label(&mut self, at: u32, label: u32) {
        if let Some(place) = self.places.get_mut(at as usize) {
            place.label = Some(label);
        }
    }

    /// Every set of labels that some string has, with the shortest such string. `steps` bounds the
    /// work and is counted down.
    pub(super) fn fits(&self, steps: &mut usize) -> Fits {
        let other = self.other();
        let mut start = self.starts.clone();
        start.sort_unstable();
        let mut seen = HashMap::from([(start.clone(), 0_usize)]);
        // For each set of places the one before it and the character between.
        let mut way: Vec<(usize, Option<char>)> = vec![(0, None)];
        let mut waiting = VecDeque::from([(0_usize, start)]);
        let mut found: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut fits = Vec::new();
        let mut complete = true;
        while let Some((index, set)) = waiting.pop_front() {
            let labels = self.labels(&set);
            if let std::collections::hash_map::Entry::Vacant(entry) = found.entry(labels.clone()) {
                entry.insert(index);
                let text = text(&way, index);
                fits.push(Fit { labels, text });
            }
            let mut letters = BTreeSet::from([other]);
            letters.extend(self.edges(&set).map(|(c, _)| *c));
            for letter in letters {
                let next = self.after(&set, letter);
                *steps = steps.saturating_sub(set.len() + 1);
                if *steps == 0 {
                    complete = false;
                    waiting.clear();
                    break;
                }
                if !seen.contains_key(&next) {
                    way.push((index, Some(letter)));
                    seen.insert(next.clone(), way.len() - 1);
                    waiting.push_back((way.len() - 1, next));
                }
            }
        }
        Fits { fits, complete }
    }

    fn edges(&self, set: &[u32]) -> impl Iterator<Item = &(char, u32)> {
        set.iter()
            .filter_map(|at| self.places.get(*at as usize))
            .flat_map(|place| &place.edges)
    }

    fn after(&self, set: &[u32], letter: char) -> Vec<u32> {
        let mut next: Vec<u32> = self
            .edges(set)
            .filter(|(c, _)| *c == letter)
            .map(|(_, to)| *to)
            .collect();
        let stays = |at: &&u32| self.places.get(**at as usize).is_some_and(|p| p.any);
        next.extend(set.iter().filter(stays));
        next.sort_unstable();
        next.dedup();
        next
    }

    fn labels(&self, set: &[u32]) -> Vec<u32> {
        let mut labels: Vec<u32> = set
            .iter()
            .filter_map(|at| self.places.get(*at as usize)?.label)
            .collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    }

    /// A character that no shape names: it stands for all of these.
    fn other(&self) -> char {
        let mut used = BTreeSet::new();
        used.extend(
            self.places
                .iter()
                .flat_map(|place| place.edges.iter().map(|(c, _)| *c)),
        );
        let mut all = ('a'..='z').rev().chain('\u{100}'..=char::MAX);
        all.find(|c| !used.contains(c)).unwrap_or('\u{FFFD}')
    }
}

fn text(way: &[(usize, Option<char>)], mut index: usize) -> String {
    let mut letters = Vec::new();
    while let Some((before, Some(letter))) = way.get(index) {
        letters.push(*letter);
        index = *before;
    }
    letters.iter().rev().collect()
}

fn is_quote([low, _]: &[String; 2]) -> bool {
    low == "\""
}

#[cfg(test)]
mod tests;
