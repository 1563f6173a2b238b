//! Whether the policies of the yard let EventBridge call a target.

use super::super::sending::Sending;
use super::judge::service;
use crate::Yard;
use crate::arn::Arn;
use crate::conditions::Permissions;
use crate::invocation::{Failure, Invocation};
use crate::policy::{self, Sender, authorize, complete_unsaid};
use crate::step::ErrorCode;
use crate::targets::TargetKind;
use std::cmp::Ordering;

/// What the policies said to each rule and target, sorted: they stay the same
/// as long as a run takes.
#[derive(Default)]
pub(in super::super) struct Verdicts {
    known: Vec<Known>,
}

struct Known {
    rule: String,
    target: String,
    role: Option<String>,
    refused: Option<Failure>,
}

impl Verdicts {
    fn find(&self, rule: &str, target: &str, role: Option<&str>) -> Result<usize, usize> {
        self.known.binary_search_by(|known| {
            let target_order = known.target.as_str().cmp(target);
            match target_order.then_with(|| known.rule.as_str().cmp(rule)) {
                Ordering::Equal => known.role.as_deref().cmp(&role),
                order => order,
            }
        })
    }
}

/// Why no policy lets the call through.
pub(super) fn refused(sending: &mut Sending<'_>, of: &Invocation) -> Option<Failure> {
    let (rule, target) = (&*of.call.rule_arn, &*of.call.target_arn);
    let role = of.call.role_arn.as_deref();
    remembered(sending, rule, target, role, |yard| judge(yard, of))
}

/// Why no policy lets EventBridge put the event into a dead-letter queue.
pub(super) fn refused_dead_letter(
    sending: &mut Sending<'_>,
    queue: &str,
    rule: &str,
) -> Option<Failure> {
    remembered(sending, rule, queue, None, |yard| {
        let call = policy::Invocation {
            sender: Sender::Rule,
            source_arn: rule,
            organization: None,
            target_arn: queue,
            role_arn: None,
            parameters: &[],
            passed_roles: &[],
            bus_policy: None,
        };
        refusal(yard, "sqs", &call)
    })
}

fn remembered(
    sending: &mut Sending<'_>,
    rule: &str,
    target: &str,
    role: Option<&str>,
    judge: impl FnOnce(&Yard) -> Option<Failure>,
) -> Option<Failure> {
    match sending.works.verdicts.find(rule, target, role) {
        Ok(at) => sending.works.verdicts.known.get(at)?.refused.clone(),
        Err(at) => {
            let refused = judge(sending.yard);
            let known = Known {
                rule: rule.to_owned(),
                target: target.to_owned(),
                role: role.map(str::to_owned),
                refused: refused.clone(),
            };
            sending.works.verdicts.known.insert(at, known);
            refused
        }
    }
}

fn judge(yard: &Yard, of: &Invocation) -> Option<Failure> {
    let target_arn = &*of.call.target_arn;
    let kind = of.target.kind().ok();
    let bus = Arn::read(target_arn)
        .ok()
        .filter(|_| kind == Some(TargetKind::EventBus));
    let place = bus.map(|arn| yard.place(arn.account, arn.region));
    let bus = place.as_ref().and_then(|place| {
        let name = target_arn.rsplit('/').next()?;
        place.event_buses.iter().find(|bus| bus.name == name)
    });
    let call = policy::Invocation {
        sender: Sender::Rule,
        source_arn: &of.call.rule_arn,
        organization: yard.organization_of(&of.account),
        target_arn,
        role_arn: of.call.role_arn.as_deref(),
        parameters: &of.target.parameters,
        passed_roles: &[],
        bus_policy: bus.and_then(|bus| bus.policy.as_deref()),
    };
    refusal(yard, service(kind), &call)
}

/// The first call that no policy allows, as AWS tells it. Of what the policies
/// of the yard say nothing, the console's own are taken where the yard is so
/// set.
fn refusal(yard: &Yard, service: &str, call: &policy::Invocation<'_>) -> Option<Failure> {
    let policies = &yard.conditions.policies;
    let authorization = match yard.conditions.permissions {
        Permissions::Evaluated => authorize(call, policies),
        Permissions::AsConsole => authorize(call, &complete_unsaid(call, policies).policies),
    };
    let check = authorization.refusal()?;
    let code = ErrorCode::named(check.error_code()).unwrap_or(ErrorCode::NoPermissions);
    let missing = check.missing.first();
    Some(Failure {
        suggestion: missing.map(|missing| missing.policy.clone()),
        ..Failure::new(code, service, Some(403), check.message(), check.help())
    })
}

/// That whoever allowed the call has taken it back.
pub(super) fn lost(service: &str, arn: &str) -> Failure {
    Failure::new(
        ErrorCode::NoPermissions,
        service,
        Some(403),
        format!(
            "User: events.amazonaws.com is not authorized to perform the call on resource: {arn}"
        ),
        "The permission was taken back, so no other attempt is made. Allow the call again in the policy of the target or of the role.",
    )
}
