//! What `Ref` and `Fn::GetAtt` say of resources whose names a template decides.
//!
//! Source: CloudFormation Template Reference, "Return values" of each type; seen 2026-11-22.

use super::evaluate::{Evaluator, MOST_HOPS};
use super::node::Node;
use super::sections::{Resource, Trail};
use super::write::partition_of;
use crate::remark::Gravity;
use pattern::Span;

/// What `Ref` says of a resource.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Name,
    Arn,
    QueueUrl,
}

/// A type of resource: the property with its name, the ARN with `{}` for the name, what `Ref` says.
struct Known {
    kind: &'static str,
    name: &'static str,
    arn: &'static str,
    says: Says,
}

const fn known(kind: &'static str, name: &'static str, arn: &'static str, says: Says) -> Known {
    Known {
        kind,
        name,
        arn,
        says,
    }
}

/// The types whose ARNs follow from their names. `P`, `R` and `A` stand for partition, Region and account.
const KNOWN: &[Known] = &[
    known(
        "AWS::Lambda::Function",
        "FunctionName",
        "lambda:R:A:function:{}",
        Says::Name,
    ),
    known(
        "AWS::Serverless::Function",
        "FunctionName",
        "lambda:R:A:function:{}",
        Says::Name,
    ),
    known("AWS::SQS::Queue", "QueueName", "sqs:R:A:{}", Says::QueueUrl),
    known("AWS::SNS::Topic", "TopicName", "sns:R:A:{}", Says::Arn),
    known(
        "AWS::Logs::LogGroup",
        "LogGroupName",
        "logs:R:A:log-group:{}:*",
        Says::Name,
    ),
    known(
        "AWS::StepFunctions::StateMachine",
        "StateMachineName",
        "states:R:A:stateMachine:{}",
        Says::Arn,
    ),
    known(
        "AWS::Serverless::StateMachine",
        "Name",
        "states:R:A:stateMachine:{}",
        Says::Arn,
    ),
    known(
        "AWS::Kinesis::Stream",
        "Name",
        "kinesis:R:A:stream/{}",
        Says::Name,
    ),
    known(
        "AWS::KinesisFirehose::DeliveryStream",
        "DeliveryStreamName",
        "firehose:R:A:deliverystream/{}",
        Says::Name,
    ),
    known(
        "AWS::ECS::Cluster",
        "ClusterName",
        "ecs:R:A:cluster/{}",
        Says::Name,
    ),
    known(
        "AWS::ECS::TaskDefinition",
        "Family",
        "ecs:R:A:task-definition/{}:1",
        Says::Arn,
    ),
    known(
        "AWS::CodeBuild::Project",
        "Name",
        "codebuild:R:A:project/{}",
        Says::Name,
    ),
    known(
        "AWS::CodePipeline::Pipeline",
        "Name",
        "codepipeline:R:A:{}",
        Says::Name,
    ),
    known(
        "AWS::Batch::JobQueue",
        "JobQueueName",
        "batch:R:A:job-queue/{}",
        Says::Arn,
    ),
    known(
        "AWS::Batch::JobDefinition",
        "JobDefinitionName",
        "batch:R:A:job-definition/{}:1",
        Says::Arn,
    ),
    known("AWS::S3::Bucket", "BucketName", "s3:::{}", Says::Name),
    known(
        "AWS::DynamoDB::Table",
        "TableName",
        "dynamodb:R:A:table/{}",
        Says::Name,
    ),
    known(
        "AWS::Serverless::SimpleTable",
        "TableName",
        "dynamodb:R:A:table/{}",
        Says::Name,
    ),
    known("AWS::IAM::Role", "RoleName", "iam::A:role{}", Says::Name),
    known("AWS::KMS::Key", "KeyId", "kms:R:A:key/{}", Says::Name),
    known(
        "AWS::SSM::Document",
        "Name",
        "ssm:R:A:document/{}",
        Says::Name,
    ),
    known(
        "AWS::Glue::Workflow",
        "Name",
        "glue:R:A:workflow/{}",
        Says::Name,
    ),
    known(
        "AWS::SageMaker::Pipeline",
        "PipelineName",
        "sagemaker:R:A:pipeline/{}",
        Says::Name,
    ),
    known(
        "AWS::Events::EventBus",
        "Name",
        "events:R:A:event-bus/{}",
        Says::Name,
    ),
    known(
        "AWS::Events::Rule",
        "Name",
        "events:R:A:rule/{}",
        Says::Name,
    ),
    known(
        "AWS::Events::Archive",
        "ArchiveName",
        "events:R:A:archive/{}",
        Says::Name,
    ),
    known("AWS::Events::Connection", "Name", "", Says::Name),
    known("AWS::Events::ApiDestination", "Name", "", Says::Name),
];

/// Whether a type of resource is known by its ARN.
pub(super) fn is_known(kind: &str) -> bool {
    KNOWN.iter().any(|known| known.kind == kind)
}

/// The property that holds the name of a resource of this type.
pub(super) fn name_property(kind: &str) -> &'static str {
    let found = KNOWN.iter().find(|known| known.kind == kind);
    found.map_or("Name", |known| known.name)
}

impl<'t> Evaluator<'t> {
    /// What `Ref` says of a resource.
    pub(super) fn referred(&mut self, id: &str, span: Span, trail: &Trail<'_>) -> Option<String> {
        let resource = self.resource_of(id, span, trail)?;
        let Some(known) = KNOWN.iter().find(|known| known.kind == resource.kind) else {
            self.unknown(resource.kind, "Ref", span, trail);
            return None;
        };
        match known.says {
            Says::Name => self.name(resource),
            Says::Arn => self.arn(resource, known),
            Says::QueueUrl => {
                let name = self.name(resource)?;
                let (region, account) = (&self.yard.region, &self.yard.account);
                Some(crate::cli::queue_url(region, account, &name))
            }
        }
    }

    /// What `Fn::GetAtt` says of a resource.
    pub(super) fn attribute(
        &mut self,
        id: &str,
        name: &str,
        span: Span,
        trail: &Trail<'_>,
    ) -> Option<String> {
        let resource = self.resource_of(id, span, trail)?;
        let known = KNOWN.iter().find(|known| known.kind == resource.kind);
        if let (
            Some(known),
            "Arn" | "TopicArn" | "TaskDefinitionArn" | "JobQueueArn" | "ArnForPolicy",
        ) = (known, name)
        {
            return match known.arn.is_empty() {
                false => self.arn(resource, known),
                true => {
                    let made = self.made.get(id).cloned();
                    if made.is_none() {
                        self.left_out(span, trail, format!("{id} was not made, so it has no ARN."));
                    }
                    made
                }
            };
        }
        match (known, name) {
            (Some(_), "QueueName" | "TopicName" | "Name" | "RoleName" | "KeyId" | "RuleName") => {
                self.name(resource)
            }
            (Some(_), "QueueUrl") => self.referred(id, span, trail),
            _ => {
                self.unknown(resource.kind, name, span, trail);
                None
            }
        }
    }

    fn unknown(&mut self, kind: &str, attribute: &str, span: Span, trail: &Trail<'_>) {
        let told =
            format!("What {attribute} of {kind} is AWS decides where the stack is deployed.");
        self.left_out(span, trail, told);
    }

    fn resource_of(&mut self, id: &str, span: Span, trail: &Trail<'_>) -> Option<Resource<'t>> {
        let found = self.sections.resource(id);
        if found.is_none() {
            self.left_out(
                span,
                trail,
                format!("The template has neither a parameter nor a resource {id}."),
            );
        }
        found
    }

    /// The name of a resource: as the template says, else its logical id.
    fn name(&mut self, resource: Resource<'t>) -> Option<String> {
        if let Some(known) = self.names.get(resource.id) {
            return known.clone();
        }
        // While it is worked out it counts as unknown: so a circle ends.
        self.names.insert(resource.id.to_owned(), None);
        let root = Trail::Root;
        let resources = root.to("Resources");
        let of = resources.to(resource.id);
        let properties = of.to("Properties");
        let property = name_property(resource.kind);
        let name = match resource.property(property) {
            _ if resource.kind == "AWS::KMS::Key" => Some(key_id(resource.id)),
            Some(node) => {
                self.hops += 1;
                let deep = self.hops > MOST_HOPS;
                let name = match deep {
                    true => None,
                    false => self.text(node, &properties.to(property)),
                };
                self.hops -= 1;
                name.or_else(|| Some(resource.id.to_owned()))
            }
            None => {
                let fifo = ["FifoQueue", "FifoTopic"]
                    .iter()
                    .any(|name| resource.property(name).and_then(Node::text) == Some("true"));
                let name = made_name(resource.id);
                Some(format!("{name}{}", if fifo { ".fifo" } else { "" }))
            }
        };
        self.names.insert(resource.id.to_owned(), name.clone());
        name
    }

    fn arn(&mut self, resource: Resource<'t>, known: &Known) -> Option<String> {
        if let Some(known) = self.arns.get(resource.id) {
            return known.clone();
        }
        // As with the name: so a circle ends.
        self.arns.insert(resource.id.to_owned(), None);
        self.hops += 1;
        let arn = match self.hops > MOST_HOPS {
            true => None,
            false => self.made_arn(resource, known),
        };
        self.hops -= 1;
        self.arns.insert(resource.id.to_owned(), arn.clone());
        arn
    }

    fn made_arn(&mut self, resource: Resource<'t>, known: &Known) -> Option<String> {
        let mut name = self.name(resource)?;
        let root = Trail::Root;
        let resources = root.to("Resources");
        let of = resources.to(resource.id);
        match resource.kind {
            "AWS::IAM::Role" => {
                let path = match resource.property("Path") {
                    Some(path) => self.text(path, &of.to("Path"))?,
                    None => "/".to_owned(),
                };
                name = format!("{path}{name}");
            }
            "AWS::Events::Rule" => {
                let bus = match resource.property("EventBusName") {
                    Some(bus) => self.text(bus, &of.to("EventBusName"))?,
                    None => "default".to_owned(),
                };
                let bus = bus
                    .rsplit_once(":event-bus/")
                    .map_or(bus.as_str(), |(_, name)| name);
                if bus != "default" {
                    name = format!("{bus}/{name}");
                }
            }
            _ => {}
        }
        let partition = partition_of(&self.yard.region);
        let place = known.arn.replace(":R:", &format!(":{}:", self.yard.region));
        let place = place.replace(":A:", &format!(":{}:", self.yard.account));
        Some(format!("arn:{partition}:{}", place.replace("{}", &name)))
    }

    /// That a resource is known by its ARN alone.
    pub(super) fn note_known(&mut self, resource: Resource<'t>, trail: &Trail<'_>) {
        let told = format!(
            "{} {}: the yard knows it by its ARN. What it does can be declared in the yard.",
            resource.kind, resource.id
        );
        self.remark(Gravity::Note, resource.span, trail, told);
    }
}

/// The most characters of a name that is made: rules, roles and functions take 64, and a queue adds its
/// ending. Source: the constraints on names in the services' API references, 2026-11-22.
const LONGEST_NAME: usize = 58;

/// The name of a resource for which the template gives none: its logical id. CloudFormation adds letters
/// of its own and cuts what is too long; here a long one is cut and told from others by its key.
pub(super) fn made_name(id: &str) -> String {
    if id.chars().count() <= LONGEST_NAME {
        return id.to_owned();
    }
    let key = key_id(id);
    let end = key.rsplit('-').next().unwrap_or_default();
    let most = LONGEST_NAME.saturating_sub(end.chars().count() + 1);
    let start: String = id.chars().take(most).collect();
    format!("{start}-{end}")
}

/// An id for a key, which AWS would draw: always the same for the same logical id.
fn key_id(id: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in id.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("00000000-0000-4000-8000-{:012x}", hash & 0xffff_ffff_ffff)
}
