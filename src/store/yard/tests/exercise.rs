use super::*;
use crate::store::yard::Assignment;
use pipeline::policy::PolicyPlace;

const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[]}"#;

/// A yard that answers an exercise, with a rule, a target and the policy of the target.
fn working() -> Rc<YardState> {
    let exercise = Document {
        exercise: Some(Assignment {
            id: "basics-exact-match".to_owned(),
            ..Assignment::default()
        }),
        ..Document::first(0, "An instance stops")
    };
    let written = Condition::Policy(
        PolicyPlace::Resource { arn: topic().arn },
        Some(POLICY.to_owned()),
    );
    yard()
        .edit(Edit::OpenCopy(Box::new(exercise)))
        .edit(rule("stopped", "{}"))
        .edit(Edit::Condition(written))
        .edit(Edit::AddTarget(0, topic()))
}

fn policies(state: &YardState) -> Vec<String> {
    let policies = &state.document().yard.conditions.policies;
    let resources = policies.resources.iter();
    resources.map(|one| one.resource.clone()).collect()
}

#[test]
fn what_is_written_in_an_exercise_stays_where_it_is() {
    let begun = working();
    assert_eq!(policies(&begun), [topic().arn]);
    let other = Target {
        arn: format!("{}-2", topic().arn),
        ..topic()
    };
    let renamed = begun.clone().edit(Edit::PutTarget(0, 0, other, "arn"));
    assert_eq!(policies(&renamed), [topic().arn]);
    for removed in [Edit::RemoveTarget(0, 0), Edit::RemoveRule(0)] {
        assert_eq!(policies(&begun.clone().edit(removed)), [topic().arn]);
    }
}

#[test]
fn help_is_no_step_and_undo_does_not_take_it_back() {
    let begun = working();
    let helped = begun.reduce(YardAction::Assign(Assignment {
        id: "basics-exact-match".to_owned(),
        hints: 2,
        ..Assignment::default()
    }));
    let hints = |state: &YardState| state.document().exercise.as_ref().map(|of| of.hints);
    assert_eq!(hints(&helped), Some(2));
    let back = helped.reduce(YardAction::Undo);
    assert!(
        back.document()
            .yard
            .rules
            .iter()
            .all(|rule| rule.targets.is_empty())
    );
    assert_eq!(hints(&back), Some(2));
}

#[test]
fn person_goes_to_another_account_and_back_to_one_with_nothing_in_it() {
    let go = |account: &str| Edit::GoTo(account.to_owned(), "us-east-1".to_owned());
    let home = yard().document().yard.account.clone();
    let there = yard().edit(go("222222222222")).edit(rule("there", "{}"));
    let document = there.document();
    assert_eq!(document.yard.account, "222222222222");
    assert_eq!(document.been, [(home.clone(), "us-east-1".to_owned())]);
    let back = there.edit(go(&home));
    let document = back.document();
    assert!(document.yard.rules.is_empty());
    let elsewhere: Vec<&str> = document
        .yard
        .elsewhere
        .iter()
        .map(|at| at.account.as_str())
        .collect();
    assert_eq!(elsewhere, ["222222222222"]);
    let undone = back.reduce(YardAction::Undo);
    assert_eq!(undone.document().yard.account, "222222222222");
}
