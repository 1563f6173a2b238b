//! The rule of a composite alarm.

use super::super::alarm::StateValue;
use super::super::diagnostic::Diagnostic;
use super::super::limits;
use crate::Arn;
use pattern::Span;

/// A rule that has been read.
#[derive(Clone, Debug)]
pub struct AlarmRule {
    root: Option<Node>,
    children: Vec<ChildAlarm>,
}

/// An alarm that a rule names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildAlarm {
    /// Its name, also where the rule has its ARN.
    pub name: String,
    /// The bytes of the name in the rule.
    pub span: Span,
}

#[derive(Clone, Debug)]
enum Node {
    In(StateValue, String),
    Always(bool),
    Not(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
}

/// How deep parentheses and NOT may stand in each other.
const DEEPEST: usize = 100;

impl AlarmRule {
    /// Reads a rule and tells every problem of it. Never gives up; a rule with a problem never
    /// holds.
    pub fn parse(text: &str) -> (AlarmRule, Vec<Diagnostic>) {
        let mut reader = Reader {
            text,
            at: 0,
            children: Vec::new(),
            found: Vec::new(),
        };
        let mut root = reader.or(0);
        reader.blanks();
        if reader.found.is_empty() && !reader.rest().is_empty() {
            let at = reader.at;
            let help = match reader.rest().starts_with(')') {
                true => "There is no parenthesis that this one closes.",
                false => "Functions are joined by AND or OR in capital letters.",
            };
            reader.wrong(at, text.len(), help);
        }
        let mut names: Vec<&str> = reader
            .children
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        names.sort_unstable();
        names.dedup();
        let whole = Span::new(0, text.len());
        if names.len() > limits::COMPOSITE_CHILDREN.value {
            reader.found.push(Diagnostic::error(whole, "AlarmRule has too many alarms", "A rule names 100 alarms at most. Join some of them in a composite alarm of their own."));
        }
        if text.chars().count() > limits::ALARM_RULE_LENGTH.value {
            reader.found.push(Diagnostic::error(whole, "Value at 'alarmRule' failed to satisfy constraint: Member must have length less than or equal to 10240", "A rule has 10,240 characters at most."));
        }
        if !reader.found.is_empty() {
            root = None;
        }
        let rule = AlarmRule {
            root,
            children: reader.children,
        };
        (rule, reader.found)
    }

    /// The alarms that the rule names, in its order.
    pub fn children(&self) -> &[ChildAlarm] {
        &self.children
    }

    /// Whether the rule holds with these states of alarms; none where AWS refuses the rule.
    pub fn holds(&self, state_of: &impl Fn(&str) -> Option<StateValue>) -> Option<bool> {
        self.root.as_ref().map(|root| root.holds(state_of))
    }
}

impl Node {
    fn holds(&self, state_of: &impl Fn(&str) -> Option<StateValue>) -> bool {
        match self {
            Node::In(state, name) => state_of(name) == Some(*state),
            Node::Always(value) => *value,
            Node::Not(inner) => !inner.holds(state_of),
            Node::And(parts) => parts.iter().all(|part| part.holds(state_of)),
            Node::Or(parts) => parts.iter().any(|part| part.holds(state_of)),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    children: Vec<ChildAlarm>,
    found: Vec<Diagnostic>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn wrong(&mut self, from: usize, to: usize, help: impl Into<String>) {
        let span = Span::new(from, to);
        self.found.push(Diagnostic::error(
            span,
            "AlarmRule contains an invalid expression",
            help,
        ));
    }

    /// The word that comes next, which stays where it is.
    fn word(&mut self) -> &'t str {
        self.blanks();
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphabetic() || c == '_'));
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    }

    fn takes(&mut self, word: &str) -> bool {
        let is_next = self.word() == word;
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    fn or(&mut self, depth: usize) -> Option<Node> {
        let mut parts = vec![self.and(depth)?];
        while self.takes("OR") {
            parts.push(self.and(depth)?);
        }
        match parts.len() {
            1 => parts.pop(),
            _ => Some(Node::Or(parts)),
        }
    }

    fn and(&mut self, depth: usize) -> Option<Node> {
        let mut parts = vec![self.one(depth)?];
        while self.takes("AND") {
            parts.push(self.one(depth)?);
        }
        match parts.len() {
            1 => parts.pop(),
            _ => Some(Node::And(parts)),
        }
    }

    fn one(&mut self, depth: usize) -> Option<Node> {
        let word = self.word();
        let start = self.at;
        if depth > DEEPEST {
            self.wrong(
                start,
                start,
                "The parentheses stand too deep in each other.",
            );
            return None;
        }
        if word.is_empty() && self.rest().starts_with('(') {
            self.at += 1;
            let inner = self.or(depth + 1)?;
            self.blanks();
            if !self.rest().starts_with(')') {
                self.wrong(start, start + 1, "The parenthesis is never closed.");
                return None;
            }
            self.at += 1;
            return Some(inner);
        }
        self.at += word.len();
        let state = match word {
            "NOT" => return self.one(depth + 1).map(|inner| Node::Not(Box::new(inner))),
            "TRUE" => return Some(Node::Always(true)),
            "FALSE" => return Some(Node::Always(false)),
            "ALARM" => StateValue::Alarm,
            "OK" => StateValue::Ok,
            "INSUFFICIENT_DATA" => StateValue::InsufficientData,
            "" => {
                let next = self.rest().chars().next().map_or(0, char::len_utf8);
                self.wrong(
                    start,
                    start + next,
                    "Here stands ALARM(name), OK(name), INSUFFICIENT_DATA(name), TRUE or FALSE.",
                );
                return None;
            }
            other => {
                let capitals = other.to_ascii_uppercase();
                let known = [
                    "ALARM",
                    "OK",
                    "INSUFFICIENT_DATA",
                    "NOT",
                    "AND",
                    "OR",
                    "TRUE",
                    "FALSE",
                ];
                let help = match known.contains(&capitals.as_str()) && capitals != other {
                    true => format!("Write {capitals} in capital letters."),
                    false => format!(
                        "{other} is no function: write ALARM(name), OK(name) or INSUFFICIENT_DATA(name)."
                    ),
                };
                self.wrong(start, start + other.len(), help);
                return None;
            }
        };
        self.blanks();
        let rest = self.rest();
        let Some((inner, _)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
            let end = start + word.len();
            self.wrong(
                start,
                end,
                format!("Behind {word} comes the name of an alarm in parentheses."),
            );
            return None;
        };
        let inner_at = self.at + 1;
        self.at += inner.len() + 2;
        let name = inner.trim();
        let unquoted = name
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        let name = unquoted.unwrap_or(name);
        if name.is_empty() || name.contains('"') {
            self.wrong(
                inner_at,
                inner_at + inner.len(),
                "Between the parentheses stands the name or ARN of an alarm.",
            );
            return None;
        }
        let offset = inner.find(name).unwrap_or(0);
        let span = Span::new(inner_at + offset, inner_at + offset + name.len());
        let name = match Arn::read(name) {
            Ok(arn) => arn.resource.strip_prefix("alarm:").unwrap_or(arn.resource),
            Err(_) => name,
        };
        let name = name.to_owned();
        self.children.push(ChildAlarm {
            name: name.clone(),
            span,
        });
        Some(Node::In(state, name))
    }
}
