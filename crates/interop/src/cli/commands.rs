//! The commands of the AWS CLI that a yard knows, with their options.

mod changing;
mod others;
mod reading;

/// A command.
#[derive(Debug)]
pub(crate) struct Command {
    /// The service, such as `events`.
    pub(crate) service: &'static str,
    /// Its name, such as `put-rule`.
    pub(crate) name: &'static str,
    /// The operation that it calls, such as `PutRule`.
    pub(crate) operation: &'static str,
    /// Its options.
    pub(crate) options: &'static [CliOption],
}

/// An option of a command.
#[derive(Debug)]
pub(crate) struct CliOption {
    /// Its name without the dashes before it.
    pub(crate) name: &'static str,
    /// The member of the request.
    pub(crate) member: &'static str,
    /// Whether the command needs it.
    pub(crate) required: bool,
    /// How its value is written.
    pub(crate) form: Form,
}

/// How the value of an option is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// There, or with `no-` before its name.
    Flag,
    /// A point in time.
    Time,
    /// Texts with a space between them, or a list in JSON.
    Texts,
    /// An object, in JSON or shorthand.
    Structure,
    /// Objects, in JSON or each in shorthand.
    List,
}

const fn required(name: &'static str, member: &'static str, form: Form) -> CliOption {
    CliOption {
        name,
        member,
        required: true,
        form,
    }
}

const fn optional(name: &'static str, member: &'static str, form: Form) -> CliOption {
    CliOption {
        required: false,
        ..required(name, member, form)
    }
}

/// Options that every command has and that say nothing about what it does: the name and whether a value
/// follows.
pub(crate) const GLOBAL: &[(&str, bool)] = &[
    ("profile", true),
    ("endpoint-url", true),
    ("color", true),
    ("cli-binary-format", true),
    ("cli-read-timeout", true),
    ("cli-connect-timeout", true),
    ("ca-bundle", true),
    ("debug", false),
    ("no-verify-ssl", false),
    ("no-paginate", false),
    ("no-sign-request", false),
    ("no-cli-pager", false),
    ("no-cli-auto-prompt", false),
    ("cli-auto-prompt", false),
];

/// All commands, service by service.
pub(crate) fn all() -> impl Iterator<Item = &'static Command> {
    let groups = [changing::COMMANDS, reading::COMMANDS, others::COMMANDS];
    groups.into_iter().flatten()
}

/// The command of this name.
pub(crate) fn find(service: &str, name: &str) -> Option<&'static Command> {
    all().find(|command| command.service == service && command.name == name)
}

#[cfg(test)]
mod tests;
