//! The KMS keys that queues and topics are encrypted with.

use super::Call;
use super::combine::{Rule, judge};
use crate::arn::Arn;
use crate::policy::check::{Check, Purpose, Verdict};
use crate::policy::policies::PolicyPlace;
use crate::policy::principal::Principal;
use crate::policy::request::Request;

/// What sending to an encrypted queue or topic does with the key.
const KEY_ACTIONS: [&str; 2] = ["kms:GenerateDataKey", "kms:Decrypt"];

/// The services whose resources KMS encrypts, with the aliases of the keys
/// that AWS manages for them.
const MANAGED: [(&str, &str); 2] = [("sqs", "alias/aws/sqs"), ("sns", "alias/aws/sns")];

impl Call<'_> {
    /// Whether the key of the target may be used.
    pub(super) fn use_key(
        &self,
        setting: &str,
        resource: &str,
        principal: &Principal,
    ) -> Vec<Check> {
        let Ok(target) = Arn::read(resource) else {
            return Vec::new();
        };
        let managed = is_managed(setting);
        let known = self.policies.key(setting, resource);
        let (arn, policy) = match (managed, known) {
            (false, Some(key)) => (key.arn.clone(), key.policy.clone()),
            (true, _) => (managed_arn(target), managed_policy(target)),
            (false, None) => {
                let request = Request::new(principal.clone(), "kms:GenerateDataKey", setting);
                return vec![Check::without_policies(
                    Purpose::UseKey,
                    request,
                    Verdict::UnknownKey,
                )];
            }
        };
        let one = |action: &&str| {
            let request = self.key_request(action, &arn, target, principal);
            let mut judged = self.of_role(&request);
            let place = PolicyPlace::Key { key: arn.clone() };
            judged.push(judge(place, &policy, &request));
            let foreign = principal
                .account_id()
                .is_some_and(|own| Some(own) != request.resource_account());
            let rule = match principal {
                Principal::Role { .. } if foreign => Rule::Both,
                Principal::Role { .. } => Rule::Key,
                _ => Rule::Resource,
            };
            let mut check = self.settle(Purpose::UseKey, request, rule, judged);
            if managed {
                keep_managed(&mut check);
            }
            check
        };
        KEY_ACTIONS.iter().map(one).collect()
    }

    fn key_request(
        &self,
        action: &str,
        key: &str,
        target: Arn<'_>,
        principal: &Principal,
    ) -> Request {
        let mut request = Request::new(principal.clone(), action, key);
        let via = format!("{}.{}.amazonaws.com", target.service, target.region);
        request = request.with("kms:ViaService", via);
        match principal.account_id() {
            Some(account) => request.with("kms:CallerAccount", account),
            None if target.service == "sqs" => request.on_behalf_of(self.invocation.source_arn),
            None => request,
        }
    }
}

/// The key policies of AWS cannot be changed.
fn keep_managed(check: &mut Check) {
    check
        .missing
        .retain(|missing| !matches!(missing.place, PolicyPlace::Key { .. }));
    if matches!(check.verdict, Verdict::ImplicitDeny) && check.missing.is_empty() {
        check.verdict = Verdict::ManagedKey;
    }
}

fn is_managed(setting: &str) -> bool {
    let managed =
        |(_, alias): &(&str, &str)| setting == *alias || setting.ends_with(&format!(":{alias}"));
    MANAGED.iter().any(managed)
}

fn managed_arn(target: Arn<'_>) -> String {
    let (partition, region, account) = (target.partition, target.region, target.account);
    format!(
        "arn:{partition}:kms:{region}:{account}:alias/aws/{}",
        target.service
    )
}

/// What the policy of a key that AWS manages says: principals of the account
/// may use it through the service; nobody else may. Source: KMS Developer
/// Guide, "AWS managed keys".
fn managed_policy(target: Arn<'_>) -> String {
    let Arn {
        service,
        region,
        account,
        ..
    } = target;
    format!(
        "{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Sid\":\"ThroughTheService\",\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\"*\"}},\"Action\":[\"kms:Encrypt\",\"kms:Decrypt\",\"kms:ReEncrypt*\",\"kms:GenerateDataKey*\",\"kms:CreateGrant\",\"kms:DescribeKey\"],\"Resource\":\"*\",\"Condition\":{{\"StringEquals\":{{\"kms:CallerAccount\":\"{account}\",\"kms:ViaService\":\"{service}.{region}.amazonaws.com\"}}}}}}]}}"
    )
}
