//! What PutMetricAlarm refuses, and what is risky about an alarm.

use super::super::limits;
use super::super::problem::WireProblem;
use super::{AlarmAction, Ec2Action, MetricAlarm, StateValue, TreatMissingData};

impl MetricAlarm {
    /// What AWS refuses about the alarm, and what is risky.
    pub fn check(&self) -> Vec<WireProblem> {
        let mut found = Vec::new();
        if self.alarm_name.is_empty() || self.alarm_name.chars().count() > 255 {
            found.push(WireProblem::refused("alarm_name", "Value at 'alarmName' failed to satisfy constraint: Member must have length between 1 and 255", "Give the alarm a name of up to 255 characters."));
        }
        self.check_periods(&mut found);
        if self.dimensions.len() > limits::METRIC_DIMENSIONS.value {
            found.push(WireProblem::refused("dimensions", "Value at 'dimensions' failed to satisfy constraint: Member must have length less than or equal to 30", "A metric has 30 dimensions at most."));
        }
        for (field, state) in [
            ("alarm_actions", StateValue::Alarm),
            ("ok_actions", StateValue::Ok),
            ("insufficient_data_actions", StateValue::InsufficientData),
        ] {
            let actions = self.actions(state);
            if actions.len() > limits::ALARM_ACTIONS_PER_STATE.value {
                found.push(WireProblem::refused(field, format!("Value at '{field}' failed to satisfy constraint: Member must have length less than or equal to 5"), "An alarm has five actions for a state at most. Let one topic tell several subscribers."));
            }
            for arn in actions {
                match AlarmAction::read(arn) {
                    Ok(action) => self.check_action(field, state, &action, &mut found),
                    Err(help) => found.push(WireProblem::refused(
                        field,
                        format!("Invalid arn syntax: {arn}"),
                        help,
                    )),
                }
            }
        }
        if self
            .alarm_actions
            .iter()
            .chain(&self.ok_actions)
            .chain(&self.insufficient_data_actions)
            .next()
            .is_some()
            && !self.actions_enabled
        {
            found.push(WireProblem::risky(
                "actions_enabled",
                format!("The actions of {} are switched off.", self.alarm_name),
                "The alarm changes its state, and nothing is done. Switch the actions on.",
            ));
        }
        self.check_missing(&mut found);
        found
    }

    fn check_periods(&self, found: &mut Vec<WireProblem>) {
        let is_period = matches!(self.period, 10 | 20 | 30)
            || (self.period > 0 && self.period.is_multiple_of(60));
        if !is_period {
            found.push(WireProblem::refused(
                "period",
                "Period must be 10, 20, 30 or a multiple of 60",
                "Write 60 for a minute; 10, 20 and 30 are for metrics of high resolution.",
            ));
        }
        if self.evaluation_periods == 0 {
            found.push(WireProblem::refused("evaluation_periods", "Value '0' at 'evaluationPeriods' failed to satisfy constraint: Member must have value greater than or equal to 1", "An alarm evaluates one period at least."));
        }
        let span = u64::from(self.period) * u64::from(self.evaluation_periods);
        let most = match self.period >= 3_600 {
            true => limits::ALARM_SPAN_LONG.value,
            false => limits::ALARM_SPAN_SHORT.value,
        };
        if span > most as u64 {
            found.push(WireProblem::refused("evaluation_periods", format!("Metrics cannot be checked across more than {} (EvaluationPeriods * Period must be <= {most}).", if most > 86_400 { "7 days" } else { "a day" }), "Take fewer or shorter periods; periods of an hour and more reach back a week."));
        }
        if let Some(needed) = self.datapoints_to_alarm
            && (needed == 0 || needed > self.evaluation_periods)
        {
            found.push(WireProblem::refused("datapoints_to_alarm", "The parameter DatapointsToAlarm must be less than or equal to EvaluationPeriods and greater than 0", "Of N periods 1 to N breach the threshold."));
        }
    }

    fn check_action(
        &self,
        field: &str,
        state: StateValue,
        action: &AlarmAction,
        found: &mut Vec<WireProblem>,
    ) {
        match action {
            AlarmAction::Ec2(ec2) => {
                let has_instance = self.dimensions.iter().any(|one| one.name == "InstanceId");
                if !has_instance {
                    found.push(WireProblem::refused(field, format!("Invalid use of EC2 '{}' action. InstanceId must be a dimension of the metric.", ec2.as_str()), "The action is done to the instance in the dimension InstanceId. Look at a metric of one instance."));
                }
                let is_check = self.metric_name.starts_with("StatusCheckFailed");
                if *ec2 == Ec2Action::Recover && !is_check {
                    found.push(WireProblem::refused(field, "Invalid use of EC2 'recover' action. The metric must be StatusCheckFailed_System.", "Recovery helps where the hardware fails, so it hangs on the system status check."));
                }
            }
            AlarmAction::OpsItem { severity, .. } => {
                if !matches!(severity.as_str(), "1" | "2" | "3" | "4") {
                    found.push(WireProblem::refused(
                        field,
                        format!("Invalid arn syntax: opsitem:{severity}"),
                        "The severity of an OpsItem is 1 to 4.",
                    ));
                }
                only_alarm(field, state, found);
            }
            AlarmAction::Incident { .. } => only_alarm(field, state, found),
            AlarmAction::Sns { .. }
            | AlarmAction::ScalingPolicy { .. }
            | AlarmAction::Lambda { .. } => {}
        }
    }

    fn check_missing(&self, found: &mut Vec<WireProblem>) {
        if self.treat_missing_data == TreatMissingData::Breaching && self.is_of_events() {
            found.push(WireProblem::risky(
                "treat_missing_data",
                format!("{} takes silence for trouble.", self.alarm_name),
                "A metric of errors has data only while there are errors, and missing data count as breaching here: a quiet night raises the alarm, and rolls a deployment back. Choose notBreaching.",
            ));
        }
    }

    /// Whether the metric looks like one that has data only when something goes wrong.
    fn is_of_events(&self) -> bool {
        const WORDS: [&str; 7] = [
            "error",
            "fail",
            "5xx",
            "4xx",
            "throttle",
            "exception",
            "fault",
        ];
        let name = self.metric_name.to_ascii_lowercase();
        WORDS.iter().any(|word| name.contains(word))
    }
}

fn only_alarm(field: &str, state: StateValue, found: &mut Vec<WireProblem>) {
    if state != StateValue::Alarm {
        found.push(WireProblem::refused(
            field,
            "This action is supported for the ALARM state only.",
            "OpsItems and incidents are opened when an alarm goes to ALARM. Move the action to alarm_actions.",
        ));
    }
}
