//! The short code that names a paper, for a link to a friend.
//!
//! `mock.DOP-C02.5K3Z.1a2b3c4d.q`: the kind, the blueprint, the seed in Crockford's base 32, the
//! first eight digits of the bank's version, and a letter that shows slips of typing.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::kind::Kind;
use crate::index::Index;
use crate::shuffle::seed_of;

/// The digits of Crockford's base 32: without I, L, O and U, which are misread.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many digits of the bank's version a code carries.
const VERSION_DIGITS: usize = 8;

/// What a paper is made from; the same code and bank give the same paper on every machine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Code {
    /// What sort of paper.
    pub kind: Kind,
    /// The blueprint's id, such as `DOP-C02`.
    pub blueprint: String,
    /// What decides which questions and in which order.
    pub seed: u64,
    /// The first eight digits of the bank's version.
    pub version: String,
}

/// Why a code gives no paper here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// The text has not the form of a code.
    Form,
    /// The text has the form of a code with a slip in it.
    Slip,
    /// The code was made from another version of the questions.
    OtherVersion {
        /// The version in the code.
        made: String,
        /// The version that is here.
        here: String,
    },
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str(
                "this is no code of a paper: a code looks like ten.DOP-C02.5K3Z.1a2b3c4d.7",
            ),
            Self::Slip => {
                f.write_str("this code has a slip in it: compare it with the one you were given")
            }
            Self::OtherVersion { made, here } => write!(
                f,
                "this code was made from another version of the questions ({made}; here is {here}): reload the page, or let the other person do so and make a new code"
            ),
        }
    }
}

impl std::error::Error for CodeError {}

impl Code {
    /// The code of a paper from this index.
    pub fn new(kind: Kind, blueprint: &str, seed: u64, index: &Index) -> Self {
        Self {
            kind,
            blueprint: blueprint.to_owned(),
            seed,
            version: short(&index.version),
        }
    }

    /// Whether the code belongs to this index.
    ///
    /// # Errors
    ///
    /// The code was made from another version of the questions.
    pub fn check(&self, index: &Index) -> Result<(), CodeError> {
        let here = short(&index.version);
        if here == self.version {
            return Ok(());
        }
        Err(CodeError::OtherVersion {
            made: self.version.clone(),
            here,
        })
    }

    /// All but the last letter.
    fn body(&self) -> String {
        format!(
            "{}.{}.{}.{}",
            self.kind.name(),
            self.blueprint,
            base32(self.seed),
            self.version
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.body();
        write!(f, "{body}.{}", sign(&body))
    }
}

impl FromStr for Code {
    type Err = CodeError;

    /// Reads a code; letters may be of either case, and blanks around it are skipped.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let mut parts = text.trim().split('.');
        let mut next = || parts.next().filter(|part| !part.is_empty());
        let read = (next(), next(), next(), next(), next());
        let (Some(kind), Some(blueprint), Some(seed), Some(version), Some(last)) = read else {
            return Err(CodeError::Form);
        };
        if parts.next().is_some() {
            return Err(CodeError::Form);
        }
        let code = Self {
            kind: Kind::named(kind).ok_or(CodeError::Form)?,
            blueprint: blueprint.to_ascii_uppercase(),
            seed: seed_from(seed).ok_or(CodeError::Form)?,
            version: version.to_ascii_lowercase(),
        };
        if last.eq_ignore_ascii_case(&sign(&code.body()).to_string()) {
            Ok(code)
        } else {
            Err(CodeError::Slip)
        }
    }
}

/// The beginning of a version.
fn short(version: &str) -> String {
    version.chars().take(VERSION_DIGITS).collect()
}

/// The letter that stands for a text; case does not count.
fn sign(body: &str) -> char {
    let hash = seed_of(&body.to_ascii_lowercase());
    digit((hash ^ (hash >> 32)) % 32)
}

fn digit(value: u64) -> char {
    let place = usize::try_from(value).unwrap_or(0);
    DIGITS.get(place).map_or('0', |byte| char::from(*byte))
}

fn base32(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(digit(number % 32));
        number /= 32;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

fn seed_from(text: &str) -> Option<u64> {
    text.bytes().try_fold(0_u64, |number, byte| {
        let wanted = match byte.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        };
        let value = DIGITS.iter().position(|digit| *digit == wanted)?;
        number.checked_mul(32)?.checked_add(value as u64)
    })
}

#[cfg(test)]
mod tests;
