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
    /// The texts that some condition names, and the number of each.
    pub(super) texts: FastMap<Box<str>, u32>,
    numbers: FastMap<Comparable, Waiters>,
    raws: FastMap<Box<str>, Waiters>,
    ranges: Ranges,
    starts: Radix,
    ends: Radix,
    present: Waiters,
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
    addresses: FastMap<Box<str>, Waiters>,
    blocks: Ranges,
    /// The branches of all blocks, for values that are no addresses of version 4.
    in_blocks: Waiters,
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

    /// About how many branches an event wakes that has this property, or comes near to it.
    pub(super) fn load(&self, key: &Key<'_>) -> usize {
        let in_map = |map: &Buckets, key: &str| map.get(key).map_or(0, Waiters::load);
        let rest = self.rest.as_deref();
        match key {
            Key::Text(_) => 0,
            Key::Number(number) => self.numbers.get(number).map_or(0, Waiters::load),
            Key::Raw(text) => in_map(&self.raws, text) + 2,
            Key::Start(text) => {
                self.starts.count(text.as_bytes()) + usize::from(text.len() < 3) * 8
            }
            Key::End(text) => self.ends.count(text) + usize::from(text.len() < 3) * 8,
            Key::AnyCase(text) => rest.map_or(0, |rest| in_map(&rest.any_case, text)) + 1,
            Key::AnyCaseStart(text) => {
                rest.map_or(0, |rest| rest.any_case_starts.count(text.as_bytes())) + 2
            }
            Key::AnyCaseEnd(text) => rest.map_or(0, |rest| rest.any_case_ends.count(text)) + 2,
            Key::Address(hex) => rest.map_or(0, |rest| in_map(&rest.addresses, hex)),
            Key::Block(..) => rest.map_or(0, |rest| rest.blocks.len() / 64) + 1,
            Key::Between(..) => self.ranges.len() / 3 + 2,
            Key::Present | Key::Absent => self.present.load() + 4,
        }
    }

    /// Wakes every branch that waits for something the value has.
    pub(super) fn wake(&self, value: &Value<'_>, buffer: &mut String, judge: &mut Judge<'_>) {
        judge.wake_all(&self.present, false);
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
            buffer.clear();
            buffer.push_str(text);
            buffer.make_ascii_lowercase();
            if let Some(all) = self.any_case.get(buffer.as_str()) {
                judge.wake_all(all, true);
            }
            let text = buffer.as_bytes();
            let (starts, ends) = (&self.any_case_starts, &self.any_case_ends);
            starts.beginnings(text, |all| judge.wake_all(all, true));
            ends.endings(text, |all| judge.wake_all(all, true));
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
                    blocks.holding(number, |waiting| judge.wake(waiting, false));
                }
                None => judge.wake_all(&self.in_blocks, false),
            }
        }
    }
}
