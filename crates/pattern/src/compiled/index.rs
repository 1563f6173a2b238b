//! Which branches wait for which value, for one field.

use super::hash::FastMap;
use super::judge::Judge;
use super::key::{Key, Waiting, range};
use super::radix::Radix;
use super::ranges::Ranges;
use super::value::Value;
use super::waiters::Waiters;
use crate::number::Comparable;

/// The branches that wait for a value of one field.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// How many texts conditions name.
    pub(super) texts: usize,
    numbers: FastMap<Comparable, Waiters>,
    raws: FastMap<Box<str>, Waiters>,
    ranges: Ranges,
    starts: Radix,
    ends: Radix,
    pub(super) present: Waiters,
    /// How many branches wait for anything but whole strings.
    others: u32,
    /// What few fields have.
    rest: Option<Box<Rest>>,
    /// How many branches wait for beginnings, and for ends.
    start_count: u32,
    end_count: u32,
}

#[derive(Debug, Default)]
struct Rest {
    any_case: FastMap<Box<str>, Waiters>,
    any_case_starts: Radix,
    any_case_ends: Radix,
    near_starts: Radix,
    near_ends: Radix,
    addresses: FastMap<Box<str>, Waiters>,
    blocks: Ranges,
    /// The branches of all blocks, for values that are no addresses of version 4.
    in_blocks: Waiters,
}

/// All events.
pub(super) const ALWAYS: usize = 1 << 16;

/// A beginning or an end of so many bytes.
fn affix(length: usize) -> usize {
    ALWAYS >> (2 * length).min(8)
}

type Buckets = FastMap<Box<str>, Waiters>;

fn put(buckets: &mut Buckets, key: &str, waiting: Waiting) {
    match buckets.get_mut(key) {
        Some(bucket) => bucket.push(waiting),
        None => buckets.entry(key.into()).or_default().push(waiting),
    }
}

fn take_out(buckets: &mut Buckets, key: &str, waiting: Waiting) {
    if let Some(bucket) = buckets.get_mut(key) {
        bucket.take(waiting);
        if bucket.is_empty() {
            buckets.remove(key);
        }
    }
}

fn take_from(tree: &mut Radix, key: &[u8], waiting: Waiting) {
    if let Some(bucket) = tree.get_mut(key) {
        bucket.take(waiting);
    }
}

impl Index {
    /// A branch waits for a value with this property.
    pub(super) fn add(&mut self, key: &Key<'_>, waiting: Waiting) {
        self.others += u32::from(!matches!(key, Key::Text(_)));
        match key {
            // Who waits for a text stands with the text.
            Key::Text(_) | Key::Absent => {}
            Key::Number(number) => self.numbers.entry(*number).or_default().push(waiting),
            Key::Raw(text) => put(&mut self.raws, text, waiting),
            Key::Between(..) => range(key, waiting)
                .into_iter()
                .for_each(|r| self.ranges.add(r)),
            Key::Start(text) => {
                self.start_count += 1;
                self.starts.entry(text.as_bytes()).push(waiting);
            }
            Key::End(text) => {
                self.end_count += 1;
                self.ends.entry(text).push(waiting);
            }
            Key::Present => self.present.push(waiting),
            _ => self.rest.get_or_insert_default().add(key, waiting),
        }
    }

    /// A branch does not wait any longer.
    pub(super) fn remove(&mut self, key: &Key<'_>, waiting: Waiting) {
        let other = u32::from(!matches!(key, Key::Text(_)));
        self.others = self.others.saturating_sub(other);
        match key {
            Key::Text(_) | Key::Absent => {}
            Key::Number(number) => {
                if let Some(bucket) = self.numbers.get_mut(number) {
                    bucket.take(waiting);
                }
            }
            Key::Raw(text) => take_out(&mut self.raws, text, waiting),
            Key::Between(..) => range(key, waiting)
                .into_iter()
                .for_each(|r| self.ranges.remove(r)),
            Key::Start(text) => {
                self.start_count = self.start_count.saturating_sub(1);
                take_from(&mut self.starts, text.as_bytes(), waiting);
            }
            Key::End(text) => {
                self.end_count = self.end_count.saturating_sub(1);
                take_from(&mut self.ends, text, waiting);
            }
            Key::Present => self.present.take(waiting),
            _ => {
                if let Some(rest) = &mut self.rest {
                    rest.remove(key, waiting);
                }
            }
        }
    }

    /// About how many of [`ALWAYS`] events have this property. Values that rules name are taken to be
    /// about as many as an event may have.
    pub(super) fn chance(&self, key: &Key<'_>) -> usize {
        let one_of = |count: usize| ALWAYS / (count + 1);
        match key {
            Key::Text(_) => one_of(self.texts),
            Key::Number(_) => one_of(self.numbers.len().max(16)),
            Key::Raw(_) => one_of(2),
            Key::Start(text) | Key::NearStart(text) => affix(text.len()),
            Key::End(text) | Key::NearEnd(text) | Key::AnyCaseEnd(text) => affix(text.len()),
            Key::AnyCaseStart(text) => affix(text.len()),
            Key::AnyCase(_) => one_of(16),
            Key::Address(_) => one_of(255),
            Key::Block(low, high) => {
                let fixed = (high - low).leading_zeros() as usize;
                one_of(fixed.min(31))
            }
            Key::Between(..) => ALWAYS / 8,
            Key::Present | Key::Absent => ALWAYS,
        }
    }

    /// Whether anything but whole strings is waited for.
    #[inline]
    pub(super) fn looks_at_values(&self) -> bool {
        self.others > 0
    }

    /// Wakes every branch that waits for something the value has.
    pub(super) fn wake(&self, value: &Value<'_>, buffer: &mut String, judge: &mut Judge<'_>) {
        if let Some(text) = value.text {
            if self.start_count > 0 {
                let text = text.as_bytes();
                self.starts
                    .beginnings(text, |all| judge.wake_all(all, true));
            }
            if self.end_count > 0 {
                let text = text.as_bytes();
                self.ends.endings(text, |all| judge.wake_all(all, true));
            }
        } else if let Some(raw) = value.raw
            && !self.raws.is_empty()
            && let Some(all) = self.raws.get(raw)
        {
            judge.wake_all(all, true);
        }
        if let Some(number) = value.number {
            if let Some(all) = self.numbers.get(&number) {
                judge.wake_all(all, true);
            }
            let ranges = &self.ranges;
            ranges.holding(number.code(), |waiting| judge.wake(waiting, true));
        }
        if let Some(rest) = &self.rest {
            rest.wake(value, buffer, judge);
        }
    }
}

impl Rest {
    fn add(&mut self, key: &Key<'_>, waiting: Waiting) {
        match key {
            Key::AnyCase(text) => put(&mut self.any_case, text, waiting),
            Key::AnyCaseStart(text) => self.any_case_starts.entry(text.as_bytes()).push(waiting),
            Key::AnyCaseEnd(text) => self.any_case_ends.entry(text).push(waiting),
            Key::NearStart(text) => self.near_starts.entry(text.as_bytes()).push(waiting),
            Key::NearEnd(text) => self.near_ends.entry(text).push(waiting),
            Key::Address(hex) => put(&mut self.addresses, hex, waiting),
            _ => {
                range(key, waiting)
                    .into_iter()
                    .for_each(|r| self.blocks.add(r));
                self.in_blocks.push(waiting);
            }
        }
    }

    fn remove(&mut self, key: &Key<'_>, waiting: Waiting) {
        match key {
            Key::AnyCase(text) => take_out(&mut self.any_case, text, waiting),
            Key::AnyCaseStart(text) => {
                take_from(&mut self.any_case_starts, text.as_bytes(), waiting)
            }
            Key::AnyCaseEnd(text) => take_from(&mut self.any_case_ends, text, waiting),
            Key::NearStart(text) => take_from(&mut self.near_starts, text.as_bytes(), waiting),
            Key::NearEnd(text) => take_from(&mut self.near_ends, text, waiting),
            Key::Address(hex) => take_out(&mut self.addresses, hex, waiting),
            _ => {
                range(key, waiting)
                    .into_iter()
                    .for_each(|r| self.blocks.remove(r));
                self.in_blocks.take(waiting);
            }
        }
    }

    fn wake(&self, value: &Value<'_>, buffer: &mut String, judge: &mut Judge<'_>) {
        if let Some(text) = value.text {
            let bytes = text.as_bytes();
            self.near_starts
                .beginnings(bytes, |all| judge.wake_all(all, false));
            self.near_ends
                .endings(bytes, |all| judge.wake_all(all, false));
            let (starts, ends) = (&self.any_case_starts, &self.any_case_ends);
            if !self.any_case.is_empty() || !starts.is_empty() || !ends.is_empty() {
                buffer.clear();
                buffer.push_str(text);
                buffer.make_ascii_lowercase();
                if let Some(all) = self.any_case.get(buffer.as_str()) {
                    judge.wake_all(all, true);
                }
                let text = buffer.as_bytes();
                starts.beginnings(text, |all| judge.wake_all(all, true));
                ends.endings(text, |all| judge.wake_all(all, true));
            }
        }
        for digits in [value.address, value.raw].into_iter().flatten() {
            for length in [8, 32] {
                let all = digits.get(..length).and_then(|key| self.addresses.get(key));
                if let Some(all) = all {
                    judge.wake_all(all, false);
                }
            }
            let version_4 = (value.address == Some(digits) && digits.len() == 8)
                .then(|| u32::from_str_radix(digits, 16).ok())
                .flatten();
            match version_4 {
                Some(number) => {
                    let (blocks, number) = (&self.blocks, u64::from(number));
                    blocks.holding(number, |waiting| judge.wake(waiting, true));
                }
                None => judge.wake_all(&self.in_blocks, false),
            }
        }
    }
}
