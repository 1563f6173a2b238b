//! What the wiring itself has to keep to.

use super::report::{Failure, Pointing, Verdict};
use super::{refuses, short_name};
use crate::exercise::changes::is_allowed;
use crate::exercise::format::{Constraint, Exercise, Limit};
use crate::exercise::places::{at, places};
use pattern::Ask;
use pipeline::policy::{Condition, Document, Effect, PolicyType, PrincipalType, Statement, Texts};
use pipeline::{Rule, RuleState, Yard};

pub(super) fn verdicts(exercise: &Exercise, yard: &Yard) -> Vec<Verdict> {
    let verdict = |constraint: &Constraint| {
        let failures = failures(exercise, yard, &constraint.limit);
        Verdict {
            id: id(&constraint.limit).to_owned(),
            text: constraint.text.clone(),
            met: failures.is_empty(),
            failures,
            note: None,
        }
    };
    exercise.constraints.iter().map(verdict).collect()
}

/// The name of a kind of limit, as files have it.
fn id(limit: &Limit) -> &'static str {
    match limit {
        Limit::NoWildcardSource => "no-wildcard-source",
        Limit::AsksFor(_) => "asks-for",
        Limit::MostRules(_) => "most-rules",
        Limit::DeadLetterQueue(_) => "dead-letter-queue",
        Limit::LeastPrivilege => "least-privilege",
        Limit::NoTarget(_) => "no-target",
        Limit::Refuses(_) => "refuses",
    }
}

/// What is wrong with a rule, and the ARN of the target where it is one of its targets.
type Broken = (String, Option<String>);

fn failures(exercise: &Exercise, yard: &Yard, limit: &Limit) -> Vec<Failure> {
    let broken = |of: &dyn Fn(&Rule) -> Vec<Broken>| {
        let mut found = Vec::new();
        for place in places(yard) {
            let there = at(yard, &place);
            let own = |rule: &&Rule| may_be_mended(exercise, &place, rule);
            for rule in there.rules.iter().filter(own) {
                found.extend(of(rule).into_iter().map(|(message, target)| {
                    let pointing = Pointing::rule(&there, rule);
                    Failure::of_wiring(message, Pointing { target, ..pointing })
                }));
            }
        }
        found
    };
    match limit {
        Limit::NoWildcardSource => broken(&|rule| {
            let message = format!(
                "The pattern of rule {} does not name every source as a whole. Anybody who may put events on the bus chooses their source, so a rule says whose events it takes.",
                rule.name
            );
            let named = names(rule, "source");
            (!named).then_some((message, None)).into_iter().collect()
        }),
        Limit::AsksFor(fields) => broken(&|rule| {
            let missing = fields.iter().filter(|field| !names(rule, field));
            let told = missing.map(|field| {
                let message = format!(
                    "The pattern of rule {} does not ask for `{field}` by whole values. Without it the rule takes more kinds of events than it says.",
                    rule.name
                );
                (message, None)
            });
            told.collect()
        }),
        Limit::MostRules(most) => {
            let count: usize = places(yard)
                .iter()
                .map(|place| at(yard, place).rules.iter().filter(is_at_work).count())
                .sum();
            let there = match count {
                1 => "There is 1 rule".to_owned(),
                count => format!("There are {count} rules"),
            };
            let enough = match most {
                0 => "none is needed".to_owned(),
                1 => "1 is enough".to_owned(),
                most => format!("{most} are enough"),
            };
            let message = format!("{there}; {enough}.");
            let failure = Failure::of_wiring(message, Pointing::default());
            (count > *most).then_some(failure).into_iter().collect()
        }
        Limit::DeadLetterQueue(ends) => broken(&|rule| {
            let targets = rule.targets.iter();
            let lacking = targets.filter(|target| {
                let queue = target.dead_letter_config.as_ref();
                let has_one = queue.and_then(|queue| queue.arn.as_ref()).is_some();
                !has_one && ends.iter().any(|end| target.arn.ends_with(end))
            });
            let told = lacking.map(|target| {
                let name = short_name(&target.arn);
                let message = format!(
                    "The target {name} of rule {} has no dead-letter queue: an event that cannot be delivered to it is lost.",
                    rule.name
                );
                (message, Some(target.arn.clone()))
            });
            told.collect()
        }),
        Limit::NoTarget(ends) => broken(&|rule| {
            let targets = rule.targets.iter();
            let there = targets.filter(|target| ends.iter().any(|end| target.arn.ends_with(end)));
            let told = there.map(|target| {
                let message = format!(
                    "Rule {} has {} as a target, which this exercise does without.",
                    rule.name,
                    short_name(&target.arn)
                );
                (message, Some(target.arn.clone()))
            });
            told.collect()
        }),
        Limit::LeastPrivilege => broad(&exercise.start, yard)
            .into_iter()
            .map(|(message, pointing)| Failure::of_wiring(message, pointing))
            .collect(),
        Limit::Refuses(probes) => refuses::failures(yard, probes),
    }
}

/// Whether the learner may change something of a rule: what is fixed is no fault of theirs.
fn may_be_mended(exercise: &Exercise, (account, region): &(String, String), rule: &Rule) -> bool {
    let start = &exercise.start;
    let home = (account, region) == (&start.account, &start.region);
    let place = match home {
        true => String::new(),
        false => format!("/elsewhere/{account}~1{region}"),
    };
    let name = format!("{}/{}", rule.event_bus, rule.name);
    let name = name.replace('~', "~0").replace('/', "~1");
    let pointer = format!("{place}/rules/{name}");
    let mut allowed = exercise.may_change.iter();
    allowed.any(|one| {
        is_allowed(std::slice::from_ref(one), &pointer)
            || is_allowed(std::slice::from_ref(&pointer), one)
    })
}

/// Whether a rule does anything: it is switched on and leads somewhere.
fn is_at_work(rule: &&Rule) -> bool {
    rule.state != RuleState::Disabled && !rule.targets.is_empty()
}

/// Whether the pattern of a rule asks for a field in each of its branches, and for whole texts only.
fn names(rule: &Rule, name: &str) -> bool {
    let Some(text) = &rule.event_pattern else {
        return true;
    };
    let (pattern, _) = pattern::parse(text);
    pattern.combinations().all(|fields| {
        fields.iter().any(|field| {
            let mut asked = field.alternatives();
            field.name() == name && asked.all(|one| matches!(one.ask(), Ask::Text(_)))
        })
    })
}

/// The statements of a yard that allow more than they have to, and that the starting yard has not:
/// what is so, and where.
pub(super) fn broad(start: &Yard, yard: &Yard) -> Vec<(String, Pointing)> {
    let known = texts(start);
    let mut found = Vec::new();
    for (place, policy_type, text, pointing) in texts(yard) {
        let before: Vec<String> = known
            .iter()
            .filter(|(there, ..)| *there == place)
            .flat_map(|(_, policy_type, old, _)| written(old, *policy_type))
            .collect();
        let (document, _) = Document::parse(&text, policy_type);
        let statements = document.statements.iter().enumerate();
        let now = written(&text, policy_type);
        let new = statements
            .zip(now)
            .filter(|(_, text)| !before.contains(text));
        let allows = new
            .map(|(one, _)| one)
            .filter(|(_, one)| one.effect == Effect::Allow);
        for (nth, statement) in allows {
            for what in too_much(statement, policy_type) {
                let message = format!(
                    "Statement {} of {place} {what} A statement allows what is needed and nothing more.",
                    nth + 1
                );
                found.push((message, pointing.clone()));
            }
        }
    }
    found
}

/// The statements of a policy as they are written, without white space.
fn written(text: &str, policy_type: PolicyType) -> Vec<String> {
    let (document, _) = Document::parse(text, policy_type);
    let spans = document.statements.iter().map(|one| one.span);
    let texts = spans.map(|span| text.get(span.start..span.end).unwrap_or_default());
    texts
        .map(|text| text.split_whitespace().collect())
        .collect()
}

/// What a statement allows beyond what anybody needs.
fn too_much(statement: &Statement, policy_type: PolicyType) -> Vec<&'static str> {
    let mut found = Vec::new();
    if let Some(actions) = &statement.action {
        if actions.negated {
            found.push("allows every action but some.");
        } else if actions.items.iter().any(|one| one.text.contains('*')) {
            found.push("has a star among its actions.");
        }
    }
    if let Some(resources) = &statement.resource {
        // `log-group:NAME:*` is one resource and what is below it.
        let all = |text: &str| match text.splitn(6, ':').nth(5) {
            Some(rest) => rest == "*",
            None => text.ends_with('*'),
        };
        if resources.negated {
            found.push("covers every resource but some.");
        } else if policy_type == PolicyType::Identity
            && resources.items.iter().any(|one| all(&one.text))
            && !statement.action.as_ref().is_some_and(only_looks)
        {
            found.push("covers every resource there is.");
        }
    }
    if let Some(principals) = &statement.principal {
        let everybody = principals.items.iter().any(|one| {
            one.kind == PrincipalType::Everybody
                || (one.kind == PrincipalType::Aws && one.name.text == "*")
        });
        let narrows = |condition: &Condition| {
            let key = condition.key.text.to_ascii_lowercase();
            key.starts_with("aws:principal") || key.starts_with("aws:source")
        };
        if principals.negated {
            found.push("lets everybody in but some.");
        } else if everybody && !statement.conditions.iter().any(narrows) {
            found.push("lets everybody in.");
        }
    }
    found
}

/// Whether all actions only describe or list, or write metrics: most of these know no resource but
/// `*`. Source: Service Authorization Reference, the actions of EC2, Systems Manager and CloudWatch.
fn only_looks(actions: &Texts) -> bool {
    actions.items.iter().all(|one| {
        let operation = one.text.split(':').nth(1).unwrap_or_default();
        operation.starts_with("Describe")
            || operation.starts_with("List")
            || one.text == "cloudwatch:PutMetricData"
    })
}

/// Every policy of a yard: what it is called, its grammar, its text, and where it is.
fn texts(yard: &Yard) -> Vec<(String, PolicyType, String, Pointing)> {
    let policies = &yard.conditions.policies;
    let mut found = Vec::new();
    for one in &policies.resources {
        found.push((
            format!("the policy of {}", short_name(&one.resource)),
            PolicyType::Resource,
            one.policy.clone(),
            Pointing::resource(one.resource.clone()),
        ));
    }
    for role in &policies.roles {
        let pointing = || Pointing::resource(role.arn.clone());
        let name = short_name(&role.arn);
        found.push((
            format!("the trust policy of {name}"),
            PolicyType::Trust,
            role.trust_policy.clone(),
            pointing(),
        ));
        for policy in &role.policies {
            found.push((
                format!("policy {} of {name}", policy.name),
                PolicyType::Identity,
                policy.policy.clone(),
                pointing(),
            ));
        }
    }
    for place in places(yard) {
        let there = at(yard, &place);
        for bus in &there.event_buses {
            let arn = there.event_bus_arn(&bus.name);
            found.extend(bus.policy.clone().map(|text| {
                let name = format!("the policy of event bus {} in {}", bus.name, place.0);
                (name, PolicyType::Resource, text, Pointing::resource(arn))
            }));
        }
    }
    found
}
