//! Wiring by chance reaches everything: over a fixed row of inputs every kind of service and wire is
//! declared as AWS takes it, every way leads somewhere on the map, and each leaves its sign when the
//! yards run.

use std::collections::BTreeSet;

use pipeline::declare::{self, KINDS, Part};
use pipeline::findings::Weight;
use pipeline::world::map::TrackKind;
use pipeline::world::{DoingKind, map};

use crate::wiring;

/// What the yards are made of: of the first thousand seeds those that add something. Where the
/// wiring changes, `EVENTYARD_SEEDS=1000` with this test names them anew.
const SEEDS: [u64; 20] = [
    0, 1, 2, 3, 4, 5, 7, 8, 10, 11, 13, 14, 23, 28, 63, 78, 148, 150, 267, 979,
];
/// Of how many bytes each is made, enough for every list.
const BYTES: usize = 900;

/// How many doings of one yard are looked at; one that goes in circles has no end soon.
const MOST: usize = 1_000;

/// The bytes of a yard: SplitMix64, the same in every run.
fn bytes(nth: u64) -> Vec<u8> {
    let mut state = nth;
    let next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 56) as u8
    };
    std::iter::repeat_with(next).take(BYTES).collect()
}

/// What every wire, and every service that works, tells when it does so, with the end of the
/// resource's ARN before a bar where the text does not say enough.
const SIGNS: [&str; 58] = [
    "Account policy all handed a line on.",
    "Action ask of release waits for an approval.",
    "Action build of release is in state SUCCEEDED.",
    "Action deploy of release is in state SUCCEEDED.",
    "Action source of release is in state SUCCEEDED.",
    "Alarm again: OK → ALARM.",
    "Alarm high carries out the scaling policy",
    "Alarm low of its deployment group went into ALARM.",
    "Alarm low: INSUFFICIENT_DATA → ALARM.",
    "AWS Config remediates i-1",
    "AWS Config tells the topic",
    "Bucket b tells arn:aws:lambda",
    "Bucket b tells arn:aws:sns",
    "Bucket b tells arn:aws:sqs",
    "Build 1 of p has status SUCCEEDED.",
    "Command RunIt has status Success.",
    "Firehose stream f writes",
    "Function a succeeded.",
    "Hook begin holds instance",
    "Hook end holds instance",
    "Instance i-1 is in state terminated.",
    "Lambda read 1 record",
    "MergePullRequestBySquash of pull request 1 was refused.",
    "Metric filter errors counts",
    "No filter of the mapping",
    "Notification rule tell tells arn:aws:chatbot",
    "Notification rule tell tells arn:aws:sns",
    "Object in/a.csv was written to bucket b.",
    "Parameter /a was updated.",
    "Pull request 1 of r was opened.",
    "Replay again has sent all events",
    "Runbook run has status Success.",
    "Step s0 of run waits for an approval.",
    "Subscription filter first handed a line on.",
    "The actions of again are suppressed by Alarm",
    "The execution of flow has status SUCCEEDED.",
    "The execution of pipeline release is in state SUCCEEDED.",
    "The filter policy keeps the message",
    "Trigger push of repository r calls arn:aws:lambda",
    "Trigger push of repository r calls arn:aws:sns",
    "aws.autoscaling sent “EC2 Instance Launch Successful”",
    "aws.autoscaling sent “EC2 Instance Terminate Successful”",
    "aws.codecommit sent “CodeCommit Repository State Change”",
    "aws.codedeploy sent “CodeDeploy Deployment State-change Notification” (FAILURE)",
    "aws.codedeploy sent “CodeDeploy Deployment State-change Notification” (SUCCESS)",
    "aws.config sent “Config Rules Re-evaluation Status”",
    "aws.ecs sent “ECS Task State Change” (STOPPED)",
    "aws.s3 sent “Object Deleted”",
    "com.example sent “There”",
    "goes to the dead-letter queue",
    "of a tumbling window",
    "is told of it.",
    "of the stream's records were given up",
    "210987654321:q | A message came",
    "210987654321:stream/s | A record came to stream s.",
    "stream/s | A record came to stream s.",
    "table/t | An item was modified",
    "table/t | An item was removed",
];

#[derive(Default)]
struct Seen {
    lists: BTreeSet<&'static str>,
    tracks: BTreeSet<TrackKind>,
    doings: BTreeSet<DoingKind>,
    signs: BTreeSet<&'static str>,
}

impl Seen {
    /// How much that is.
    fn size(&self) -> usize {
        self.lists.len() + self.tracks.len() + self.doings.len() + self.signs.len()
    }

    /// A yard that has been wired: what AWS takes of it, and where it leads.
    fn wired(&mut self, bytes: &[u8]) {
        let yard = wiring::wired(bytes).yard;
        let told = declare::check(&yard);
        let here = (&yard.account, &yard.region, &yard.resources);
        let there = yard.elsewhere.iter();
        let there = there.map(|place| (&place.account, &place.region, &place.resources));
        for (account, region, resources) in std::iter::once(here).chain(there) {
            for kind in KINDS {
                let value = match kind.part {
                    Part::Services => resources.services.value(),
                    Part::Wires => resources.wires.value(),
                };
                let items = value[kind.list].as_array().map_or(0, Vec::len);
                let is_refused = |at: usize| {
                    told.iter().any(|one| {
                        (&one.account, &one.region, one.list.as_str())
                            == (account, region, kind.list)
                            && one.weight == Weight::Wrong
                            && one.at == u32::try_from(at).ok()
                    })
                };
                if (0..items).any(|at| !is_refused(at)) {
                    self.lists.insert(kind.list);
                }
            }
        }
        if self.tracks.len() == TrackKind::ALL.len() {
            return;
        }
        let map = map(&yard, &[]);
        self.tracks
            .extend(map.tracks.iter().map(|track| track.kind));
    }

    /// What happens in it.
    fn run(&mut self, bytes: &[u8]) {
        let mut count = 0;
        wiring::watch(bytes, &mut |doings| {
            for doing in doings {
                self.doings.insert(doing.kind);
                let told = |sign: &str| match sign.split_once(" | ") {
                    Some((resource, text)) => {
                        doing.resource.ends_with(resource) && doing.text.contains(text)
                    }
                    None => doing.text.contains(sign),
                };
                self.signs
                    .extend(SIGNS.into_iter().filter(|sign| told(sign)));
            }
            count += doings.len();
            count < MOST
        });
    }
}

#[test]
fn wiring_by_chance_reaches_every_kind_and_every_wire() {
    let mut seen = Seen::default();
    let search = std::env::var("EVENTYARD_SEEDS").ok();
    let search = search.and_then(|count| count.parse::<u64>().ok());
    let seeds = search.map_or_else(|| SEEDS.to_vec(), |count| (0..count).collect());
    for seed in seeds {
        let bytes = bytes(seed);
        let before = seen.size();
        seen.wired(&bytes);
        seen.run(&bytes);
        if search.is_some() && seen.size() > before {
            println!("{seed} adds {}", seen.size() - before);
        }
    }
    let lists = KINDS.iter().map(|kind| kind.list);
    let missing: Vec<&str> = lists.filter(|list| !seen.lists.contains(list)).collect();
    assert!(
        missing.is_empty(),
        "no yard has one that AWS takes: {missing:?}"
    );
    let tracks = TrackKind::ALL.into_iter();
    let missing: Vec<TrackKind> = tracks.filter(|kind| !seen.tracks.contains(kind)).collect();
    assert!(missing.is_empty(), "no yard has such a way: {missing:?}");
    let doings = DoingKind::ALL.into_iter();
    let missing: Vec<DoingKind> = doings.filter(|kind| !seen.doings.contains(kind)).collect();
    assert!(missing.is_empty(), "nothing does that: {missing:?}");
    let signs = SIGNS.into_iter();
    let missing: Vec<&str> = signs.filter(|sign| !seen.signs.contains(sign)).collect();
    assert!(missing.is_empty(), "that never happens: {missing:?}");
}
