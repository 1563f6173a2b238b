//! AWS Config: what is not compliant is remediated and evaluated anew.
//!
//! Written after: AWS Config Developer Guide, "Remediating noncompliant resources with AWS Config
//! rules" and "Monitoring AWS Config with Amazon EventBridge"; not compared with it on a known day.

use super::delays;
use super::doing::DoingKind;
use super::emit::{Emitted, millis};
use super::iam::Code;
use super::places;
use super::running::{Ending, Next, Process, Running};
use super::services::{ApiCall, Remediation};
use super::what::Called;
use crate::json;
use crate::send::Sending;
use pattern::json::Value;
use serde::{Deserialize, Serialize};
use serde_json::json as object;

/// A resource that a rule found not compliant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NonCompliant {
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The rule.
    pub rule: String,
    /// The id of the resource.
    pub resource_id: String,
    /// Its type.
    pub resource_type: String,
}

/// Config's own remediation, or an evaluation that is to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evaluation {
    /// The resource and the rule.
    pub of: NonCompliant,
    /// The remediation that goes on; none of an evaluation alone.
    pub remediation: Option<Remediation>,
    /// How often that has been tried.
    pub attempts: u32,
    /// Whether the evaluation has begun.
    pub evaluates: bool,
}

/// A finding of a rule came to the bus: the rule's remediation begins.
pub(super) fn came(sending: &mut Sending<'_>, event: &Value) {
    let Some(detail) = event.get("detail") else {
        return;
    };
    let text = |name: &str| json::text(detail, name).to_owned();
    let result = detail.get("newEvaluationResult");
    let compliance = result.and_then(|result| result.get("complianceType")?.as_str());
    let of = NonCompliant {
        account: sending.yard.account.clone(),
        region: sending.yard.region.clone(),
        rule: text("configRuleName"),
        resource_id: text("resourceId"),
        resource_type: text("resourceType"),
    };
    let rules = &sending.yard.resources.services.config_rules;
    let Some(rule) = rules.iter().find(|rule| rule.name == of.rule).cloned() else {
        return;
    };
    let known = &mut sending.yard.happenings.non_compliant;
    let place = known.iter().position(|each| *each == of);
    if compliance != Some("NON_COMPLIANT") {
        if let Some(place) = place {
            known.remove(place);
        }
        return;
    }
    if place.is_none() {
        known.push(of.clone());
    }
    let Some(remediation) = rule.remediation.filter(|remediation| remediation.automatic) else {
        return;
    };
    let arn = arn(sending, &of.rule);
    if !sending.hop(&arn) {
        return;
    }
    let text = format!(
        "AWS Config remediates {} with {}.",
        of.resource_id, remediation.target_id
    );
    sending.tell(&arn, DoingKind::Started, text, None);
    let evaluation = Evaluation {
        of,
        remediation: Some(remediation),
        attempts: 0,
        evaluates: false,
    };
    let process = Process::Evaluation(Box::new(evaluation));
    sending.begin_work(&arn, None, delays::CONFIG_REMEDIATION.millis, process);
}

/// An API was called: where it makes a resource compliant, Config evaluates it anew.
pub(super) fn called(sending: &mut Sending<'_>, called: &Called) {
    let name = format!("{}:{}", called.call.service, called.call.operation);
    let (account, region) = (&sending.yard.account, &sending.yard.region);
    let rules = &sending.yard.resources.services.config_rules;
    let fixed = |of: &&NonCompliant| {
        of.account == *account
            && of.region == *region
            && called
                .call
                .request
                .contains(&format!("\"{}\"", of.resource_id))
            && rules
                .iter()
                .any(|rule| rule.name == of.rule && rule.fixed_by.contains(&name))
    };
    let fixed: Vec<NonCompliant> = sending
        .yard
        .happenings
        .non_compliant
        .iter()
        .filter(fixed)
        .cloned()
        .collect();
    for of in fixed {
        let arn = arn(sending, &of.rule);
        let evaluation = Evaluation {
            of,
            remediation: None,
            attempts: 0,
            evaluates: true,
        };
        let process = Process::Evaluation(Box::new(evaluation));
        sending.begin_work(&arn, None, delays::CONFIG_EVALUATION.millis, process);
    }
}

/// A remediation begins, or an evaluation ends.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, run: &mut Evaluation) -> Next {
    let over = Ending {
        ok: true,
        of: run.of.resource_id.clone(),
        status: "COMPLIANT".to_owned(),
    };
    if run.evaluates {
        // Somebody else may have been faster.
        let known = &mut sending.yard.happenings.non_compliant;
        if let Some(place) = known.iter().position(|each| *each == run.of) {
            known.remove(place);
            compliant(sending, &running.arn, &run.of);
        }
        return Next::Over(over);
    }
    let Some(remediation) = run.remediation.clone() else {
        return Next::Over(over);
    };
    run.attempts = run.attempts.saturating_add(1);
    let mut request = String::from("{\"DocumentName\":");
    json::quote(&remediation.target_id, &mut request);
    request.push_str(",\"Parameters\":{");
    json::quote(&remediation.resource_parameter, &mut request);
    request.push_str(":[");
    json::quote(&run.of.resource_id, &mut request);
    request.push_str("]}}");
    let call = ApiCall::new("ssm", "StartAutomationExecution", request);
    sending.make_call(
        &Code::of_service(&running.arn),
        &call,
        "{}",
        delays::CALL.millis,
        Some(running.number),
    );
    Next::Waits
}

/// The runbook has ended: Config evaluates the resource, or tries again.
pub(super) fn ended(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &mut Evaluation,
    ending: &Ending,
) -> Next {
    let most = run
        .remediation
        .as_ref()
        .map_or(0, |each| each.maximum_automatic_attempts);
    match (ending.ok, run.attempts < most) {
        (true, _) => {
            started_event(sending, &run.of);
            run.evaluates = true;
            Next::After(delays::CONFIG_EVALUATION.millis)
        }
        (false, true) => Next::After(delays::CONFIG_REMEDIATION.millis),
        (false, false) => {
            let text = format!(
                "The remediation of {} failed {} times and is not tried again.",
                run.of.resource_id, run.attempts
            );
            sending.tell(&running.arn, DoingKind::Failed, text, None);
            Next::Over(ending.clone())
        }
    }
}

fn arn(sending: &Sending<'_>, rule: &str) -> String {
    places::arn(sending.yard, "config", &format!("config-rule/{rule}"))
}

fn started_event(sending: &mut Sending<'_>, of: &NonCompliant) {
    let detail = object!({
        "awsAccountId": sending.yard.account,
        "awsRegion": sending.yard.region,
        "configRuleNames": [of.rule],
        "notificationCreationTime": millis(sending.yard.clock),
        "messageType": "ConfigRulesEvaluationStarted",
        "recordVersion": "1.0",
    });
    sending.emit(Emitted {
        source: "aws.config",
        detail_type: "Config Rules Re-evaluation Status",
        resources: &[],
        detail,
    });
}

fn compliant(sending: &mut Sending<'_>, arn: &str, of: &NonCompliant) {
    let text = format!("{} is COMPLIANT with {} again.", of.resource_id, of.rule);
    sending.tell(arn, DoingKind::Succeeded, text, None);
    let now = millis(sending.yard.clock);
    let result = |compliance: &str| {
        object!({
            "evaluationResultIdentifier": {
                "evaluationResultQualifier": {
                    "configRuleName": of.rule,
                    "resourceType": of.resource_type,
                    "resourceId": of.resource_id,
                    "evaluationMode": "DETECTIVE",
                },
                "orderingTimestamp": now,
            },
            "complianceType": compliance,
            "resultRecordedTime": now,
            "configRuleInvokedTime": now,
        })
    };
    let detail = object!({
        "resourceId": of.resource_id,
        "resourceType": of.resource_type,
        "awsRegion": sending.yard.region,
        "awsAccountId": sending.yard.account,
        "configRuleName": of.rule,
        "configRuleARN": arn,
        "recordVersion": "1.0",
        "messageType": "ComplianceChangeNotification",
        "newEvaluationResult": result("COMPLIANT"),
        "oldEvaluationResult": result("NON_COMPLIANT"),
        "notificationCreationTime": now,
    });
    sending.emit(Emitted {
        source: "aws.config",
        detail_type: "Config Rules Compliance Change",
        resources: &[],
        detail,
    });
}

/// Whether an event is a finding of a rule.
pub(super) fn is_finding(event: &Value) -> bool {
    let text = |name: &str| event.get(name).and_then(Value::as_str);
    text("source") == Some("aws.config")
        && text("detail-type") == Some("Config Rules Compliance Change")
}
