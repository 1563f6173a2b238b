use super::*;
use door::{CheckDeed, GoingOn, Happen, MakeArchive, Sending, Surveyed};
use pipeline::wires::alarm::MetricAlarm;
use pipeline::world::DoingKind;
use pipeline::world::services::{
    Action, ActionCategory, AutoScalingGroup, Bucket, DeploymentGroup, Function, LifecycleHook,
    Pipeline, Project, Queue, Stage, Table, Topic,
};
use pipeline::{EventInput, Place, Timestamp, Until, advance_until};

use crate::testing::Workers;

fn ask<Q: door::Question>(question: Q) -> Q::Answer {
    Workers::default().ask(question)
}

/// A yard with a pipeline that waits for an approval, a group with a hook, and more.
fn declared() -> Yard {
    let mut yard = Yard::default();
    let services = &mut *yard.resources.services;
    let approve = Action {
        name: "Approve".to_owned(),
        category: ActionCategory::Approval,
        provider: "Manual".to_owned(),
        ..Action::default()
    };
    services.pipelines.push(Pipeline {
        name: "release".to_owned(),
        // CodePipeline makes none with a single stage.
        stages: vec![
            Stage {
                name: "Gate".to_owned(),
                actions: vec![approve],
            },
            Stage {
                name: "Open".to_owned(),
                actions: Vec::new(),
            },
        ],
        ..Pipeline::default()
    });
    services.projects.push(Project {
        name: "web".to_owned(),
        ..Project::default()
    });
    services.deployment_groups.push(DeploymentGroup {
        application: "shop".to_owned(),
        name: "live".to_owned(),
        ..DeploymentGroup::default()
    });
    services.auto_scaling_groups.push(AutoScalingGroup {
        name: "workers".to_owned(),
        instances: vec!["i-1".to_owned()],
        lifecycle_hooks: vec![LifecycleHook {
            name: "drain".to_owned(),
            ..LifecycleHook::default()
        }],
        ..AutoScalingGroup::default()
    });
    services.functions.push(Function {
        name: "audit".to_owned(),
        ..Function::default()
    });
    services.topics.push(Topic {
        name: "alerts".to_owned(),
        ..Topic::default()
    });
    services.queues.push(Queue {
        name: "jobs.fifo".to_owned(),
    });
    services.buckets.push(Bucket {
        name: "inbox".to_owned(),
    });
    services.tables.push(Table {
        name: "orders".to_owned(),
        partition_key: "id".to_owned(),
        ..Table::default()
    });
    yard.resources.wires.metric_alarms.push(MetricAlarm {
        alarm_name: "busy".to_owned(),
        namespace: "Shop".to_owned(),
        metric_name: "Orders".to_owned(),
        ..MetricAlarm::default()
    });
    yard
}

fn surveyed(yard: &Yard) -> Surveyed {
    ask(Survey { yard: yard.clone() })
}

/// What an offer makes of its first resource and of what stands in its fields.
fn first_of(yard: &Yard, kind: DeedKind) -> Deed {
    let surveyed = surveyed(yard);
    let offer = surveyed.offers.iter().find(|offer| offer.kind == kind);
    let offer = offer.unwrap_or_else(|| panic!("{kind:?} is not offered"));
    let at = &offer.resources[0];
    let fields = offer.fields.iter();
    Deed {
        kind,
        account: at.account.clone(),
        region: at.region.clone(),
        resource: at.value.clone(),
        values: fields
            .map(|one| (one.name.clone(), one.value.clone()))
            .collect(),
    }
}

fn with(mut deed: Deed, name: &str, value: &str) -> Deed {
    deed.values.retain(|(each, _)| each != name);
    deed.values.push((name.to_owned(), value.to_owned()));
    deed
}

fn problems(yard: &Yard, deed: &Deed) -> Vec<(String, String)> {
    let asked = CheckDeed {
        yard: yard.clone(),
        deed: deed.clone(),
    };
    let found = ask(asked).into_iter();
    found.map(|one| (one.field, one.message)).collect()
}

fn let_happen(yard: &Yard, deed: &Deed) -> (Yard, Sending) {
    assert_eq!(problems(yard, deed), [], "{deed:?}");
    let sending = ask(Happen {
        yard: yard.clone(),
        deed: deed.clone(),
    });
    let mut after = yard.clone();
    sending.progress.put_into(&mut after);
    (after, sending)
}

/// The yard after so many seconds.
fn later(yard: &Yard, seconds: i64) -> Yard {
    let to = Timestamp(yard.clock.millis() + seconds * 1_000);
    advance_until(yard, Until::Time(to)).yard
}

fn going_on(yard: &Yard) -> Vec<GoingOn> {
    surveyed(yard).going_on
}

#[test]
fn a_yard_that_declares_nothing_offers_nothing() {
    assert_eq!(surveyed(&Yard::default()), Surveyed::default());
}

#[test]
fn what_every_offer_proposes_can_happen_and_does() {
    let yard = declared();
    let kinds: Vec<DeedKind> = surveyed(&yard)
        .offers
        .iter()
        .map(|offer| offer.kind)
        .collect();
    assert!(kinds.len() >= 9, "{kinds:?}");
    for kind in kinds {
        let mut deed = first_of(&yard, kind);
        if kind == DeedKind::SendMessage {
            deed = with(deed, "group", "one");
        }
        let (after, sending) = let_happen(&yard, &deed);
        let follows = !sending.doings.is_empty() || !after.happenings.waiting.is_empty();
        assert!(follows, "{kind:?}");
    }
}

#[test]
fn what_is_wrong_stands_at_its_field() {
    let yard = declared();
    let wrong = |kind: DeedKind, field: &str, value: &str| {
        let found = problems(&yard, &with(first_of(&yard, kind), field, value));
        let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, [field], "{kind:?} {found:?}");
    };
    wrong(DeedKind::Object, "key", " ");
    wrong(DeedKind::Object, "size", "1 KB");
    wrong(DeedKind::Publish, "message", "");
    wrong(DeedKind::Publish, "attributes", "no value");
    wrong(DeedKind::SendMessage, "group", "");
    wrong(DeedKind::ChangeItem, "item", "{");
    wrong(DeedKind::ChangeItem, "item", r#"{"id":"1"}"#);
    wrong(DeedKind::PutDatum, "value", "many");
    wrong(DeedKind::Invoke, "payload", "[1]");
    wrong(DeedKind::CallApi, "operation", "Put Object");
    let nowhere = Deed {
        resource: String::new(),
        ..first_of(&yard, DeedKind::Publish)
    };
    assert_eq!(problems(&yard, &nowhere)[0].0, "resource");
    let sending = ask(Happen {
        yard: yard.clone(),
        deed: nowhere,
    });
    assert!(sending.doings.is_empty() && sending.steps.is_empty());
    assert_eq!(sending.progress, door::Progress::of(&yard));
}

#[test]
fn an_approval_waits_with_its_number_until_it_is_answered() {
    let yard = declared();
    let (yard, _) = let_happen(&yard, &first_of(&yard, DeedKind::Start));
    let yard = later(&yard, 5);
    let work = going_on(&yard);
    let waits = work
        .iter()
        .find(|one| one.kind == "Action")
        .expect("the action");
    assert_eq!(waits.resource, "Approve of release");
    assert_eq!(
        waits.waits_for,
        format!("an approval (number {})", waits.number)
    );
    assert!(waits.until.is_some_and(|until| until > yard.clock));
    let (words, yes) = &waits.answers[0];
    assert_eq!(words, "Approve");
    let (yard, sending) = let_happen(&yard, yes);
    let told = sending
        .doings
        .iter()
        .find(|doing| doing.kind == DoingKind::Succeeded);
    assert!(
        told.expect("it went on")
            .text
            .contains("A person approved.")
    );
    assert_eq!(going_on(&later(&yard, 5)), []);
}

#[test]
fn a_lifecycle_action_and_a_deployment_can_be_brought_to_their_end() {
    let yard = declared();
    let (yard, _) = let_happen(&yard, &first_of(&yard, DeedKind::MoveInstance));
    let yard = later(&yard, 1);
    let held = &going_on(&yard)[0];
    assert_eq!(held.waits_for, "CONTINUE or ABANDON");
    let (_, on) = held
        .answers
        .iter()
        .find(|(words, _)| words == "CONTINUE")
        .unwrap();
    let (yard, sending) = let_happen(&yard, on);
    let done = |doing: &pipeline::world::Doing| doing.text.ends_with("is in state shutting-down.");
    assert!(sending.doings.iter().any(done), "{:?}", sending.doings);
    // The instance itself shuts down for half a minute.
    assert_eq!(going_on(&yard).len(), 1);
    let yard = later(&yard, 31);
    assert_eq!(going_on(&yard), []);

    let resource = "CreateDeployment shop/live".to_owned();
    let deploy = Deed {
        resource,
        ..first_of(&yard, DeedKind::Start)
    };
    let (yard, _) = let_happen(&yard, &deploy);
    let yard = later(&yard, 1);
    let (words, stop) = &going_on(&yard)[0].answers[0];
    assert_eq!(words, "Stop it");
    let (yard, _) = let_happen(&yard, stop);
    assert_eq!(going_on(&later(&yard, 2)), []);
}

#[test]
fn what_waits_next_is_told_in_the_order_of_time() {
    let yard = declared();
    let build = Deed {
        resource: "StartBuild web".to_owned(),
        ..first_of(&yard, DeedKind::Start)
    };
    let (yard, _) = let_happen(&yard, &build);
    let yard = later(&yard, 2);
    let next = surveyed(&yard).next;
    assert!(
        next.iter().any(|one| one.text == "Build web goes on."),
        "{next:?}"
    );
    assert!(next.is_sorted_by_key(|one| one.at));
}

#[test]
fn things_happen_in_other_places_too() {
    let mut yard = declared();
    let mut there = Place::new("222222222222", "eu-west-1");
    there.resources.services.buckets.push(Bucket {
        name: "abroad".to_owned(),
    });
    yard.elsewhere.push(there);
    let surveyed = surveyed(&yard);
    let offer = surveyed
        .offers
        .iter()
        .find(|offer| offer.kind == DeedKind::Object);
    let at = offer
        .unwrap()
        .resources
        .iter()
        .find(|at| at.value == "abroad")
        .unwrap();
    assert_eq!(at.name, "abroad (222222222222, eu-west-1)");
    let deed = Deed {
        account: at.account.clone(),
        region: at.region.clone(),
        resource: at.value.clone(),
        ..first_of(&yard, DeedKind::Object)
    };
    let (_, sending) = let_happen(&yard, &deed);
    assert_eq!(&*sending.doings[0].region, "eu-west-1");
}

#[test]
fn an_archive_is_made_with_its_managed_rule_or_refused_at_its_field() {
    let asked = MakeArchive {
        yard: declared(),
        event_bus: "default".to_owned(),
        name: "all".to_owned(),
        event_pattern: r#"{"source":["com.example"]}"#.to_owned(),
        retention_days: "7".to_owned(),
    };
    let (archive, rule) = ask(asked.clone()).expect("it is made");
    assert_eq!((archive.name.as_str(), archive.retention_days), ("all", 7));
    assert!(rule.feeds_archive());
    let refused = |asked: MakeArchive| ask(asked).expect_err("refused")[0].field.clone();
    let change = |change: fn(&mut MakeArchive)| {
        let mut asked = asked.clone();
        change(&mut asked);
        asked
    };
    assert_eq!(refused(change(|one| one.name = String::new())), "name");
    assert_eq!(refused(change(|one| one.name = "a b".to_owned())), "name");
    assert_eq!(
        refused(change(|one| one.event_pattern = "{".to_owned())),
        "event_pattern"
    );
    assert_eq!(
        refused(change(|one| one.retention_days = "soon".to_owned())),
        "retention_days"
    );
}

#[test]
fn a_replay_is_asked_for_goes_on_and_is_stopped() {
    let yard = declared();
    let asked = MakeArchive {
        yard: yard.clone(),
        event_bus: "default".to_owned(),
        name: "all".to_owned(),
        event_pattern: String::new(),
        retention_days: String::new(),
    };
    let (archive, rule) = ask(asked).expect("it is made");
    let mut yard = yard;
    yard.rules.push(rule);
    yard.resources.archives.push(archive);
    let event = EventInput::new(pipeline::FIRST_SAMPLE.2);
    let yard = pipeline::send(&yard, &[event]).yard;
    let time = yard.resources.archives[0].events[0].time;
    let from = Timestamp(time.millis() - 60_000);
    let to = Timestamp(time.millis() + 60_000);
    let deed = Deed {
        kind: DeedKind::StartReplay,
        account: yard.account.clone(),
        region: yard.region.clone(),
        resource: yard.resources.archives[0].arn(),
        values: [
            ("name", "again".to_owned()),
            ("from", from.to_string()),
            ("to", to.to_string()),
            ("event_bus_arn", yard.event_bus_arn("default")),
            ("rules", String::new()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec(),
    };
    let backwards = with(deed.clone(), "to", &from.to_string());
    assert_eq!(problems(&yard, &backwards)[0].0, "to");
    assert_eq!(
        problems(&yard, &with(deed.clone(), "from", "now"))[0].0,
        "from"
    );
    let (yard, _) = let_happen(&yard, &deed);
    assert_eq!(yard.resources.replays[0].state.as_str(), "STARTING");
    assert_eq!(surveyed(&yard).next[0].text, "Replay again goes on.");
    let ran = advance_until(&yard, Until::Turn);
    assert_eq!(ran.yard.resources.replays[0].state.as_str(), "RUNNING");
    let stop = Deed {
        kind: DeedKind::CancelReplay,
        resource: "again".to_owned(),
        ..deed.clone()
    };
    let (stopped, _) = let_happen(&ran.yard, &stop);
    let over = advance_until(&stopped, Until::Turn).yard;
    assert_eq!(over.resources.replays[0].state.as_str(), "CANCELLED");
    assert_eq!(problems(&over, &stop).len(), 1, "it is over");
    assert_eq!(problems(&over, &deed)[0].0, "name", "the name is taken");
}
