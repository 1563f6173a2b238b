//! Whole numbers of any size, as far as reading and writing a double needs them.

/// A whole number: 32 bits a limb, the lowest first, no zero limb at the end.
#[derive(Clone, Debug, Default)]
pub(super) struct Big(Vec<u32>);

/// The bits of a limb.
const LOW: u64 = 0xFFFF_FFFF;

impl Big {
    /// A number of 64 bits.
    pub(super) fn new(value: u64) -> Self {
        let mut big = Self::default();
        big.push(value & LOW);
        big.push(value >> 32);
        big.trim();
        big
    }

    fn push(&mut self, limb: u64) {
        self.0.push(u32::try_from(limb & LOW).unwrap_or_default());
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// Multiplies.
    pub(super) fn times(&mut self, factor: u32) {
        let mut carry = 0;
        for limb in &mut self.0 {
            carry += u64::from(*limb) * u64::from(factor);
            *limb = u32::try_from(carry & LOW).unwrap_or_default();
            carry >>= 32;
        }
        self.push(carry);
        self.trim();
    }

    /// Divides by a number other than zero and gives the rest.
    pub(super) fn divide(&mut self, divisor: u32) -> u32 {
        let mut rest = 0;
        for limb in self.0.iter_mut().rev() {
            let value = (rest << 32) | u64::from(*limb);
            *limb = u32::try_from(value / u64::from(divisor)).unwrap_or_default();
            rest = value % u64::from(divisor);
        }
        self.trim();
        u32::try_from(rest).unwrap_or_default()
    }

    /// Multiplies by 2 to this power.
    pub(super) fn shift_up(&mut self, bits: usize) {
        self.times(1 << (bits % 32));
        if !self.0.is_empty() {
            self.0.splice(0..0, std::iter::repeat_n(0, bits / 32));
        }
    }

    /// The bits above the lowest so many, as far as 64 bits hold them.
    pub(super) fn above(&self, bits: usize) -> u64 {
        let (limbs, bits) = (bits / 32, bits % 32);
        let at = |place: usize| u128::from(self.0.get(place).copied().unwrap_or(0));
        let window = at(limbs) | at(limbs + 1) << 32 | at(limbs + 2) << 64;
        u64::try_from((window >> bits) & u128::from(u64::MAX)).unwrap_or_default()
    }

    /// Whether any of the lowest so many bits is set.
    pub(super) fn has_below(&self, bits: usize) -> bool {
        let (limbs, bits) = (bits / 32, bits % 32);
        let whole = self.0.iter().take(limbs).any(|limb| *limb != 0);
        let part = self.0.get(limbs).copied().unwrap_or(0);
        whole || part & ((1 << bits) - 1) != 0
    }

    /// How many bits it has.
    pub(super) fn bits(&self) -> usize {
        match self.0.last() {
            Some(last) => self.0.len() * 32 - last.leading_zeros() as usize,
            None => 0,
        }
    }

    /// Its decimal digits, the highest first; none for zero.
    pub(super) fn digits(mut self) -> Vec<u8> {
        let mut digits = Vec::new();
        while !self.0.is_empty() {
            let mut nine = self.divide(1_000_000_000);
            for _ in 0..9 {
                digits.push(u8::try_from(nine % 10).unwrap_or_default());
                nine /= 10;
            }
        }
        while digits.last() == Some(&0) {
            digits.pop();
        }
        digits.reverse();
        digits
    }
}
