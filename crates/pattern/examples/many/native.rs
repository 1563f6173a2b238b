//! The table: this crate beside `quamina` and a plain scan of the JSON.

use std::hint::black_box;
use std::time::{Duration, Instant};

use pattern::{CompiledRules, Reading, Scratch, parse};
use quamina::Quamina;
use serde::de::IgnoredAny;

use super::memory::{Counting, peak};
use super::workloads::{COUNT, Workload, workload};

#[global_allocator]
static MEMORY: Counting = Counting;

/// Each number is the median of so many.
const ROUNDS: usize = 5;
/// About how long one measurement takes.
const ENOUGH: Duration = Duration::from_millis(120);
/// After so long nothing more is added to the other matcher.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) fn main() {
    let only: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|it| it.parse().ok())
        .collect();
    println!("events/s, median of {ROUNDS}; full and trusted are this crate");
    println!(
        "{:<27}{:>10}{:>10}{:>8}{:>10}{:>8}{:>10}{:>10}{:>9}  matches",
        "workload",
        "scan",
        "full",
        "x scan",
        "trusted",
        "x scan",
        "quamina",
        "trusted/q",
        "refused"
    );
    for number in (0..COUNT).filter(|number| only.is_empty() || only.contains(number)) {
        row(&workload(number));
    }
    compiling(&workload(3));
}

fn compile(rules: &[String]) -> CompiledRules {
    let mut compiled = CompiledRules::new();
    for rule in rules {
        let (pattern, diagnostics) = parse(rule);
        assert!(pattern.is_valid(), "{rule}: {diagnostics:?}");
        compiled.add(&pattern);
    }
    compiled
}

/// The other matcher, and how many rules it has refused, or has not been given for want of time.
fn peer(rules: &[String]) -> (Quamina<usize>, usize, usize) {
    let mut peer = Quamina::new();
    let begun = Instant::now();
    let (mut refused, mut left_out) = (0, 0);
    for (number, rule) in rules.iter().enumerate() {
        if begun.elapsed() > PATIENCE {
            left_out += 1;
        } else if peer.add_pattern(number, rule).is_err() {
            refused += 1;
        }
    }
    (peer, refused, left_out)
}

fn row(workload: &Workload) {
    let rules = compile(&workload.rules);
    let (peer, refused, left_out) = peer(&workload.rules);
    let mut scratch = Scratch::default();
    let mut scan = |event: &str| usize::from(serde_json::from_str::<IgnoredAny>(event).is_ok());
    let mut matching = |event: &str, reading| {
        rules
            .matching(event, reading, &mut scratch)
            .map_or(0, <[usize]>::len)
    };
    let found: usize = workload
        .events
        .iter()
        .map(|event| matching(event, Reading::Full))
        .sum();
    let fails = fails(&peer, &workload.events);
    let mut rates = [const { Vec::new() }; 4];
    for _ in 0..ROUNDS {
        rates[0].push(rate(&workload.events, &mut scan));
        rates[1].push(rate(&workload.events, &mut |event| {
            matching(event, Reading::Full)
        }));
        rates[2].push(rate(&workload.events, &mut |event| {
            matching(event, Reading::Trusted)
        }));
        if fails {
            continue;
        }
        rates[3].push(rate(&workload.events, &mut |event| {
            peer.matches_for_event(event.as_bytes())
                .map_or(0, |found| found.len())
        }));
    }
    let [scan, full, trusted, other] = rates.map(median);
    let refused = match (fails, left_out) {
        (true, _) => "panics".to_owned(),
        (false, 0) => format!("{refused}"),
        (false, more) => format!("{refused}+{more}"),
    };
    println!(
        "{:<27}{scan:>10.0}{full:>10.0}{:>8.2}{trusted:>10.0}{:>8.2}{other:>10.0}{:>10.2}{refused:>9}  {found}",
        workload.name,
        scan / full,
        scan / trusted,
        trusted / other,
    );
}

/// Whether the other matcher panics when it is asked, as it does with very many rules.
fn fails(peer: &Quamina<usize>, events: &[String]) -> bool {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let asked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        events
            .iter()
            .all(|event| peer.matches_for_event(event.as_bytes()).is_ok())
    }));
    std::panic::set_hook(told);
    !asked.unwrap_or_default()
}

/// Events a second.
fn rate(events: &[String], each: &mut dyn FnMut(&str) -> usize) -> f64 {
    let begun = Instant::now();
    let mut count = 0_u32;
    loop {
        for event in events {
            black_box(each(black_box(event)));
            count += 1;
        }
        let elapsed = begun.elapsed();
        if elapsed > ENOUGH {
            return f64::from(count) / elapsed.as_secs_f64();
        }
    }
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates.get(rates.len() / 2).copied().unwrap_or(f64::NAN)
}

fn compiling(workload: &Workload) {
    let time = |run: &mut dyn FnMut()| {
        let times = (0..ROUNDS).map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed().as_secs_f64() * 1e3
        });
        median(times.collect())
    };
    let json = time(&mut || {
        for rule in &workload.rules {
            drop(black_box(serde_json::from_str::<serde_json::Value>(rule)));
        }
    });
    let (_, bytes) = peak(|| {
        let rules = compile(&workload.rules);
        let mut scratch = Scratch::default();
        for event in &workload.events {
            let _ = black_box(rules.matching(event, Reading::Full, &mut scratch));
        }
    });
    let compiled = time(&mut || drop(black_box(compile(&workload.rules))));
    let count = workload.rules.len();
    println!(
        "compiling {count} rules: {compiled:.0} ms, {:.0} times the {json:.1} ms that their JSON takes; peak memory {:.1} MB",
        compiled / json,
        bytes as f64 / 1e6,
    );
    let patterns: Vec<_> = workload.rules.iter().map(|rule| parse(rule).0).collect();
    let mut rules = compile(&workload.rules);
    let mut at = 0;
    let swap = time(&mut || {
        for _ in 0..1_000 {
            at = (at + 7_919) % count;
            rules.remove(at);
            rules.add(&patterns[at]);
        }
    });
    println!("removing one of them and adding it again: {swap:.2} µs");
}
