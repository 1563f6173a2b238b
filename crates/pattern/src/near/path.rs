//! The path of a field that leads nowhere in the event.

use super::offer::Offer;
use super::{Near, walk};
use crate::event::leaves::Leaves;
use crate::json::Value;
use crate::operators::Subject;
use crate::pattern::{Field, Pattern, parse};
use crate::{Edit, Fix, Reason, Side};

/// Longer paths are not looked at.
const MOST_STEPS: usize = 40;

/// A path and how far the event follows it.
pub(super) struct Path<'p> {
    pub(super) near: &'p Near<'p>,
    pub(super) field: &'p Field,
    pub(super) steps: Vec<&'p str>,
    /// The values after so many steps; the last of them are not empty, unless there are none.
    pub(super) nodes: Vec<Vec<&'p Value>>,
}

impl<'p> Path<'p> {
    fn new(near: &'p Near<'p>, field: &'p Field) -> Option<Self> {
        let steps: Vec<&str> = field.name.split('.').take(MOST_STEPS + 1).collect();
        if steps.len() > MOST_STEPS || steps.iter().any(|step| step.is_empty()) {
            return None;
        }
        let mut nodes = vec![vec![near.event.value()]];
        for key in &steps {
            let here = nodes.last().map(Vec::as_slice).unwrap_or_default();
            let next = walk::step(near, here, key);
            if next.is_empty() {
                break;
            }
            nodes.push(next);
        }
        Some(Self {
            near,
            field,
            steps,
            nodes,
        })
    }

    /// The step at which the event does not follow any more.
    pub(super) fn at(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }

    /// The values after `count` steps.
    pub(super) fn after(&self, count: usize) -> &[&'p Value] {
        self.nodes.get(count).map(Vec::as_slice).unwrap_or_default()
    }

    /// The steps from the one at `index`.
    pub(super) fn rest(&self, index: usize) -> &[&'p str] {
        self.steps.get(index..).unwrap_or_default()
    }

    /// The path with some of its steps replaced.
    pub(super) fn with(&self, from: usize, to: usize, steps: &[&str]) -> String {
        let before = self.steps.get(..from).unwrap_or_default();
        [before, steps, self.rest(to)].concat().join(".")
    }

    /// The first of the values that satisfies an alternative.
    pub(super) fn accepted(&self, values: &[&'p Value]) -> Option<&'p Value> {
        values
            .iter()
            .copied()
            .find(|value| accepts(self.field, value))
    }
}

/// Whether a value satisfies an alternative of the field.
pub(super) fn accepts(field: &Field, value: &Value) -> bool {
    let subject = Subject::new(value, field);
    let tests = field.tests.iter().take(super::MOST_ALTERNATIVES);
    tests
        .map(|test| &test.operator)
        .any(|operator| operator.matches(&subject))
}

impl Near<'_> {
    /// What may be meant by a path that leads nowhere.
    pub(super) fn missing(&self, field: &Field, offers: &mut Vec<Offer>) {
        let Some(path) = Path::new(self, field) else {
            return;
        };
        offers.extend(self.unbracketed(field));
        offers.extend(path.syntax());
        offers.extend(path.json_in_text());
        path.keys(offers);
        path.levels(offers);
    }

    /// A change of the pattern's structure, if the field is called `name` in the pattern read anew
    /// and accepts one of the values.
    pub(super) fn prove(
        &self,
        field: &Field,
        fix: Fix,
        label: String,
        name: &str,
        values: &[&Value],
    ) -> Option<Edit> {
        let renamed = name != field.name;
        let taken = |name: &str| {
            let names = &self.pattern.names;
            names.binary_search_by(|n| n.as_str().cmp(name)).is_ok()
        };
        // The engine forgets empty steps at the end of a path.
        let odd = renamed && name.split('.').any(str::is_empty);
        if odd || (renamed && taken(name)) || !self.budget.reading(self.pattern.text().len()) {
            return None;
        }
        let (changed, _) = parse(&fix.apply(self.pattern.text()));
        if changed.errors.len() > self.pattern.errors.len() {
            return None;
        }
        let here =
            |f: &&Field| f.name == name && (renamed || f.key_span.start == field.key_span.start);
        let mut fields = changed.fields.iter().filter(here);
        let new = fields.next().filter(|_| fields.next().is_none())?;
        let absent = values.is_empty()
            && new.tests.iter().any(|t| t.operator.wants_absence())
            && (!renamed || self.is_absent(&changed, name));
        let matches = absent || values.iter().any(|value| accepts(new, value));
        (matches && changed.error_in(new).is_none()).then(|| Edit {
            side: Side::Pattern,
            fix,
            label,
            field: new.path.clone(),
        })
    }

    /// Whether the event has no plain value at a path of the pattern, however its keys are written.
    fn is_absent(&self, pattern: &Pattern, name: &str) -> bool {
        if !self.budget.text(self.event.text().len()) {
            return false;
        }
        let leaves = Leaves::find(self.event.value(), pattern, false);
        let at = pattern.names.binary_search_by(|n| n.as_str().cmp(name));
        let found = at.ok().and_then(|at| leaves.by_name.get(at));
        found.is_some_and(Vec::is_empty)
    }

    /// A field that has an error.
    pub(super) fn invalid(
        &self,
        field: &Field,
        error: &crate::Diagnostic,
        leaves: &[&Value],
    ) -> Option<Offer> {
        let fix = error.fix.clone()?;
        let code = Reason::of_error(error, field.key_span);
        // The brackets belong around the object that holds the field.
        let name = match code {
            Reason::OperatorOutsideArray => field.name.rsplit_once('.')?.0.to_owned(),
            _ => field.name.clone(),
        };
        let around;
        let values = if name == field.name {
            leaves
        } else {
            let steps: Vec<&str> = name.split('.').collect();
            around = walk::values(self, &[self.event.value()], &steps);
            &around
        };
        let label = format!(
            "In the pattern write {}",
            crate::words::cut(&fix.replacement)
        );
        let edit = self.prove(field, fix, label, &name, values);
        let help = error.help.as_deref().unwrap_or_default();
        let sentence = format!("AWS refuses the pattern: {}. {help}", error.message);
        let mut offer = Offer::new(code, sentence.trim_end().to_owned()).edit(edit);
        offer.event = None;
        Some(offer)
    }
}
