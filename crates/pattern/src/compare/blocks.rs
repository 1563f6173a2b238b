//! Blocks of IP addresses: every way in which an address can lie in some of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::operators::Block;

/// Which blocks hold a value, one flag a block.
pub(super) type Held = Vec<bool>;

/// Every way in which the digits of an address, or of a bare number, can lie in the blocks. May
/// name ways that no value has; never misses one.
pub(super) struct Ways {
    /// For each way of an address its digits.
    pub(super) addresses: BTreeMap<Held, String>,
    /// For each way of a number some digits that begin it.
    pub(super) numbers: BTreeMap<Held, String>,
    pub(super) complete: bool,
}

/// How far the digits read so far decide about one block.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Inside,
    Outside,
    /// Equal so far to the bottom, the top, or both.
    Along {
        bottom: bool,
        top: bool,
    },
}

const HEXADECIMAL: &str = "0123456789ABCDEF";
/// What of a JSON number reads as a hexadecimal digit.
const DECIMAL: &str = "1234567890E";

/// The digits of an address of version 4 and of version 6.
const LENGTHS: [usize; 2] = [8, 32];

pub(super) fn ways(blocks: &[Block], steps: &mut usize) -> Ways {
    let mut ways = Ways {
        addresses: BTreeMap::new(),
        numbers: BTreeMap::new(),
        complete: true,
    };
    ways.complete &= read(blocks, HEXADECIMAL, steps, &mut |length, states, digits| {
        if LENGTHS.contains(&length) {
            ways.addresses
                .entry(held(states))
                .or_insert_with(|| digits.to_owned());
        }
    });
    // A number may end anywhere, and a dot ends its digits.
    ways.complete &= read(blocks, DECIMAL, steps, &mut |_, states, digits| {
        ways.numbers
            .entry(held(states))
            .or_insert_with(|| digits.to_owned());
    });
    ways
}

fn held(states: &[State]) -> Held {
    states.iter().map(|state| *state == State::Inside).collect()
}

/// Reads all strings of these digits, one for each way to stand to the blocks.
fn read(
    blocks: &[Block],
    alphabet: &str,
    steps: &mut usize,
    visit: &mut dyn FnMut(usize, &[State], &str),
) -> bool {
    let start = State::Along {
        bottom: true,
        top: true,
    };
    let mut level = vec![(vec![start; blocks.len()], String::new())];
    for length in 0..=32 {
        for (states, digits) in &level {
            visit(length, states, digits);
        }
        let mut seen = BTreeSet::new();
        let mut next = Vec::new();
        for (states, digits) in &level {
            for digit in alphabet.bytes() {
                *steps = steps.saturating_sub(blocks.len() + 1);
                if *steps == 0 {
                    return false;
                }
                let after: Vec<State> = states
                    .iter()
                    .zip(blocks)
                    .map(|(state, block)| step(*state, block, length, digit))
                    .collect();
                if seen.insert(after.clone()) {
                    next.push((after, format!("{digits}{}", char::from(digit))));
                }
            }
        }
        level = next;
    }
    true
}

fn step(state: State, block: &Block, at: usize, digit: u8) -> State {
    let State::Along { bottom, top } = state else {
        return state;
    };
    let bounds = block.bottom.bytes().zip(block.top.bytes()).nth(at);
    let Some((low, high)) = bounds else {
        return State::Inside;
    };
    if (bottom && digit < low) || (top && digit > high) {
        return State::Outside;
    }
    let along = (bottom && digit == low, top && digit == high);
    match along {
        (false, false) => State::Inside,
        _ if at + 1 == block.bottom.len() => State::Inside,
        (bottom, top) => State::Along { bottom, top },
    }
}

/// Spellings of the address with these digits.
pub(super) fn spellings(hex: &str) -> Vec<String> {
    let bytes = crate::address::bytes(hex);
    if bytes.len() == 4 {
        let join = |width: usize| {
            let parts: Vec<_> = bytes.iter().map(|byte| format!("{byte:0width$}")).collect();
            parts.join(".")
        };
        let groups: Vec<_> = groups(&bytes, false);
        return vec![join(1), join(3), format!("::ffff:{}", groups.join(":"))];
    }
    let upper = groups(&bytes, true).join(":");
    vec![groups(&bytes, false).join(":"), upper]
}

fn groups(bytes: &[u8], capitals: bool) -> Vec<String> {
    let group = |pair: &[u8]| {
        let value = pair.iter().fold(0_u16, |v, byte| v << 8 | u16::from(*byte));
        if capitals {
            format!("{value:04X}")
        } else {
            format!("{value:x}")
        }
    };
    bytes.chunks(2).map(group).collect()
}
