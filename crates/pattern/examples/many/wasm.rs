//! What a page calls.

use std::cell::RefCell;

use pattern::{CompiledRules, Reading, Scratch, parse};

use super::workloads::workload;

struct Ready {
    rules: CompiledRules,
    events: Vec<String>,
    scratch: Scratch,
}

thread_local! {
    static READY: RefCell<Option<Ready>> = const { RefCell::new(None) };
}

/// Makes a workload ready; how many events it has.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn prepare(number: usize) -> usize {
    let workload = workload(number);
    let mut rules = CompiledRules::new();
    for rule in &workload.rules {
        rules.add(&parse(rule).0);
    }
    let count = workload.events.len();
    let ready = Ready {
        rules,
        events: workload.events,
        scratch: Scratch::default(),
    };
    READY.set(Some(ready));
    count
}

/// Matches all its events, so often; how many matches there were. `trusted` is 0 or 1.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn run(times: usize, trusted: usize) -> usize {
    let reading = match trusted {
        0 => Reading::Full,
        _ => Reading::Trusted,
    };
    READY.with_borrow_mut(|ready| {
        let Some(ready) = ready else { return 0 };
        let mut found = 0;
        for _ in 0..times {
            for event in &ready.events {
                let matching = ready.rules.matching(event, reading, &mut ready.scratch);
                found += matching.map_or(0, <[usize]>::len);
            }
        }
        found
    })
}
