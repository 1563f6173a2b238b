//! FSRS-6: how well something is remembered, and when it should be seen again.
//!
//! The model is that of the Free Spaced Repetition Scheduler, version 6, as its authors describe it
//! (<https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>). A memory has a
//! *stability*, the days after which it is recalled nine times out of ten, and a *difficulty* from
//! 1 to 10. Each review makes another memory of it. Here are no clock, no chance and no log: the
//! days since the review before are an argument. The tests hold it against the `fsrs` crate.

use serde::{Deserialize, Serialize};

/// How well something was recalled. The order is from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Not at all.
    Again,
    /// With effort or in doubt.
    Hard,
    /// As it should be.
    Good,
    /// Without a thought.
    Easy,
}

impl Grade {
    /// All of them, from worst to best.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The number by which FSRS knows it, 1 to 4.
    pub fn number(self) -> u8 {
        match self {
            Self::Again => 1,
            Self::Hard => 2,
            Self::Good => 3,
            Self::Easy => 4,
        }
    }

    /// How far it is from `Good`, from -2 to 1.
    fn over_good(self) -> f64 {
        f64::from(self.number()) - 3.0
    }
}

/// What is known of a memory right after a review.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days after which the chance of recall is 90 %.
    pub stability: f64,
    /// How hard it is to make it more stable, 1 to 10.
    pub difficulty: f64,
}

/// The least stability, in days.
const LEAST_STABILITY: f64 = 0.001;

/// The greatest stability and the longest interval, in days: a hundred years.
const MOST_STABILITY: f64 = 36_500.0;

/// The 21 parameters of the model, by what each group is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// Stability in days after the first review, by grade.
    first_stability: [f64; 4],
    /// Difficulty after a first `Again`, and how fast it falls with better grades.
    first_difficulty: [f64; 2],
    /// How much a grade changes the difficulty, and how far each review leads back to that of `Easy`.
    difficulty: [f64; 2],
    /// Growth of the stability after a recall: size, weight of stability, weight of the chance of recall.
    recall: [f64; 3],
    /// Stability after a lapse: size, weights of difficulty, stability and chance of recall.
    lapse: [f64; 4],
    /// What `Hard` and `Easy` make of the growth.
    hard_and_easy: [f64; 2],
    /// Reviews on the same day: size, offset, weight of stability.
    same_day: [f64; 3],
    /// How fast the forgetting curve flattens.
    decay: f64,
}

impl Default for Parameters {
    /// The default parameters of FSRS-6, fitted by its authors to the reviews of many people, as in
    /// the `fsrs` crate 6.6 (2026).
    fn default() -> Self {
        Self::new([
            0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
            1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
        ])
    }
}

impl Parameters {
    /// The parameters in the order in which FSRS numbers them, w0 to w20.
    pub const fn new(w: [f64; 21]) -> Self {
        let [
            w0,
            w1,
            w2,
            w3,
            w4,
            w5,
            w6,
            w7,
            w8,
            w9,
            w10,
            w11,
            w12,
            w13,
            w14,
            w15,
            w16,
            w17,
            w18,
            w19,
            w20,
        ] = w;
        Self {
            first_stability: [w0, w1, w2, w3],
            first_difficulty: [w4, w5],
            difficulty: [w6, w7],
            recall: [w8, w9, w10],
            lapse: [w11, w12, w13, w14],
            hard_and_easy: [w15, w16],
            same_day: [w17, w18, w19],
            decay: w20,
        }
    }

    /// The memory after a review: of something new (`None`), or `days` after the review before. No
    /// day means the same day.
    pub fn review(&self, memory: Option<Memory>, days: u32, grade: Grade) -> Memory {
        let Some(memory) = memory else {
            return self.first(grade);
        };
        let stability = match (days, grade) {
            (0, _) => self.on_the_same_day(memory.stability, grade),
            (_, Grade::Again) => self.after_lapse(memory, days),
            _ => self.after_recall(memory, days, grade),
        };
        Memory {
            stability: stability.clamp(LEAST_STABILITY, MOST_STABILITY),
            difficulty: self.next_difficulty(memory.difficulty, grade),
        }
    }

    fn first(&self, grade: Grade) -> Memory {
        let [again, hard, good, easy] = self.first_stability;
        let stability = match grade {
            Grade::Again => again,
            Grade::Hard => hard,
            Grade::Good => good,
            Grade::Easy => easy,
        };
        Memory {
            stability: stability.clamp(LEAST_STABILITY, MOST_STABILITY),
            difficulty: self.first_difficulty(grade).clamp(1.0, 10.0),
        }
    }

    fn first_difficulty(&self, grade: Grade) -> f64 {
        let [of_again, fall] = self.first_difficulty;
        of_again - (fall * (f64::from(grade.number()) - 1.0)).exp() + 1.0
    }

    /// A grade moves it the less, the nearer it is to the greatest; each review leads it back a little.
    fn next_difficulty(&self, difficulty: f64, grade: Grade) -> f64 {
        let [change, back] = self.difficulty;
        let moved = difficulty - change * grade.over_good() * (10.0 - difficulty) / 9.0;
        (back * self.first_difficulty(Grade::Easy) + (1.0 - back) * moved).clamp(1.0, 10.0)
    }

    fn after_recall(&self, memory: Memory, days: u32, grade: Grade) -> f64 {
        let [size, of_stability, of_recall] = self.recall;
        let [hard, easy] = self.hard_and_easy;
        let of_grade = match grade {
            Grade::Hard => hard,
            Grade::Easy => easy,
            Grade::Again | Grade::Good => 1.0,
        };
        let forgotten = 1.0 - self.recall(memory.stability, f64::from(days));
        let growth = size.exp()
            * (11.0 - memory.difficulty)
            * memory.stability.powf(-of_stability)
            * ((forgotten * of_recall).exp() - 1.0)
            * of_grade;
        memory.stability * (1.0 + growth)
    }

    /// Never more than a lapse on the same day would leave.
    fn after_lapse(&self, memory: Memory, days: u32) -> f64 {
        let [size, of_difficulty, of_stability, of_recall] = self.lapse;
        let [same_day, offset, _] = self.same_day;
        let forgotten = 1.0 - self.recall(memory.stability, f64::from(days));
        let left = size
            * memory.difficulty.powf(-of_difficulty)
            * ((memory.stability + 1.0).powf(of_stability) - 1.0)
            * (forgotten * of_recall).exp();
        left.min(memory.stability / (same_day * offset).exp())
    }

    fn on_the_same_day(&self, stability: f64, grade: Grade) -> f64 {
        let [size, offset, of_stability] = self.same_day;
        let change = (size * (grade.over_good() + offset)).exp() * stability.powf(-of_stability);
        // What was recalled is not less stable for it.
        stability
            * if grade == Grade::Again {
                change
            } else {
                change.max(1.0)
            }
    }

    /// The chance of recall, 0 to 1, `days` after the last review.
    pub fn recall(&self, stability: f64, days: f64) -> f64 {
        (1.0 + self.factor() * days.max(0.0) / stability.max(LEAST_STABILITY)).powf(-self.decay)
    }

    /// After how many whole days the chance of recall has fallen to `retention` (more than 0, less
    /// than 1): the next interval, 1 day at least.
    pub fn interval(&self, stability: f64, retention: f64) -> u32 {
        let retention = retention.clamp(0.01, 0.999);
        let days = stability / self.factor() * (retention.powf(-1.0 / self.decay) - 1.0);
        days.round().clamp(1.0, MOST_STABILITY) as u32
    }

    /// Makes the chance of recall 90 % when as many days have gone as the stability says.
    fn factor(&self) -> f64 {
        0.9_f64.powf(-1.0 / self.decay) - 1.0
    }
}

#[cfg(test)]
mod tests;
