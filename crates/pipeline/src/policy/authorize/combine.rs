//! How policies of several places decide one call.

use super::Call;
use crate::arn::Arn;
use crate::policy::check::{Check, Judged, Purpose, Verdict};
use crate::policy::decision::Outcome;
use crate::policy::document::Document;
use crate::policy::needs::{self, Need};
use crate::policy::policies::PolicyPlace;
use crate::policy::principal::Principal;
use crate::policy::request::Request;
use crate::policy::suggest::{self, Wanted};

/// Which places have to allow a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The policy of the resource, key or role that is called.
    Resource,
    /// The policies of the calling role, or of the resource where that names
    /// the role itself.
    Either,
    /// Both.
    Both,
    /// The key policy, and where it only names the account the role's too.
    Key,
}

impl Call<'_> {
    /// Whether the sender may take on the role.
    pub(super) fn assume(&self, role_arn: &str) -> Check {
        let service = Principal::service(self.invocation.sender.service());
        let request = Request::new(service, "sts:AssumeRole", role_arn)
            .on_behalf_of(self.invocation.source_arn);
        let role = role_arn.to_owned();
        let place = PolicyPlace::Trust { role };
        let Some(role) = self.policies.role(role_arn) else {
            let wanted = Wanted::new(place, &request, self.invocation.source_arn);
            let missing = suggest::missing(self.policies, None, wanted);
            let mut check =
                Check::without_policies(Purpose::AssumeRole, request, Verdict::UnknownRole);
            check.missing.extend(missing);
            return check;
        };
        let judged = vec![judge(place, &role.trust_policy, &request)];
        self.settle(Purpose::AssumeRole, request, Rule::Resource, judged)
    }

    /// Whether the target can be called.
    pub(super) fn reach(&self, need: &Need, principal: &Principal) -> Check {
        let request = self.request(need, principal);
        let purpose = match need.action {
            "iam:PassRole" => Purpose::PassRole,
            _ => Purpose::Invoke,
        };
        let on_target = need.resource.starts_with(self.invocation.target_arn)
            || self.target.is_some_and(|arn| arn.service == "logs");
        let mut judged = self.of_role(&request);
        if on_target {
            judged.extend(self.of_target(&request));
        }
        let account = request.resource_account().unwrap_or_default();
        let is_foreign = principal
            .account_id()
            .is_some_and(|own| !account.is_empty() && own != account);
        let rule = match principal {
            Principal::Service { .. } => Rule::Resource,
            Principal::Account { .. } if is_foreign => Rule::Resource,
            Principal::Account { .. } => return Check::own_account(purpose, request, judged),
            Principal::Role { .. } if is_foreign => Rule::Both,
            Principal::Role { .. } => Rule::Either,
        };
        self.settle(purpose, request, rule, judged)
    }

    /// What the permission policies of the calling role say.
    pub(super) fn of_role(&self, request: &Request) -> Vec<Judged> {
        let Principal::Role { arn, .. } = &request.principal else {
            return Vec::new();
        };
        let policies = self.policies.role(arn).map(|role| role.policies.as_slice());
        let policies = policies.unwrap_or_default().iter();
        policies
            .map(|one| {
                let place = PolicyPlace::Role {
                    role: arn.clone(),
                    name: one.name.clone(),
                };
                judge(place, &one.policy, request)
            })
            .collect()
    }

    /// What the policies on the target say.
    fn of_target(&self, request: &Request) -> Vec<Judged> {
        let target = self.invocation.target_arn;
        let mut found = self.policies.of_resource(target);
        if let Some(policy) = self.invocation.bus_policy {
            let arn = target.to_owned();
            found = vec![(PolicyPlace::Resource { arn }, policy)];
        }
        let found = found.into_iter();
        found
            .map(|(place, text)| judge(place, text, request))
            .collect()
    }

    /// What comes out of all that the policies say, and what is missing.
    pub(super) fn settle(
        &self,
        purpose: Purpose,
        request: Request,
        rule: Rule,
        judged: Vec<Judged>,
    ) -> Check {
        let verdict = verdict(rule, &judged);
        let mut check = Check {
            purpose,
            request,
            judged,
            verdict,
            missing: Vec::new(),
        };
        if !matches!(
            check.verdict,
            Verdict::Allowed { .. } | Verdict::ExplicitDeny { .. }
        ) {
            for place in self.places_to_allow(rule, &check) {
                let wanted = Wanted::new(place, &check.request, self.invocation.source_arn);
                let missing = suggest::missing(self.policies, self.invocation.bus_policy, wanted);
                check.missing.extend(missing);
            }
        }
        check
    }

    /// The places where a statement has to be added.
    fn places_to_allow(&self, rule: Rule, check: &Check) -> Vec<PolicyPlace> {
        let request = &check.request;
        let has = |wanted: fn(&PolicyPlace) -> bool| {
            check
                .judged
                .iter()
                .any(|one| wanted(&one.place) && one.decision.is_allowed())
        };
        let role_allows = has(|place| matches!(place, PolicyPlace::Role { .. }));
        let resource_allows = has(|place| !matches!(place, PolicyPlace::Role { .. }));
        let of_role = suggest::role_place(self.policies, request);
        let of_resource = match check.purpose {
            Purpose::AssumeRole => Some(PolicyPlace::Trust {
                role: request.resource.clone(),
            }),
            Purpose::UseKey => Some(PolicyPlace::Key {
                key: request.resource.clone(),
            }),
            Purpose::Invoke | Purpose::PassRole => self.resource_place(),
        };
        let mut places = Vec::new();
        match rule {
            Rule::Resource => places.extend(of_resource),
            Rule::Either => places.extend(of_role),
            Rule::Key if resource_allows => places.extend(of_role),
            Rule::Key => places.extend(of_resource),
            Rule::Both => {
                places.extend(of_role.filter(|_| !role_allows));
                places.extend(of_resource.filter(|_| !resource_allows));
            }
        }
        places
    }

    /// Where the policy of the target stands, if its kind has one.
    fn resource_place(&self) -> Option<PolicyPlace> {
        let target = self.target.filter(needs::has_resource_policy)?;
        let existing = self.policies.of_resource(self.invocation.target_arn);
        if let Some((place, _)) = existing.into_iter().next() {
            return Some(place);
        }
        let arn = match target.service {
            "logs" => logs_policy(target),
            _ => crate::policy::policies::policy_owner(self.invocation.target_arn).to_owned(),
        };
        Some(PolicyPlace::Resource { arn })
    }
}

/// The resource policy of CloudWatch Logs that is made where there is none.
fn logs_policy(arn: Arn<'_>) -> String {
    let (partition, region, account) = (arn.partition, arn.region, arn.account);
    format!("arn:{partition}:logs:{region}:{account}:resource-policy:EventBridgeToLogs")
}

pub(super) fn judge(place: PolicyPlace, text: &str, request: &Request) -> Judged {
    // Where nothing is written there is no policy.
    let document = match text.trim().is_empty() {
        true => Document::empty(place.policy_type()),
        false => Document::parse(text, place.policy_type()).0,
    };
    Judged {
        decision: document.decide(request),
        place,
    }
}

fn verdict(rule: Rule, judged: &[Judged]) -> Verdict {
    for one in judged {
        if let Outcome::ExplicitDeny { by } = &one.decision.outcome {
            return Verdict::ExplicitDeny { by: one.grant(by) };
        }
    }
    let (mut by_role, mut by_resource, mut by_account) = (None, None, None);
    for one in judged {
        let Outcome::Allowed {
            by,
            by_account: only_account,
        } = &one.decision.outcome
        else {
            continue;
        };
        let place = match (&one.place, only_account) {
            (PolicyPlace::Role { .. }, _) => &mut by_role,
            (_, false) => &mut by_resource,
            (_, true) => &mut by_account,
        };
        place.get_or_insert_with(|| one.grant(by));
    }
    let by = match (rule, by_role, by_resource, by_account) {
        (Rule::Resource, _, Some(grant), _) | (Rule::Resource, _, None, Some(grant)) => vec![grant],
        (Rule::Either, Some(grant), ..) | (Rule::Either, None, Some(grant), _) => vec![grant],
        (Rule::Key, _, Some(grant), _) => vec![grant],
        (Rule::Key, Some(role), None, Some(other))
        | (Rule::Both, Some(role), Some(other), _)
        | (Rule::Both, Some(role), None, Some(other)) => vec![role, other],
        _ => Vec::new(),
    };
    if !by.is_empty() {
        return Verdict::Allowed { by };
    }
    let refused = |one: &&Judged| one.decision.outcome == Outcome::Refused;
    match judged.iter().find(refused) {
        Some(one) => Verdict::RefusedPolicy {
            place: one.place.clone(),
        },
        None => Verdict::ImplicitDeny,
    }
}
