//! What templates and commands do to the policies of a yard.

use crate::tree::{Tree, put};
use pipeline::policy::{Document, Policies, PolicyPlace, PolicyType};
use pipeline::{Permissions, Yard};

/// A permission of a function, as AddPermission has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct AddPermission {
    pub(crate) statement_id: String,
    pub(crate) function_arn: String,
    pub(crate) action: String,
    pub(crate) principal: String,
    pub(crate) source_arn: Option<String>,
    pub(crate) source_account: Option<String>,
    pub(crate) principal_org_id: Option<String>,
    pub(crate) event_source_token: Option<String>,
    pub(crate) function_url_auth_type: Option<String>,
}

impl AddPermission {
    /// The statement that AWS makes of it; GetPolicy shows conditions in these words.
    pub(crate) fn statement(&self) -> Tree {
        let principal = match self.principal.as_str() {
            "*" => "*".into(),
            name if name.ends_with(".amazonaws.com") || name.ends_with(".amazonaws.com.cn") => {
                Tree::map([("Service", name.into())])
            }
            account if account.len() == 12 && account.bytes().all(|one| one.is_ascii_digit()) => {
                Tree::map([("AWS", format!("arn:aws:iam::{account}:root").into())])
            }
            other => Tree::map([("AWS", other.into())]),
        };
        let mut statement = vec![
            ("Sid".to_owned(), Tree::from(self.statement_id.as_str())),
            ("Effect".to_owned(), "Allow".into()),
            ("Principal".to_owned(), principal),
            ("Action".to_owned(), self.action.as_str().into()),
            ("Resource".to_owned(), self.function_arn.as_str().into()),
        ];
        let equals = [
            ("AWS:SourceAccount", &self.source_account),
            ("aws:PrincipalOrgID", &self.principal_org_id),
            ("lambda:EventSourceToken", &self.event_source_token),
            ("lambda:FunctionUrlAuthType", &self.function_url_auth_type),
        ];
        let equals: Vec<(String, Tree)> = equals
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value.as_deref()?.into())))
            .collect();
        let mut condition = Vec::new();
        if !equals.is_empty() {
            condition.push(("StringEquals".to_owned(), Tree::Map(equals)));
        }
        if let Some(arn) = &self.source_arn {
            let like = Tree::map([("AWS:SourceArn", arn.as_str().into())]);
            condition.push(("ArnLike".to_owned(), like));
        }
        if !condition.is_empty() {
            statement.push(("Condition".to_owned(), Tree::Map(condition)));
        }
        Tree::Map(statement)
    }

    /// Adds the statement to the policy of the function. False where the policy has one of this id.
    pub(crate) fn put(&self, policies: &mut Policies) -> bool {
        let place = PolicyPlace::Resource {
            arn: self.function_arn.clone(),
        };
        let old = policies.text(&place).and_then(Tree::read);
        let id = Some(self.statement_id.as_str());
        let known = statements(old.as_ref())
            .iter()
            .any(|one| one.get("Sid").and_then(Tree::text) == id);
        if !known {
            let policy = with_statement(old, self.statement());
            policies.put(&place, &policy.pretty());
        }
        !known
    }
}

/// The statements of a policy.
pub(crate) fn statements(policy: Option<&Tree>) -> &[Tree] {
    let found = policy.and_then(|policy| policy.get("Statement"));
    found.map(Tree::one_or_more).unwrap_or_default()
}

/// A policy with a statement more; one of the same id is replaced.
pub(crate) fn with_statement(policy: Option<Tree>, statement: Tree) -> Tree {
    let mut all = statements(policy.as_ref()).to_vec();
    let sid = statement.get("Sid").cloned();
    match all
        .iter_mut()
        .find(|one| sid.is_some() && one.get("Sid") == sid.as_ref())
    {
        Some(old) => *old = statement,
        None => all.push(statement),
    }
    let mut members = match policy {
        Some(Tree::Map(members)) => members,
        _ => vec![("Version".to_owned(), "2012-10-17".into())],
    };
    put(&mut members, "Statement", Tree::List(all));
    Tree::Map(members)
}

/// The policy as a yard keeps it. Errors: what AWS would refuse it for.
pub(crate) fn checked(document: &str, kind: PolicyType) -> Result<String, String> {
    let (_, findings) = Document::parse(document, kind);
    match findings.iter().find(|finding| finding.is_error()) {
        Some(error) => Err(match &error.help {
            Some(help) => format!("{} {help}", error.message),
            None => error.message.clone(),
        }),
        None => Ok(Tree::read(document).map_or_else(|| document.to_owned(), |tree| tree.pretty())),
    }
}

/// What a template or a command leaves unsaid nobody allows. A yard that already has rules keeps what
/// holds there; then the answer is true where that is the console's way.
pub(crate) fn as_written(yard: &mut Yard) -> bool {
    if yard.rules.is_empty() && yard.elsewhere.is_empty() {
        yard.conditions.permissions = Permissions::Evaluated;
    }
    yard.conditions.permissions == Permissions::AsConsole
}

/// The ARN of a function by its name, its ARN or the middle form of both.
pub(crate) fn function_arn(yard: &Yard, name: &str, qualifier: Option<&str>) -> String {
    let partition = crate::cloudformation::partition_of(&yard.region);
    let name = match name.split_once(":function:") {
        Some((account, name)) if !account.contains(':') => {
            format!(
                "arn:{partition}:lambda:{}:{account}:function:{name}",
                yard.region
            )
        }
        Some(_) => name.to_owned(),
        None => {
            let (region, account) = (&yard.region, &yard.account);
            format!("arn:{partition}:lambda:{region}:{account}:function:{name}")
        }
    };
    match qualifier {
        Some(qualifier) => format!("{name}:{qualifier}"),
        None => name,
    }
}

/// The ARN of a queue by its URL.
pub(crate) fn queue_arn(yard: &Yard, url: &str) -> Option<String> {
    if url.starts_with("arn:") {
        return None;
    }
    let partition = crate::cloudformation::partition_of(&yard.region);
    let mut parts = url.strip_prefix("https://")?.split('/');
    let host = parts.next()?;
    let (account, name) = (parts.next()?, parts.next()?);
    let region = host
        .strip_prefix("sqs.")
        .and_then(|host| host.split_once(".amazonaws.com"))
        .map_or(yard.region.as_str(), |(region, _)| region);
    Some(format!("arn:{partition}:sqs:{region}:{account}:{name}"))
}

/// How a yard names a resource policy of CloudWatch Logs.
pub(crate) fn log_policy_arn(yard: &Yard, name: &str) -> String {
    let partition = crate::cloudformation::partition_of(&yard.region);
    let (region, account) = (&yard.region, &yard.account);
    format!("arn:{partition}:logs:{region}:{account}:resource-policy:{name}")
}
