//! Which events match which rules: a bit for each pair.

/// How many bits a word has.
const BITS: usize = u64::BITS as usize;

/// The verdicts of all events so far.
#[derive(Default)]
pub(super) struct Matches {
    rules: usize,
    /// How many words an event has.
    words: usize,
    bits: Vec<u64>,
    /// How many events match each rule.
    counts: Vec<u32>,
    /// How many match none.
    none: u32,
}

impl Matches {
    /// Of this many rules; no event yet.
    pub(super) fn new(rules: usize) -> Self {
        Self {
            rules,
            words: rules.div_ceil(BITS),
            bits: Vec::new(),
            counts: vec![0; rules],
            none: 0,
        }
    }

    /// The next event matches these rules.
    pub(super) fn push(&mut self, rules: &[usize]) {
        self.none += u32::from(rules.is_empty());
        self.push_words(rules);
        for rule in rules {
            if let Some(count) = self.counts.get_mut(*rule) {
                *count += 1;
            }
        }
    }

    /// The next object is no event.
    pub(super) fn push_unread(&mut self) {
        self.push_words(&[]);
    }

    fn push_words(&mut self, rules: &[usize]) {
        let from = self.bits.len();
        self.bits.resize(from + self.words, 0);
        for rule in rules {
            if let Some(word) = self.bits.get_mut(from + rule / BITS) {
                *word |= 1 << (rule % BITS);
            }
        }
    }

    pub(super) fn counts(&self) -> &[u32] {
        &self.counts
    }

    pub(super) fn none(&self) -> u32 {
        self.none
    }

    fn of(&self, at: usize) -> &[u64] {
        let from = at * self.words;
        self.bits.get(from..from + self.words).unwrap_or_default()
    }

    /// Whether the event at a place matches a rule; `false` where it has not been matched yet.
    pub(super) fn has(&self, at: usize, rule: usize) -> bool {
        let word = self.of(at).get(rule / BITS);
        word.is_some_and(|word| word >> (rule % BITS) & 1 == 1)
    }

    /// Whether the event at a place matches no rule.
    pub(super) fn is_none(&self, at: usize) -> bool {
        self.of(at).iter().all(|word| *word == 0)
    }

    /// The rules that the event at a place matches.
    pub(super) fn rules(&self, at: usize) -> Vec<u32> {
        let matching = (0..self.rules).filter(|rule| self.has(at, *rule));
        matching
            .filter_map(|rule| u32::try_from(rule).ok())
            .collect()
    }
}
