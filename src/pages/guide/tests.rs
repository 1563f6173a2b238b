use super::{GuideView, Loaded};
use crate::markup;
use crate::route::Route;
use crate::store::fetched::Fetched;
use guide::{Content, Guide, author};
use quiz::{Block, Inline};
use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;
use yew::prelude::*;
use yew_router::history::{AnyHistory, History, MemoryHistory};
use yew_router::prelude::*;

/// The project's own guide.
fn guide() -> Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    let made = GUIDE.get_or_init(|| {
        let (guide, problems) = author::read(Path::new(env!("CARGO_MANIFEST_DIR")));
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        guide
    });
    made.clone()
}

#[derive(PartialEq, Properties)]
struct VisitProps {
    path: AttrValue,
    state: Fetched<Loaded>,
    words: AttrValue,
}

#[component]
fn Visit(props: &VisitProps) -> Html {
    let history = MemoryHistory::new();
    history.push(props.path.as_str());
    html! {
        <Router history={AnyHistory::from(history)}>
            <GuideView state={props.state.clone()} again={Callback::noop()} words={props.words.clone()} />
        </Router>
    }
}

async fn page(path: &'static str, words: &'static str) -> String {
    let state = Fetched::Ready(Rc::new(Loaded::from(guide())));
    let (path, words) = (path.into(), words.into());
    markup::of::<Visit>(VisitProps { path, state, words }).await
}

#[tokio::test]
async fn all_parts() {
    insta::assert_snapshot!(page("/guide", "").await);
}

#[tokio::test]
async fn each_part() {
    for (slug, _) in author::PARTS {
        let path: &'static str = format!("/guide/{slug}").leak();
        insta::assert_snapshot!(format!("part_{slug}"), page(path, "").await);
    }
}

#[tokio::test]
async fn a_place_is_shown_in_its_part_and_one_that_is_not_there_leads_to_all() {
    let part = page("/guide/patterns/prefix", "").await;
    assert!(
        part.contains(r#"<h2 id="place-prefix" tabindex="-1">"#),
        "{part}"
    );
    let none = page("/guide/no-such-part", "").await;
    assert!(
        none.contains("The guide has no part of this name."),
        "{none}"
    );
    assert!(none.contains("/guide/patterns"), "{none}");
}

#[tokio::test]
async fn what_is_looked_for() {
    insta::assert_snapshot!(page("/guide/patterns", "suffix").await);
    let none = page("/guide", "steam locomotive").await;
    assert!(
        none.contains("Nothing in the guide has all of these words."),
        "{none}"
    );
    assert!(none.contains("Try fewer or shorter words"), "{none}");
}

#[tokio::test]
async fn on_its_way_and_missing() {
    let shown = |state| async move {
        let (path, words) = ("/guide".into(), AttrValue::default());
        markup::of::<Visit>(VisitProps { path, state, words }).await
    };
    let coming = shown(Fetched::Loading).await;
    assert!(coming.contains("Fetching the guide …"), "{coming}");
    let missing = shown(Fetched::Failed("It is gone.".into())).await;
    assert!(
        missing.contains("It is gone.") && missing.contains("Try again"),
        "{missing}"
    );
}

fn urls<'a>(inlines: &'a [Inline], found: &mut Vec<&'a str>) {
    for inline in inlines {
        match inline {
            Inline::Link { url, .. } => found.push(url),
            Inline::Strong(inner) | Inline::Emphasis(inner) => urls(inner, found),
            _ => {}
        }
    }
}

fn urls_of<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => urls(inlines, found),
            Block::List { items, .. } => items.iter().for_each(|item| urls_of(item, found)),
            Block::Code { .. } => {}
        }
    }
}

#[test]
fn every_link_within_the_app_leads_to_a_page() {
    let guide = guide();
    let mut found = Vec::new();
    for part in &guide.parts {
        urls_of(&part.lead, &mut found);
        for content in part.sections.iter().flat_map(|section| &section.content) {
            match content {
                Content::Text(blocks) => urls_of(blocks, &mut found),
                Content::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    cells.for_each(|cell| urls(cell, &mut found));
                }
                Content::Example(_) | Content::Schedule(_) => {}
            }
        }
    }
    let mut count = 0;
    for inside in found.iter().filter_map(|url| url.strip_prefix('#')) {
        let route = Route::recognize(inside);
        assert!(
            route.is_some_and(|route| route != Route::NotFound),
            "{inside}"
        );
        count += 1;
    }
    assert!(count > 60, "{count}");
}

#[test]
fn each_kind_of_doing_is_told_by_the_word_that_the_time_view_shows() {
    let guide = guide();
    let part = guide.part("trace").unwrap();
    for kind in pipeline::world::DoingKind::ALL {
        let (_, word) = crate::pages::yard::time::said::mark(kind);
        let section = part.sections.iter().find(|it| it.title == kind.as_str());
        let told = section.and_then(|section| match section.content.first() {
            Some(Content::Text(blocks)) => Some(quiz::plain_text(blocks)),
            _ => None,
        });
        let told = told.unwrap_or_default();
        assert!(told.starts_with(&format!("“{word}”")), "{kind:?}: {told}");
    }
}
