//! Composite alarms: the states of other alarms, joined by a rule.
//!
//! Source: CloudWatch API Reference, PutCompositeAlarm and CompositeAlarm (the suppressor and its
//! periods); seen 2026-11-22. That the periods go with the suppressor is what it says of them; the
//! messages are the yard's own.

use super::alarm::{AlarmAction, StateValue};
use super::limits;
use super::problem::WireProblem;
use serde::{Deserialize, Serialize};

mod rule;

pub use rule::{AlarmRule, ChildAlarm};

/// A composite alarm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CompositeAlarm {
    /// The name, unique in account and Region among all alarms.
    pub alarm_name: String,
    /// What it is for.
    pub alarm_description: String,
    /// Whether its actions are carried out.
    pub actions_enabled: bool,
    /// The ARNs of what is done when it goes to ALARM.
    pub alarm_actions: Vec<String>,
    /// The ARNs of what is done when it goes to OK.
    pub ok_actions: Vec<String>,
    /// The ARNs of what is done when it goes to INSUFFICIENT_DATA.
    pub insufficient_data_actions: Vec<String>,
    /// The rule, such as `ALARM(cpu) AND NOT ALARM(deploying)`.
    pub alarm_rule: String,
    /// The alarm, by name or ARN, in whose state ALARM no action is carried out.
    pub actions_suppressor: Option<String>,
    /// For how many seconds the actions wait for the suppressor to go to ALARM.
    pub actions_suppressor_wait_period: Option<u32>,
    /// For how many seconds the actions wait after the suppressor has left ALARM.
    pub actions_suppressor_extension_period: Option<u32>,
}

impl Default for CompositeAlarm {
    fn default() -> Self {
        CompositeAlarm {
            alarm_name: String::new(),
            alarm_description: String::new(),
            actions_enabled: true,
            alarm_actions: Vec::new(),
            ok_actions: Vec::new(),
            insufficient_data_actions: Vec::new(),
            alarm_rule: String::new(),
            actions_suppressor: None,
            actions_suppressor_wait_period: None,
            actions_suppressor_extension_period: None,
        }
    }
}

impl CompositeAlarm {
    /// The state that follows from the states of other alarms; none where the rule is not one that
    /// AWS takes. An alarm that is not there is in no state, so that no function of it holds.
    pub fn evaluate(&self, state_of: impl Fn(&str) -> Option<StateValue>) -> Option<StateValue> {
        let (rule, _) = AlarmRule::parse(&self.alarm_rule);
        rule.holds(&state_of).map(|holds| match holds {
            true => StateValue::Alarm,
            false => StateValue::Ok,
        })
    }

    /// The ARNs of what is done in a state.
    pub fn actions(&self, state: StateValue) -> &[String] {
        match state {
            StateValue::Ok => &self.ok_actions,
            StateValue::Alarm => &self.alarm_actions,
            StateValue::InsufficientData => &self.insufficient_data_actions,
        }
    }

    /// What AWS refuses about the alarm, and what is risky. `metric_alarms` are the names of the
    /// alarms on metrics of the place, `all` its composite alarms.
    pub fn check(&self, metric_alarms: &[&str], all: &[CompositeAlarm]) -> Vec<WireProblem> {
        let mut found = Vec::new();
        let (rule, problems) = AlarmRule::parse(&self.alarm_rule);
        for one in problems {
            found.push(WireProblem::refused("alarm_rule", one.message, one.help));
        }
        for child in rule.children() {
            let name = child.name.as_str();
            let is_there =
                metric_alarms.contains(&name) || all.iter().any(|one| one.alarm_name == name);
            if !is_there {
                found.push(WireProblem::refused("alarm_rule", format!("Could not save the composite alarm as alarms [{name}] in the alarm rule do not exist"), "Make the alarm first, or correct its name."));
            }
        }
        self.check_suppressor(metric_alarms, all, &mut found);
        if let Some(cycle) = self.cycle(all) {
            found.push(WireProblem::risky("alarm_rule", format!("Composite alarms name each other in a circle: {}.", cycle.join(" → ")), "CloudWatch saves it, but stops evaluating the alarms of a circle, and none of them can be deleted before one has another rule, such as FALSE."));
        }
        for state in [
            StateValue::Alarm,
            StateValue::Ok,
            StateValue::InsufficientData,
        ] {
            let field = match state {
                StateValue::Alarm => "alarm_actions",
                StateValue::Ok => "ok_actions",
                StateValue::InsufficientData => "insufficient_data_actions",
            };
            let actions = self.actions(state);
            if actions.len() > limits::ALARM_ACTIONS_PER_STATE.value {
                found.push(WireProblem::refused(field, format!("Value at '{field}' failed to satisfy constraint: Member must have length less than or equal to 5"), "An alarm has five actions for a state at most."));
            }
            for arn in actions {
                match AlarmAction::read(arn) {
                    Ok(action) if action.suits_composite() => {}
                    Ok(_) => found.push(WireProblem::refused(field, format!("Composite alarms do not support the action {arn}"), "Composite alarms cannot stop instances or scale groups: put that action on the alarm of the metric.")),
                    Err(help) => found.push(WireProblem::refused(field, format!("Invalid arn syntax: {arn}"), help)),
                }
            }
        }
        found
    }

    /// The name of the alarm that suppresses the actions.
    pub fn suppressor(&self) -> Option<&str> {
        let text = self.actions_suppressor.as_deref()?;
        Some(text.split_once(":alarm:").map_or(text, |(_, name)| name))
    }

    fn check_suppressor(
        &self,
        metric_alarms: &[&str],
        all: &[CompositeAlarm],
        found: &mut Vec<WireProblem>,
    ) {
        let periods = [
            (
                "actions_suppressor_wait_period",
                "ActionsSuppressorWaitPeriod",
                self.actions_suppressor_wait_period,
            ),
            (
                "actions_suppressor_extension_period",
                "ActionsSuppressorExtensionPeriod",
                self.actions_suppressor_extension_period,
            ),
        ];
        for (field, name, period) in periods {
            match (self.actions_suppressor.is_some(), period.is_some()) {
                (true, false) => found.push(WireProblem::refused(field, format!("{name} is required when ActionsSuppressor is specified"), "Say for how many seconds the actions wait before the suppressor, and after it.")),
                (false, true) => found.push(WireProblem::refused(field, format!("{name} can be specified only with ActionsSuppressor"), "Name the suppressor, or leave the period out.")),
                _ => {}
            }
        }
        let Some(name) = self.suppressor() else {
            return;
        };
        let is_there =
            metric_alarms.contains(&name) || all.iter().any(|one| one.alarm_name == name);
        if !is_there {
            found.push(WireProblem::refused("actions_suppressor", format!("Could not save the composite alarm as the actions suppressor {name} does not exist"), "Make the alarm first, or correct its name."));
        } else if name == self.alarm_name {
            found.push(WireProblem::refused("actions_suppressor", "An alarm cannot suppress its own actions", "Name another alarm: one that is in ALARM while work is going on, such as a deployment."));
        }
    }

    /// The names of the alarms on a way that leads from this alarm back to it.
    pub fn cycle(&self, all: &[CompositeAlarm]) -> Option<Vec<String>> {
        let children = |name: &str| -> Vec<String> {
            let found = all.iter().find(|one| one.alarm_name == name);
            let found = found.or_else(|| (name == self.alarm_name).then_some(self));
            let rule = found.map(|one| AlarmRule::parse(&one.alarm_rule).0);
            let names = rule.iter().flat_map(AlarmRule::children);
            names.map(|child| child.name.clone()).collect()
        };
        // Breadth first, so that the shortest way is found.
        let mut ways = vec![vec![self.alarm_name.clone()]];
        let mut seen = vec![self.alarm_name.clone()];
        let mut next = 0;
        while let Some(way) = ways.get(next).cloned() {
            next += 1;
            for child in children(way.last()?) {
                let mut longer = way.clone();
                longer.push(child.clone());
                if child == self.alarm_name {
                    return Some(longer);
                }
                if !seen.contains(&child) {
                    seen.push(child);
                    ways.push(longer);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
