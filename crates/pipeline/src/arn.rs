//! Amazon Resource Names, cut into their parts.

use crate::targets::ArnProblem;

/// The parts of `arn:partition:service:region:account:resource`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'a> {
    /// `aws`, `aws-cn` or `aws-us-gov`, or another that AWS may add.
    pub partition: &'a str,
    /// The service's short name, such as `lambda`.
    pub service: &'a str,
    /// The Region; empty for global resources.
    pub region: &'a str,
    /// The account's twelve digits; empty for some resources.
    pub account: &'a str,
    /// The rest, with the colons or slashes that it has.
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Reads an ARN. Errors: which part is missing or has a wrong form.
    pub fn read(text: &'a str) -> Result<Arn<'a>, ArnProblem> {
        let mut parts = text.splitn(6, ':');
        let mut next = |missing: &str| {
            parts.next().ok_or_else(|| {
                ArnProblem::new(
                    missing,
                    "An ARN has six parts with colons between them: arn:partition:service:region:account:resource.",
                )
            })
        };
        if next("prefix")? != "arn" {
            return Err(ArnProblem::new(
                "prefix",
                "An ARN begins with \"arn:\", such as arn:aws:lambda:us-east-1:123456789012:function:name.",
            ));
        }
        let arn = Arn {
            partition: next("partition")?,
            service: next("service")?,
            region: next("Region")?,
            account: next("account")?,
            resource: next("resource")?,
        };
        arn.check()?;
        Ok(arn)
    }

    fn check(self) -> Result<(), ArnProblem> {
        if self.partition != "aws" && !self.partition.starts_with("aws-") {
            return Err(ArnProblem::new(
                "partition",
                "The second part of an ARN is the partition: aws, aws-cn or aws-us-gov.",
            ));
        }
        if self.service.is_empty() {
            return Err(ArnProblem::new(
                "service",
                "The third part of an ARN is the service, such as lambda or sqs. Here it is empty.",
            ));
        }
        if self.resource.is_empty() {
            return Err(ArnProblem::new(
                "resource",
                "The sixth part of an ARN names the resource. Here it is empty.",
            ));
        }
        Ok(())
    }
}

/// The partition that a Region belongs to.
pub(crate) fn partition_of(region: &str) -> &'static str {
    if region.starts_with("cn-") {
        "aws-cn"
    } else if region.starts_with("us-gov-") {
        "aws-us-gov"
    } else {
        "aws"
    }
}

#[cfg(test)]
mod tests;
