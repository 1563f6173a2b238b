//! What an alarm does when it comes to a state.

use crate::Arn;
use serde::{Deserialize, Serialize};

/// What an action ARN of an alarm means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AlarmAction {
    /// A message to an SNS topic.
    Sns {
        /// Its ARN.
        topic: String,
    },
    /// A scaling policy of an Auto Scaling group. Carried out again every minute for as long as
    /// the alarm stays in its state.
    ScalingPolicy {
        /// The group; empty for policies of Application Auto Scaling.
        group: String,
        /// The policy.
        policy: String,
    },
    /// Something done to the instance in the alarm's dimension `InstanceId`.
    Ec2(Ec2Action),
    /// An OpsItem of Systems Manager; for the state ALARM alone.
    OpsItem {
        /// The severity, 1 to 4.
        severity: String,
        /// The category, where it has one.
        category: Option<String>,
    },
    /// An incident of Incident Manager; for the state ALARM alone.
    Incident {
        /// The ARN of the response plan.
        response_plan: String,
    },
    /// A call of a Lambda function.
    Lambda {
        /// Its ARN.
        function: String,
    },
}

/// What an alarm does to an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ec2Action {
    /// It is stopped.
    Stop,
    /// It is terminated.
    Terminate,
    /// It is rebooted.
    Reboot,
    /// It is moved to other hardware.
    Recover,
}

impl Ec2Action {
    /// The word for it in the action's ARN.
    pub fn as_str(self) -> &'static str {
        match self {
            Ec2Action::Stop => "stop",
            Ec2Action::Terminate => "terminate",
            Ec2Action::Reboot => "reboot",
            Ec2Action::Recover => "recover",
        }
    }
}

impl AlarmAction {
    /// Reads an action's ARN. Errors: what to write instead, in plain words.
    pub fn read(text: &str) -> Result<AlarmAction, String> {
        let arn = Arn::read(text).map_err(|problem| problem.help)?;
        let ec2 = |word: &str| {
            Some(AlarmAction::Ec2(match word {
                "stop" | "AWS_EC2.InstanceId.Stop/1.0" => Ec2Action::Stop,
                "terminate" | "AWS_EC2.InstanceId.Terminate/1.0" => Ec2Action::Terminate,
                "reboot" | "AWS_EC2.InstanceId.Reboot/1.0" => Ec2Action::Reboot,
                "recover" => Ec2Action::Recover,
                _ => return None,
            }))
        };
        let found = match arn.service {
            "sns" => Some(AlarmAction::Sns {
                topic: text.to_owned(),
            }),
            // `arn:aws:automate:REGION:ec2:stop`: the service stands where the account does elsewhere.
            "automate" if arn.account == "ec2" => ec2(arn.resource),
            "swf" => arn.resource.strip_prefix("action/actions/").and_then(ec2),
            "autoscaling" => scaling_policy(arn.resource),
            "ssm" => arn.resource.strip_prefix("opsitem:").map(|rest| {
                let (severity, category) = match rest.split_once("#CATEGORY=") {
                    Some((severity, category)) => (severity, Some(category.to_owned())),
                    None => (rest, None),
                };
                AlarmAction::OpsItem {
                    severity: severity.to_owned(),
                    category,
                }
            }),
            "ssm-incidents" => Some(AlarmAction::Incident {
                response_plan: text.to_owned(),
            }),
            "lambda" if arn.resource.starts_with("function:") => Some(AlarmAction::Lambda {
                function: text.to_owned(),
            }),
            _ => None,
        };
        found.ok_or_else(|| match arn.service {
            "sqs" | "states" | "codepipeline" | "codebuild" | "events" | "codedeploy" | "kinesis" | "logs" => format!(
                "An alarm cannot call {} itself. Let a rule for “CloudWatch Alarm State Change” do it, or a function.",
                arn.service
            ),
            _ => "An alarm's action is the ARN of an SNS topic, a scaling policy, an EC2 action such as arn:aws:automate:us-east-1:ec2:stop, a Lambda function, an OpsItem or a response plan.".to_owned(),
        })
    }

    /// Whether the action is carried out again every minute while the alarm stays in its state.
    pub fn goes_on(&self) -> bool {
        matches!(self, AlarmAction::ScalingPolicy { .. })
    }

    /// Whether a composite alarm may have it.
    pub fn suits_composite(&self) -> bool {
        !matches!(
            self,
            AlarmAction::ScalingPolicy { .. } | AlarmAction::Ec2(_)
        )
    }
}

/// `scalingPolicy:ID:autoScalingGroupName/GROUP:policyName/POLICY`, or one of Application Auto
/// Scaling with `resource/…` in the place of the group.
fn scaling_policy(resource: &str) -> Option<AlarmAction> {
    let rest = resource.strip_prefix("scalingPolicy:")?;
    let (_, policy) = rest.split_once(":policyName/")?;
    let group = rest
        .split_once(":autoScalingGroupName/")
        .map(|(_, rest)| rest);
    let group = group.and_then(|rest| rest.split(':').next());
    Some(AlarmAction::ScalingPolicy {
        group: group.unwrap_or_default().to_owned(),
        policy: policy.to_owned(),
    })
}
