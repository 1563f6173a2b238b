//! How much of what is due should still be known.

use std::ops::RangeInclusive;

/// The desired retentions that a person may choose, in percent. Below, one forgets most of what
/// is due; above, the same cards come back nearly every day.
pub const RETENTIONS: RangeInclusive<u8> = 70..=97;

/// The desired retention where nobody chose one, in percent.
pub const USUAL_RETENTION: u8 = 90;
