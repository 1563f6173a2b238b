//! Which form belongs to which target while targets come and go and their texts are edited.

use pipeline::Target;

/// The forms of one rule's targets.
#[derive(Default)]
pub struct Keys {
    /// The yard's number, the place and the name of the rule.
    of: (u32, usize, String),
    known: Vec<(u32, Target)>,
    given: u32,
}

impl Keys {
    /// A key for each target: that which it had when the targets were last seen, also if it was
    /// edited since; a new one for a target that was not there.
    pub fn follow(&mut self, of: (u32, usize, String), targets: &[Target]) -> Vec<u32> {
        let is_same_rule = self.of == of;
        // A rule that is renamed keeps its targets as they are.
        let is_renamed = (self.of.0, self.of.1) == (of.0, of.1)
            && self.known.iter().map(|(_, target)| target).eq(targets);
        let known = std::mem::take(&mut self.known);
        let known: &[(u32, Target)] = match is_same_rule || is_renamed {
            true => &known,
            false => &[],
        };
        self.of = of;
        let (old, new) = (known.len(), targets.len());
        let equal = |(known, target): (&(u32, Target), &Target)| known.1 == *target;
        let first = known.iter().zip(targets).take_while(|pair| equal(*pair));
        let first = first.count();
        let last = known.iter().rev().zip(targets.iter().rev());
        let last = last.take_while(|pair| equal(*pair)).count();
        let last = last.min(old.min(new) - first);
        for (at, target) in targets.iter().enumerate() {
            let before = match at {
                at if at < first => known.get(at),
                at if at + last >= new => known.get((at + old).saturating_sub(new)),
                // As many as before: what is between has been edited.
                at if old == new => known
                    .get(at)
                    .filter(|(_, known)| known.id == target.id || known.arn == target.arn),
                _ => None,
            };
            let key = before.map_or_else(
                || {
                    self.given += 1;
                    self.given
                },
                |(key, _)| *key,
            );
            self.known.push((key, target.clone()));
        }
        self.known.iter().map(|(key, _)| *key).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(id: &str) -> Target {
        Target::new(id, format!("arn:{id}"))
    }

    fn of(name: &str) -> (u32, usize, String) {
        (0, 0, name.to_owned())
    }

    #[test]
    fn a_target_keeps_its_key_while_others_come_and_go() {
        let (a, b, c) = (target("a"), target("b"), target("c"));
        let mut keys = Keys::default();
        let all = [a.clone(), b.clone(), c.clone()];
        let first = keys.follow(of("r"), &all);
        assert_eq!(keys.follow(of("r"), &all), first);
        // The one between goes, and the others stay what they are.
        let left = keys.follow(of("r"), &[a.clone(), c.clone()]);
        assert_eq!(left, [first[0], first[2]]);
        let back = keys.follow(of("r"), &all);
        assert_eq!((back[0], back[2]), (first[0], first[2]));
        assert!(!first.contains(&back[1]), "what comes back is not open");
        let more = keys.follow(of("r"), &[a.clone(), b, c, target("d")]);
        assert_eq!(more[..3], back);
        let one = keys.follow(of("r"), &[a]);
        assert_eq!(one, [first[0]]);
        assert!(keys.follow(of("r"), &[]).is_empty());
    }

    #[test]
    fn a_target_keeps_its_key_while_it_is_edited_and_loses_it_to_another_one() {
        let mut keys = Keys::default();
        let first = keys.follow(of("r"), &[target("a"), target("b")]);
        let mut named = target("a");
        named.id = "x".to_owned();
        assert_eq!(keys.follow(of("r"), &[named.clone(), target("b")]), first);
        named.arn = "arn:y".to_owned();
        assert_eq!(keys.follow(of("r"), &[named, target("b")]), first);
        let other = keys.follow(of("r"), &[target("z"), target("b")]);
        assert!(!first.contains(&other[0]));
        assert_eq!(other[1], first[1]);
    }

    #[test]
    fn twins_are_told_apart_by_their_places() {
        let mut keys = Keys::default();
        let twins = [target("a"), target("a"), target("a")];
        let first = keys.follow(of("r"), &twins);
        assert_eq!(first, [1, 2, 3]);
        assert_eq!(keys.follow(of("r"), &twins[..2]).len(), 2);
    }

    #[test]
    fn another_rule_has_keys_of_its_own_and_one_that_is_renamed_keeps_them() {
        let mut keys = Keys::default();
        let first = keys.follow(of("r"), &[target("a")]);
        assert_eq!(keys.follow(of("renamed"), &[target("a")]), first);
        let mut edited = target("a");
        edited.arn = "arn:other".to_owned();
        let other = keys.follow(of("other"), &[edited.clone()]);
        assert_ne!(other, first);
        assert_ne!(keys.follow((0, 1, "other".to_owned()), &[edited]), other);
    }
}
