//! Patterns against the whole catalogue.

use door::Swept;

use crate::samples::Samples;

/// What each pattern takes; `None` where the catalogue is not here.
pub(super) fn sweep(samples: &mut Samples, patterns: &[String]) -> Option<Swept> {
    if !samples.is_whole() {
        return None;
    }
    let taken = patterns.iter().map(|text| {
        let (pattern, _) = pattern::parse(text);
        pattern.is_valid().then(|| samples.catches(&pattern))
    });
    let taken = taken.collect();
    Some(Swept {
        all: samples.count(),
        taken,
    })
}

#[cfg(test)]
mod tests;
