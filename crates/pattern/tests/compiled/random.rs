//! Patterns and events from few names and values, so that they often meet.

#![expect(
    clippy::indexing_slicing,
    reason = "a list that is picked from has what is picked"
)]

use std::fmt::Write;

/// Numbers that are the same for the same seed.
pub(crate) struct Random(u64);

const KEYS: [&str; 6] = ["a", "b", "c", "key-of-eight", "état", "longer than eight"];
const TEXTS: [&str; 16] = [
    "a",
    "A",
    "ab",
    "AB",
    "abc",
    "b",
    "",
    "10.0.0.1",
    "10.0.0.77",
    "::1",
    "ß",
    "SS",
    "a*c",
    "\"",
    "12345678",
    "a text of more than eight bytes",
];
const NUMBERS: [&str; 12] = [
    "0",
    "1",
    "-1",
    "1.0",
    "2",
    "2e0",
    "300",
    "12345678",
    "9007199254740993",
    "0.1",
    "-0",
    "5.5",
];

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) % end as u64) as usize
    }

    fn pick<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }

    fn text(&mut self) -> String {
        let text = self.pick(&TEXTS);
        serde_json::Value::from(text).to_string()
    }

    fn leaf(&mut self) -> String {
        match self.below(9) {
            0 => self.pick(&["null", "true", "false"]).to_owned(),
            1..=3 => self.pick(&NUMBERS).to_owned(),
            4 => self
                .pick(&[r#""\u0061""#, r#""\ud800""#, r#""a\tb""#, r#""\u0061bc""#])
                .to_owned(),
            _ => self.text(),
        }
    }

    fn number(&mut self) -> i64 {
        [-1, 0, 1, 2, 300, 12_345_678][self.below(6)]
    }

    fn alternative(&mut self) -> String {
        let text = self.text();
        match self.below(22) {
            0..=6 => self.leaf(),
            7 => format!(r#"{{"prefix": {text}}}"#),
            8 => format!(r#"{{"suffix": {text}}}"#),
            9 => format!(r#"{{"prefix": {{"equals-ignore-case": {text}}}}}"#),
            10 => format!(r#"{{"suffix": {{"equals-ignore-case": {text}}}}}"#),
            11 => format!(r#"{{"equals-ignore-case": {text}}}"#),
            12 => format!(r#"{{"anything-but": [{text}, "b"]}}"#),
            13 => format!(r#"{{"anything-but": {}}}"#, self.number()),
            14 => {
                let operator = self.pick(&["prefix", "suffix", "wildcard", "equals-ignore-case"]);
                let text = self.pick(&["a", "b", "10.", "x"]);
                format!(r#"{{"anything-but": {{"{operator}": ["{text}", "c"]}}}}"#)
            }
            15 => {
                let (low, above) = (self.number(), self.below(300));
                format!(
                    r#"{{"numeric": [">=", {low}, "<", {}]}}"#,
                    low + 1 + above as i64
                )
            }
            16 => {
                let operator = self.pick(&["<", "<=", ">", ">=", "="]);
                format!(r#"{{"numeric": ["{operator}", {}]}}"#, self.number())
            }
            17 => format!(r#"{{"exists": {}}}"#, self.below(2) == 0),
            18 => r#"{"exists": false}"#.to_owned(),
            19 => {
                let block =
                    self.pick(&["10.0.0.0/8", "10.0.0.0/26", "::/8", "18.0.0.0/8", "::1/64"]);
                format!(r#"{{"cidr": "{block}"}}"#)
            }
            20 => format!(r#"{{"exactly": {text}}}"#),
            _ => {
                let wildcard = self.pick(&["*", "a*", "*c", "*b*", "1*.*7", r"a\\*c"]);
                format!(r#"{{"wildcard": "{wildcard}"}}"#)
            }
        }
    }

    fn key(&mut self) -> &'static str {
        KEYS[self.below(KEYS.len())]
    }

    fn path(&mut self) -> String {
        // Now and then a name that the engine treats in a way of its own.
        if self.below(60) == 0 {
            return self.pick(&["", ".", "a.", ".a", "a..b"]).to_owned();
        }
        let mut path = self.key().to_owned();
        for _ in 0..[0, 0, 0, 1, 1, 2][self.below(6)] {
            path.push('.');
            path.push_str(self.key());
        }
        path
    }

    fn fields(&mut self, most: usize) -> String {
        let mut fields = Vec::new();
        for _ in 0..=self.below(most) {
            let alternatives: Vec<_> = (0..=self.below(3)).map(|_| self.alternative()).collect();
            fields.push(format!(
                "\"{}\": [{}]",
                self.path(),
                alternatives.join(", ")
            ));
        }
        fields.join(", ")
    }

    /// The text of a valid pattern.
    pub(crate) fn pattern(&mut self) -> String {
        let mut text = format!("{{{}", self.fields(3));
        if self.below(5) == 0 {
            let groups: Vec<_> = (0..2).map(|_| format!("{{{}}}", self.fields(2))).collect();
            let _ = write!(text, ", \"$or\": [{}]", groups.join(", "));
        }
        text.push('}');
        text
    }

    fn value(&mut self, depth: usize, arrays: bool, odd: bool) -> String {
        match self.below(if depth == 0 { 5 } else { 12 }) {
            0..=4 => self.leaf(),
            5..=7 if arrays => {
                let values: Vec<_> = (0..self.below(4))
                    .map(|_| self.value(depth - 1, true, odd))
                    .collect();
                format!("[{}]", values.join(","))
            }
            _ => self.object(depth - 1, arrays, odd),
        }
    }

    fn object(&mut self, depth: usize, arrays: bool, odd: bool) -> String {
        let mut members: Vec<(String, String)> = Vec::new();
        for _ in 0..self.below(6) {
            let key = match self.below(20) {
                0 if odd => format!("{}.{}", self.key(), self.key()),
                1 if odd => self
                    .pick(&["", ".", "a.", ".b", "unasked", r"\u0061", r"a\u002eb"])
                    .to_owned(),
                _ => self.key().to_owned(),
            };
            if odd || members.iter().all(|(other, _)| *other != key) {
                let space = self.pick(&["", " ", "\n  "]);
                members.push((
                    key,
                    format!("{space}{}{space}", self.value(depth, arrays, odd)),
                ));
            }
        }
        let written: Vec<_> = members
            .iter()
            .map(|(key, value)| format!("\"{key}\":{value}"))
            .collect();
        format!("{{{}}}", written.join(","))
    }

    /// An event in which keys may stand twice, and may have dots.
    pub(crate) fn event(&mut self, arrays: bool) -> String {
        self.object(4, arrays, true)
    }

    /// An event in which no two members have the same path.
    pub(crate) fn plain_event(&mut self) -> String {
        self.object(3, true, false)
    }

    /// The text with a byte more, less or other, so that it may be no JSON any more.
    pub(crate) fn damage(&mut self, text: String) -> String {
        let mut bytes = text.into_bytes();
        let at = self.below(bytes.len());
        let byte = *b"{}[]\",:\\ 0e.-+tn\x01x"[..]
            .get(self.below(18))
            .unwrap_or(&b' ');
        match self.below(4) {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            2 => drop(bytes.remove(at)),
            _ => bytes.truncate(at + 1),
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}
