use super::*;
use crate::markup;

fn read() -> EventRead {
    let line = |text: &str| EventLine {
        text: text.to_owned(),
        field: None,
    };
    let field = |text: &str, key, field: FieldRead| EventLine {
        text: text.to_owned(),
        field: Some(FieldRead { key, ..field }),
    };
    EventRead {
        lines: vec![
            line("{"),
            field(
                "  \"state\": \"<on>\",",
                (2, 9),
                FieldRead {
                    path: "detail.state".to_owned(),
                    description: "What it is <now>.".to_owned(),
                    type_name: "string".to_owned(),
                    is_required: true,
                    values: vec!["<on>".to_owned(), "off".to_owned()],
                    is_closed: true,
                    ..FieldRead::default()
                },
            ),
            field(
                "  \"more\": null",
                (2, 8),
                FieldRead {
                    path: "detail.more".to_owned(),
                    ..FieldRead::default()
                },
            ),
            line("}"),
        ],
        knowledge: Some(Knowledge::Both),
    }
}

async fn shown(explained: Explained) -> String {
    markup::of::<FieldsView>(FieldsViewProps {
        read: Rc::new(read()),
        explained,
        onchange: Callback::noop(),
    })
    .await
}

#[tokio::test]
async fn a_field_that_is_open() {
    insta::assert_snapshot!(shown(Explained::Line(1)).await);
}

#[tokio::test]
async fn every_field_or_none_is_explained() {
    let all = shown(Explained::All).await;
    assert_eq!(all.matches("class=\"fields__about\"").count(), 2);
    assert!(all.contains("aria-controls=\"field-about-2\""), "{all}");
    let none = shown(Explained::Nothing).await;
    assert!(!none.contains("fields__about"), "{none}");
}

#[test]
fn a_press_opens_one_and_closes_it_again() {
    assert_eq!(Explained::Nothing.pressed(3), Explained::Line(3));
    assert_eq!(Explained::Line(3).pressed(3), Explained::Nothing);
    assert_eq!(Explained::Line(3).pressed(4), Explained::Line(4));
    assert_eq!(Explained::All.pressed(4), Explained::Line(4));
}
