//! Whether a target can be reached: every call on the way to it, with the
//! policies that decide.

use super::check::{Check, Purpose, Verdict};
use super::needs::{self, Called, Need};
use super::policies::Policies;
use super::principal::Principal;
use super::request::Request;
use crate::arn::Arn;
use serde::{Deserialize, Serialize};

mod combine;
mod keys;

/// Who sends to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sender {
    /// A rule of an event bus.
    Rule,
    /// A schedule of EventBridge Scheduler.
    Schedule,
    /// A pipe of EventBridge Pipes.
    Pipe,
}

impl Sender {
    /// The service principal that a role has to trust.
    pub fn service(self) -> &'static str {
        match self {
            Sender::Rule => "events.amazonaws.com",
            Sender::Schedule => "scheduler.amazonaws.com",
            Sender::Pipe => "pipes.amazonaws.com",
        }
    }
}

/// A call of a target, as far as permissions depend on it.
#[derive(Clone, Copy, Debug)]
pub struct Invocation<'a> {
    /// Who sends.
    pub sender: Sender,
    /// The ARN of the rule or the pipe; of a schedule that of its group. It is
    /// `aws:SourceArn`, and its account is the sender's.
    pub source_arn: &'a str,
    /// The id of the organization of the sender's account.
    pub organization: Option<&'a str>,
    /// The ARN of the target.
    pub target_arn: &'a str,
    /// The role of the target, where it has one.
    pub role_arn: Option<&'a str>,
    /// The target's parameters: `EcsParameters` and others, as JSON texts.
    pub parameters: &'a [(String, String)],
    /// The roles of the ECS task or of the runbook that `iam:PassRole` is asked
    /// for. Without one of a task it is `ecsTaskExecutionRole` of the cluster's
    /// account; a runbook without one works with the role of the target.
    pub passed_roles: &'a [String],
    /// The policy of the receiving event bus, where the target is a bus.
    pub bus_policy: Option<&'a str>,
}

/// Whether a target can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorization {
    /// Every call on the way, in the order in which they are made. All have
    /// to be allowed; a call after one that is not allowed is looked at too.
    pub checks: Vec<Check>,
}

impl Authorization {
    /// The first call that is not allowed.
    pub fn refusal(&self) -> Option<&Check> {
        self.checks.iter().find(|check| !check.is_allowed())
    }

    /// Whether every call is allowed.
    pub fn is_allowed(&self) -> bool {
        self.refusal().is_none()
    }
}

/// Whether an invocation gets through: the trust policy of its role, the
/// calls to the target, and the key that the target is encrypted with.
///
/// With a role the target is called as the role, else as EventBridge itself.
/// Schedules and pipes always take a role. In one account the policy of the
/// role or that of the resource is enough; between accounts both are needed.
///
/// The answer follows from the arguments alone and costs the reading of the
/// policies, so a run keeps it for each target as long as no policy changes.
pub fn authorize(invocation: &Invocation<'_>, policies: &Policies) -> Authorization {
    let call = Call::new(invocation, policies);
    let mut checks = Vec::new();
    let unasked = |verdict: Verdict| {
        let principal = Principal::service(invocation.sender.service());
        let action = call.needs.first().map_or("", |need| need.action);
        let request = Request::new(principal, action, invocation.target_arn);
        let checks = vec![Check::without_policies(Purpose::Invoke, request, verdict)];
        Authorization { checks }
    };
    if call.needs.is_empty() {
        return unasked(Verdict::NoTarget);
    }
    let Some(principal) = call.principal() else {
        return unasked(Verdict::NoRole);
    };
    if let Principal::Role { arn, .. } = &principal {
        checks.push(call.assume(arn));
    }
    for need in &call.needs {
        checks.push(call.reach(need, &principal));
    }
    if let Some(setting) = policies.key_of(invocation.target_arn) {
        checks.extend(call.use_key(setting, invocation.target_arn, &principal));
    }
    Authorization { checks }
}

/// Whether EventBridge can put an event into a dead-letter queue: as itself,
/// for the rule, with the key that the queue is encrypted with.
pub fn authorize_dead_letter(
    queue_arn: &str,
    rule_arn: &str,
    policies: &Policies,
) -> Authorization {
    let invocation = Invocation {
        sender: Sender::Rule,
        source_arn: rule_arn,
        organization: None,
        target_arn: queue_arn,
        role_arn: None,
        parameters: &[],
        passed_roles: &[],
        bus_policy: None,
    };
    authorize(&invocation, policies)
}

/// An invocation with all that its calls have in common.
struct Call<'a> {
    invocation: &'a Invocation<'a>,
    policies: &'a Policies,
    target: Option<Arn<'a>>,
    needs: Vec<Need>,
}

impl<'a> Call<'a> {
    fn new(invocation: &'a Invocation<'a>, policies: &'a Policies) -> Call<'a> {
        Call {
            invocation,
            policies,
            target: Arn::read(invocation.target_arn).ok(),
            needs: needs::of(Called {
                arn: invocation.target_arn,
                parameters: invocation.parameters,
                passed_roles: invocation.passed_roles,
            }),
        }
    }

    /// Who makes the calls: the role or, for targets with policies of their
    /// own, the service. None where the target needs a role and has none.
    fn principal(&self) -> Option<Principal> {
        let service = self.invocation.sender == Sender::Rule
            && self
                .target
                .as_ref()
                .is_some_and(needs::is_called_by_service);
        let is_log = self.target.is_some_and(|arn| arn.service == "logs");
        match self.invocation.role_arn.filter(|role| !role.is_empty()) {
            // The guide: never a role for a log group.
            Some(role) if !(is_log && service) => {
                Some(Principal::role(role, self.invocation.organization))
            }
            _ if service => Some(Principal::service(self.invocation.sender.service())),
            _ if self.is_bus_without_role() => Some(Principal::account(
                self.source_account(),
                self.invocation.organization,
            )),
            _ => None,
        }
    }

    /// Targets made before 2023-03-02 send to the bus of another account
    /// without a role; the bus's policy decides. Since then PutTargets asks for
    /// a role.
    fn is_bus_without_role(&self) -> bool {
        let bus = |arn: Arn<'_>| arn.service == "events" && arn.resource.starts_with("event-bus/");
        self.target.is_some_and(bus) && self.invocation.sender == Sender::Rule
    }

    fn source_account(&self) -> &'a str {
        Arn::read(self.invocation.source_arn).map_or("", |arn| arn.account)
    }

    fn request(&self, need: &Need, principal: &Principal) -> Request {
        let mut request = Request::new(principal.clone(), need.action, &need.resource);
        let by_service = matches!(principal, Principal::Service { .. });
        if by_service && needs::carries_source(need.action) {
            request = request.on_behalf_of(self.invocation.source_arn);
            if let Some(organization) = self.invocation.organization {
                request = request.with("aws:SourceOrgID", organization);
            }
        }
        for (key, value) in &need.context {
            request = request.with(*key, value);
        }
        request
    }
}

#[cfg(test)]
mod tests;
