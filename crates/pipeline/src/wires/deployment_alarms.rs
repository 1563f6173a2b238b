//! Alarms of CodeDeploy deployment groups: a deployment stops when one of them is raised, and is
//! rolled back where the group says so.
//!
//! Written after: AWS CodeDeploy User Guide, "Monitoring deployments with CloudWatch alarms in
//! CodeDeploy" and "Configure advanced options for a deployment group"; not compared with it on a
//! known day.

use super::limits;
use super::problem::WireProblem;
use crate::Yard;
use serde::{Deserialize, Serialize};

/// The alarm configuration of a deployment group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeploymentAlarms {
    /// The application.
    pub application: String,
    /// The name of the deployment group.
    pub deployment_group: String,
    /// Whether the alarms count.
    pub enabled: bool,
    /// The names of the alarms.
    pub alarms: Vec<String>,
}

impl Default for DeploymentAlarms {
    fn default() -> Self {
        DeploymentAlarms {
            application: String::new(),
            deployment_group: String::new(),
            enabled: true,
            alarms: Vec::new(),
        }
    }
}

impl DeploymentAlarms {
    /// Whether an alarm stops the deployments of the group.
    pub fn names(&self, alarm: &str) -> bool {
        self.enabled && self.alarms.iter().any(|one| one == alarm)
    }

    /// What AWS refuses about the configuration, and what is risky.
    pub fn check(&self, yard: &Yard) -> Vec<WireProblem> {
        let mut found = Vec::new();
        if self.alarms.len() > limits::DEPLOYMENT_GROUP_ALARMS.value {
            found.push(WireProblem::refused(
                "alarms",
                "The maximum number of alarms for a deployment group (10) was exceeded.",
                "A deployment group has ten alarms at most. Join some in a composite alarm.",
            ));
        }
        if self.enabled && self.alarms.is_empty() {
            found.push(WireProblem::refused(
                "alarms",
                "An alarm configuration was specified with an invalid alarm list: it is empty",
                "Name an alarm, or switch the configuration off.",
            ));
        }
        let wires = &yard.resources.wires;
        for alarm in &self.alarms {
            let is_there = wires
                .metric_alarms
                .iter()
                .any(|one| one.alarm_name == *alarm)
                || wires
                    .composite_alarms
                    .iter()
                    .any(|one| one.alarm_name == *alarm);
            if !is_there {
                found.push(WireProblem::risky("alarms", format!("There is no alarm called {alarm}."), "CodeDeploy asks for the alarm by its name; an alarm that is not there stops nothing."));
            }
        }
        let mut groups = yard.resources.services.deployment_groups.iter();
        let group = groups
            .find(|one| one.application == self.application && one.name == self.deployment_group);
        if group.is_some_and(|group| !group.auto_rollback) {
            found.push(WireProblem::risky("enabled", format!("Deployments of {}/{} stop on an alarm, but are not rolled back.", self.application, self.deployment_group), "A deployment that stops leaves what it has deployed so far. Switch on automatic rollback when alarm thresholds are met."));
        }
        if !self.enabled {
            found.push(WireProblem::risky(
                "enabled",
                format!(
                    "The alarms of {}/{} do not count.",
                    self.application, self.deployment_group
                ),
                "Switch the alarm configuration on.",
            ));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wires::alarm::MetricAlarm;
    use crate::world::services::DeploymentGroup;

    #[test]
    fn alarms_have_to_be_there_and_rollback_to_be_switched_on() {
        let mut yard = Yard::default();
        let one = DeploymentAlarms {
            application: "shop".to_owned(),
            deployment_group: "prod".to_owned(),
            alarms: vec!["shop-5xx".to_owned()],
            ..DeploymentAlarms::default()
        };
        assert!(one.names("shop-5xx") && !one.names("other"));
        assert_eq!(one.check(&yard).len(), 1);
        yard.resources.wires.metric_alarms.push(MetricAlarm {
            alarm_name: "shop-5xx".to_owned(),
            ..MetricAlarm::default()
        });
        assert_eq!(one.check(&yard), []);
        yard.resources
            .services
            .deployment_groups
            .push(DeploymentGroup {
                application: "shop".to_owned(),
                name: "prod".to_owned(),
                ..DeploymentGroup::default()
            });
        assert!(one.check(&yard)[0].message.contains("not rolled back"));
        yard.resources.services.deployment_groups[0].auto_rollback = true;
        assert_eq!(one.check(&yard), []);
    }
}
