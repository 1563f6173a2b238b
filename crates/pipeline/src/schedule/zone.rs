//! Time zones: what clocks show at an instant, and the other way round.

use crate::Timestamp;

/// How the clocks of a time zone are set.
pub trait Zone {
    /// How far the clocks are ahead of UTC at an instant, in milliseconds.
    fn offset_millis(&self, at: Timestamp) -> i64;
}

/// Coordinated Universal Time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Utc;

impl Zone for Utc {
    fn offset_millis(&self, _: Timestamp) -> i64 {
        0
    }
}

/// What the clocks show at an instant, written as if it were UTC.
pub(super) fn to_local(zone: &dyn Zone, at: Timestamp) -> Timestamp {
    Timestamp(at.0.saturating_add(zone.offset_millis(at)))
}

/// The first instant at which the clocks show a time, or `None` where they
/// skip it.
pub(super) fn to_instant(zone: &dyn Zone, local: Timestamp) -> Option<Timestamp> {
    /// No zone is further from UTC, and none changes its clocks twice in that time.
    const DAY: i64 = 86_400_000;
    let offsets =
        [-DAY, DAY].map(|away| zone.offset_millis(Timestamp(local.0.saturating_add(away))));
    offsets
        .into_iter()
        .map(|offset| Timestamp(local.0.saturating_sub(offset)))
        .filter(|instant| to_local(zone, *instant) == local)
        .min()
}

/// A zone of the IANA time zone database, such as `Europe/Berlin`.
///
/// The database is linked in, so this needs the feature `time-zone`; an app
/// that runs in a browser implements [`Zone`] with the browser's own data.
#[cfg(feature = "time-zone")]
#[derive(Clone, Debug)]
pub struct NamedZone(jiff::tz::TimeZone);

#[cfg(feature = "time-zone")]
impl NamedZone {
    /// The zone of this name; `None` where the database has none.
    pub fn named(name: &str) -> Option<NamedZone> {
        jiff::tz::TimeZone::get(name).ok().map(NamedZone)
    }
}

#[cfg(feature = "time-zone")]
impl Zone for NamedZone {
    fn offset_millis(&self, at: Timestamp) -> i64 {
        let at = jiff::Timestamp::from_millisecond(at.0).unwrap_or(if at.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        });
        i64::from(self.0.to_offset(at).seconds()) * 1_000
    }
}
