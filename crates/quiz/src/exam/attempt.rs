//! An attempt: everything that follows from its log.

mod clock;
mod response;

use super::entry::{Deed, Entry};
use super::paper::Paper;
use super::summary::Summary;
use super::timing::{MINUTE, Timing};
use crate::log::once;
use crate::order;
use clock::Clock;

pub use response::Response;

/// Where an attempt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Under way.
    Running,
    /// The clock is stopped.
    Paused,
    /// Handed in by the person.
    Submitted {
        /// When, in milliseconds since 1970 UTC.
        at: u64,
    },
    /// Handed in as it was when the time ran out.
    RanOut {
        /// When, in milliseconds since 1970 UTC.
        at: u64,
    },
}

/// A way in which an attempt was easier than the exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departure {
    /// It was paused.
    Paused {
        /// How often.
        times: u32,
    },
    /// It had no limit.
    Untimed,
    /// More time was chosen than the exam or its thirty extra minutes give.
    MoreTime,
    /// Time was added under way.
    Extended {
        /// How much in all.
        minutes: u32,
    },
}

/// The state of an attempt.
///
/// Two logs with the same entries give the same state, whatever their order and however often an
/// entry is in them. A clock that jumps back takes no time off what was used; it never gives any
/// back either. Only one tab at a time may write into a running attempt: where two did, the time
/// of both counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The number in its entries.
    pub id: u64,
    /// What is asked.
    pub paper: Paper,
    /// How long it may take.
    pub timing: Timing,
    /// When it began, in milliseconds since 1970 UTC.
    pub started: u64,
    /// Where it stands.
    pub status: Status,
    /// The open question; `None` on the review screen.
    pub place: Option<usize>,
    /// What was done with each question, in the order of the paper.
    pub responses: Vec<Response>,
    /// Time spent on the review screen, in milliseconds.
    pub reviewing: u64,
    /// How often it was paused.
    pub pauses: u32,
    /// Minutes added under way.
    pub extended: u32,
    /// Entries that this version does not understand.
    pub later: usize,
    /// The result as the person was told it.
    pub summary: Option<Summary>,
    clock: Clock,
}

impl Attempt {
    /// The attempt with this number as it stands at `now`; `None` where the log has no start of it.
    pub fn of(log: &[Entry], id: u64, now: u64) -> Option<Self> {
        let entries = log.iter().filter(|entry| entry.attempt == id).collect();
        Self::fold(entries, now)
    }

    /// All attempts of a log as they stand at `now`, in the order of their starts.
    pub fn all(log: &[Entry], now: u64) -> Vec<Self> {
        let mut entries: Vec<&Entry> = log.iter().collect();
        order::sort_by_key(&mut entries, |entry| entry.attempt);
        let of_each = entries.chunk_by(|one, other| one.attempt == other.attempt);
        let mut attempts: Vec<Self> = of_each
            .filter_map(|entries| Self::fold(entries.to_vec(), now))
            .collect();
        order::sort_by_key(&mut attempts, |attempt| (attempt.started, attempt.id));
        attempts
    }

    /// The state after the entries of one attempt, in any order.
    fn fold(entries: Vec<&Entry>, now: u64) -> Option<Self> {
        let entries = once(entries, |entry| entry.id);
        let mut attempt = entries.iter().find_map(|entry| Self::begin(entry))?;
        for entry in entries {
            attempt.apply(entry);
        }
        attempt.advance(now);
        Some(attempt)
    }

    fn begin(entry: &Entry) -> Option<Self> {
        let Deed::Started { paper, timing } = &entry.deed else {
            return None;
        };
        let mut attempt = Self {
            id: entry.attempt,
            paper: paper.clone(),
            timing: *timing,
            started: entry.at,
            status: Status::Running,
            place: None,
            responses: vec![Response::default(); paper.questions.len()],
            reviewing: 0,
            pauses: 0,
            extended: 0,
            later: 0,
            summary: None,
            clock: Clock::new(entry.at),
        };
        attempt.open(Some(0));
        Some(attempt)
    }

    fn apply(&mut self, entry: &Entry) {
        if let Deed::Later(_) = entry.deed {
            self.later += 1;
        }
        self.advance(entry.at);
        if self.is_over() {
            if let Deed::Judged { summary } = &entry.deed {
                self.summary.get_or_insert_with(|| summary.clone());
            }
            return;
        }
        match &entry.deed {
            Deed::MovedTo { place } => {
                if *place < self.responses.len() {
                    self.open(Some(*place));
                }
            }
            Deed::Reviewed => self.open(None),
            Deed::Answered { place, picks } => self.change(*place, |it| it.answer(picks)),
            Deed::Cleared { place } => self.change(*place, |it| it.answer(&[])),
            Deed::Rated { place, confidence } => {
                self.change(*place, |it| it.confidence = *confidence);
            }
            Deed::StruckOut { place, option } => self.change(*place, |it| it.strike(*option)),
            Deed::Restored { place, option } => self.change(*place, |it| it.restore(*option)),
            Deed::Marked { place } => self.change(*place, |it| it.is_marked = true),
            Deed::Unmarked { place } => self.change(*place, |it| it.is_marked = false),
            Deed::Paused => {
                if self.status == Status::Running {
                    self.status = Status::Paused;
                    self.pauses += 1;
                }
            }
            Deed::Resumed => self.status = Status::Running,
            Deed::Extended { minutes } => {
                self.extended = self.extended.saturating_add(u32::from(*minutes));
            }
            Deed::Submitted => self.end(Status::Submitted { at: entry.at }),
            Deed::Started { .. } | Deed::Ticked | Deed::Judged { .. } | Deed::Later(_) => {}
        }
    }

    fn change(&mut self, place: usize, change: impl FnOnce(&mut Response)) {
        if let Some(response) = self.responses.get_mut(place) {
            change(response);
        }
    }

    /// Leaves what is open and opens a question or the review screen.
    fn open(&mut self, place: Option<usize>) {
        self.leave();
        self.place = place.filter(|place| *place < self.responses.len());
        if let Some(place) = self.place {
            self.change(place, |it| it.visits += 1);
        }
    }

    fn leave(&mut self) {
        if let Some(place) = self.place {
            self.change(place, Response::settle);
        }
    }

    fn end(&mut self, status: Status) {
        // An answer may have been given to a question that was not the open one.
        self.responses.iter_mut().for_each(Response::settle);
        self.status = status;
    }

    /// Lets the time go on to a moment, and ends the attempt where its time runs out on the way.
    fn advance(&mut self, at: u64) {
        if self.is_over() {
            return;
        }
        let left = self
            .allowed()
            .map(|all| all.saturating_sub(self.clock.used));
        let before = self.clock.last;
        let step = self.clock.step(at, self.status == Status::Running, left);
        match self.place.and_then(|place| self.responses.get_mut(place)) {
            Some(response) => response.spent = response.spent.saturating_add(step),
            None => self.reviewing = self.reviewing.saturating_add(step),
        }
        if self.status == Status::Running && left.is_some_and(|left| step >= left) {
            let at = before.saturating_add(step);
            self.end(Status::RanOut { at });
        }
    }

    /// The time allowed with everything that was added, in milliseconds; `None` without a limit.
    pub fn allowed(&self) -> Option<u64> {
        let allowed = self.timing.allowed(self.paper.minutes)?;
        Some(allowed.saturating_add(u64::from(self.extended).saturating_mul(MINUTE)))
    }

    /// The time used up to `now` without pauses, in milliseconds; never more than is allowed.
    pub fn used(&self, now: u64) -> u64 {
        let more = match self.status {
            Status::Running => now.saturating_sub(self.clock.last),
            Status::Paused | Status::Submitted { .. } | Status::RanOut { .. } => 0,
        };
        let used = self.clock.used.saturating_add(more);
        self.allowed().map_or(used, |all| used.min(all))
    }

    /// The time left at `now`, in milliseconds; `None` without a limit. At 0 it is over.
    pub fn left(&self, now: u64) -> Option<u64> {
        Some(self.allowed()?.saturating_sub(self.used(now)))
    }

    /// The moment at which the time runs out, in milliseconds since 1970 UTC; `None` without a
    /// limit, while it is paused and when it is over.
    pub fn deadline(&self) -> Option<u64> {
        if self.status != Status::Running {
            return None;
        }
        let left = self.allowed()?.saturating_sub(self.clock.used);
        Some(self.clock.last.saturating_add(left))
    }

    /// Whether it is handed in.
    pub fn is_over(&self) -> bool {
        self.ended().is_some()
    }

    /// When it was handed in, in milliseconds since 1970 UTC.
    pub fn ended(&self) -> Option<u64> {
        match self.status {
            Status::Running | Status::Paused => None,
            Status::Submitted { at } | Status::RanOut { at } => Some(at),
        }
    }

    /// The places of questions without an answer.
    pub fn unanswered(&self) -> Vec<usize> {
        self.places(|response| response.picks.is_empty())
    }

    /// The places of questions that are marked for review.
    pub fn marked(&self) -> Vec<usize> {
        self.places(|response| response.is_marked)
    }

    fn places(&self, wanted: fn(&Response) -> bool) -> Vec<usize> {
        let all = self.responses.iter().enumerate();
        all.filter(|(_, response)| wanted(response))
            .map(|(place, _)| place)
            .collect()
    }

    /// The ways in which it was easier than the exam; none of them means exam conditions.
    pub fn departures(&self) -> Vec<Departure> {
        let mut found = Vec::new();
        if self.pauses > 0 {
            found.push(Departure::Paused { times: self.pauses });
        }
        let most = Timing::PlusThirty.allowed(self.paper.minutes);
        match self.timing.allowed(self.paper.minutes) {
            None => found.push(Departure::Untimed),
            Some(allowed) if Some(allowed) > most => found.push(Departure::MoreTime),
            Some(_) => {}
        }
        if self.extended > 0 {
            let minutes = self.extended;
            found.push(Departure::Extended { minutes });
        }
        found
    }
}

#[cfg(test)]
mod tests;
