//! Which of a few numbered things are chosen.

/// Numbers from 1 to 12, each chosen or not: days of the week or months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen(u16);

impl Chosen {
    /// None of them.
    pub const NONE: Chosen = Chosen(0);
    /// All days of the week.
    pub const WEEK: Chosen = Chosen(0b1111_1110);
    /// Monday to Friday.
    pub const WEEKDAYS: Chosen = Chosen(0b0111_1100);
    /// All months.
    pub const YEAR: Chosen = Chosen(0b1_1111_1111_1110);

    /// These numbers; what is not from 1 to 12 is left out.
    pub fn of(numbers: impl IntoIterator<Item = u16>) -> Chosen {
        let all = numbers.into_iter();
        all.fold(Chosen::NONE, |chosen, number| chosen.with(number, true))
    }

    /// Whether a number is chosen.
    pub fn has(self, number: u16) -> bool {
        (1..=12).contains(&number) && self.0 & (1 << number) != 0
    }

    /// The same with a number chosen or not.
    #[must_use]
    pub fn with(self, number: u16, chosen: bool) -> Chosen {
        match number {
            1..=12 if chosen => Chosen(self.0 | 1 << number),
            1..=12 => Chosen(self.0 & !(1 << number)),
            _ => self,
        }
    }

    /// The numbers in order.
    pub fn numbers(self) -> impl Iterator<Item = u16> {
        (1..=12).filter(move |number| self.has(*number))
    }
}
