//! What a form asks for beside a target's id, ARN and role: the members of the
//! API's parameter objects, in the API's names.
//!
//! Source: EventBridge API Reference, data types of `Target`; seen 2026-11-21.
//! A test holds this list to the shapes of PutTargets.

/// One thing that a form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterField {
    /// The parameter object, such as `EcsParameters`.
    pub parameters: &'static str,
    /// The way from there, such as `["NetworkConfiguration", …]`.
    pub path: &'static [&'static str],
    /// What it is called on a page.
    pub label: &'static str,
    /// What to write, in one sentence; may be empty.
    pub hint: &'static str,
    /// How it is written.
    pub form: FieldForm,
    /// Whether AWS asks for it in every object of its kind.
    pub required: bool,
}

/// How a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldForm {
    /// A line of text.
    Text,
    /// A text of several lines.
    Long,
    /// A whole number.
    Whole,
    /// Yes or no.
    Flag,
    /// One of these values.
    OneOf(&'static [&'static str]),
    /// A list of texts, one a line.
    Texts,
    /// Names with values, one pair a line: `NAME=VALUE`.
    Pairs,
    /// A list of objects, one a line, their members in this order.
    Rows {
        /// The members of an object.
        members: &'static [RowMember],
        /// What stands between two members.
        separator: char,
    },
}

/// A member of an object in [`FieldForm::Rows`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowMember {
    /// Its name in the API.
    pub name: &'static str,
    /// What it is.
    pub form: RowForm,
}

/// What a member of a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowForm {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// Texts with commas between.
    Texts,
}

const fn field(
    parameters: &'static str,
    path: &'static [&'static str],
    label: &'static str,
    form: FieldForm,
    hint: &'static str,
) -> ParameterField {
    ParameterField {
        parameters,
        path,
        label,
        hint,
        form,
        required: false,
    }
}

impl ParameterField {
    const fn required(self) -> ParameterField {
        ParameterField {
            required: true,
            ..self
        }
    }
}

const fn row(name: &'static str, form: RowForm) -> RowMember {
    RowMember { name, form }
}

const NAME_AND_VALUE: [RowMember; 2] = [row("Name", RowForm::Text), row("Value", RowForm::Text)];
const KEY_AND_VALUE: [RowMember; 2] = [row("Key", RowForm::Text), row("Value", RowForm::Text)];
const KEY_AND_VALUES: [RowMember; 2] = [row("Key", RowForm::Text), row("Values", RowForm::Texts)];
const CAPACITY: [RowMember; 3] = [
    row("capacityProvider", RowForm::Text),
    row("weight", RowForm::Whole),
    row("base", RowForm::Whole),
];
const CONSTRAINT: [RowMember; 2] = [row("type", RowForm::Text), row("expression", RowForm::Text)];
const STRATEGY: [RowMember; 2] = [row("type", RowForm::Text), row("field", RowForm::Text)];

const ECS: &str = "EcsParameters";
const BATCH: &str = "BatchParameters";
const HTTP: &str = "HttpParameters";
const REDSHIFT: &str = "RedshiftDataParameters";

/// The subnets and security groups of a task stand this deep.
const SUBNETS: [&str; 3] = ["NetworkConfiguration", "awsvpcConfiguration", "Subnets"];
const GROUPS: [&str; 3] = [
    "NetworkConfiguration",
    "awsvpcConfiguration",
    "SecurityGroups",
];
const PUBLIC_IP: [&str; 3] = [
    "NetworkConfiguration",
    "awsvpcConfiguration",
    "AssignPublicIp",
];

use FieldForm::{Flag, Long, OneOf, Pairs, Rows, Text, Texts, Whole};

/// All fields, those of one object after the other.
pub static FIELDS: [ParameterField; 35] = [
    field("SqsParameters", &["MessageGroupId"], "Message group ID", Text, "A FIFO queue keeps the order within a group."),
    field("KinesisParameters", &["PartitionKeyPath"], "Partition key path", Text, "A JSON path into what the stream is given, such as $.detail.id; the event’s id where it is left out.").required(),
    field(ECS, &["TaskDefinitionArn"], "Task definition ARN", Text, "Without the revision at its end the latest active one runs.").required(),
    field(ECS, &["TaskCount"], "Task count", Whole, "1 where it is left out."),
    field(ECS, &["LaunchType"], "Launch type", OneOf(&["EC2", "FARGATE", "EXTERNAL"]), "Leave it out where a capacity provider strategy is given."),
    field(ECS, &SUBNETS, "Subnets", Texts, "One a line. Tasks with the network mode awsvpc, so all of Fargate, need them."),
    field(ECS, &GROUPS, "Security groups", Texts, "One a line; all in one VPC."),
    field(ECS, &PUBLIC_IP, "Public IP", OneOf(&["ENABLED", "DISABLED"]), "Only with the launch type FARGATE."),
    field(ECS, &["PlatformVersion"], "Platform version", Text, "Of Fargate, such as 1.4.0 or LATEST."),
    field(ECS, &["CapacityProviderStrategy"], "Capacity providers", Rows { members: &CAPACITY, separator: ',' }, "One a line: name, weight, base."),
    field(ECS, &["PlacementConstraints"], "Placement constraints", Rows { members: &CONSTRAINT, separator: ' ' }, "One a line: distinctInstance, or memberOf and an expression."),
    field(ECS, &["PlacementStrategy"], "Placement strategy", Rows { members: &STRATEGY, separator: ' ' }, "One a line: random, spread or binpack, and a field."),
    field(ECS, &["Group"], "Task group", Text, ""),
    field(ECS, &["ReferenceId"], "Reference ID", Text, ""),
    field(ECS, &["PropagateTags"], "Propagate tags from", OneOf(&["TASK_DEFINITION"]), ""),
    field(ECS, &["Tags"], "Tags", Rows { members: &KEY_AND_VALUE, separator: '=' }, "One a line: KEY=VALUE."),
    field(ECS, &["EnableECSManagedTags"], "ECS managed tags", Flag, ""),
    field(ECS, &["EnableExecuteCommand"], "Execute command", Flag, "Lets one open a shell in the containers."),
    field(BATCH, &["JobDefinition"], "Job definition", Text, "Its ARN, or its name with the revision.").required(),
    field(BATCH, &["JobName"], "Job name", Text, "").required(),
    field(BATCH, &["ArrayProperties", "Size"], "Array size", Whole, "How many jobs of an array job run: 2 to 10,000."),
    field(BATCH, &["RetryStrategy", "Attempts"], "Job attempts", Whole, "How often Batch tries a job that fails: 1 to 10. That is not the retry policy of the target."),
    field("RunCommandParameters", &["RunCommandTargets"], "Instances", Rows { members: &KEY_AND_VALUES, separator: '=' }, "One criterion a line, at most 5: InstanceIds=i-1,i-2 or tag:NAME=VALUE.").required(),
    field(HTTP, &["PathParameterValues"], "Path parameters", Texts, "One a line, in the order of the * in the endpoint’s URL or method ARN."),
    field(HTTP, &["HeaderParameters"], "Headers", Pairs, "One a line: NAME=VALUE."),
    field(HTTP, &["QueryStringParameters"], "Query string", Pairs, "One a line: NAME=VALUE."),
    field(REDSHIFT, &["Database"], "Database", Text, "").required(),
    field(REDSHIFT, &["DbUser"], "Database user", Text, "For temporary credentials of a cluster."),
    field(REDSHIFT, &["SecretManagerArn"], "Secret ARN", Text, "The secret of Secrets Manager with the credentials, in place of a user."),
    field(REDSHIFT, &["Sql"], "SQL statement", Long, "One statement."),
    field(REDSHIFT, &["Sqls"], "SQL statements", Texts, "Several, one a line, in place of the one."),
    field(REDSHIFT, &["StatementName"], "Statement name", Text, ""),
    field(REDSHIFT, &["WithEvent"], "Send an event when the statement has run", Flag, ""),
    field("SageMakerPipelineParameters", &["PipelineParameterList"], "Pipeline parameters", Rows { members: &NAME_AND_VALUE, separator: '=' }, "One a line: NAME=VALUE."),
    field("AppSyncParameters", &["GraphQLOperation"], "GraphQL operation", Long, "A mutation; its variables come from the input."),
];

/// The fields of a parameter as [`super::Parameter`] names it, such as
/// `EcsParameters` or `SqsParameters.MessageGroupId`; none of a role.
pub fn fields_of(parameter: &str) -> impl Iterator<Item = &'static ParameterField> {
    let object = parameter.split('.').next().unwrap_or_default().to_owned();
    FIELDS
        .iter()
        .filter(move |field| field.parameters == object)
}
