//! From JSON to fields: one loop over an explicit stack.

use super::{Field, Group, Or, Part, Pattern, Test};
use crate::json::{Member, Value};
use crate::operators::{Reading, bracketed, parse as parse_test, token_end};
use crate::{Code, Diagnostic, Span};
use std::collections::HashSet;

const OR: &str = "$or";

/// Names that the engine keeps for operators inside `$or`, some of them for later use.
const RESERVED: [&str; 24] = [
    "exactly",
    "equals-ignore-case",
    "prefix",
    "suffix",
    "anything-but",
    "exists",
    "wildcard",
    "numeric",
    "cidr",
    "=",
    "<",
    "<=",
    ">",
    ">=",
    "regex",
    "not-wildcard",
    "not-equals-ignore-case",
    "date-after",
    "date-on-or-after",
    "date-before",
    "date-on-or-before",
    "in-date-range",
    "ip-address-in-range",
    "ip-address-not-in-range",
];

/// The bytes of paths that a pattern may add up to before it is refused as too large.
const MOST_PATH_BYTES: usize = 16 << 20;

/// Where the loop is: in the members of an object or in the elements of a `$or` list.
enum Frame<'v> {
    Object {
        members: std::slice::Iter<'v, Member>,
        group: usize,
        inside_or: bool,
        /// Whether the object is the value of a key, so that its end removes that key.
        step: bool,
        /// The object, where it is the value of a key and has one member only.
        around: Option<Span>,
    },
    Or {
        elements: std::slice::Iter<'v, Value>,
        or: usize,
    },
}

struct Walk<'v, 'r, 't> {
    pattern: &'r mut Pattern,
    reading: &'r mut Reading<'t>,
    stack: Vec<Frame<'v>>,
    path: Vec<&'v Member>,
    path_bytes: usize,
}

/// Reads the object at the top of a pattern.
pub(super) fn object(pattern: &mut Pattern, value: &Value, reading: &mut Reading<'_>) {
    let mut walk = Walk {
        pattern,
        reading,
        stack: Vec::new(),
        path: Vec::new(),
        path_bytes: 0,
    };
    let group = walk.group(value.span);
    walk.enter(value, group, false, false);
    while let Some(frame) = walk.stack.last_mut() {
        match frame {
            Frame::Object {
                members,
                group,
                inside_or,
                step,
                around,
            } => {
                let (group, inside_or, step, around) = (*group, *inside_or, *step, *around);
                match members.next() {
                    Some(member) => walk.member(member, group, inside_or, around),
                    None => {
                        walk.stack.pop();
                        if step {
                            walk.path.pop();
                        }
                    }
                }
            }
            Frame::Or { elements, or } => {
                let or = *or;
                match elements.next() {
                    Some(element) => walk.alternative(element, or),
                    None => drop(walk.stack.pop()),
                }
            }
        }
    }
}

impl<'v> Walk<'v, '_, '_> {
    fn group(&mut self, span: Span) -> usize {
        self.pattern.groups.push(Group {
            span,
            parts: Vec::new(),
        });
        self.pattern.groups.len() - 1
    }

    fn part(&mut self, group: usize, part: Part) {
        if let Some(group) = self.pattern.groups.get_mut(group) {
            group.parts.push(part);
        }
    }

    fn enter(&mut self, value: &'v Value, group: usize, inside_or: bool, step: bool) {
        let members = value.as_object().unwrap_or_default();
        if members.is_empty() {
            let help = "Name at least one field, or leave the object out.";
            self.reading.refuse(
                Code::EmptyObject,
                value.span,
                self.reading.end(value),
                "Empty objects are not allowed",
                help,
            );
        }
        self.repeated_keys(members);
        self.stack.push(Frame::Object {
            members: members.iter(),
            group,
            inside_or,
            step,
            around: (step && members.len() == 1).then_some(value.span),
        });
    }

    fn repeated_keys(&mut self, members: &[Member]) {
        let mut seen = HashSet::new();
        for member in members.iter().rev() {
            if !seen.insert(member.key.as_str()) {
                let message = format!("{} stands twice in this object", crate::quoted(&member.key));
                let help = "The later one wins and this one is forgotten. Put all alternatives into one list.";
                self.reading.add(
                    Diagnostic::warning(Code::DuplicateKey, member.key_span, message).help(help),
                );
            }
        }
    }

    fn member(&mut self, member: &'v Member, group: usize, inside_or: bool, around: Option<Span>) {
        let value = &member.value;
        if member.key == OR {
            return self.or(member, group);
        }
        if inside_or && RESERVED.contains(&member.key.as_str()) {
            let message = format!(
                "{} is Ruler reserved fieldName which cannot be used inside $or.",
                member.key
            );
            let help = "An operator stands in the list of a field: {\"field\": [{\"prefix\": \"a\"}]}. A field of the event cannot have this name here.";
            self.reading.refuse(
                Code::ReservedName,
                member.key_span,
                token_end(value),
                message,
                help,
            );
        }
        if let Some(elements) = value.as_array() {
            self.field(member, elements, group);
        } else if value.as_object().is_some() {
            self.path.push(member);
            self.enter(value, group, inside_or, true);
        } else {
            let message = format!("\"{}\" must be an object or an array", member.key);
            let text = self.reading.text;
            let diagnostic =
                Diagnostic::error(Code::NotInArray, value.span, token_end(value), message);
            let operator = around.and_then(|object| bracketed(text, object, member));
            let diagnostic = match operator {
                Some(fix) => diagnostic
                    .help("An operator stands in braces in a list: {\"field\": [{\"prefix\": \"a\"}]}.")
                    .fix(fix.span, fix.replacement),
                None => diagnostic
                    .help("Alternatives stand in a list, even if there is only one.")
                    .fix(value.span, format!("[{}]", value.span.of(text))),
            };
            self.reading.add_at(diagnostic, token_end(value));
            self.field(member, std::slice::from_ref(value), group);
        }
    }

    fn or(&mut self, member: &'v Member, group: usize) {
        let value = &member.value;
        let Some(elements) = value.as_array() else {
            let help = "$or takes a list of objects: \"$or\": [{\"a\": [1]}, {\"b\": [2]}].";
            let message = "It must be an Array followed with $or.";
            self.reading
                .refuse(Code::BadOr, value.span, token_end(value), message, help);
            return;
        };
        if elements.len() < 2 {
            let help = "$or needs two objects or more; a single one needs no $or.";
            let message = "There must have at least 2 Objects in $or relationship.";
            self.reading.refuse(
                Code::BadOr,
                value.span,
                self.reading.end(value),
                message,
                help,
            );
        }
        self.pattern.ors.push(Or {
            span: member.key_span,
            groups: Vec::new(),
        });
        let or = self.pattern.ors.len() - 1;
        self.part(group, Part::Or(or));
        self.stack.push(Frame::Or {
            elements: elements.iter(),
            or,
        });
    }

    fn alternative(&mut self, element: &'v Value, or: usize) {
        if element.as_object().is_none() {
            let help = "Each alternative of $or is an object with fields of its own.";
            let message = "Only JSON object is allowed in array of $or relationship.";
            self.reading
                .refuse(Code::BadOr, element.span, token_end(element), message, help);
            return;
        }
        let group = self.group(element.span);
        if let Some(or) = self.pattern.ors.get_mut(or) {
            or.groups.push(group);
        }
        self.enter(element, group, true, false);
    }

    fn field(&mut self, member: &'v Member, elements: &'v [Value], group: usize) {
        if elements.is_empty() {
            let help = "Write at least one alternative. To ask that a field is absent: [{\"exists\": false}].";
            let span = member.value.span;
            self.reading.refuse(
                Code::EmptyArray,
                span,
                self.reading.end(&member.value),
                "Empty arrays are not allowed",
                help,
            );
        }
        let mut tests = Vec::new();
        for element in elements {
            if let Some(operator) = parse_test(element, self.reading) {
                tests.push(Test {
                    span: element.span,
                    operator,
                });
            }
        }
        // As in the engine, nothing stands before a dot where the path so far is empty.
        let keys: Vec<&str> = self.path.iter().map(|outer| outer.key.as_str()).collect();
        let so_far = keys.join(".");
        let name = if so_far.is_empty() {
            member.key.clone()
        } else {
            format!("{so_far}.{}", member.key)
        };
        let path: Vec<&Member> = self.path.iter().copied().chain([member]).collect();
        self.path_bytes += name.len() + path.len() * (size_of::<String>() + size_of::<Span>());
        if self.path_bytes > MOST_PATH_BYTES {
            let message = "The pattern is too large: its paths add up to more than 16 MB";
            let help = "AWS takes a few thousand characters.";
            self.reading.refuse_without_place(
                Code::TooLarge,
                member.key_span,
                member.key_span.end,
                message,
                help,
            );
            self.stack.clear();
            return;
        }
        let key_spans = path.iter().map(|member| member.key_span).collect();
        let path = path.into_iter().map(|member| member.key.clone()).collect();
        let compares_numbers = tests.iter().any(|test| test.operator.compares_numbers());
        let key_span = member.key_span;
        self.pattern.fields.push(Field {
            path,
            name,
            key_spans,
            key_span,
            span: Span::new(key_span.start, member.value.span.end),
            tests,
            compares_numbers,
        });
        let field = self.pattern.fields.len() - 1;
        self.part(group, Part::Field(field));
    }
}
