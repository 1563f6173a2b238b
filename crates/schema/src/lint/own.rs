//! What the pattern itself says, without schemas: the warnings of the crate `pattern`.

use super::{Found, Lint, LintCode, LintSeverity, Reach, WarningCode, warning, warnings};

/// The lint for a warning, how much it weighs, and whether no event satisfies the field.
fn turned(code: WarningCode) -> (LintCode, LintSeverity, bool) {
    use LintSeverity::{Note, Warning};
    match code {
        WarningCode::NoSourceNorDetailType => (LintCode::NoSourceNorDetailType, Warning, false),
        WarningCode::OnlyEnvelope => (LintCode::OnlyEnvelope, Warning, false),
        WarningCode::OnlyLoose => (LintCode::OnlyLoose, Warning, false),
        WarningCode::TakesEveryValue => (LintCode::TakesEveryValue, Warning, false),
        WarningCode::Redundant => (LintCode::Redundant, Note, false),
        WarningCode::NeverMatches => (LintCode::NoValueFits, Warning, true),
        WarningCode::NotInEnvelope => (LintCode::NotInEnvelope, Warning, true),
        WarningCode::NoSuchEnvelopeField => (LintCode::NoSuchField, Warning, true),
        WarningCode::ObjectAskedAsValue => (LintCode::ObjectAskedAsValue, Warning, true),
        WarningCode::ValueAskedAsObject => (LintCode::ValueAskedAsObject, Warning, true),
        WarningCode::NeverAbsent => (LintCode::NeverAbsent, Warning, true),
        WarningCode::ChangesWithEveryEvent => (LintCode::ChangesWithEveryEvent, Warning, false),
        WarningCode::Replaced => (LintCode::Replaced, Warning, false),
    }
}

pub(super) fn check(reach: &Reach<'_, '_>, found: &mut Found) {
    for it in warnings(reach.pattern) {
        let (code, severity, is_hopeless) = turned(it.code);
        let mut lint = Lint {
            severity,
            ..warning(code, it.span, it.sentence)
        };
        let field = reach.pattern.asked().find(|it| it.key_span() == lint.span);
        if let Some(field) = field {
            if is_hopeless {
                found.hopeless(field.index());
            }
            if it.code == WarningCode::NoSuchEnvelopeField {
                let below = reach
                    .types_of(field.index())
                    .any(|it| it.fields().any(|inside| inside.name() == field.name()));
                if below {
                    let name = field.name();
                    lint = lint.help(format!(
                        "Write it inside detail: {{\"detail\": {{\"{name}\": …}}}}."
                    ));
                }
            }
        }
        found.push(lint);
    }
    for field in reach.pattern.asked() {
        for alternative in field.alternatives().filter(|it| it.takes_every_text()) {
            let message = format!(
                "Every string has this beginning and end, so any string in {} will do.",
                field.name()
            );
            found.push(
                warning(LintCode::TakesEveryString, alternative.span(), message)
                    .help("To ask that the field is there, write {\"exists\": true}."),
            );
        }
    }
}
