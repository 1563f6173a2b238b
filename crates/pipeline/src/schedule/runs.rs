//! The runs of a schedule, one after the other.

use super::zone::{Zone, to_instant, to_local};
use super::{Cron, Schedule};
use crate::Timestamp;

/// The runs of a schedule in order; made by [`Schedule::runs`].
pub struct Runs<'a> {
    schedule: &'a Schedule,
    zone: &'a dyn Zone,
    after: Timestamp,
}

impl<'a> Runs<'a> {
    pub(super) fn new(schedule: &'a Schedule, zone: &'a dyn Zone, after: Timestamp) -> Runs<'a> {
        Runs {
            schedule,
            zone,
            after,
        }
    }
}

impl Iterator for Runs<'_> {
    type Item = Timestamp;

    fn next(&mut self) -> Option<Timestamp> {
        let run = match self.schedule {
            Schedule::Rate(rate) => rate.next(self.after),
            Schedule::Cron(cron) => cron_run(cron, self.zone, self.after),
            Schedule::At(at) => at.next(self.zone, self.after),
        }?;
        self.after = run;
        Some(run)
    }
}

/// The first time of the fields that the zone's clocks show after `after`.
fn cron_run(cron: &Cron, zone: &dyn Zone, after: Timestamp) -> Option<Timestamp> {
    let mut local = to_local(zone, after);
    // Clocks skip or repeat a day at most, so few times are passed over; the
    // years of the fields end the search in any case.
    loop {
        local = cron.next_local(local)?;
        match to_instant(zone, local) {
            Some(run) if run > after => return Some(run),
            _ => {}
        }
    }
}
