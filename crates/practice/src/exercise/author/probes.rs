//! Reads the probes of a `refuses`: what the policies of a right wiring say no to.

use crate::exercise::probe::{Caller, Probe};
use serde::Deserialize;

/// How a probe is written.
pub(super) const PROBE_HELP: &str = "A probe is { role, action, resource }, { policy_of, service or account, action } with `source_arn` and `resource` where they matter, or `only` actions beside a `role` or `policy_of`.";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProbeSource {
    role: Option<String>,
    policy_of: Option<String>,
    service: Option<String>,
    account: Option<String>,
    action: Option<String>,
    resource: Option<String>,
    source_arn: Option<String>,
    only: Option<Vec<String>>,
}

/// The probes of a constraint.
///
/// # Errors
/// What is wrong with the first that cannot be asked.
pub(super) fn read_probes(probes: Vec<ProbeSource>) -> Result<Vec<Probe>, String> {
    let numbered = probes.into_iter().enumerate();
    let read = numbered.map(|(nth, one)| {
        let problem = format!("probe {} asks for nothing that can be decided", nth + 1);
        one.read().ok_or(problem)
    });
    read.collect()
}

impl ProbeSource {
    fn read(self) -> Option<Probe> {
        let caller = match (self.service, self.account) {
            (Some(service), None) => Some(Caller::Service(service)),
            (None, Some(account)) => Some(Caller::Account(account)),
            (None, None) => None,
            (Some(_), Some(_)) => return None,
        };
        match (self.role, self.policy_of, caller, self.action, self.only) {
            (Some(of), None, None, None, Some(actions))
            | (None, Some(of), None, None, Some(actions))
                if self.resource.is_none() && self.source_arn.is_none() =>
            {
                Some(Probe::Only { of, actions })
            }
            (Some(role), None, None, Some(action), None) if self.source_arn.is_none() => {
                Some(Probe::Role {
                    role,
                    action,
                    resource: self.resource?,
                })
            }
            (None, Some(of), Some(caller), Some(action), None) => Some(Probe::Policy {
                resource: self.resource.unwrap_or_else(|| of.clone()),
                of,
                caller,
                action,
                source_arn: self.source_arn,
            }),
            _ => None,
        }
    }
}
