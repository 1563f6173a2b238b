//! The scaled score as an estimate, with how sure it is.
//!
//! AWS scales to 100–1000 and passes at 750, but equates the forms of an exam and does not publish
//! how (<https://aws.amazon.com/certification/policies/after-testing/>). So this is a straight line
//! from no question right to all of them, and says so.

use crate::bank::Blueprint;

/// A score as AWS would scale it, as far as one can know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Scored questions that were answered rightly.
    pub right: usize,
    /// Scored questions.
    pub of: usize,
    /// The score on the straight line.
    pub scaled: u16,
    /// The lower end of the range that holds the person's true score 95 times of 100.
    pub low: u16,
    /// Its upper end.
    pub high: u16,
    /// The score of no right answer.
    pub from: u16,
    /// The score of all right answers.
    pub to: u16,
    /// The score needed to pass.
    pub pass: u16,
}

/// How an estimate stands to the pass mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// The whole range is at or above it.
    Above,
    /// The range is on both sides of it.
    Open,
    /// The whole range is below it.
    Below,
}

impl Estimate {
    /// The estimate for so many right answers, of which there are at most `of`.
    pub fn of(right: usize, of: usize, blueprint: &Blueprint) -> Self {
        let right = right.min(of);
        let (low, high) = wilson(right, of);
        let share = if of == 0 {
            0.0
        } else {
            right as f64 / of as f64
        };
        let line = Line {
            from: blueprint.scale_from,
            to: blueprint.scale_to.max(blueprint.scale_from),
        };
        Self {
            right,
            of,
            scaled: line.at(share),
            low: line.at(low),
            high: line.at(high),
            from: line.from,
            to: line.to,
            pass: blueprint.pass,
        }
    }

    /// Whether the score itself reaches the pass mark.
    pub fn is_pass(&self) -> bool {
        self.of > 0 && self.scaled >= self.pass
    }

    /// How the range stands to the pass mark.
    pub fn prospect(&self) -> Prospect {
        if self.low >= self.pass {
            Prospect::Above
        } else if self.high < self.pass {
            Prospect::Below
        } else {
            Prospect::Open
        }
    }

    /// How it is computed, for the person to read.
    pub fn explain(&self) -> String {
        let Self {
            right,
            of,
            scaled,
            low,
            high,
            from,
            to,
            pass,
        } = self;
        let prospect = match self.prospect() {
            Prospect::Above => "All of that is a pass",
            Prospect::Open => "That leaves open whether it is a pass",
            Prospect::Below => "All of that is below a pass",
        };
        format!(
            "An estimate. {right} of {of} scored questions are right. On a straight line from {from} (none) to {to} (all) that is {scaled}; {pass} passes. \
             With other questions of the same kind, a person who knows as much would get more or fewer right by chance: 95 times of 100 the range from {low} to {high} (Wilson's interval for {of} questions) holds what the person really knows. {prospect}. \
             AWS weighs how hard the questions of each paper are and does not publish how it scales, so the score of the real exam may also differ for that reason. \
             A question with several right options counts only if exactly those are chosen, and no answer counts as wrong."
        )
    }
}

/// The straight line of scores.
struct Line {
    from: u16,
    to: u16,
}

impl Line {
    fn at(&self, share: f64) -> u16 {
        let (from, to) = (f64::from(self.from), f64::from(self.to));
        // In range, since the share is from 0 to 1; a cast of a float saturates.
        (from + (to - from) * share).round() as u16
    }
}

/// Wilson's score interval for a share, at 95 %. Without questions it is everything.
fn wilson(right: usize, of: usize) -> (f64, f64) {
    const Z: f64 = 1.96;
    if of == 0 {
        return (0.0, 1.0);
    }
    let n = of as f64;
    let share = right as f64 / n;
    let middle = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    // Rounding may leave the share a hair outside of its own interval at both ends.
    let low = ((middle - half) / scale).clamp(0.0, share);
    let high = ((middle + half) / scale).clamp(share, 1.0);
    (low, high)
}

#[cfg(test)]
mod tests;
