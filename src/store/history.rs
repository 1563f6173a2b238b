//! A value with its past and future, for undo and redo.

use std::rc::Rc;

/// How many earlier states are kept.
const DEPTH: usize = 100;

/// A value, what it was before, and what was undone.
#[derive(Clone, Debug, PartialEq)]
pub struct History<T> {
    past: Vec<Rc<T>>,
    now: Rc<T>,
    future: Vec<Rc<T>>,
    /// Names the run of small changes, such as typing in one field, that counts as one step.
    run: Option<String>,
}

impl<T: PartialEq> History<T> {
    /// A value without a past.
    pub fn new(now: T) -> Self {
        History {
            past: Vec::new(),
            now: Rc::new(now),
            future: Vec::new(),
            run: None,
        }
    }

    /// The value as it is.
    pub fn now(&self) -> &Rc<T> {
        &self.now
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to take again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What it was before, the newest first.
    pub fn past(&self) -> impl Iterator<Item = &Rc<T>> {
        self.past.iter().rev()
    }

    /// Puts a new value. Changes of the same `run` in a row are one step; `None` is a step of its
    /// own. A value equal to the present one is no step.
    #[must_use]
    pub fn put(&self, next: T, run: Option<String>) -> Self {
        if *self.now == next {
            return History {
                past: self.past.clone(),
                now: self.now.clone(),
                future: self.future.clone(),
                run: self.run.clone(),
            };
        }
        let mut past = self.past.clone();
        if run.is_none() || run != self.run {
            past.push(self.now.clone());
            let surplus = past.len().saturating_sub(DEPTH);
            past.drain(..surplus);
        }
        History {
            past,
            now: Rc::new(next),
            future: Vec::new(),
            run,
        }
    }

    /// Replaces the value without making a step of it.
    #[must_use]
    pub fn amend(&self, next: T) -> Self {
        History {
            past: self.past.clone(),
            now: Rc::new(next),
            future: self.future.clone(),
            run: self.run.clone(),
        }
    }

    /// One step back; unchanged where there is none.
    #[must_use]
    pub fn undo(&self) -> Self {
        let (past, now, future) = self.step(&self.past, &self.future);
        History {
            past,
            now,
            future,
            run: None,
        }
    }

    /// One undone step again; unchanged where there is none.
    #[must_use]
    pub fn redo(&self) -> Self {
        let (future, now, past) = self.step(&self.future, &self.past);
        History {
            past,
            now,
            future,
            run: None,
        }
    }

    /// Takes the last of `from` as the present, which goes to the end of `to`.
    fn step(&self, from: &[Rc<T>], to: &[Rc<T>]) -> (Vec<Rc<T>>, Rc<T>, Vec<Rc<T>>) {
        let (mut from, mut to) = (from.to_vec(), to.to_vec());
        let now = match from.pop() {
            Some(next) => {
                to.push(self.now.clone());
                next
            }
            None => self.now.clone(),
        };
        (from, now, to)
    }
}

#[cfg(test)]
mod tests;
