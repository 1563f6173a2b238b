//! The shape of a target.

use crate::api::shape::patterns::{
    HEADER_KEY, HEADER_VALUE, PATH_NAME, PATH_PARAMETER, QUERY_KEY, QUERY_VALUE,
};
use crate::api::shape::texts::{ARN, DEAD_LETTER, NAME_64, STRING, TAGS};
use crate::api::shape::{List, Map, Object, Shape, list, object, one_of, optional, required, text};

const fn string(min: usize, max: usize) -> Shape {
    Shape::Text(text(min, max))
}

const NUMBER: Shape = Shape::Whole(i32::MIN as i64, i32::MAX as i64);

/// The members of `Target`.
pub(super) static TARGET: Object = object(
    "Target",
    &[
        required("Id", NAME_64),
        required("Arn", ARN),
        optional("RoleArn", ARN),
        optional("Input", string(0, 8_192)),
        optional("InputPath", string(0, 256)),
        optional("InputTransformer", Shape::Object(&INPUT_TRANSFORMER)),
        optional("KinesisParameters", Shape::Object(&KINESIS)),
        optional("RunCommandParameters", Shape::Object(&RUN_COMMAND)),
        optional("EcsParameters", Shape::Object(&ECS)),
        optional("BatchParameters", Shape::Object(&BATCH)),
        optional("SqsParameters", Shape::Object(&SQS)),
        optional("HttpParameters", Shape::Object(&HTTP)),
        optional("RedshiftDataParameters", Shape::Object(&REDSHIFT)),
        optional("SageMakerPipelineParameters", Shape::Object(&SAGEMAKER)),
        optional("DeadLetterConfig", DEAD_LETTER),
        optional("RetryPolicy", Shape::Object(&RETRY_POLICY)),
        optional("AppSyncParameters", Shape::Object(&APPSYNC)),
    ],
);

static INPUT_TRANSFORMER: Object = object(
    "InputTransformer",
    &[
        optional("InputPathsMap", Shape::Map(&PATHS)),
        required("InputTemplate", string(1, 8_192)),
    ],
);
static PATHS: Map = Map {
    max: 100,
    keys: text(1, 256).like(PATH_NAME),
    values: text(0, 256),
};

static KINESIS: Object = object(
    "KinesisParameters",
    &[required("PartitionKeyPath", string(0, 256))],
);

static RUN_COMMAND: Object = object(
    "RunCommandParameters",
    &[required(
        "RunCommandTargets",
        Shape::List(&RUN_COMMAND_TARGETS),
    )],
);
static RUN_COMMAND_TARGETS: List = List {
    min: 1,
    max: 5,
    of: Shape::Object(&RUN_COMMAND_TARGET),
};
static RUN_COMMAND_TARGET: Object = object(
    "RunCommandTarget",
    &[
        required("Key", string(1, 128)),
        required("Values", Shape::List(&RUN_COMMAND_VALUES)),
    ],
);
static RUN_COMMAND_VALUES: List = List {
    min: 1,
    max: 50,
    of: string(1, 256),
};

static ECS: Object = object(
    "EcsParameters",
    &[
        required("TaskDefinitionArn", ARN),
        optional("TaskCount", Shape::Whole(1, i32::MAX as i64)),
        optional(
            "LaunchType",
            Shape::Text(one_of(&["EC2", "FARGATE", "EXTERNAL"])),
        ),
        optional("NetworkConfiguration", Shape::Object(&NETWORK)),
        optional("PlatformVersion", STRING),
        optional("Group", STRING),
        optional("CapacityProviderStrategy", Shape::List(&CAPACITY)),
        optional("EnableECSManagedTags", Shape::Flag),
        optional("EnableExecuteCommand", Shape::Flag),
        optional("PlacementConstraints", Shape::List(&CONSTRAINTS)),
        optional("PlacementStrategy", Shape::List(&STRATEGIES)),
        optional("PropagateTags", Shape::Text(one_of(&["TASK_DEFINITION"]))),
        optional("ReferenceId", string(0, 1_024)),
        optional("Tags", TAGS),
    ],
);
static NETWORK: Object = object(
    "NetworkConfiguration",
    &[optional("awsvpcConfiguration", Shape::Object(&VPC))],
);
static VPC: Object = object(
    "AwsVpcConfiguration",
    &[
        required("Subnets", Shape::List(&STRINGS)),
        optional("SecurityGroups", Shape::List(&STRINGS)),
        optional(
            "AssignPublicIp",
            Shape::Text(one_of(&["ENABLED", "DISABLED"])),
        ),
    ],
);
static STRINGS: List = list(STRING);
static CAPACITY: List = List {
    min: 0,
    max: 6,
    of: Shape::Object(&CAPACITY_ITEM),
};
static CAPACITY_ITEM: Object = object(
    "CapacityProviderStrategyItem",
    &[
        required("capacityProvider", string(1, 255)),
        optional("weight", Shape::Whole(0, 1_000)),
        optional("base", Shape::Whole(0, 100_000)),
    ],
);
static CONSTRAINTS: List = List {
    min: 0,
    max: 10,
    of: Shape::Object(&CONSTRAINT),
};
static CONSTRAINT: Object = object(
    "PlacementConstraint",
    &[
        optional(
            "type",
            Shape::Text(one_of(&["distinctInstance", "memberOf"])),
        ),
        optional("expression", string(0, 2_000)),
    ],
);
static STRATEGIES: List = List {
    min: 0,
    max: 5,
    of: Shape::Object(&STRATEGY),
};
static STRATEGY: Object = object(
    "PlacementStrategy",
    &[
        optional(
            "type",
            Shape::Text(one_of(&["random", "spread", "binpack"])),
        ),
        optional("field", string(0, 255)),
    ],
);

static BATCH: Object = object(
    "BatchParameters",
    &[
        required("JobDefinition", STRING),
        required("JobName", STRING),
        optional("ArrayProperties", Shape::Object(&BATCH_ARRAY)),
        optional("RetryStrategy", Shape::Object(&BATCH_RETRY)),
    ],
);
static BATCH_ARRAY: Object = object("BatchArrayProperties", &[optional("Size", NUMBER)]);
static BATCH_RETRY: Object = object("BatchRetryStrategy", &[optional("Attempts", NUMBER)]);

static SQS: Object = object(
    "SqsParameters",
    &[optional("MessageGroupId", string(0, 100))],
);

static HTTP: Object = object(
    "HttpParameters",
    &[
        optional("PathParameterValues", Shape::List(&PATH_VALUES)),
        optional("HeaderParameters", Shape::Map(&HEADERS)),
        optional("QueryStringParameters", Shape::Map(&QUERY)),
    ],
);
static PATH_VALUES: List = list(Shape::Text(text(0, usize::MAX).like(PATH_PARAMETER)));
static HEADERS: Map = Map {
    max: usize::MAX,
    keys: text(0, 512).like(HEADER_KEY),
    values: text(0, 512).like(HEADER_VALUE),
};
static QUERY: Map = Map {
    max: usize::MAX,
    keys: text(0, 512).like(QUERY_KEY),
    values: text(0, 512).like(QUERY_VALUE),
};

static REDSHIFT: Object = object(
    "RedshiftDataParameters",
    &[
        optional("SecretManagerArn", ARN),
        required("Database", string(1, 64)),
        optional("DbUser", string(1, 128)),
        optional("Sql", string(1, 100_000)),
        optional("StatementName", string(1, 500)),
        optional("WithEvent", Shape::Flag),
        optional("Sqls", Shape::List(&STATEMENTS)),
    ],
);
static STATEMENTS: List = List {
    min: 0,
    max: 40,
    of: string(1, 100_000),
};

static SAGEMAKER: Object = object(
    "SageMakerPipelineParameters",
    &[optional("PipelineParameterList", Shape::List(&PIPELINE))],
);
static PIPELINE: List = List {
    min: 0,
    max: 200,
    of: Shape::Object(&PIPELINE_PARAMETER),
};
static PIPELINE_PARAMETER: Object = object(
    "SageMakerPipelineParameter",
    &[
        required("Name", string(1, 256)),
        required("Value", string(0, 1_024)),
    ],
);

static RETRY_POLICY: Object = object(
    "RetryPolicy",
    &[
        optional("MaximumRetryAttempts", Shape::Whole(0, 185)),
        optional("MaximumEventAgeInSeconds", Shape::Whole(60, 86_400)),
    ],
);

static APPSYNC: Object = object(
    "AppSyncParameters",
    &[optional("GraphQLOperation", string(1, 1_048_576))],
);
