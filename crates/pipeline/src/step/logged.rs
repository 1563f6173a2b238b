//! What AWS logs of the steps, and where they were.

use super::{Details, MessageType, Step};
use crate::arn::Arn;

/// What is to be said once where steps are shown that AWS would not log.
pub const NOT_LOGGED: &str = "AWS logs nothing of an event of its own services that matches no rule. The steps of such events, up to NO_STANDARD_RULES_MATCHED, are shown here all the same, so that what was sent can be seen (EventBridge User Guide, “What Amazon EventBridge logs for event buses”).";

/// How many of these steps are the end of an event of which AWS would log nothing: it came from an AWS
/// service, not from PutEvents, a partner or an archive, and no rule of the person matched.
///
/// Source: EventBridge User Guide, "What Amazon EventBridge logs for event buses"; seen 2026-11-22.
pub fn not_logged<'a>(steps: impl IntoIterator<Item = &'a Step>) -> usize {
    let mut asked: Option<&Step> = None;
    let mut count = 0;
    for step in steps {
        match step.message_type {
            MessageType::RuleMatchStart => asked = Some(step),
            MessageType::NoStandardRulesMatched => {
                let asked = asked.filter(|asked| step.cause == Some(asked.number));
                count += usize::from(asked.is_some_and(is_of_service));
            }
            _ => {}
        }
    }
    count
}

fn is_of_service(step: &Step) -> bool {
    let Details::Event(event) = &step.details else {
        return false;
    };
    let source = event.source.as_deref().unwrap_or_default();
    event.replay_name.is_none() && source.starts_with("aws.") && !source.starts_with("aws.partner/")
}

impl Step {
    /// The account and Region of the event bus; empty where its ARN cannot be read.
    pub fn place(&self) -> (&str, &str) {
        Arn::read(&self.resource_arn).map_or(("", ""), |arn| (arn.account, arn.region))
    }
}
