//! Where the stations of a track diagram stand and how the tracks run: columns from left to right,
//! rows from top to bottom, lines that are level, upright or at 45 degrees.
//!
//! A station stands in the row of the first that follows it, and everything behind it fills the rows
//! from there on. So what is added pushes what is below it down by whole rows and moves nothing else.
//! Of the targets of a rule those come last that later rules lead to as well: then no track has to
//! cross another where the order of the rules allows that.
//!
//! A track that does not lead into the next column goes around: down beside its station, along below
//! everything and up to where it leads (module `around`). Those that lead to one station share their way.

use super::plan::{Kind, Plan, Track};
use around::Around;
use quiz::order;
use yew::AttrValue;

mod around;

/// From row to row, in pixels.
pub const ROW: i32 = 64;
/// How wide a name may be.
pub const NAME: i32 = 160;
/// From column to column.
const GAP: i32 = 224;
const LEFT: i32 = 24;
const TOP: i32 = 60;
const BOTTOM: i32 = 36;
/// Where a track leaves for the rows below, right of the station that it comes from.
const FORK: i32 = 26;
/// Where a track joins another one, left of the station that both lead to.
const JOIN: i32 = 36;
/// How far joining tracks are apart, and how much room they have together.
const LANE: i32 = 9;
const LANES: i32 = 32;
/// The side of a 45 degree corner.
const CORNER: i32 = 12;

/// Where a station stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Its column, from 0.
    pub column: usize,
    /// Its row, from 0.
    pub row: usize,
    /// Which lane the tracks take that join its first one; the first is 0.
    lane: usize,
}

/// Where everything of a [`Plan`] is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    spots: Vec<Spot>,
    /// The stations in the order in which a person comes by: each, then what follows it.
    order: Vec<usize>,
    rows: usize,
    columns: usize,
    /// How many lanes there are at most.
    lanes: usize,
    /// The ways of tracks that go around.
    around: Around,
}

/// A point in pixels.
pub type Point = (i32, i32);

impl Layout {
    /// Lays a plan out.
    pub fn of(plan: &Plan) -> Layout {
        let mut layout = Layout {
            spots: vec![Spot::default(); plan.stations.len()],
            ..Layout::default()
        };
        let mut beside = 0;
        for root in 0..plan.stations.len() {
            if plan.parent(root).is_some() {
                continue;
            }
            let kind = plan.stations.get(root).map(|station| station.kind);
            let joined = plan.onward(root).find(|track| track.to < root);
            if let Some(track) = joined.filter(|_| kind == Some(Kind::Source)) {
                // One more source of a bus stands below the first one.
                let row = layout.spot(track.to).row.max(beside);
                layout.put(root, 0, row);
                beside = row + 1;
                layout.rows = layout.rows.max(beside);
            } else {
                let is_first = matches!(kind, Some(Kind::Source | Kind::Service));
                let start = layout.rows;
                layout.rows = layout.place(plan, root, usize::from(!is_first), start);
                beside = start + 1;
            }
        }
        layout.assign_lanes(plan);
        let columns = layout.spots.iter().map(|spot| spot.column + 1);
        layout.columns = columns.max().unwrap_or(0);
        layout.around = Around::of(plan, &layout.spots);
        layout
    }

    fn put(&mut self, at: usize, column: usize, row: usize) {
        if let Some(spot) = self.spots.get_mut(at) {
            spot.column = column;
            spot.row = row;
        }
        self.order.push(at);
    }

    /// Places a station and what follows it; gives the first row below.
    fn place(&mut self, plan: &Plan, at: usize, column: usize, row: usize) -> usize {
        self.put(at, column, row);
        let mut next = row;
        for child in own(plan, at) {
            next = self.place(plan, child, column + 1, next);
        }
        // The name of a ground has the row below it.
        let has_ground = plan.grounds.iter().any(|(ground, _)| *ground == at);
        next.max(row + 1) + usize::from(has_ground)
    }

    /// Gives tracks that join others lanes, so that two of them never run on each other.
    fn assign_lanes(&mut self, plan: &Plan) {
        struct Taken {
            column: usize,
            rows: (usize, usize),
            lane: usize,
        }
        let mut taken: Vec<Taken> = Vec::new();
        let spots = self.spots.clone();
        let column = |at: usize| spots.get(at).map_or(0, |spot| spot.column);
        let leads_on = |track: &&Track| column(track.from) + 1 == column(track.to);
        let mut joined: Vec<usize> = (0..plan.stations.len())
            .filter(|at| {
                let tracks = plan.tracks.iter().filter(leads_on);
                tracks.filter(|track| track.to == *at).count() > 1
            })
            .collect();
        order::sort_by_key(&mut joined, |at| self.spot(*at).row);
        for at in joined {
            let spot = self.spot(at);
            let froms = plan
                .tracks
                .iter()
                .filter(leads_on)
                .filter(|track| track.to == at)
                .map(|track| self.spot(track.from).row);
            let rows = froms.fold((spot.row, spot.row), |(low, high), row| {
                (low.min(row), high.max(row))
            });
            let overlapping = taken.iter().filter(|other| {
                other.column == spot.column && other.rows.0 <= rows.1 && rows.0 <= other.rows.1
            });
            let lane = overlapping.map(|other| other.lane + 1).max().unwrap_or(0);
            if let Some(spot) = self.spots.get_mut(at) {
                spot.lane = lane;
            }
            self.lanes = self.lanes.max(lane + 1);
            taken.push(Taken {
                column: spot.column,
                rows,
                lane,
            });
        }
    }

    /// Where a station stands.
    pub fn spot(&self, at: usize) -> Spot {
        self.spots.get(at).copied().unwrap_or_default()
    }

    /// The stations in the order in which a person comes by them.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The middle of a station.
    pub fn point(&self, at: usize) -> Point {
        let spot = self.spot(at);
        (self.column_x(spot.column), row_y(spot.row))
    }

    /// The size of the whole diagram in pixels.
    pub fn size(&self) -> (i32, i32) {
        let last = self.columns.saturating_sub(1);
        let right = self.column_x(last) + NAME + LEFT + self.around.beside(last);
        (right, self.foot() + BOTTOM + self.around.below())
    }

    /// How far down the last row is.
    fn foot(&self) -> i32 {
        let rows = i32::try_from(self.rows.max(1)).unwrap_or(i32::MAX / ROW - 2);
        TOP + ROW * (rows - 1)
    }

    /// How far to the right a column is.
    fn column_x(&self, column: usize) -> i32 {
        LEFT + GAP * i32::try_from(column).unwrap_or(0) + self.around.before(column)
    }

    /// The rectangle around a station and all that follows it by first tracks: left, top, width,
    /// height.
    pub fn around(&self, plan: &Plan, at: usize) -> (i32, i32, i32, i32) {
        let mut low = self.spot(at);
        let mut high = low;
        let mut behind = vec![at];
        while let Some(at) = behind.pop() {
            let spot = self.spot(at);
            low.row = low.row.min(spot.row);
            high.row = high.row.max(spot.row);
            high.column = high.column.max(spot.column);
            behind.extend(own(plan, at));
        }
        let (left, top) = (self.column_x(low.column) - 22, row_y(low.row) - 52);
        let right = self.column_x(high.column) + NAME + 6;
        (left, top, right - left, row_y(high.row) + 46 - top)
    }

    /// The corners of a track, from station to station.
    pub fn corners(&self, plan: &Plan, track: usize) -> Vec<Point> {
        let Some(track) = plan.tracks.get(track) else {
            return Vec::new();
        };
        let (from, to) = (self.point(track.from), self.point(track.to));
        if let Some(corners) = self.corners_around(track) {
            return corners;
        }
        if from.1 == to.1 {
            return vec![from, to];
        }
        let x = if plan.parent(track.to) == Some(track.from) {
            from.0 + FORK
        } else {
            let spread = i32::try_from(self.lanes).unwrap_or(1).max(1);
            let step = (LANES / spread).clamp(2, LANE);
            let lane = i32::try_from(self.lanes - 1 - self.spot(track.to).lane).unwrap_or(0);
            to.0 - JOIN - step * lane.min(LANES / step)
        };
        let turn = if to.1 > from.1 { CORNER } else { -CORNER };
        vec![
            from,
            (x - CORNER, from.1),
            (x, from.1 + turn),
            (x, to.1 - turn),
            (x + CORNER, to.1),
            to,
        ]
    }

    /// Every track as the `d` of an SVG path.
    pub fn paths(&self, plan: &Plan) -> Vec<AttrValue> {
        let all = 0..plan.tracks.len();
        all.map(|track| self.path(plan, track).into()).collect()
    }

    /// A track as the `d` of an SVG path.
    pub fn path(&self, plan: &Plan, track: usize) -> String {
        let mut path = String::new();
        for (n, (x, y)) in self.corners(plan, track).into_iter().enumerate() {
            path.push(if n == 0 { 'M' } else { 'L' });
            path.push_str(&x.to_string());
            path.push(' ');
            path.push_str(&y.to_string());
        }
        path
    }
}

fn row_y(row: usize) -> i32 {
    TOP + ROW * i32::try_from(row).unwrap_or(0)
}

/// The stations whose first track comes from this one, in the order of their rows.
pub fn own(plan: &Plan, at: usize) -> Vec<usize> {
    let tracks = plan.onward(at).map(|track| track.to);
    let mut own: Vec<usize> = tracks.filter(|to| plan.parent(*to) == Some(at)).collect();
    if plan
        .stations
        .get(at)
        .is_some_and(|station| station.kind == Kind::Rule)
    {
        order::sort_by_key(&mut own, |child| {
            let queues = plan
                .onward(*child)
                .map(|track| last_joining(plan, track.to));
            (last_joining(plan, *child), queues.max().unwrap_or(0))
        });
    }
    own
}

/// The place of the last station from which a track joins the first one to this station; 0 where
/// none does.
fn last_joining(plan: &Plan, at: usize) -> usize {
    let joining = plan.tracks.iter().filter(|track| track.to == at).skip(1);
    joining.map(|track| track.from).max().unwrap_or(0)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
