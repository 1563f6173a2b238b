//! What lets EventBridge call the targets: the policies as they are declared, and what the console adds
//! where nothing is said.

use super::collect::Collector;
use crate::remark::Gravity;
use crate::tree::Tree;
use pipeline::policy::{
    Authorization, Invocation, Missing, Policies, PolicyPlace, Sender, authorize, complete_unsaid,
};
use pipeline::world::role_of_runbook;
use pipeline::{Arn, Permissions as Unsaid, Rule, Target, TargetKind, Yard};

/// The policies of a yard on their way into resources.
pub(super) struct Permissions {
    declared: Policies,
    /// The statements that the console adds, by their place.
    added: Vec<(PolicyPlace, Vec<Tree>)>,
}

impl Permissions {
    pub(super) fn of(yard: &Yard) -> Permissions {
        Permissions {
            declared: yard.conditions.policies.clone(),
            added: Vec::new(),
        }
    }

    /// Asks whether a target and its dead-letter queue can be reached, as a delivery would.
    pub(super) fn ask(
        &mut self,
        found: &mut Collector<'_>,
        rule: &Rule,
        target: &Target,
        path: &str,
    ) {
        let yard = found.yard;
        let rule_arn = yard.rule_arn(rule);
        let bus_policy = bus_policy(yard, target);
        let passed_roles = role_of_runbook(yard, &target.arn);
        let invocation = Invocation {
            sender: Sender::Rule,
            source_arn: &rule_arn,
            organization: yard.organization_of(&yard.account),
            target_arn: &target.arn,
            role_arn: target.role_arn.as_deref().or(rule.role_arn.as_deref()),
            parameters: &target.parameters,
            passed_roles: passed_roles.as_slice(),
            bus_policy: bus_policy.as_deref(),
        };
        self.complete(found, &invocation, path);
        let queue = target.dead_letter_config.as_ref();
        if let Some(queue) = queue.and_then(|config| config.arn.as_deref()) {
            let invocation = Invocation {
                organization: None,
                target_arn: queue,
                role_arn: None,
                parameters: &[],
                bus_policy: None,
                ..invocation
            };
            self.complete(found, &invocation, &format!("{path}.dead_letter_config"));
        }
    }

    fn complete(&mut self, found: &mut Collector<'_>, asked: &Invocation<'_>, path: &str) {
        let authorization = match found.yard.conditions.permissions {
            Unsaid::Evaluated => authorize(asked, &self.declared),
            Unsaid::AsConsole => {
                let completed = complete_unsaid(asked, &self.declared);
                completed.added.into_iter().for_each(|one| self.add(one));
                authorize(asked, &completed.policies)
            }
        };
        if let Some(told) = refused(&authorization) {
            found.remark(Gravity::Note, path, told);
        }
    }

    /// Keeps a statement once; the policy of an event bus stands with the bus.
    fn add(&mut self, missing: Missing) {
        let is_bus = |arn: Arn<'_>| arn.service == "events";
        if Arn::read(missing.place.arn()).is_ok_and(is_bus) {
            return;
        }
        let Some(statement) = Tree::read(&missing.statement) else {
            return;
        };
        match self
            .added
            .iter_mut()
            .find(|(place, _)| *place == missing.place)
        {
            Some((_, statements)) if statements.contains(&statement) => {}
            Some((_, statements)) => statements.push(statement),
            None => self.added.push((missing.place, vec![statement])),
        }
    }

    /// Writes all policies of the place as resources.
    pub(super) fn write(self, found: &mut Collector<'_>) {
        found.policies(&self.declared);
        for (place, statements) in self.added {
            found.added(&place, with_own_sids(statements));
        }
    }
}

/// The policy of the bus that a target is.
fn bus_policy(yard: &Yard, target: &Target) -> Option<String> {
    if target.kind() != Ok(TargetKind::EventBus) {
        return None;
    }
    let arn = Arn::read(&target.arn).ok()?;
    let name = arn.resource.strip_prefix("event-bus/")?;
    let place = yard.place(arn.account, arn.region);
    let bus = place.event_buses.into_iter().find(|bus| bus.name == name)?;
    bus.policy
}

/// That a call will not be allowed, and the statement that is missing.
fn refused(authorization: &Authorization) -> Option<String> {
    let check = authorization.refusal()?;
    let message = check.message();
    let mut told = format!("The delivery will fail. {}.", message.trim_end_matches('.'));
    if let Some(missing) = check.missing.first() {
        let place = missing.place.arn();
        let statement = Tree::read(&missing.statement);
        let statement = statement.map_or_else(|| missing.statement.clone(), |one| one.compact());
        told.push_str(&format!(" The policy of {place} needs {statement}"));
    }
    Some(told)
}

/// The statements of one policy, whose sids have to differ.
fn with_own_sids(statements: Vec<Tree>) -> Vec<Tree> {
    let mut known: Vec<String> = Vec::new();
    let mut own = |statement: Tree| {
        let Tree::Map(mut members) = statement else {
            return statement;
        };
        if let Some((_, Tree::Text(sid))) = members.iter_mut().find(|(name, _)| name == "Sid") {
            let alone = sid.clone();
            let mut number = 2;
            while known.contains(sid) {
                *sid = format!("{alone}{number}");
                number += 1;
            }
            known.push(sid.clone());
        }
        Tree::Map(members)
    };
    statements.into_iter().map(&mut own).collect()
}
