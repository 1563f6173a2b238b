//! What may be asked of one field so that all events that must match satisfy it.

use super::facts::{Facts, Leaf};
use crate::operators::Subject;
use crate::parse;
use crate::suggest::alternative;
use crate::suggest::write::quote;

mod strings;
mod values;

const ABSENT: &str = "{\"exists\":false}";

/// How a field is asked for, from simple to less so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Means {
    One,
    List,
    Affix,
    AnythingBut,
    Numeric,
    IgnoreCase,
    Wildcard,
    Exists,
}

/// One way to ask for one field.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The field, as an index into the names that are looked at.
    pub(super) field: usize,
    pub(super) path: Vec<String>,
    pub(super) means: Means,
    pub(super) meaning: usize,
    pub(super) alternatives: Vec<String>,
    /// Which of the events that must not match do not satisfy it.
    pub(super) rejects: Vec<bool>,
    /// What is asked, in words.
    pub(super) words: String,
    /// Whether it asks that the field is absent although all events that must match may have it:
    /// an element of a list lacks it. True only beside a field which binds that element.
    pub(super) unbound: bool,
}

impl Candidate {
    /// What is compared after the number of fields: means, meaning, length.
    pub(super) fn cost(&self) -> (usize, usize, usize) {
        let length: usize = self.alternatives.iter().map(String::len).sum();
        (
            self.means as usize,
            self.meaning,
            length + self.path.join(".").len(),
        )
    }
}

/// The values of one field in all events.
pub(super) struct Field<'f, 'e> {
    pub(super) name: &'f str,
    pub(super) yes: Vec<&'f [Leaf<'e>]>,
    pub(super) no: Vec<&'f [Leaf<'e>]>,
}

impl<'f, 'e> Field<'f, 'e> {
    pub(super) fn of(name: &'f str, yes: &[&'f Facts<'e>], no: &'f [Facts<'e>]) -> Self {
        Self {
            name,
            yes: yes.iter().map(|facts| facts.values(name)).collect(),
            no: no.iter().map(|facts| facts.values(name)).collect(),
        }
    }

    /// All ways to ask for this field that were thought of: means and alternatives.
    fn ways(&self) -> Vec<(Means, Vec<String>)> {
        let mut ways = Vec::new();
        let all_present = self.yes.iter().all(|values| !values.is_empty());
        if !all_present {
            if self.yes.iter().all(|values| values.is_empty()) {
                ways.push((Means::Exists, vec![ABSENT.to_owned()]));
            }
            return ways;
        }
        ways.extend(self.one_value());
        ways.extend(self.list());
        ways.extend(self.affixes());
        ways.extend(self.excluded());
        ways.extend(self.ranges());
        ways.extend(self.ignoring_case());
        ways.extend(self.wildcards());
        ways.push((Means::Exists, vec!["{\"exists\":true}".to_owned()]));
        if self.may_lack() {
            ways.push((Means::Exists, vec![ABSENT.to_owned()]));
        }
        ways
    }

    /// Whether an element of a list may lack the field although the event has it in another.
    fn may_lack(&self) -> bool {
        let in_elements =
            |values: &&[Leaf<'_>]| values.iter().all(|leaf| !leaf.elements.is_empty());
        self.yes.iter().all(in_elements)
    }

    /// The candidates of this field. `steps` bounds the work and is counted down.
    pub(super) fn candidates(
        &self,
        field: usize,
        path: &[String],
        meaning: usize,
        steps: &mut usize,
    ) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        let count: usize = self
            .yes
            .iter()
            .chain(&self.no)
            .map(|values| values.len())
            .sum();
        for (means, alternatives) in self.ways() {
            *steps = steps.saturating_sub(count + 10);
            if *steps == 0 {
                break;
            }
            let Some(judge) = Judge::new(&alternatives) else {
                continue;
            };
            let unbound = !self.yes.iter().all(|values| judge.takes(values));
            if unbound && alternatives != [ABSENT] {
                continue;
            }
            candidates.push(Candidate {
                field,
                path: path.to_vec(),
                means,
                meaning,
                rejects: self.no.iter().map(|values| !judge.takes(values)).collect(),
                words: format!("{} {}", self.name, judge.words()),
                alternatives,
                unbound,
            });
        }
        candidates
    }
}

/// Alternatives, judged by the engine's own operators.
pub(super) struct Judge(crate::Pattern);

impl Judge {
    /// `None` where AWS would refuse an alternative.
    pub(super) fn new(alternatives: &[String]) -> Option<Self> {
        let (pattern, _) = parse(&format!("{{\"a\":[{}]}}", alternatives.join(",")));
        pattern.is_valid().then_some(Self(pattern))
    }

    /// Whether a field with these values satisfies one of the alternatives.
    pub(super) fn takes(&self, values: &[Leaf<'_>]) -> bool {
        let Some(field) = self.0.fields.first() else {
            return false;
        };
        let absent = values.is_empty() && field.tests.iter().any(|t| t.operator.wants_absence());
        absent
            || values.iter().any(|leaf| {
                let subject = Subject::new(leaf.value, field);
                field
                    .tests
                    .iter()
                    .any(|test| test.operator.matches(&subject))
            })
    }

    /// What is asked, in words that follow the name of the field.
    pub(super) fn words(&self) -> String {
        let tests = self.0.fields.iter().flat_map(|field| &field.tests);
        let all: Vec<_> = tests.map(|test| test.operator.words()).collect();
        match all.as_slice() {
            [first, .., last] if all.len() > MOST_WORDS => {
                format!("{first}, … or {last}")
            }
            _ => all.join(" or "),
        }
    }
}

/// The most alternatives that are put into words.
const MOST_WORDS: usize = 4;

/// The JSON text of a plain value.
pub(super) fn text(leaf: &Leaf<'_>) -> String {
    alternative::text(leaf.value)
}

/// `{"operator": "text"}`.
fn asked(operator: &str, text: &str) -> String {
    format!("{{\"{operator}\":{}}}", quote(text))
}
