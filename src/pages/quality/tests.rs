use super::view;
use crate::components::options::tests::question;
use crate::markup;
use crate::route::Route;
use quiz::{Bank, Date, Index, Lists, Quality, Reviewed, Task, Topic, TopicKind};
use yew::prelude::*;
use yew_router::history::{AnyHistory, History, MemoryHistory};
use yew_router::prelude::*;

fn index(quality: Option<Quality>) -> Index {
    let mut question = question();
    question.topics = vec!["a".into()];
    let topic = |id: &str| Topic {
        id: id.into(),
        title: id.into(),
        domain: 1,
        kind: TopicKind::Fact,
    };
    let bank = Bank {
        version: "0123456789abcdef".into(),
        lists: Lists {
            tasks: vec![Task {
                id: "1.1".into(),
                domain: 1,
                title: "Run <pipelines>".into(),
            }],
            topics: vec![topic("a"), topic("b")],
            ..Lists::default()
        },
        questions: vec![question],
    };
    Index {
        quality,
        ..Index::of(&bank, Vec::new())
    }
}

#[derive(PartialEq, Properties)]
struct VisitProps {
    index: Index,
}

#[component]
fn Visit(props: &VisitProps) -> Html {
    let history = MemoryHistory::new();
    history.push("/quality");
    let index = props.index.clone();
    let page = move |_: Route| view(&index);
    html! { <Router history={AnyHistory::from(history)}><Switch<Route> render={page} /></Router> }
}

#[tokio::test]
async fn the_figures_are_told_with_a_verdict() {
    let quality = Quality {
        reviewed: vec![Reviewed {
            first: Date::new(2026, 11, 21).expect("a day"),
            questions: 7,
        }],
        single: 10,
        longest: 4,
        shortest: 3,
        places: [250, 250, 249, 251],
        seeds: 1000,
        chi_square: 31,
        unfair: 163,
        rationales: 40,
        words: 1310,
        references: 12,
        warnings: 1,
    };
    let page = markup::of::<Visit>(VisitProps {
        index: index(Some(quality)),
    })
    .await;
    assert!(page.contains("4 of 10 (40 %)"), "{page}");
    assert!(page.contains("A cue"), "{page}");
    assert!(page.contains("33 words each on average"), "{page}");
    assert!(page.contains("Run &lt;pipelines&gt;"), "{page}");
    insta::assert_snapshot!(page);
}

#[tokio::test]
async fn a_build_that_measured_nothing_says_so() {
    let page = markup::of::<Visit>(VisitProps { index: index(None) }).await;
    assert!(
        page.contains("This build has measured nothing more."),
        "{page}"
    );
}
