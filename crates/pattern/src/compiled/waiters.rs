//! The branches that wait for one value.

use super::key::Waiting;

/// Branches in groups that ask the same beside what they wait for, so that it is tried once for all
/// of them: of 1,000 rules about one state, those for another source cost nothing.
#[derive(Debug, Default)]
pub(super) struct Waiters {
    /// Sorted by what they ask beside.
    pub(super) groups: Vec<Group>,
}

/// Branches that ask the same beside what they wait for.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) context: u32,
    pub(super) branches: Vec<Waiting>,
}

impl Waiters {
    fn find(&self, waiting: Waiting) -> Result<usize, usize> {
        self.groups
            .binary_search_by_key(&waiting.context, |group| group.context)
    }

    pub(super) fn push(&mut self, waiting: Waiting) {
        let found = self.find(waiting);
        match found.map(|at| self.groups.get_mut(at)) {
            Ok(Some(group)) => group.branches.push(waiting),
            Ok(None) => {}
            Err(at) => {
                let group = Group {
                    context: waiting.context,
                    branches: vec![waiting],
                };
                self.groups.insert(at, group);
            }
        }
    }

    /// Takes a branch out once.
    pub(super) fn take(&mut self, waiting: Waiting) {
        let Ok(at) = self.find(waiting) else { return };
        let Some(group) = self.groups.get_mut(at) else {
            return;
        };
        let is_it = |other: &Waiting| other.branch == waiting.branch;
        if let Some(place) = group.branches.iter().rposition(is_it) {
            group.branches.swap_remove(place);
        }
        if group.branches.is_empty() {
            self.groups.remove(at);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}
