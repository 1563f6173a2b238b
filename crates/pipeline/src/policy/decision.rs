//! What a policy says to a request, and why: plain data.

use super::condition::{self, Base};
use super::document::{Condition, Document, Effect, Statement, Text, Texts, Version};
use super::principal::Naming;
use super::request::Request;
use super::wildcard::{Letters, Template};
use pattern::Span;
use serde::{Deserialize, Serialize};

/// What one policy says to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What comes out.
    pub outcome: Outcome,
    /// Every statement, in the order of the policy: whether it applies, and
    /// each part of it that does not.
    pub statements: Vec<StatementResult>,
}

/// What comes out of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// A statement allows the call, and none denies it.
    Allowed {
        /// The first statement that allows it.
        by: StatementId,
        /// Whether the statement names only the caller's account, which
        /// leaves it to the account's own policies to let the caller in.
        by_account: bool,
    },
    /// A statement denies the call. Nothing that allows it counts.
    ExplicitDeny {
        /// The first statement that denies it.
        by: StatementId,
    },
    /// No statement allows the call, so it is denied.
    ImplicitDeny {
        /// The allowing statement that is nearest to applying.
        nearest: Option<StatementId>,
    },
    /// AWS refuses the policy, so it is not in force.
    Refused,
}

/// A statement of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementId {
    /// Its place among the statements, from 0.
    pub index: usize,
    /// Its `Sid`.
    pub sid: Option<String>,
    /// Its bytes in the policy's text.
    pub span: Span,
}

/// What became of one statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementResult {
    /// Which statement.
    pub statement: StatementId,
    /// What it does where it applies.
    pub effect: Effect,
    /// Every part that keeps it from applying; it applies where there is none.
    pub mismatches: Vec<Mismatch>,
}

/// A part of a statement that the request does not meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mismatch {
    /// Which part.
    pub part: Part,
    /// The bytes of the part in the policy's text.
    pub span: Span,
    /// What the statement asks for. With `negated`, what it leaves out.
    pub asked: Vec<String>,
    /// Whether the part is a negation, such as `NotAction`.
    pub negated: bool,
    /// What the request has; nothing where it does not carry the condition key.
    pub had: Vec<String>,
}

/// The parts of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// `Principal` or `NotPrincipal`.
    Principal,
    /// `Action` or `NotAction`.
    Action,
    /// `Resource` or `NotResource`.
    Resource,
    /// One test of `Condition`.
    Condition {
        /// The operator as written, such as `ArnEquals`.
        operator: String,
        /// The key as written, such as `aws:SourceArn`.
        key: String,
    },
}

impl StatementResult {
    /// Whether the statement applies to the request.
    pub fn applies(&self) -> bool {
        self.mismatches.is_empty()
    }
}

impl Decision {
    /// Whether the policy allows the call.
    pub fn is_allowed(&self) -> bool {
        matches!(self.outcome, Outcome::Allowed { .. })
    }

    /// The results of the statement that decided or, where none did, of the
    /// one that is nearest to allowing the call.
    pub fn deciding(&self) -> Option<&StatementResult> {
        let id = match &self.outcome {
            Outcome::Allowed { by, .. } | Outcome::ExplicitDeny { by } => by,
            Outcome::ImplicitDeny { nearest } => nearest.as_ref()?,
            Outcome::Refused => return None,
        };
        self.statements.get(id.index)
    }
}

impl Document {
    /// What the policy says to a request: an explicit denial wins, then the
    /// first statement that allows; what nobody allows is denied.
    pub fn decide(&self, request: &Request) -> Decision {
        let judged = self.statements.iter().enumerate();
        let judged: Vec<(StatementResult, Naming)> = judged
            .map(|(index, statement)| judge(index, statement, self.version, request))
            .collect();
        let outcome = outcome(self, &judged);
        Decision {
            outcome,
            statements: judged.into_iter().map(|(result, _)| result).collect(),
        }
    }
}

fn outcome(document: &Document, judged: &[(StatementResult, Naming)]) -> Outcome {
    if document.refused {
        return Outcome::Refused;
    }
    let applying = |effect: Effect| {
        let mut found = judged.iter();
        move |naming: Option<Naming>| {
            found.find(|(result, how)| {
                result.effect == effect
                    && result.applies()
                    && naming.is_none_or(|naming| *how == naming)
            })
        }
    };
    if let Some((denied, _)) = applying(Effect::Deny)(None) {
        return Outcome::ExplicitDeny {
            by: denied.statement.clone(),
        };
    }
    // A statement that names the caller itself is worth more than one that
    // names its account.
    let allowed =
        applying(Effect::Allow)(Some(Naming::Itself)).or_else(|| applying(Effect::Allow)(None));
    if let Some((result, naming)) = allowed {
        return Outcome::Allowed {
            by: result.statement.clone(),
            by_account: *naming == Naming::ByAccount,
        };
    }
    let allows = judged
        .iter()
        .filter(|(result, _)| result.effect == Effect::Allow);
    let nearest = allows.min_by_key(|(result, _)| distance(result));
    Outcome::ImplicitDeny {
        nearest: nearest.map(|(result, _)| result.statement.clone()),
    }
}

/// How far a statement is from applying: what it is about weighs more than
/// for whom and under which conditions.
fn distance(result: &StatementResult) -> usize {
    let weight = |mismatch: &Mismatch| match mismatch.part {
        Part::Action => 8,
        Part::Resource => 6,
        Part::Principal => 4,
        Part::Condition { .. } => 1,
    };
    result.mismatches.iter().map(weight).sum()
}

fn judge(
    index: usize,
    statement: &Statement,
    version: Version,
    request: &Request,
) -> (StatementResult, Naming) {
    let mut mismatches = Vec::new();
    let naming = match &statement.principal {
        Some(principals) => request.principal.naming(principals),
        None => Naming::Itself,
    };
    if let (Naming::Not, Some(principals)) = (naming, &statement.principal) {
        let asked = principals.items.iter().map(|one| one.name.text.clone());
        mismatches.push(Mismatch {
            part: Part::Principal,
            span: principals.span,
            asked: asked.collect(),
            negated: principals.negated,
            had: vec![request.principal.label().to_owned()],
        });
    }
    let mut texts = |part: Part, texts: Option<&Texts>, had: &str, letters: Letters| {
        let Some(texts) = texts else { return };
        let fits = |text: &Text| {
            let (asked, had) = match part {
                Part::Resource => short_of_api(&text.text, had),
                _ => (text.text.as_str(), had),
            };
            let template = Template::new(asked, version, request);
            template.is_some_and(|template| template.matches(had, letters))
        };
        if texts.items.iter().any(fits) == texts.negated {
            mismatches.push(Mismatch {
                part,
                span: texts.span,
                asked: texts.items.iter().map(|text| text.text.clone()).collect(),
                negated: texts.negated,
                had: vec![had.to_owned()],
            });
        }
    };
    texts(
        Part::Action,
        statement.action.as_ref(),
        &request.action,
        Letters::AnyCase,
    );
    texts(
        Part::Resource,
        statement.resource.as_ref(),
        &request.resource,
        Letters::Exact,
    );
    let failing = statement
        .conditions
        .iter()
        .filter(|condition| !condition::holds(condition, version, request));
    mismatches.extend(failing.map(|condition| of_condition(condition, request)));
    let result = StatementResult {
        statement: StatementId {
            index,
            sid: statement.sid().map(str::to_owned),
            span: statement.span,
        },
        effect: statement.effect,
        mismatches,
    };
    (result, naming)
}

/// API Gateway takes `execute-api:/STAGE/METHOD/PATH` for a method of the API
/// that the policy is on: only what comes behind the API is compared.
fn short_of_api<'a>(asked: &'a str, had: &'a str) -> (&'a str, &'a str) {
    let method = had
        .split_once('/')
        .filter(|(api, _)| api.contains(":execute-api:"));
    match (asked.strip_prefix("execute-api:/"), method) {
        (Some(asked), Some((_, had))) => (asked, had),
        _ => (asked, had),
    }
}

fn of_condition(condition: &Condition, request: &Request) -> Mismatch {
    Mismatch {
        part: Part::Condition {
            operator: condition.operator_text.text.clone(),
            key: condition.key.text.clone(),
        },
        span: condition.span,
        asked: condition
            .values
            .iter()
            .map(|one| one.text.clone())
            .collect(),
        negated: condition.operator.negated && condition.operator.base != Base::Null,
        had: request.values(&condition.key.text).to_vec(),
    }
}

#[cfg(test)]
mod tests;
