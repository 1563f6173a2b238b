//! The wires of an account and Region.

use super::account_policy::AccountPolicy;
use super::alarm::MetricAlarm;
use super::approval_rule::ApprovalRuleTemplate;
use super::bucket_notification::BucketNotification;
use super::composite_alarm::CompositeAlarm;
use super::delivery_channel::DeliveryChannel;
use super::deployment_alarms::DeploymentAlarms;
use super::developer_tools::{NotificationRule, RepositoryTrigger};
use super::event_source_mapping::{EventSourceMapping, QueueSettings};
use super::metric_filter::MetricFilter;
use super::subscription_filter::{LogsDestination, SubscriptionFilter};
use crate::unread::Readable;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The wires beside rules that an account has in a Region, by AWS's names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wires {
    /// Metric filters of log groups.
    pub metric_filters: Vec<MetricFilter>,
    /// Subscription filters of log groups.
    pub subscription_filters: Vec<SubscriptionFilter>,
    /// Subscription filter policies of the account; one at most.
    pub account_policies: Vec<AccountPolicy>,
    /// Logs destinations, for subscription filters of other accounts.
    pub logs_destinations: Vec<LogsDestination>,
    /// Alarms on metrics.
    pub metric_alarms: Vec<MetricAlarm>,
    /// Composite alarms.
    pub composite_alarms: Vec<CompositeAlarm>,
    /// Event source mappings of functions.
    pub event_source_mappings: Vec<EventSourceMapping>,
    /// What queues do with messages that are being worked on.
    pub queue_settings: Vec<QueueSettings>,
    /// Notifications of buckets.
    pub bucket_notifications: Vec<BucketNotification>,
    /// Notification rules of the developer tools.
    pub notification_rules: Vec<NotificationRule>,
    /// Triggers of CodeCommit repositories.
    pub repository_triggers: Vec<RepositoryTrigger>,
    /// The delivery channel of AWS Config; one at most.
    pub delivery_channels: Vec<DeliveryChannel>,
    /// Alarms of CodeDeploy deployment groups.
    pub deployment_alarms: Vec<DeploymentAlarms>,
    /// Approval rule templates of CodeCommit.
    pub approval_rule_templates: Vec<ApprovalRuleTemplate>,
}

impl Readable for Wires {
    fn nothing() -> &'static Self {
        static NOTHING: LazyLock<Wires> = LazyLock::new(Wires::default);
        &NOTHING
    }
}

impl Wires {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Wires::default()
    }
}
