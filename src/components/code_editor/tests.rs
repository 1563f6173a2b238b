use super::*;
use crate::markup;

fn finding() -> Finding {
    let (_, diagnostics) = pattern::parse(r#"{"source": "aws.s3"}"#);
    diagnostics
        .iter()
        .map(Finding::from)
        .next()
        .expect("a finding")
}

#[tokio::test]
async fn before_the_script_has_come_a_text_area_stands_there() {
    let props = CodeEditorProps {
        id: "p".into(),
        label: "Event pattern".into(),
        subject: AttrValue::default(),
        text: r#"{"source": "aws.s3"}"#.into(),
        oninput: Callback::noop(),
        findings: vec![finding()],
        rows: 9,
        language: Language::Pattern,
        event: AttrValue::default(),
        marks: Vec::new(),
        onpoint: Callback::noop(),
    };
    insta::assert_snapshot!(markup::of::<CodeEditor>(props).await);
}

#[test]
fn a_fix_is_made_where_it_fits() {
    let fix = finding().fixes.remove(0);
    assert_eq!(
        mended(r#"{"source": "aws.s3"}"#, &fix),
        r#"{"source": ["aws.s3"]}"#
    );
    assert_eq!(mended("{}", &fix), "{}");
    let inside = Fix {
        span: Span::new(1, 2),
        replacement: "x".into(),
    };
    assert_eq!(mended("é", &inside), "é");
}

#[test]
fn a_fix_says_what_it_does() {
    let label = |replacement: &str| {
        let fix = Fix {
            span: Span::new(1, 3),
            replacement: replacement.into(),
        };
        Finding::fix_label(&fix, "{ab}")
    };
    assert_eq!(label(""), "Remove ab");
    assert_eq!(label("[1]"), "Change to [1]");
    assert_eq!(
        label(&"x".repeat(90)),
        format!("Change to {}…", "x".repeat(39))
    );
}
