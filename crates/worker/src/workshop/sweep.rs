//! Patterns against the whole catalogue.

use door::Swept;
use pattern::CompiledRules;

use crate::samples::Samples;

/// What each pattern takes; `None` where the catalogue is not here.
pub(super) fn sweep(samples: &mut Samples, patterns: &[String]) -> Option<Swept> {
    if !samples.is_whole() {
        return None;
    }
    let mut rules = CompiledRules::new();
    let mut valid = Vec::new();
    for text in patterns {
        let (pattern, _) = pattern::parse(text);
        valid.push(pattern.is_valid());
        rules.add(&pattern);
    }
    let catches = samples.catches_of_all(&rules, valid.len());
    let taken = valid.into_iter().zip(catches);
    let taken = taken.map(|(is_valid, places)| is_valid.then_some(places));
    let taken = taken.collect();
    Some(Swept {
        all: samples.count(),
        taken,
    })
}

#[cfg(test)]
mod tests;
