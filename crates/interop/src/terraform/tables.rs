//! Which argument of Terraform takes which property.

use crate::stack::ResourceKind;

/// How a value is written.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// As it is.
    Value,
    /// As JSON text.
    Json,
    /// Tags as an object.
    Tags,
    /// True where it is this text.
    Flag(&'static str),
    /// A block with these arguments.
    Block(&'static [Argument]),
    /// A block for each item.
    Blocks(&'static [Argument]),
    /// Arguments that stand outside, where the API has an object.
    Inline(&'static [Argument]),
}

/// A property, the argument for it, and its form.
pub(super) struct Argument(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) Form,
);

/// The type of resource and its arguments. Targets and the policies of roles are resources of their own.
pub(super) fn of_kind(kind: ResourceKind) -> (&'static str, &'static [Argument]) {
    match kind {
        ResourceKind::Key => ("aws_kms_key", KEY),
        ResourceKind::Alias => ("aws_kms_alias", ALIAS),
        ResourceKind::Queue => ("aws_sqs_queue", QUEUE),
        ResourceKind::Topic => ("aws_sns_topic", TOPIC),
        ResourceKind::LogGroup => ("aws_cloudwatch_log_group", LOG_GROUP),
        ResourceKind::Role => ("aws_iam_role", ROLE),
        ResourceKind::EventBus => ("aws_cloudwatch_event_bus", EVENT_BUS),
        ResourceKind::EventBusPolicy => ("aws_cloudwatch_event_bus_policy", EVENT_BUS_POLICY),
        ResourceKind::Connection => ("aws_cloudwatch_event_connection", CONNECTION),
        ResourceKind::ApiDestination => ("aws_cloudwatch_event_api_destination", API_DESTINATION),
        ResourceKind::Rule => ("aws_cloudwatch_event_rule", RULE),
        ResourceKind::LambdaPermission => ("aws_lambda_permission", LAMBDA_PERMISSION),
        ResourceKind::QueuePolicy => ("aws_sqs_queue_policy", QUEUE_POLICY),
        ResourceKind::TopicPolicy => ("aws_sns_topic_policy", TOPIC_POLICY),
        ResourceKind::LogResourcePolicy => ("aws_cloudwatch_log_resource_policy", LOG_POLICY),
        ResourceKind::Archive => ("aws_cloudwatch_event_archive", ARCHIVE),
    }
}

const fn value(property: &'static str, argument: &'static str) -> Argument {
    Argument(property, argument, Form::Value)
}

const KEY: &[Argument] = &[Argument("KeyPolicy", "policy", Form::Json)];

const ALIAS: &[Argument] = &[
    value("AliasName", "name"),
    value("TargetKeyId", "target_key_id"),
];

const QUEUE: &[Argument] = &[
    value("QueueName", "name"),
    value("FifoQueue", "fifo_queue"),
    value("KmsMasterKeyId", "kms_master_key_id"),
];

const TOPIC: &[Argument] = &[
    value("TopicName", "name"),
    value("FifoTopic", "fifo_topic"),
    value("KmsMasterKeyId", "kms_master_key_id"),
];

const LOG_GROUP: &[Argument] = &[value("LogGroupName", "name")];

const ROLE: &[Argument] = &[
    value("RoleName", "name"),
    value("Path", "path"),
    Argument("AssumeRolePolicyDocument", "assume_role_policy", Form::Json),
];

const EVENT_BUS: &[Argument] = &[
    value("Name", "name"),
    value("EventSourceName", "event_source_name"),
    value("Description", "description"),
    value("KmsKeyIdentifier", "kms_key_identifier"),
    Argument("Tags", "tags", Form::Tags),
    Argument(
        "DeadLetterConfig",
        "dead_letter_config",
        Form::Block(&[value("Arn", "arn")]),
    ),
    Argument(
        "LogConfig",
        "log_config",
        Form::Block(&[
            value("IncludeDetail", "include_detail"),
            value("Level", "level"),
        ]),
    ),
];

const EVENT_BUS_POLICY: &[Argument] = &[
    value("EventBusName", "event_bus_name"),
    Argument("Policy", "policy", Form::Json),
];

const PARAMETER: &[Argument] = &[
    value("Key", "key"),
    value("Value", "value"),
    value("IsValueSecret", "is_value_secret"),
];

const HTTP_PARAMETERS: &[Argument] = &[
    Argument("BodyParameters", "body", Form::Blocks(PARAMETER)),
    Argument("HeaderParameters", "header", Form::Blocks(PARAMETER)),
    Argument(
        "QueryStringParameters",
        "query_string",
        Form::Blocks(PARAMETER),
    ),
];

const CONNECTIVITY: &[Argument] = &[Argument(
    "ResourceParameters",
    "resource_parameters",
    Form::Block(&[value(
        "ResourceConfigurationArn",
        "resource_configuration_arn",
    )]),
)];

const CONNECTION: &[Argument] = &[
    value("Name", "name"),
    value("Description", "description"),
    value("AuthorizationType", "authorization_type"),
    value("KmsKeyIdentifier", "kms_key_identifier"),
    Argument(
        "AuthParameters",
        "auth_parameters",
        Form::Block(&[
            Argument(
                "ApiKeyAuthParameters",
                "api_key",
                Form::Block(&[value("ApiKeyName", "key"), value("ApiKeyValue", "value")]),
            ),
            Argument(
                "BasicAuthParameters",
                "basic",
                Form::Block(&[value("Username", "username"), value("Password", "password")]),
            ),
            Argument(
                "OAuthParameters",
                "oauth",
                Form::Block(&[
                    value("AuthorizationEndpoint", "authorization_endpoint"),
                    value("HttpMethod", "http_method"),
                    Argument(
                        "ClientParameters",
                        "client_parameters",
                        Form::Block(&[
                            value("ClientID", "client_id"),
                            value("ClientSecret", "client_secret"),
                        ]),
                    ),
                    Argument(
                        "OAuthHttpParameters",
                        "oauth_http_parameters",
                        Form::Block(HTTP_PARAMETERS),
                    ),
                ]),
            ),
            Argument(
                "InvocationHttpParameters",
                "invocation_http_parameters",
                Form::Block(HTTP_PARAMETERS),
            ),
        ]),
    ),
    Argument(
        "InvocationConnectivityParameters",
        "invocation_connectivity_parameters",
        Form::Block(CONNECTIVITY),
    ),
];

const API_DESTINATION: &[Argument] = &[
    value("Name", "name"),
    value("Description", "description"),
    value("InvocationEndpoint", "invocation_endpoint"),
    value("HttpMethod", "http_method"),
    value(
        "InvocationRateLimitPerSecond",
        "invocation_rate_limit_per_second",
    ),
    value("ConnectionArn", "connection_arn"),
];

const RULE: &[Argument] = &[
    value("Name", "name"),
    value("Description", "description"),
    value("EventBusName", "event_bus_name"),
    value("ScheduleExpression", "schedule_expression"),
    value("State", "state"),
    value("RoleArn", "role_arn"),
    Argument("EventPattern", "event_pattern", Form::Json),
    Argument("Tags", "tags", Form::Tags),
];

const LAMBDA_PERMISSION: &[Argument] = &[
    value("StatementId", "statement_id"),
    value("Action", "action"),
    value("FunctionName", "function_name"),
    value("Principal", "principal"),
    value("SourceArn", "source_arn"),
    value("SourceAccount", "source_account"),
    value("PrincipalOrgID", "principal_org_id"),
    value("EventSourceToken", "event_source_token"),
    value("FunctionUrlAuthType", "function_url_auth_type"),
];

const QUEUE_POLICY: &[Argument] = &[
    value("Queues", "queue_url"),
    Argument("PolicyDocument", "policy", Form::Json),
];

const TOPIC_POLICY: &[Argument] = &[
    value("Topics", "arn"),
    Argument("PolicyDocument", "policy", Form::Json),
];

const LOG_POLICY: &[Argument] = &[
    value("PolicyName", "policy_name"),
    Argument("PolicyDocument", "policy_document", Form::Json),
];

const ARCHIVE: &[Argument] = &[
    value("ArchiveName", "name"),
    value("Description", "description"),
    value("SourceArn", "event_source_arn"),
    value("RetentionDays", "retention_days"),
    value("KmsKeyIdentifier", "kms_key_identifier"),
    Argument("EventPattern", "event_pattern", Form::Json),
];

/// The arguments of `aws_cloudwatch_event_target` beside its rule and bus.
pub(super) const TARGET: &[Argument] = &[
    value("Id", "target_id"),
    value("Arn", "arn"),
    value("RoleArn", "role_arn"),
    value("Input", "input"),
    value("InputPath", "input_path"),
    Argument(
        "InputTransformer",
        "input_transformer",
        Form::Block(&[
            value("InputPathsMap", "input_paths"),
            value("InputTemplate", "input_template"),
        ]),
    ),
    Argument(
        "AppSyncParameters",
        "appsync_target",
        Form::Block(&[value("GraphQLOperation", "graphql_operation")]),
    ),
    Argument(
        "BatchParameters",
        "batch_target",
        Form::Block(&[
            value("JobDefinition", "job_definition"),
            value("JobName", "job_name"),
            Argument(
                "ArrayProperties",
                "",
                Form::Inline(&[value("Size", "array_size")]),
            ),
            Argument(
                "RetryStrategy",
                "",
                Form::Inline(&[value("Attempts", "job_attempts")]),
            ),
        ]),
    ),
    Argument("EcsParameters", "ecs_target", Form::Block(ECS)),
    Argument(
        "HttpParameters",
        "http_target",
        Form::Block(&[
            value("PathParameterValues", "path_parameter_values"),
            value("HeaderParameters", "header_parameters"),
            value("QueryStringParameters", "query_string_parameters"),
        ]),
    ),
    Argument(
        "KinesisParameters",
        "kinesis_target",
        Form::Block(&[value("PartitionKeyPath", "partition_key_path")]),
    ),
    Argument(
        "RedshiftDataParameters",
        "redshift_target",
        Form::Block(&[
            value("Database", "database"),
            value("DbUser", "db_user"),
            value("SecretManagerArn", "secrets_manager_arn"),
            value("Sql", "sql"),
            value("StatementName", "statement_name"),
            value("WithEvent", "with_event"),
        ]),
    ),
    Argument(
        "RunCommandParameters",
        "",
        Form::Inline(&[Argument(
            "RunCommandTargets",
            "run_command_targets",
            Form::Blocks(&[value("Key", "key"), value("Values", "values")]),
        )]),
    ),
    Argument(
        "SageMakerPipelineParameters",
        "sagemaker_pipeline_target",
        Form::Block(&[Argument(
            "PipelineParameterList",
            "pipeline_parameter_list",
            Form::Blocks(&[value("Name", "name"), value("Value", "value")]),
        )]),
    ),
    Argument(
        "SqsParameters",
        "sqs_target",
        Form::Block(&[value("MessageGroupId", "message_group_id")]),
    ),
    Argument(
        "DeadLetterConfig",
        "dead_letter_config",
        Form::Block(&[value("Arn", "arn")]),
    ),
    Argument(
        "RetryPolicy",
        "retry_policy",
        Form::Block(&[
            value("MaximumRetryAttempts", "maximum_retry_attempts"),
            value("MaximumEventAgeInSeconds", "maximum_event_age_in_seconds"),
        ]),
    ),
];

const ECS: &[Argument] = &[
    value("TaskDefinitionArn", "task_definition_arn"),
    value("TaskCount", "task_count"),
    value("LaunchType", "launch_type"),
    value("PlatformVersion", "platform_version"),
    value("Group", "group"),
    value("PropagateTags", "propagate_tags"),
    value("EnableECSManagedTags", "enable_ecs_managed_tags"),
    value("EnableExecuteCommand", "enable_execute_command"),
    Argument("Tags", "tags", Form::Tags),
    Argument(
        "NetworkConfiguration",
        "network_configuration",
        Form::Block(&[Argument(
            "awsvpcConfiguration",
            "",
            Form::Inline(&[
                value("Subnets", "subnets"),
                value("SecurityGroups", "security_groups"),
                Argument("AssignPublicIp", "assign_public_ip", Form::Flag("ENABLED")),
            ]),
        )]),
    ),
    Argument(
        "CapacityProviderStrategy",
        "capacity_provider_strategy",
        Form::Blocks(&[
            value("capacityProvider", "capacity_provider"),
            value("weight", "weight"),
            value("base", "base"),
        ]),
    ),
    Argument(
        "PlacementConstraints",
        "placement_constraint",
        Form::Blocks(&[value("type", "type"), value("expression", "expression")]),
    ),
    Argument(
        "PlacementStrategy",
        "ordered_placement_strategy",
        Form::Blocks(&[value("type", "type"), value("field", "field")]),
    ),
];
