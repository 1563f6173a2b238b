//! What all rules say to the catalogue, looked at from the events.

use door::Swept;

/// Which events are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Those that at least one rule takes.
    #[default]
    Taken,
    /// Those that several rules take.
    Several,
    /// Those that no rule takes.
    Untaken,
    /// Those that the rule at this place takes.
    Rule(usize),
}

/// For each event the places of the rules that take it.
pub fn by_event(swept: &Swept) -> Vec<Vec<usize>> {
    let mut events = vec![Vec::new(); swept.all];
    for (rule, taken) in swept.taken.iter().enumerate() {
        for place in taken.iter().flatten() {
            if let Some(rules) = events.get_mut(*place) {
                rules.push(rule);
            }
        }
    }
    events
}

impl Filter {
    /// Whether an event is listed that these rules take.
    pub fn has(self, rules: &[usize]) -> bool {
        match self {
            Filter::Taken => !rules.is_empty(),
            Filter::Several => rules.len() > 1,
            Filter::Untaken => rules.is_empty(),
            Filter::Rule(rule) => rules.contains(&rule),
        }
    }

    /// The places of the events that are listed.
    pub fn places(self, events: &[Vec<usize>]) -> Vec<usize> {
        let events = events.iter().enumerate();
        let listed = events.filter(|(_, rules)| self.has(rules));
        listed.map(|(place, _)| place).collect()
    }
}

/// What comes out, in a sentence or two; `names` are those of the rules.
pub fn summary(swept: &Swept, names: &[String]) -> String {
    let events = by_event(swept);
    let count = |filter: Filter| filter.places(&events).len();
    let (taken, several) = (count(Filter::Taken), count(Filter::Several));
    let mut text = match (taken, names.len()) {
        (0, _) => format!("No rule takes any of the {} events.", swept.all),
        (taken, 1) => format!("{taken} of the {} events are taken.", swept.all),
        (taken, _) => format!(
            "{taken} of the {} events are taken, {} by several rules.",
            swept.all,
            if several == 0 {
                "none".to_owned()
            } else {
                several.to_string()
            }
        ),
    };
    let idle: Vec<&str> = (names.iter().zip(&swept.taken))
        .filter(|(_, taken)| taken.as_ref().is_some_and(Vec::is_empty))
        .map(|(name, _)| name.as_str())
        .collect();
    if taken > 0 {
        match idle.as_slice() {
            [] => {}
            [one] => text.push_str(&format!(" {one} takes none.")),
            many => text.push_str(&format!(" {} rules take none.", many.len())),
        }
    }
    text
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
