use super::*;
use crate::markup;
use pipeline::policy::{ResourcePolicy, Role, RolePolicy};

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:alerts";
const ROLE: &str = "arn:aws:iam::123456789012:role/lister";

fn policies() -> Policies {
    Policies {
        resources: vec![ResourcePolicy {
            resource: TOPIC.to_owned(),
            policy: "{}".to_owned(),
        }],
        roles: vec![Role {
            arn: ROLE.to_owned(),
            trust_policy: "trust".to_owned(),
            policies: vec![RolePolicy {
                name: "look".to_owned(),
                policy: "look".to_owned(),
            }],
        }],
        ..Policies::default()
    }
}

#[test]
fn every_policy_is_listed_and_can_be_written_where_it_stands() {
    let before = policies();
    let listed = all(&before);
    let texts: Vec<&str> = listed.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["{}", "trust", "look"]);
    for (place, _) in listed {
        let mut after = before.clone();
        after.put(&place, "changed");
        let changed = all(&after)
            .into_iter()
            .filter(|(_, text)| text == "changed");
        assert_eq!(changed.map(|(place, _)| place).collect::<Vec<_>>(), [place]);
    }
}

#[tokio::test]
async fn policies_are_shown_below_the_services() {
    let put = |place: PolicyPlace, text: &str| {
        Edit::Condition(Condition::Policy(place, Some(text.to_owned())))
    };
    let edits = all(&policies()).into_iter();
    let edits = edits.map(|(place, text)| put(place, &text)).collect();
    insta::assert_snapshot!(markup::in_yard(edits, html! { <PoliciesPart /> }).await);
}
