//! Identifiers without chance: each is drawn from the yard's seed and counter.

/// One identifier in the form of a version 4 UUID.
///
/// The same seed and counter give the same text, so that a yard told to do
/// the same thing twice answers the same thing twice.
pub(crate) fn uuid(seed: u64, counter: u64) -> String {
    let high = mix(seed ^ mix(counter));
    let low = mix(high ^ counter.rotate_left(32));
    let version = (high & 0xffff_ffff_ffff_0fff) | 0x4000;
    let variant = (low & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        version >> 32,
        version >> 16 & 0xffff,
        version & 0xffff,
        variant >> 48,
        variant & 0xffff_ffff_ffff
    )
}

/// One number by chance: the same seed and counter give the same one.
pub(crate) fn number(seed: u64, counter: u64) -> u64 {
    mix(mix(seed ^ mix(counter)) ^ 0x5851_f42d_4c95_7f2d)
}

/// The finalizer of SplitMix64: every bit of the input reaches every bit of
/// the output.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests;
