//! Whether an ARN has the form that its service gives it.

use super::ArnProblem;
use crate::arn::Arn;

/// How the ARN of a kind is checked.
pub(super) enum Check {
    /// By a form that only names differ in.
    Form(Form),
    /// By a function of the kind's own.
    Own(fn(&Arn<'_>) -> Result<(), ArnProblem>),
}

/// The form of an ARN whose resource is one word and a name.
pub(super) struct Form {
    /// Whether the ARN has a Region.
    pub(super) region: bool,
    /// Whether it must have an account; AWS's own documents have none.
    pub(super) account: bool,
    /// What the resource begins with.
    pub(super) prefix: &'static str,
    /// What the name is the name of.
    pub(super) what: &'static str,
    /// The longest name; 0 where the prefix is all.
    pub(super) longest: usize,
    /// What may stand in the name beside letters, digits, `-` and `_`.
    pub(super) also: &'static str,
}

impl Check {
    /// Whether a resource begins as this form does, so that no other kind of
    /// the same service is meant.
    pub(super) fn is_form_of(&self, resource: &str) -> bool {
        match self {
            Check::Form(form) if form.longest == 0 => resource == form.prefix,
            Check::Form(form) => resource.starts_with(form.prefix),
            Check::Own(_) => !["api-destination/", "target/"]
                .iter()
                .any(|other| resource.starts_with(other)),
        }
    }
}

impl Form {
    pub(super) fn check(&self, arn: &Arn<'_>, form: &str) -> Result<(), ArnProblem> {
        if self.region {
            check_region(arn, form)?;
        }
        if self.account || !arn.account.is_empty() {
            check_account(arn, form)?;
        }
        let name = arn.resource.strip_prefix(self.prefix);
        let Some(name) = name.filter(|name| (self.longest == 0) == name.is_empty()) else {
            return Err(ArnProblem::new(
                "resource",
                format!(
                    "After the account comes \"{}\". The form is {form}.",
                    self.prefix
                ),
            ));
        };
        let length = 1..=self.longest;
        if self.longest > 0 && !(length.contains(&name.len()) && is_name(name, self.also)) {
            return Err(bad_name(name, self.what, self.longest));
        }
        Ok(())
    }
}

/// Checks the Region and account that ARNs of most targets carry.
pub(super) fn check_place(arn: &Arn<'_>, form: &str) -> Result<(), ArnProblem> {
    check_region(arn, form)?;
    check_account(arn, form)
}

fn check_region(arn: &Arn<'_>, form: &str) -> Result<(), ArnProblem> {
    let region_like = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if arn.region.is_empty() || !arn.region.chars().all(region_like) {
        return Err(ArnProblem::new(
            "Region",
            format!(
                "The fourth part of the ARN is the Region, such as us-east-1. The form is {form}."
            ),
        ));
    }
    Ok(())
}

fn check_account(arn: &Arn<'_>, form: &str) -> Result<(), ArnProblem> {
    if arn.account.len() != 12 || !arn.account.chars().all(|c| c.is_ascii_digit()) {
        return Err(ArnProblem::new(
            "account",
            format!(
                "The fifth part of the ARN is the account, twelve digits without hyphens. The form is {form}."
            ),
        ));
    }
    Ok(())
}

/// Checks a resource name: its length, and letters, digits, `-` and `_`.
pub(super) fn check_name(name: &str, what: &str, longest: usize) -> Result<(), ArnProblem> {
    if name.is_empty() || name.len() > longest || !is_name(name, "") {
        return Err(bad_name(name, what, longest));
    }
    Ok(())
}

fn is_name(name: &str, also: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || also.contains(c);
    name.chars().all(allowed)
}

fn bad_name(name: &str, what: &str, longest: usize) -> ArnProblem {
    ArnProblem::new(
        "resource",
        format!(
            "The name of {what} has 1 to {longest} letters, digits, hyphens or underscores; \"{name}\" does not."
        ),
    )
}
