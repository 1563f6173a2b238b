//! The drill "resource policy or role?": what the simulator knows of each kind of target, as data.

use pipeline::targets::{PermissionModel, TargetKind, TargetType};
use quiz::DrillTarget;

/// Every kind of target, in the order of the kinds.
pub(super) fn targets() -> Vec<DrillTarget> {
    let types = TargetKind::ALL.iter().map(|kind| kind.target_type());
    types.map(target).collect()
}

fn target(of: &TargetType) -> DrillTarget {
    let permission = &of.permission;
    let more = permission.also.iter().copied();
    DrillTarget {
        kind: id(&format!("{:?}", of.kind)),
        label: of.label.to_owned(),
        by_role: permission.model == PermissionModel::ExecutionRole,
        actions: std::iter::once(permission.action)
            .chain(more)
            .map(str::to_owned)
            .collect(),
        sentence: permission.sentence.to_owned(),
    }
}

/// `lambda-function` for `LambdaFunction`; a name that stays, since reviews are stored under it.
fn id(kind: &str) -> String {
    let mut id = String::new();
    let mut before = None::<char>;
    let mut letters = kind.chars().peekable();
    while let Some(letter) = letters.next() {
        // A capital begins a word behind a small letter, and before one.
        let is_start = letter.is_uppercase()
            && before.is_some_and(|before| {
                !before.is_uppercase() || letters.peek().is_some_and(|next| next.is_lowercase())
            });
        if is_start {
            id.push('-');
        }
        id.extend(letter.to_lowercase());
        before = Some(letter);
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_target_is_drilled_once() {
        let all = targets();
        assert_eq!(all.len(), 29);
        let mut kinds: Vec<&str> = all.iter().map(|target| target.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), all.len());
        let lambda = &all[0];
        assert_eq!(
            (lambda.kind.as_str(), lambda.by_role),
            ("lambda-function", false)
        );
        assert_eq!(lambda.actions, ["lambda:InvokeFunction"]);
        let roles = all.iter().filter(|target| target.by_role).count();
        assert!(roles > 15 && roles < all.len(), "{roles} of them by role");
        assert!(all.iter().all(|target| target.sentence.ends_with('.')));
    }

    #[test]
    fn kinds_are_parts_of_ids() {
        assert_eq!(id("Ec2StopInstances"), "ec2-stop-instances");
        assert_eq!(id("CodeBuildProject"), "code-build-project");
        assert_eq!(id("SsmOpsItem"), "ssm-ops-item");
    }
}
