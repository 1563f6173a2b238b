//! The edit that mends a finding, and what it is called.

use crate::pages::yard::target::policy;
use crate::store::yard::{Condition, Document, Edit};
use door::Found;
use pipeline::findings::Mend;
use pipeline::{DeadLetterConfig, EventBus, RuleState, Target};

/// The edit, one step of undo, with the text of its button; none where no single change helps.
pub fn mend(document: &Document, found: &Found) -> Option<(Edit, String)> {
    if !found.policies.is_empty() {
        let all = &found.policies;
        let lacking = all.iter().filter(|policy| policy.text != policy.whole);
        let edits = lacking.map(|policy| policy::write(all, policy, &policy.whole, false));
        let edits: Vec<Edit> = edits.collect();
        return Some((Edit::All(edits), "Give the permission".to_owned()));
    }
    let yard = &document.yard;
    let rule = |at: usize| yard.rules.get(at);
    Some(match found.finding.mend.as_ref()? {
        Mend::State(at, state) => {
            let name = &rule(*at)?.name;
            let text = match state {
                RuleState::Disabled => format!("Disable {name}"),
                RuleState::Enabled => format!("Enable {name}"),
                RuleState::EnabledWithAllCloudtrailManagementEvents => {
                    format!("Enable {name} for read-only calls too")
                }
            };
            (Edit::RuleState(*at, *state), text)
        }
        Mend::EventPattern(at, text) => (
            Edit::UsePattern(*at, text.clone()),
            format!("Correct the pattern of {}", rule(*at)?.name),
        ),
        Mend::DeadLetters(at, targets, arn) => {
            let known = &rule(*at)?.targets;
            let given = targets.iter().filter_map(|nth| {
                let target = Target {
                    dead_letter_config: Some(DeadLetterConfig {
                        arn: Some(arn.clone()),
                    }),
                    ..known.get(*nth)?.clone()
                };
                Some(Edit::PutTarget(*at, *nth, target, "queue"))
            });
            let label = match targets.len() {
                1 => "Give it a dead-letter queue",
                _ => "Give them a dead-letter queue",
            };
            (Edit::All(given.collect()), label.to_owned())
        }
        Mend::RemoveTarget(at, nth) => {
            let target = rule(*at)?.targets.get(*nth)?;
            (
                Edit::RemoveTarget(*at, *nth),
                format!("Take {} away", target.id),
            )
        }
        Mend::MakeEventBus(name) => (
            Edit::AddEventBus(EventBus::new(name.clone())),
            format!("Make the event bus {name}"),
        ),
        Mend::RemoveFault(at) => (
            Edit::Condition(Condition::RemoveFault(*at)),
            "Take the fault away".to_owned(),
        ),
        Mend::RemoveBusPolicy(name) => (
            Edit::Condition(Condition::BusPolicy(yard.event_bus_arn(name), None)),
            format!("Take the policy of {name} away"),
        ),
    })
}
