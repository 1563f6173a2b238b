//! The shorthand syntax of the AWS CLI: `Key=team,Value=shop`, `Id=1,Values=[a,b],Within={Name=x}`.
//!
//! Source: AWS CLI User Guide, "Using shorthand syntax with the AWS CLI"; seen 2026-11-22.

use crate::tree::{Tree, put};

/// How deep brackets may be nested.
const DEEPEST: usize = 16;

/// Reads the shorthand of one object. Errors: what is wrong and where, counted in letters from 1.
pub(crate) fn read(text: &str) -> Result<Tree, String> {
    let mut reader = Reader {
        letters: text.chars().collect(),
        at: 0,
        depth: 0,
    };
    let map = reader.map(None)?;
    match reader.peek() {
        None => Ok(map),
        Some(letter) => Err(reader.unexpected(letter)),
    }
}

struct Reader {
    letters: Vec<char>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn unexpected(&self, letter: char) -> String {
        format!("{letter:?} at letter {} does not belong there", self.at + 1)
    }

    /// Names with values, up to the bracket that ends them.
    fn map(&mut self, end: Option<char>) -> Result<Tree, String> {
        let mut members = Vec::new();
        loop {
            self.spaces();
            if end.is_some() && self.peek() == end {
                break;
            }
            let name = self.name()?;
            if !self.take('=') {
                return Err(match self.peek() {
                    Some(letter) => self.unexpected(letter),
                    None => format!("behind {name} there is no ="),
                });
            }
            let mut values = vec![self.value(end)?];
            // Values behind a comma that are no names belong to the same list.
            while self.peek() == Some(',') && !self.is_name_next(end) {
                self.at += 1;
                values.push(self.value(end)?);
            }
            let value = match values.len() {
                1 => values.pop().unwrap_or(Tree::Null),
                _ => Tree::List(values),
            };
            put(&mut members, &name, value);
            self.spaces();
            if !self.take(',') {
                break;
            }
        }
        Ok(Tree::Map(members))
    }

    fn name(&mut self) -> Result<String, String> {
        let start = self.at;
        let is_part = |letter: char| letter.is_alphanumeric() || "_-.#/:*".contains(letter);
        while self.peek().is_some_and(is_part) {
            self.at += 1;
        }
        let name: String = self
            .letters
            .get(start..self.at)
            .unwrap_or_default()
            .iter()
            .collect();
        match (name.is_empty(), self.peek()) {
            (false, _) => Ok(name),
            (true, Some(letter)) => Err(self.unexpected(letter)),
            (true, None) => Err("a name is missing at the end".to_owned()),
        }
    }

    /// Whether behind the comma comes a name with an equals sign before the next comma.
    fn is_name_next(&self, end: Option<char>) -> bool {
        let rest = self.letters.get(self.at + 1..).unwrap_or_default();
        for letter in rest.iter().skip_while(|letter| letter.is_whitespace()) {
            match letter {
                '=' => return true,
                ',' | '"' | '\'' | '[' | '{' | ' ' => return false,
                letter if Some(*letter) == end => return false,
                _ => {}
            }
        }
        // Nothing follows: a comma at the end is wrong as a name would be.
        rest.is_empty()
    }

    fn value(&mut self, end: Option<char>) -> Result<Tree, String> {
        self.spaces();
        match self.peek() {
            Some('[') => self.within(|reader| {
                let mut items = Vec::new();
                loop {
                    reader.spaces();
                    if reader.take(']') {
                        return Ok(Tree::List(items));
                    }
                    items.push(reader.value(Some(']'))?);
                    reader.spaces();
                    if !reader.take(',') && reader.peek() != Some(']') {
                        return Err("a list has no ] at its end".to_owned());
                    }
                }
            }),
            Some('{') => self.within(|reader| {
                let map = reader.map(Some('}'))?;
                reader.spaces();
                match reader.take('}') {
                    true => Ok(map),
                    false => Err("an object has no } at its end".to_owned()),
                }
            }),
            Some(mark @ ('"' | '\'')) => self.quoted(mark).map(Tree::Text),
            _ => Ok(Tree::Text(self.plain(end))),
        }
    }

    fn within(
        &mut self,
        read: impl FnOnce(&mut Reader) -> Result<Tree, String>,
    ) -> Result<Tree, String> {
        if self.depth >= DEEPEST {
            return Err(format!("it is nested more than {DEEPEST} levels deep"));
        }
        self.depth += 1;
        self.at += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn quoted(&mut self, mark: char) -> Result<String, String> {
        self.at += 1;
        let mut text = String::new();
        while let Some(letter) = self.peek() {
            self.at += 1;
            match letter {
                '\\' => {
                    let escaped = self.peek().filter(|next| *next == mark || *next == '\\');
                    self.at += usize::from(escaped.is_some());
                    text.push(escaped.unwrap_or('\\'));
                }
                letter if letter == mark => return Ok(text),
                letter => text.push(letter),
            }
        }
        Err("a text in quotation marks does not end".to_owned())
    }

    fn plain(&mut self, end: Option<char>) -> String {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|letter| letter != ',' && Some(letter) != end)
        {
            self.at += 1;
        }
        let text: String = self
            .letters
            .get(start..self.at)
            .unwrap_or_default()
            .iter()
            .collect();
        text.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests;
