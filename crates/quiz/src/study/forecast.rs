//! How many reviews are to be expected on the days to come.

use super::load::{MOST_A_DAY, new_cards};
use super::retention::{Day, Plan, day_of};
use super::schedule::{Schedule, due_by};
use crate::card::card_of_item;
use crate::fsrs::{Grade, Memory, Parameters};
use crate::shuffle::seed_of;

/// What a day or a week has of questions and cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Questions.
    pub questions: usize,
    /// Cards and targets of the drill.
    pub cards: usize,
}

impl Looks {
    /// Both together.
    pub fn all(self) -> usize {
        self.questions.saturating_add(self.cards)
    }

    /// Adds those of another day.
    pub fn add(&mut self, other: Self) {
        self.questions = self.questions.saturating_add(other.questions);
        self.cards = self.cards.saturating_add(other.cards);
    }
}

/// An item as it is thought to go on.
struct Coming {
    is_card: bool,
    /// Decides on which day of the last week it has its last look; see [`due_by`].
    seed: u64,
    /// The memory after the last look, and its day; `None` before the first.
    memory: Option<(Memory, Day)>,
}

impl Coming {
    fn new(is_card: bool, number: usize) -> Self {
        Self {
            is_card,
            seed: u64::try_from(number).unwrap_or(u64::MAX),
            memory: None,
        }
    }

    /// Sees it on a day and knows it. The answer is when it is due again.
    fn see(&mut self, day: Day, plan: &Plan) -> Day {
        let days = self.memory.map_or(0, |(_, last)| day.saturating_sub(last));
        let days = u32::try_from(days).unwrap_or(u32::MAX);
        let before = self.memory.map(|(memory, _)| memory);
        let memory = Parameters::default().review(before, days, Grade::Good);
        self.memory = Some((memory, day));
        due_by(self.seed, memory, day, plan)
    }
}

impl Schedule {
    /// The reviews of each day from `today` on, if everything is done on its day and known: as many
    /// days as `new` has, which says how many questions are answered for the first time on each.
    /// These and the `unseen` cards, which are begun as [`new_cards`] says, come back as well. A
    /// card counts also on the day on which it is begun, a question only from then on.
    ///
    /// As in [`Schedule::load`] what is too much for a day is spread over those after it.
    pub fn forecast(&self, today: Day, new: &[usize], unseen: usize) -> Vec<Looks> {
        let plan = self.plan();
        let place = |day: Day| usize::try_from(day.saturating_sub(today)).unwrap_or(usize::MAX);
        let mut due: Vec<Vec<Coming>> = new.iter().map(|_| Vec::new()).collect();
        for item in self.all() {
            if let Some(on) = due.get_mut(place(item.due)) {
                on.push(Coming {
                    is_card: card_of_item(&item.id).is_some(),
                    seed: seed_of(&item.id),
                    memory: Some((item.memory, day_of(item.last))),
                });
            }
        }
        let (mut waiting, mut unseen, mut begun) = (Vec::new(), unseen, 0);
        let mut days = Vec::with_capacity(new.len());
        for (number, (questions, day)) in new.iter().zip(today..).enumerate() {
            let on = due.get_mut(number).map(std::mem::take);
            waiting.extend(on.unwrap_or_default());
            let left = new.len().saturating_sub(number).max(1);
            let most = MOST_A_DAY.max(waiting.len().div_ceil(left));
            let later = waiting.split_off(most.min(waiting.len()));
            let mut seen = std::mem::replace(&mut waiting, later);
            let cards = new_cards(unseen, 0, plan.exam(), day);
            unseen -= cards;
            let more = [(false, *questions), (true, cards)];
            for (is_card, many) in more {
                seen.extend((0..many).map(|next| Coming::new(is_card, begun + next)));
                begun += many;
            }
            let mut looks = Looks::default();
            for mut item in seen {
                let is_first = item.memory.is_none();
                looks.cards += usize::from(item.is_card);
                looks.questions += usize::from(!item.is_card && !is_first);
                let next = item.see(day, plan);
                if let Some(on) = due.get_mut(place(next)) {
                    on.push(item);
                }
            }
            days.push(looks);
        }
        days
    }
}

#[cfg(test)]
mod tests;
