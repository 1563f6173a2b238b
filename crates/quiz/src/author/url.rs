//! Addresses that a text may lead to.

use crate::author::finding::code;
use crate::author::report::Report;

/// The hosts that a reference or a link may lead to.
pub(crate) const HOSTS: [&str; 1] = ["docs.aws.amazon.com"];

/// Reports an address that is not https on a known host.
pub(crate) fn check_url(url: &str, at: usize, report: &mut Report<'_>) {
    if report.leads_inside && url.starts_with("#/") {
        return;
    }
    let host = url
        .strip_prefix("https://")
        .map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    let plain = url.chars().all(|c| c.is_ascii_graphic());
    if !plain || !host.is_some_and(|host| HOSTS.contains(&host)) {
        let help = format!(
            "Addresses begin with {}",
            HOSTS.map(|host| format!("https://{host}/")).join(" or ")
        );
        report.error(
            at,
            code::REFERENCE_HOST,
            format!("`{url}` is no address that the bank may lead to"),
            &help,
        );
    }
}
