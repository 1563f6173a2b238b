//! Tracks that go around: back to a station on the left, or over more than one column.
//!
//! Each goes down beside its station, along a line below everything and up to where it leads. The
//! lines, and the lanes between two columns, are made wide enough for those that are there, so a
//! diagram without such tracks is as wide and high as ever.

use super::super::plan::{Plan, Track};
use super::{CORNER, Layout, NAME, Point, Spot};

/// From lane to lane, and from line to line.
const APART: i32 = 10;
/// How far below the last row the first line is.
const BELOW: i32 = 44;
/// How far right of a station its first lane is: where its name ends.
const BESIDE: i32 = NAME;

/// The lanes and lines of a diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// The stations that tracks go around to; each has a line.
    ends: Vec<usize>,
    /// The lanes before the first column, then behind each: the place of their end in `ends`.
    lanes: Vec<Vec<usize>>,
}

/// Whether a track leads into the next column.
fn leads_on(from: Spot, to: Spot) -> bool {
    from.column + 1 == to.column
}

impl Around {
    /// Of a plan whose stations stand where `spots` says.
    pub(super) fn of(plan: &Plan, spots: &[Spot]) -> Around {
        let mut around = Around::default();
        for track in &plan.tracks {
            let (Some(from), Some(to)) = (spots.get(track.from), spots.get(track.to)) else {
                continue;
            };
            if leads_on(*from, *to) {
                continue;
            }
            let end = match around.line(track.to) {
                Some(end) => end,
                None => {
                    around.ends.push(track.to);
                    around.ends.len() - 1
                }
            };
            around.take(from.column + 1, end);
            around.take(to.column, end);
        }
        around
    }

    /// A lane in the gap before the column of this number.
    fn take(&mut self, gap: usize, end: usize) {
        if self.lanes.len() <= gap {
            self.lanes.resize(gap + 1, Vec::new());
        }
        if let Some(lanes) = self.lanes.get_mut(gap)
            && !lanes.contains(&end)
        {
            lanes.push(end);
        }
    }

    /// The line of the tracks to a station.
    fn line(&self, to: usize) -> Option<usize> {
        self.ends.iter().position(|end| *end == to)
    }

    /// How much wider the gap before a column is.
    fn wider(&self, gap: usize) -> i32 {
        let lanes = self.lanes.get(gap).map_or(0, Vec::len);
        match i32::try_from(lanes).unwrap_or(0) {
            0 => 0,
            lanes => lanes * APART + CORNER,
        }
    }

    /// How much further to the right a column is.
    pub(super) fn before(&self, column: usize) -> i32 {
        (0..=column).map(|gap| self.wider(gap)).sum()
    }

    /// How much room the lanes behind the last column need.
    pub(super) fn beside(&self, last: usize) -> i32 {
        self.wider(last + 1)
    }

    /// How much room the lines below everything need.
    pub(super) fn below(&self) -> i32 {
        match i32::try_from(self.ends.len()).unwrap_or(0) {
            0 => 0,
            lines => lines * APART + CORNER,
        }
    }
}

impl Layout {
    /// How far to the right a lane is in the gap before a column.
    fn lane(&self, gap: usize, end: usize) -> i32 {
        let lanes = self.around.lanes.get(gap).map_or(&[][..], Vec::as_slice);
        let nth = lanes.iter().position(|each| *each == end).unwrap_or(0);
        let nth = i32::try_from(nth).unwrap_or(0);
        match gap.checked_sub(1) {
            Some(column) => self.column_x(column) + BESIDE + APART * nth,
            // Left of the first column.
            None => CORNER + APART * nth,
        }
    }

    /// The corners of a track that goes around.
    pub(super) fn corners_around(&self, track: &Track) -> Option<Vec<Point>> {
        let (from, to) = (self.spot(track.from), self.spot(track.to));
        if leads_on(from, to) {
            return None;
        }
        let end = self.around.line(track.to)?;
        let (start, stop) = (self.point(track.from), self.point(track.to));
        let down = self.lane(from.column + 1, end);
        let up = self.lane(to.column, end);
        let line = self.foot() + BELOW + APART * i32::try_from(end).unwrap_or(0);
        let turn = if up < down { -CORNER } else { CORNER };
        Some(vec![
            start,
            (down - CORNER, start.1),
            (down, start.1 + CORNER),
            (down, line - CORNER),
            (down + turn, line),
            (up - turn, line),
            (up, line - CORNER),
            (up, stop.1 + CORNER),
            (up + CORNER, stop.1),
            stop,
        ])
    }
}
