use super::*;
use crate::markup;

async fn page(path: &'static str) -> String {
    markup::of::<StaticApp>(StaticAppProps { path: path.into() }).await
}

#[tokio::test]
async fn home() {
    insta::assert_snapshot!(page("/").await);
}

#[tokio::test]
async fn yard_on_the_first_visit() {
    insta::assert_snapshot!(page("/yard").await);
}

#[tokio::test]
async fn catalogue_while_it_is_on_its_way() {
    insta::assert_snapshot!(page("/yard/events").await);
}

#[tokio::test]
async fn study_while_the_bank_is_on_its_way() {
    insta::assert_snapshot!(page("/study").await);
}

#[tokio::test]
async fn settings() {
    insta::assert_snapshot!(page("/settings").await);
}

#[tokio::test]
async fn an_address_that_leads_nowhere() {
    insta::assert_snapshot!(page("/no/such/page").await);
}
