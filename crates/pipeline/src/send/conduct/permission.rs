//! Whether the policies of the yard let EventBridge call a target.

use super::super::sending::Sending;
use super::judge::service;
use crate::Yard;
use crate::arn::Arn;
use crate::conditions::Permissions;
use crate::invocation::{Failure, Invocation};
use crate::policy::{self, Authorization, Sender, authorize, complete_unsaid};
use crate::step::ErrorCode;
use crate::targets::TargetKind;
use crate::world;

/// What the policies said to each rule and target, sorted: they stay the same
/// as long as a run takes. The target's parameters count, since they say on
/// what a call is: of two tasks on one cluster one may be allowed.
#[derive(Default)]
pub(in super::super) struct Verdicts {
    known: Vec<Known>,
}

struct Known {
    rule: String,
    target: String,
    role: Option<String>,
    parameters: Vec<(String, String)>,
    refused: Option<Failure>,
}

impl Verdicts {
    fn find(&self, asked: &policy::Invocation<'_>) -> Result<usize, usize> {
        self.known.binary_search_by(|known| {
            let order = known.target.as_str().cmp(asked.target_arn);
            order
                .then_with(|| known.rule.as_str().cmp(asked.source_arn))
                .then_with(|| known.role.as_deref().cmp(&asked.role_arn))
                .then_with(|| known.parameters.as_slice().cmp(asked.parameters))
        })
    }
}

/// Why no policy lets the call through.
pub(super) fn refused(sending: &mut Sending<'_>, of: &Invocation) -> Option<Failure> {
    let kind = of.target.kind().ok();
    let target_arn = &*of.call.target_arn;
    let place = Arn::read(target_arn).ok();
    let place = place.filter(|_| kind == Some(TargetKind::EventBus));
    let bus_policy = place.and_then(|arn| {
        let place = sending.yard.place(arn.account, arn.region);
        let name = arn.resource.strip_prefix("event-bus/")?;
        let bus = place.event_buses.iter().find(|bus| bus.name == name)?;
        bus.policy.clone()
    });
    let organization = sending.yard.organization_of(&of.account);
    let organization = organization.map(str::to_owned);
    let passed_roles = world::role_of_runbook(sending.yard, target_arn);
    let asked = policy::Invocation {
        sender: Sender::Rule,
        source_arn: &of.call.rule_arn,
        organization: organization.as_deref(),
        target_arn,
        role_arn: of.call.role_arn.as_deref(),
        parameters: &of.target.parameters,
        passed_roles: passed_roles.as_slice(),
        bus_policy: bus_policy.as_deref(),
    };
    remembered(sending, &asked, service(kind))
}

/// Why no policy lets EventBridge put the event into a dead-letter queue.
pub(super) fn refused_dead_letter(
    sending: &mut Sending<'_>,
    queue: &str,
    rule: &str,
) -> Option<Failure> {
    let asked = policy::Invocation {
        sender: Sender::Rule,
        source_arn: rule,
        organization: None,
        target_arn: queue,
        role_arn: None,
        parameters: &[],
        passed_roles: &[],
        bus_policy: None,
    };
    remembered(sending, &asked, "sqs")
}

fn remembered(
    sending: &mut Sending<'_>,
    asked: &policy::Invocation<'_>,
    service: &str,
) -> Option<Failure> {
    match sending.works.verdicts.find(asked) {
        Ok(at) => sending.works.verdicts.known.get(at)?.refused.clone(),
        Err(at) => {
            let refused = judge(sending.yard, asked, service);
            let known = Known {
                rule: asked.source_arn.to_owned(),
                target: asked.target_arn.to_owned(),
                role: asked.role_arn.map(str::to_owned),
                parameters: asked.parameters.to_vec(),
                refused: refused.clone(),
            };
            sending.works.verdicts.known.insert(at, known);
            refused
        }
    }
}

/// Asks the policies; what they say nothing of may count as the console sets
/// it up.
fn judge(yard: &Yard, asked: &policy::Invocation<'_>, service: &str) -> Option<Failure> {
    let policies = &yard.conditions.policies;
    match yard.conditions.permissions {
        Permissions::Evaluated => refusal(service, &authorize(asked, policies)),
        Permissions::AsConsole => {
            let assumed = complete_unsaid(asked, policies).policies;
            refusal(service, &authorize(asked, &assumed))
        }
    }
}

/// The first call of an authorization that is not allowed, as AWS tells it.
fn refusal(service: &str, authorization: &Authorization) -> Option<Failure> {
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
