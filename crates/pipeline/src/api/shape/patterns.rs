//! The regular expressions of the service model, each with a plain function
//! that holds a text to it.

/// A regular expression and what decides it.
#[derive(Clone, Copy)]
pub(in crate::api) struct Pattern {
    /// The expression as AWS prints it.
    pub(super) text: &'static str,
    /// Whether a whole text satisfies it.
    pub(super) holds: fn(&str) -> bool,
}

macro_rules! pattern {
    ($(#[$about:meta])* $name:ident, $text:literal, $holds:expr) => {
        $(#[$about])*
        pub(in crate::api) const $name: Pattern = Pattern {
            text: $text,
            holds: $holds,
        };
    };
}

pattern!(
    /// Names of rules, targets, archives, replays, connections, destinations.
    NAME,
    r"[\.\-_A-Za-z0-9]+",
    |text| some(text, is_name)
);
pattern!(
    /// Names of event buses, those of partners included.
    BUS_NAME,
    r"[/\.\-_A-Za-z0-9]+",
    |text| some(text, is_path)
);
pattern!(
    /// The name or ARN of an event bus.
    BUS_NAME_OR_ARN,
    r"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+",
    |text| some(after_bus_arn(text), is_path)
);
pattern!(
    /// The name or ARN of an event bus that is no partner's.
    NON_PARTNER_BUS_NAME_OR_ARN,
    r"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[\.\-_A-Za-z0-9]+",
    |text| some(after_bus_arn(text), is_name)
);
pattern!(
    /// Names of partner event sources.
    EVENT_SOURCE_NAME,
    r"aws\.partner(/[\.\-_A-Za-z0-9]+){2,}",
    |text| text.strip_prefix("aws.partner/").is_some_and(|rest| {
        rest.contains('/') && rest.split('/').all(|part| some(part, is_name))
    })
);
pattern!(
    /// ARNs of event buses and archives.
    SOURCE_ARN,
    r"^arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:.+\/.+$",
    |text| after_events_arn(text).is_some_and(|rest| {
        let is_inner = |(at, c): (usize, char)| c == '/' && at > 0 && at + 1 < rest.len();
        rest.char_indices().any(is_inner) && is_one_line(rest)
    })
);
pattern!(
    /// ARNs of connections.
    CONNECTION_ARN,
    r"^arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:connection\/[\.\-_A-Za-z0-9]+\/[\-A-Za-z0-9]+$",
    |text| after_events_arn(text)
        .and_then(|rest| rest.strip_prefix("connection/"))
        .and_then(|rest| rest.split_once('/'))
        .is_some_and(|(name, id)| some(name, is_name)
            && some(id, |c| c.is_ascii_alphanumeric() || c == '-'))
);
pattern!(
    /// Actions of a statement.
    ACTION,
    r"events:[a-zA-Z]+",
    |text| text
        .strip_prefix("events:")
        .is_some_and(|rest| some(rest, |c| c.is_ascii_alphabetic()))
);
pattern!(
    /// Principals of a statement.
    PRINCIPAL,
    r"(\d{12}|\*)",
    |text| text == "*" || is_account(text)
);
pattern!(
    /// Ids of statements.
    STATEMENT_ID,
    r"[a-zA-Z0-9-_]+",
    |text| some(text, |c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
);
pattern!(
    /// Ids, ARNs and aliases of KMS keys.
    KMS_KEY,
    r"^[a-zA-Z0-9_\-/:]*$",
    |text| text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "_-/:".contains(c))
);
pattern!(
    /// Text of one line.
    ONE_LINE,
    r".*",
    is_one_line
);
pattern!(
    /// Names of an input transformer.
    PATH_NAME,
    r"[A-Za-z0-9\_\-]+",
    |text| some(text, |c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
);
pattern!(
    /// User names, passwords and keys.
    AUTH_HEADER,
    r"^[ \t]*[^\x00-\x1F:\x7F]+([ \t]+[^\x00-\x1F:\x7F]+)*[ \t]*$",
    |text| {
        let is_plain = |c: char| c > '\u{1f}' && c != ':' && c != '\u{7f}';
        text.chars().any(is_plain) && text.chars().all(|c| is_plain(c) || c == '\t')
    }
);
pattern!(
    /// Addresses of endpoints.
    HTTPS_ENDPOINT,
    r"^((%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\x26=+$,A-Za-z0-9])+)([).!';/?:,])?$",
    |text| !text.is_empty() && percents_are_whole(text)
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-()_.!~*';/?:@&=+$,%".contains(c))
);
pattern!(
    /// Names of HTTP headers.
    HEADER_KEY,
    r"^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$",
    |text| some(text, |c| c.is_ascii_alphanumeric() || "!#$%&'*+,-.^_`|~".contains(c))
);
pattern!(
    /// Values of HTTP headers.
    HEADER_VALUE,
    r"^[ \t]*[\x20-\x7E]+([ \t]+[\x20-\x7E]+)*[ \t]*$",
    |text| {
        let is_printed = |c: char| (' '..='~').contains(&c);
        text.chars().any(is_printed) && text.chars().all(|c| is_printed(c) || c == '\t')
    }
);
pattern!(
    /// Names of query parameters.
    QUERY_KEY,
    r"[^\x00-\x1F\x7F]+",
    |text| some(text, |c| c > '\u{1f}' && c != '\u{7f}')
);
pattern!(
    /// Values of query parameters.
    QUERY_VALUE,
    r"[^\x00-\x09\x0B\x0C\x0E-\x1F\x7F]+",
    |text| some(text, |c| c == '\n' || c == '\r' || (c > '\u{1f}' && c != '\u{7f}'))
);
pattern!(
    /// Values in the path of an endpoint.
    PATH_PARAMETER,
    r"^(?!\s*$).+",
    |text| !text.trim().is_empty() && is_one_line(text)
);

fn some(text: &str, is_allowed: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(is_allowed)
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

fn is_path(c: char) -> bool {
    is_name(c) || c == '/'
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the dot of Java's expressions matches.
fn is_one_line(text: &str) -> bool {
    let ends_line = |c| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    !text.contains(ends_line)
}

/// The resource of `arn:aws…:events:region:account:resource`; the account may
/// be empty.
fn after_events_arn(text: &str) -> Option<&str> {
    let mut parts = text.splitn(6, ':');
    let (arn, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (region, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
    let is_lower = |c: char| c.is_ascii_lowercase() || c == '-';
    let good = arn == "arn"
        && partition
            .strip_prefix("aws")
            .is_some_and(|rest| rest.chars().all(is_lower))
        && service == "events"
        && region.chars().all(|c| is_lower(c) || c.is_ascii_digit())
        && (account.is_empty() || is_account(account));
    good.then_some(resource)
}

/// What is left of the name or ARN of an event bus without the ARN's front;
/// the whole text where it is no such ARN.
fn after_bus_arn(text: &str) -> &str {
    let front = || {
        let mut parts = text.splitn(6, ':');
        let (arn, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
        let (region, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let mut region = region.splitn(3, '-');
        let good = arn == "arn"
            && partition
                .strip_prefix("aws")
                .is_some_and(|rest| rest.chars().all(is_word))
            && service == "events"
            && some(region.next()?, |c| c.is_ascii_lowercase())
            && some(region.next()?, |c| c.is_ascii_lowercase())
            && some(region.next()?, is_word)
            && is_account(account);
        resource.strip_prefix("event-bus/").filter(|_| good)
    };
    front().unwrap_or(text)
}

/// Whether two hexadecimal digits follow every percent sign.
fn percents_are_whole(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let mut next = rest.bytes();
        let mut is_digit = || next.next().is_some_and(|byte| byte.is_ascii_hexdigit());
        is_digit() && is_digit()
    })
}
