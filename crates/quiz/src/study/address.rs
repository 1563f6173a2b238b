//! A choice of questions as a part of an address, so that a page can link to it.

use super::filter::{Filter, State};

/// Parts stand apart by this sign, which an address keeps as it is; no id has it.
const BETWEEN: char = '~';

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Flagged => "flagged",
            Self::Unsure => "unsure",
            Self::Unseen => "unseen",
            Self::Due => "due",
            Self::Noted => "noted",
        }
    }
}

impl Filter {
    /// The choice as text for an address, such as `domain-5~task-4.3~state-missed`: letters,
    /// digits, dots, hyphens and tildes.
    ///
    /// Services, words and single questions are left out: their texts are no ids.
    pub fn to_address(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut all = |kind: &str, ids: &mut dyn Iterator<Item = String>| {
            parts.extend(ids.map(|id| format!("{kind}-{id}")));
        };
        all("domain", &mut self.domains.iter().map(u8::to_string));
        all("task", &mut self.tasks.iter().cloned());
        all("objective", &mut self.objectives.iter().cloned());
        all("topic", &mut self.topics.iter().cloned());
        all(
            "difficulty",
            &mut self.difficulties.iter().map(u8::to_string),
        );
        all("belief", &mut self.misconceptions.iter().cloned());
        let states = self.states.iter();
        all("state", &mut states.map(|state| state.name().to_owned()));
        parts.join(BETWEEN.encode_utf8(&mut [0; 4]))
    }

    /// The choice that an address names; parts that it does not understand are left out.
    pub fn from_address(address: &str) -> Self {
        let mut filter = Self::default();
        for part in address.split(BETWEEN) {
            let Some((kind, id)) = part.split_once('-') else {
                continue;
            };
            match kind {
                "domain" => filter.domains.extend(id.parse::<u8>()),
                "task" => filter.tasks.push(id.to_owned()),
                "objective" => filter.objectives.push(id.to_owned()),
                "topic" => filter.topics.push(id.to_owned()),
                "difficulty" => filter.difficulties.extend(id.parse::<u8>()),
                "belief" => filter.misconceptions.push(id.to_owned()),
                "state" => {
                    let mut all = State::ALL.into_iter();
                    filter.states.extend(all.find(|state| state.name() == id));
                }
                _ => {}
            }
        }
        filter
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, State};

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_choice_comes_back_from_its_address() {
        let filter = Filter {
            domains: vec![2, 5],
            tasks: words(&["4.3"]),
            objectives: words(&["6.1"]),
            topics: words(&["log-errors-to-chat"]),
            difficulties: vec![3],
            misconceptions: words(&["star-for-both-days"]),
            states: State::ALL.to_vec(),
            ..Filter::default()
        };
        let address = filter.to_address();
        let plain = |sign: char| sign.is_ascii_alphanumeric() || ".-~".contains(sign);
        assert!(address.chars().all(plain), "{address}");
        assert!(
            address.starts_with("domain-2~domain-5~task-4.3~"),
            "{address}"
        );
        assert_eq!(Filter::from_address(&address), filter);
    }

    #[test]
    fn what_an_address_does_not_say_is_not_chosen() {
        assert!(Filter::default().to_address().is_empty());
        for nonsense in [
            "",
            "~",
            "domain",
            "domain-x",
            "state-",
            "planet-9",
            "domain-300",
        ] {
            assert!(Filter::from_address(nonsense).is_empty(), "{nonsense}");
        }
        let some = Filter::from_address("planet-9~domain-1~state-sleepy");
        assert_eq!(some.domains, [1]);
        assert!(some.states.is_empty());
    }
}
