use super::*;

fn rule(name: &str) -> BulkRule {
    BulkRule {
        name: name.to_owned(),
        pattern: "{}".to_owned(),
    }
}

fn progress(found: u32, unread: u32, none: u32, rules: &[Option<u32>]) -> BulkProgress {
    BulkProgress {
        found,
        unread,
        none,
        matched: found,
        rules: rules.to_vec(),
        ..BulkProgress::default()
    }
}

/// The state after these actions.
fn after(actions: impl IntoIterator<Item = BulkAction>) -> Rc<BulkState> {
    let start = Rc::new(BulkState::default());
    actions
        .into_iter()
        .fold(start, |state, action| state.reduce(action))
}

fn begin(number: u32) -> BulkAction {
    let file = Source {
        number,
        name: format!("{number}.json"),
        total: None,
    };
    BulkAction::Begin(file, vec![rule("a"), rule("b")])
}

fn of(happened: Happened) -> BulkAction {
    BulkAction::Of(7, happened)
}

fn read() -> Vec<BulkAction> {
    let done = progress(10, 2, 3, &[Some(5), None]);
    vec![begin(7), of(Happened::Read(done, Vec::new(), None))]
}

fn and(mut actions: Vec<BulkAction>, more: impl IntoIterator<Item = BulkAction>) -> Rc<BulkState> {
    actions.extend(more);
    after(actions)
}

#[test]
fn counts_belong_to_filters() {
    let state = after(read());
    assert_eq!(state.stage, Stage::Ready);
    let count = |filter| state.count(filter);
    assert_eq!(count(BulkFilter::All), 10);
    assert_eq!(count(BulkFilter::Unread), 2);
    assert_eq!(count(BulkFilter::NoRule), 3);
    assert_eq!(count(BulkFilter::Rule(0)), 5);
    assert_eq!(count(BulkFilter::Rule(1)), 0, "its pattern is not valid");
    assert_eq!(count(BulkFilter::Rule(2)), 0, "there is none");
    assert_eq!(state.matched(), 5);
}

#[test]
fn what_is_said_of_another_file_is_not_heard() {
    let other = BulkAction::Of(6, Happened::Progress(progress(99, 0, 0, &[])));
    assert_eq!(and(read(), [other]).progress.found, 10);
    let late = of(Happened::Progress(progress(99, 0, 0, &[])));
    let gone = and(read(), [BulkAction::Gone("cancelled".to_owned()), late]);
    assert_eq!((gone.stage, gone.progress.found), (Stage::Empty, 0));
    assert_eq!(gone.remark.as_deref(), Some("cancelled"));
}

#[test]
fn a_new_file_takes_nothing_over() {
    let state = and(read(), [BulkAction::Show(BulkFilter::Unread, 50), begin(8)]);
    assert_eq!(state.file.name, "8.json");
    assert_eq!(
        (state.stage, state.shown),
        (Stage::Reading, (BulkFilter::All, 0))
    );
    assert_eq!(state.progress, BulkProgress::default());
}

#[test]
fn other_rules_begin_from_nothing_and_leave_what_a_rule_chose() {
    let rules = vec![rule("c")];
    let state = and(
        read(),
        [
            BulkAction::Show(BulkFilter::Rule(1), 50),
            of(Happened::Rules(rules)),
        ],
    );
    assert_eq!(
        (state.stage, state.shown),
        (Stage::Matching, (BulkFilter::All, 0))
    );
    assert_eq!(
        (state.progress.found, state.progress.unread),
        (10, 2),
        "the file is the same"
    );
    assert_eq!((state.count(BulkFilter::Rule(0)), state.matched()), (0, 0));
    let kept = and(
        read(),
        [
            BulkAction::Show(BulkFilter::Unread, 0),
            of(Happened::Rules(Vec::new())),
        ],
    );
    assert_eq!(kept.shown.0, BulkFilter::Unread);
}

#[test]
fn a_page_that_is_not_wanted_any_more_is_not_shown() {
    let listed = |from| of(Happened::Listed((BulkFilter::All, from), Vec::new()));
    let show = || BulkAction::Show(BulkFilter::All, 50);
    assert_eq!(and(read(), [show(), listed(0)]).items, None);
    assert!(and(read(), [show(), listed(50)]).items.is_some());
}

#[test]
fn a_remark_changes_nothing_else() {
    let state = and(
        read(),
        [BulkAction::Remark("the clipboard is empty".to_owned())],
    );
    assert_eq!((state.stage, state.progress.found), (Stage::Ready, 10));
    assert!(state.remark.is_some());
}
