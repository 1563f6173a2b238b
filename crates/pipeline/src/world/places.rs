//! What is declared where.

use super::services::Services;
use crate::Yard;
use crate::arn::{Arn, partition_of};

/// Whether anything is declared in any place of a yard.
pub(crate) fn is_any_declared(yard: &Yard) -> bool {
    let mut there = yard.elsewhere.iter();
    !yard.resources.services.is_empty() || there.any(|place| !place.resources.services.is_empty())
}

/// What is declared in a place.
pub(crate) fn services<'a>(yard: &'a Yard, account: &str, region: &str) -> Option<&'a Services> {
    if yard.account == account && yard.region == region {
        return Some(&yard.resources.services);
    }
    let mut there = yard.elsewhere.iter();
    let place = there.find(|place| place.account == account && place.region == region)?;
    Some(&place.resources.services)
}

/// The ARN of a resource of a service in the place where the yard is.
pub(crate) fn arn(yard: &Yard, service: &str, resource: &str) -> String {
    let partition = partition_of(&yard.region);
    format!(
        "arn:{partition}:{service}:{}:{}:{resource}",
        yard.region, yard.account
    )
}

/// The last part of an ARN or path, such as the name of a topic or function.
pub(crate) fn name_of(text: &str) -> &str {
    let resource = Arn::read(text).map_or(text, |arn| arn.resource);
    resource.rsplit([':', '/']).next().unwrap_or(resource)
}

/// The name of a function: an ARN may have a version or alias behind it.
pub(crate) fn function_name(text: &str) -> &str {
    let Ok(arn) = Arn::read(text) else {
        return text.split(':').next().unwrap_or(text);
    };
    let name = arn
        .resource
        .strip_prefix("function:")
        .unwrap_or(arn.resource);
    name.split(':').next().unwrap_or(name)
}

/// Where an ARN is, with the place where the yard is for what it leaves out.
pub(crate) fn place_of<'a>(yard: &'a Yard, arn: &'a str) -> (&'a str, &'a str) {
    let (account, region) = Arn::read(arn).map_or(("", ""), |arn| (arn.account, arn.region));
    let or = |found: &'a str, here: &'a str| if found.is_empty() { here } else { found };
    (or(account, &yard.account), or(region, &yard.region))
}
