use super::*;

fn failed() -> Fetched<Events> {
    Fetched::Failed("No answer.".into())
}

#[test]
fn it_is_wanted_once_and_again_after_it_failed() {
    let catalogue = Rc::new(Catalogue::default());
    assert!(catalogue.is_lacking());
    assert_eq!(*catalogue.events(), Fetched::Loading);
    let catalogue = catalogue.reduce(CatalogueAction::Events(Fetched::Loading));
    assert!(!catalogue.is_lacking());
    let catalogue = catalogue.reduce(CatalogueAction::Events(failed()));
    assert!(catalogue.is_lacking());
    assert_eq!((catalogue.here(), catalogue.events()), (None, &failed()));
    let events = Rc::new(Vec::new());
    let here = CatalogueAction::Events(Fetched::Ready(events.clone()));
    let catalogue = catalogue.reduce(here);
    assert!(!catalogue.is_lacking());
    assert_eq!(catalogue.here(), Some(&events));
}

#[test]
fn what_is_looked_at_stays_while_the_file_comes() {
    let look = Look {
        words: "spot".into(),
        ..Look::default()
    };
    let catalogue = Rc::new(Catalogue::default()).reduce(CatalogueAction::Look(look.clone()));
    let catalogue = catalogue.reduce(CatalogueAction::Events(failed()));
    assert_eq!(catalogue.look(), &look);
}
