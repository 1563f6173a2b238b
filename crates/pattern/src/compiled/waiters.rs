//! The branches that wait for one value.

use super::key::Waiting;

/// Branches in groups that have a second condition in common, so that it is tried once for all of
/// them: of 1,000 rules about one state, those for another source cost nothing.
#[derive(Debug, Default)]
pub(super) struct Waiters {
    /// Sorted by the second condition.
    pub(super) groups: Vec<Group>,
    count: usize,
}

/// Branches with the same second condition.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) also: u32,
    pub(super) branches: Vec<u32>,
}

impl Waiters {
    pub(super) fn push(&mut self, waiting: Waiting) {
        let branch = waiting.branch;
        self.count += 1;
        let found = self
            .groups
            .binary_search_by_key(&waiting.also, |group| group.also);
        match found.map(|at| self.groups.get_mut(at)) {
            Ok(Some(group)) => group.branches.push(branch),
            Ok(None) => {}
            Err(at) => {
                let group = Group {
                    also: waiting.also,
                    branches: vec![branch],
                };
                self.groups.insert(at, group);
            }
        }
    }

    /// Takes a branch out once.
    pub(super) fn take(&mut self, waiting: Waiting) {
        let found = self
            .groups
            .binary_search_by_key(&waiting.also, |group| group.also);
        let Ok(at) = found else { return };
        let Some(group) = self.groups.get_mut(at) else {
            return;
        };
        let is_it = |branch: &u32| *branch == waiting.branch;
        if let Some(place) = group.branches.iter().rposition(is_it) {
            group.branches.swap_remove(place);
            self.count -= 1;
        }
        if group.branches.is_empty() {
            self.groups.remove(at);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// About what it costs to wake them.
    pub(super) fn load(&self) -> usize {
        self.groups.len() + self.count / 8
    }
}
