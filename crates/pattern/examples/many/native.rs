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

/// Each number, and each ratio, is the median of so many rounds; a ratio is taken within a round.
const ROUNDS: usize = 5;
/// About how long each is measured in one round.
const ENOUGH: Duration = Duration::from_millis(200);
/// The time is taken for so many events at once.
const FEW: usize = 100;
/// After so long nothing more is added to the other matcher.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) fn main() {
    let only: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|it| it.parse().ok())
        .collect();
    if std::env::args().nth(1).as_deref() == Some("rates") {
        return only.into_iter().for_each(|number| rates(&workload(number)));
    }
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

/// How many rules match.
fn found(rules: &CompiledRules, event: &str, reading: Reading, scratch: &mut Scratch) -> usize {
    let found = rules.matching(event, reading, scratch);
    found.map_or(0, <[usize]>::len)
}

fn row(workload: &Workload) {
    let rules = compile(&workload.rules);
    let (peer, refused, left_out) = peer(&workload.rules);
    let mut scan = |event: &str| usize::from(serde_json::from_str::<IgnoredAny>(event).is_ok());
    let mut scratch = Scratch::default();
    let count = |event: &String| found(&rules, event, Reading::Full, &mut scratch);
    let matches: usize = workload.events.iter().map(count).sum();
    let fails = fails(&peer, &workload.events);
    let mut other = |event: &str| {
        let found = peer.matches_for_event(event.as_bytes());
        found.map_or(0, |found| found.len())
    };
    let mut scratches = [Scratch::default(), Scratch::default()];
    let [one, another] = &mut scratches;
    let mut full = |event: &str| found(&rules, event, Reading::Full, one);
    let mut trusted = |event: &str| found(&rules, event, Reading::Trusted, another);
    let mut all: Vec<&mut dyn FnMut(&str) -> usize> = vec![&mut scan, &mut full, &mut trusted];
    if !fails {
        all.push(&mut other);
    }
    let rounds: Vec<_> = (0..ROUNDS)
        .map(|_| round(&workload.events, &mut all))
        .collect();
    let of = |place: usize| {
        let rates = rounds.iter().map(|rates| rate_of(rates, place));
        median(rates.collect())
    };
    let ratio = |one: usize, other: usize| {
        let ratios = rounds
            .iter()
            .map(|rates| rate_of(rates, one) / rate_of(rates, other));
        median(ratios.collect())
    };
    let refused = match (fails, left_out) {
        (true, _) => "panics".to_owned(),
        (false, 0) => format!("{refused}"),
        (false, more) => format!("{refused}+{more}"),
    };
    println!(
        "{:<27}{:>10.0}{:>10.0}{:>8.2}{:>10.0}{:>8.2}{:>10.0}{:>10.2}{refused:>9}  {matches}",
        workload.name,
        of(SCAN),
        of(FULL),
        ratio(SCAN, FULL),
        of(TRUSTED),
        ratio(SCAN, TRUSTED),
        of(OTHER),
        ratio(TRUSTED, OTHER),
    );
}

/// Prints events a second with full reading, and trusted: what a page prints beside which they stand.
fn rates(workload: &Workload) {
    let rules = compile(&workload.rules);
    let mut scratch = Scratch::default();
    let mut of = |reading| {
        let mut full = |event: &str| found(&rules, event, reading, &mut scratch);
        let rates = (0..ROUNDS).map(|_| rate_of(&round(&workload.events, &mut [&mut full]), 0));
        median(rates.collect())
    };
    println!("{:.0} {:.0}", of(Reading::Full), of(Reading::Trusted));
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

/// The places of those that are measured, in a [`round`].
const SCAN: usize = 0;
const FULL: usize = 1;
const TRUSTED: usize = 2;
const OTHER: usize = 3;

/// Events a second of each. They take turns, a pass over all events at a time, and of each few events
/// the fastest pass counts, so that what else the machine does meets all of them or none.
fn round(events: &[String], all: &mut [&mut dyn FnMut(&str) -> usize]) -> Vec<f64> {
    let mut fastest = vec![vec![Duration::MAX; events.len().div_ceil(FEW)]; all.len()];
    let begun = Instant::now();
    let mut passes = 0;
    while passes < 2 || begun.elapsed() < ENOUGH * u32::try_from(all.len()).unwrap_or(1) {
        for (each, fastest) in all.iter_mut().zip(&mut fastest) {
            for (events, fastest) in events.chunks(FEW).zip(fastest) {
                let begun = Instant::now();
                for event in events {
                    black_box(each(black_box(event)));
                }
                *fastest = begun.elapsed().min(*fastest);
            }
        }
        passes += 1;
    }
    let rate = |times: &Vec<Duration>| {
        let all: Duration = times.iter().sum();
        count(events.len()) / all.as_secs_f64()
    };
    fastest.iter().map(rate).collect()
}

fn count(events: usize) -> f64 {
    u32::try_from(events).map_or(f64::NAN, f64::from)
}

fn rate_of(rates: &[f64], place: usize) -> f64 {
    rates.get(place).copied().unwrap_or(f64::NAN)
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
