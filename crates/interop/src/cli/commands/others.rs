//! Commands of other services that decide who may call whom, and those that make what events go to.
//!
//! Source: the service models of botocore 1.x, as the AWS CLI has its options from them; seen 2026-11-22.

use super::{Command, Form, optional, required};

pub(super) static COMMANDS: &[Command] = &[
    Command {
        service: "lambda",
        name: "add-permission",
        operation: "AddPermission",
        options: &[
            required("function-name", "FunctionName", Form::Text),
            required("statement-id", "StatementId", Form::Text),
            required("action", "Action", Form::Text),
            required("principal", "Principal", Form::Text),
            optional("source-arn", "SourceArn", Form::Text),
            optional("function-url-auth-type", "FunctionUrlAuthType", Form::Text),
            optional(
                "invoked-via-function-url",
                "InvokedViaFunctionUrl",
                Form::Flag,
            ),
            optional("source-account", "SourceAccount", Form::Text),
            optional("event-source-token", "EventSourceToken", Form::Text),
            optional("qualifier", "Qualifier", Form::Text),
            optional("revision-id", "RevisionId", Form::Text),
            optional("principal-org-id", "PrincipalOrgID", Form::Text),
        ],
    },
    Command {
        service: "lambda",
        name: "remove-permission",
        operation: "RemovePermission",
        options: &[
            required("function-name", "FunctionName", Form::Text),
            required("statement-id", "StatementId", Form::Text),
            optional("qualifier", "Qualifier", Form::Text),
            optional("revision-id", "RevisionId", Form::Text),
        ],
    },
    Command {
        service: "sns",
        name: "create-topic",
        operation: "CreateTopic",
        options: &[
            required("name", "Name", Form::Text),
            optional("attributes", "Attributes", Form::Structure),
            optional("tags", "Tags", Form::List),
            optional("data-protection-policy", "DataProtectionPolicy", Form::Text),
        ],
    },
    Command {
        service: "sns",
        name: "set-topic-attributes",
        operation: "SetTopicAttributes",
        options: &[
            required("topic-arn", "TopicArn", Form::Text),
            required("attribute-name", "AttributeName", Form::Text),
            optional("attribute-value", "AttributeValue", Form::Text),
        ],
    },
    Command {
        service: "sqs",
        name: "create-queue",
        operation: "CreateQueue",
        options: &[
            required("queue-name", "QueueName", Form::Text),
            optional("attributes", "Attributes", Form::Structure),
            optional("tags", "tags", Form::Structure),
        ],
    },
    Command {
        service: "sqs",
        name: "set-queue-attributes",
        operation: "SetQueueAttributes",
        options: &[
            required("queue-url", "QueueUrl", Form::Text),
            required("attributes", "Attributes", Form::Structure),
        ],
    },
    Command {
        service: "logs",
        name: "create-log-group",
        operation: "CreateLogGroup",
        options: &[
            required("log-group-name", "logGroupName", Form::Text),
            optional("kms-key-id", "kmsKeyId", Form::Text),
            optional("tags", "tags", Form::Structure),
            optional("log-group-class", "logGroupClass", Form::Text),
            optional(
                "deletion-protection-enabled",
                "deletionProtectionEnabled",
                Form::Flag,
            ),
        ],
    },
    Command {
        service: "logs",
        name: "put-resource-policy",
        operation: "PutResourcePolicy",
        options: &[
            optional("policy-name", "policyName", Form::Text),
            optional("policy-document", "policyDocument", Form::Text),
            optional("resource-arn", "resourceArn", Form::Text),
            optional("expected-revision-id", "expectedRevisionId", Form::Text),
        ],
    },
    Command {
        service: "logs",
        name: "delete-resource-policy",
        operation: "DeleteResourcePolicy",
        options: &[
            optional("policy-name", "policyName", Form::Text),
            optional("resource-arn", "resourceArn", Form::Text),
            optional("expected-revision-id", "expectedRevisionId", Form::Text),
        ],
    },
    Command {
        service: "iam",
        name: "create-role",
        operation: "CreateRole",
        options: &[
            optional("path", "Path", Form::Text),
            required("role-name", "RoleName", Form::Text),
            required(
                "assume-role-policy-document",
                "AssumeRolePolicyDocument",
                Form::Text,
            ),
            optional("description", "Description", Form::Text),
            optional("max-session-duration", "MaxSessionDuration", Form::Number),
            optional("permissions-boundary", "PermissionsBoundary", Form::Text),
            optional("tags", "Tags", Form::List),
        ],
    },
    Command {
        service: "iam",
        name: "put-role-policy",
        operation: "PutRolePolicy",
        options: &[
            required("role-name", "RoleName", Form::Text),
            required("policy-name", "PolicyName", Form::Text),
            required("policy-document", "PolicyDocument", Form::Text),
        ],
    },
    Command {
        service: "iam",
        name: "delete-role-policy",
        operation: "DeleteRolePolicy",
        options: &[
            required("role-name", "RoleName", Form::Text),
            required("policy-name", "PolicyName", Form::Text),
        ],
    },
    Command {
        service: "iam",
        name: "update-assume-role-policy",
        operation: "UpdateAssumeRolePolicy",
        options: &[
            required("role-name", "RoleName", Form::Text),
            required("policy-document", "PolicyDocument", Form::Text),
        ],
    },
    Command {
        service: "kms",
        name: "put-key-policy",
        operation: "PutKeyPolicy",
        options: &[
            required("key-id", "KeyId", Form::Text),
            optional("policy-name", "PolicyName", Form::Text),
            required("policy", "Policy", Form::Text),
            optional(
                "bypass-policy-lockout-safety-check",
                "BypassPolicyLockoutSafetyCheck",
                Form::Flag,
            ),
        ],
    },
    Command {
        service: "kms",
        name: "create-alias",
        operation: "CreateAlias",
        options: &[
            required("alias-name", "AliasName", Form::Text),
            required("target-key-id", "TargetKeyId", Form::Text),
        ],
    },
    Command {
        service: "iam",
        name: "delete-role",
        operation: "DeleteRole",
        options: &[required("role-name", "RoleName", Form::Text)],
    },
    Command {
        service: "kms",
        name: "delete-alias",
        operation: "DeleteAlias",
        options: &[required("alias-name", "AliasName", Form::Text)],
    },
];
