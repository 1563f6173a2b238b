use super::*;
use crate::markup;
use quiz::{Block, Date, Era, Inline};

pub(crate) fn paragraph(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(vec![
        Inline::Text(text.into()),
        Inline::Code("<b>code</b>".into()),
        Inline::Link {
            url: "javascript:alert(1)".into(),
            children: vec![Inline::Text("no link".into())],
        },
    ])]
}

/// A question whose first and third options are right.
pub(crate) fn question() -> Question {
    let option = |text: &str, correct| ChoiceOption {
        content: paragraph(text),
        correct,
        rationale: paragraph("Because."),
        misconception: None,
    };
    Question {
        id: "two-of-three".into(),
        domain: 1,
        task: "1.1".into(),
        c01: "1.1".into(),
        topics: Vec::new(),
        services: Vec::new(),
        difficulty: 1,
        era: Era::Current,
        reviewed: Date::new(2026, 11, 21).expect("a day"),
        decides: String::new(),
        references: Vec::new(),
        twin: None,
        exercise: None,
        stem: Vec::new(),
        options: vec![
            option("first", true),
            option("second", false),
            option("third", true),
        ],
        runs: Vec::new(),
    }
}

async fn options(picks: &[usize], struck: &[usize], standing: Standing) -> String {
    markup::of::<Shown>(ShownProps {
        picks: picks.to_vec(),
        struck: struck.to_vec(),
        standing,
    })
    .await
}

#[derive(Clone, PartialEq, Properties)]
struct ShownProps {
    picks: Vec<usize>,
    struck: Vec<usize>,
    standing: Standing,
}

/// The options with a callback, which cannot be sent to the renderer.
#[component]
fn Shown(props: &ShownProps) -> Html {
    let all = OptionListProps {
        question: Rc::new(question()),
        order: vec![2, 0, 1],
        picks: props.picks.clone(),
        standing: props.standing,
        tools: Vec::new(),
        onpick: Callback::noop(),
        struck: props.struck.clone(),
        numbered: true,
        onstrike: Some(Callback::noop()),
        mix_ups: vec![None, Some("What is true instead.".into()), None],
    };
    html! { <OptionList ..all /> }
}

#[tokio::test]
async fn options_that_can_be_chosen() {
    insta::assert_snapshot!(options(&[2], &[1], Standing::Open).await);
}

#[tokio::test]
async fn options_that_explain_themselves() {
    insta::assert_snapshot!(options(&[1, 2], &[], Standing::Checked).await);
}

#[test]
fn a_radio_replaces_and_a_checkbox_goes_on_and_off() {
    let several = question();
    assert_eq!(toggled(&several, &[2], 0), [2, 0]);
    assert_eq!(toggled(&several, &[2, 0], 2), [0]);
    let mut one = question();
    one.options[2].correct = false;
    assert_eq!(toggled(&one, &[2], 0), [0]);
    assert_eq!(toggled(&one, &[0], 0), [0]);
}
