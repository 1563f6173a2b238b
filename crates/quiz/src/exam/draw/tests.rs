use super::{DrawError, draw, shortfalls};
use crate::exam::code::{Code, CodeError};
use crate::exam::kind::Kind;
use crate::exam::paper::Paper;
use crate::exam::testing::{blueprint, index, listed};
use crate::index::Index;
use proptest::prelude::*;

fn drawn(index: &Index, kind: Kind, blueprint: &str, seed: u64) -> Paper {
    draw(index, &Code::new(kind, blueprint, seed, index)).unwrap()
}

/// Pairs of twins of which both halves are in the paper.
fn pairs(index: &Index, paper: &Paper) -> usize {
    let has = |id: &str| paper.questions.iter().any(|asked| asked.id == id);
    let halves = paper.questions.iter().filter(|asked| {
        let twin = index.question(&asked.id).unwrap().twin.as_deref();
        twin.is_some_and(has)
    });
    halves.count() / 2
}

#[test]
fn too_few_questions_are_counted_by_domain() {
    let index = index(12);
    let error = draw(&index, &Code::new(Kind::Mock, "DOP-C01", 1, &index)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "8 questions are missing for this paper: domain 1 (Domain 1) has 12 of 17; \
         domain 2 (Domain 2) has 12 of 14; domain 5 (Domain 5) has 12 of 13"
    );
}

#[test]
fn shortfalls_are_known_beforehand() {
    let index = index(12);
    let of = |kind: Kind, blueprint: &str| {
        let short = shortfalls(&index, kind, blueprint).unwrap();
        short
            .iter()
            .map(|domain| (domain.domain, domain.needed, domain.found))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(Kind::Half, "DOP-C02"), []);
    assert_eq!(
        of(Kind::Mock, "DOP-C02"),
        [(1, 17, 12), (2, 13, 12), (6, 13, 12)]
    );
    assert!(shortfalls(&index, Kind::Ten, "X").is_err());
}

#[test]
fn c01_paper_goes_by_objectives() {
    let mut index = index(0);
    index.lists.blueprints = vec![blueprint("DOP-C01", &[(100, 1, 0), (0, 0, 0), (0, 1, 0)])];
    index.questions = vec![listed("a", "4.3", "3.2"), listed("b", "6.1", "1.4")];
    let paper = drawn(&index, Kind::Mock, "DOP-C01", 1);
    let mut found: Vec<(&str, u8, &str)> = paper
        .questions
        .iter()
        .map(|asked| (asked.id.as_str(), asked.domain, asked.task.as_str()))
        .collect();
    found.sort_unstable();
    assert_eq!(found, [("a", 3, "3.2"), ("b", 1, "1.4")]);
}

#[test]
fn unknown_blueprint_and_other_bank_are_refused() {
    let index = index(20);
    let unknown = draw(&index, &Code::new(Kind::Ten, "SAA-C03", 1, &index));
    assert_eq!(
        unknown,
        Err(DrawError::UnknownBlueprint("SAA-C03".to_owned()))
    );
    let mut code = Code::new(Kind::Ten, "DOP-C02", 1, &index);
    code.version = "other".to_owned();
    let other = draw(&index, &code);
    assert!(matches!(
        other,
        Err(DrawError::Code(CodeError::OtherVersion { .. }))
    ));
}

#[test]
fn pair_across_domains_is_parted_by_a_chain_of_exchanges() {
    // Domain 1 has one question too many, and only if it and then domain 2 give way
    // does domain 3 get its single question without its twin.
    let mut index = index(0);
    index.lists.blueprints = vec![blueprint("X", &[(34, 1, 0), (33, 1, 0), (33, 1, 0)])];
    let rows = [
        ("free", "1.1", None),
        ("a1", "1.1", Some("a2")),
        ("a2", "2.1", Some("a1")),
        ("b2", "2.1", Some("b3")),
        ("b3", "3.1", Some("b2")),
    ];
    index.questions = rows
        .map(|(id, task, twin)| {
            let mut question = listed(id, task, "1.1");
            question.twin = twin.map(str::to_owned);
            question
        })
        .to_vec();
    for seed in 0..64 {
        let paper = drawn(&index, Kind::Mock, "X", seed);
        assert_eq!(pairs(&index, &paper), 0, "{paper:?}");
    }
}

#[test]
fn halves_that_cannot_be_avoided_are_far_apart() {
    // Each domain has just what a mock needs, with four pairs.
    let mut index = index(17);
    let needed = [17, 13, 11, 11, 10, 13];
    index.questions.retain(|question| {
        let (_, number) = question.id.split_once('-').unwrap();
        number.parse::<usize>().unwrap() < needed[usize::from(question.domain) - 1]
    });
    for seed in 0..200 {
        let paper = drawn(&index, Kind::Mock, "DOP-C02", seed);
        assert_eq!(pairs(&index, &paper), 24);
        for (here, asked) in paper.questions.iter().enumerate() {
            let twin = index.question(&asked.id).unwrap().twin.as_ref();
            let there = paper
                .questions
                .iter()
                .position(|other| Some(&other.id) == twin);
            assert!(
                there.is_none_or(|there| there.abs_diff(here) >= 18),
                "{seed} {here}"
            );
        }
    }
}

#[test]
fn twin_that_is_named_from_one_side_only_counts() {
    let mut index = index(0);
    index.lists.blueprints = vec![blueprint("X", &[(100, 3, 0)])];
    let rows = [
        ("c", Some("d")),
        ("d", None),
        ("e", None),
        ("x", Some("y")),
        ("y", None),
    ];
    index.questions = rows
        .map(|(id, twin)| {
            let mut question = listed(id, "1.1", "1.1");
            question.twin = twin.map(str::to_owned);
            question
        })
        .to_vec();
    for seed in 0..64 {
        let paper = drawn(&index, Kind::Mock, "X", seed);
        let has = |id: &str| paper.questions.iter().any(|asked| asked.id == id);
        assert!(
            has("e") && has("c") != has("d") && has("x") != has("y"),
            "{paper:?}"
        );
    }
}

#[test]
fn a_seed_gives_this_paper_for_ever() {
    let index = index(40);
    let paper = drawn(&index, Kind::Ten, "DOP-C02", 7);
    let ids: Vec<&str> = paper
        .questions
        .iter()
        .map(|asked| asked.id.as_str())
        .collect();
    assert_eq!(
        ids.join(" "),
        "q4-006 q1-019 q1-027 q2-014 q6-029 q6-001 q3-006 q3-008 q2-007 q5-014"
    );
}

#[cfg(feature = "author")]
#[test]
fn the_bank_itself_gives_a_mock() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let (bank, _) = crate::author::load(std::path::Path::new(folder));
    let index = Index::of(&bank, Vec::new());
    for kind in Kind::ALL {
        let paper = drawn(&index, kind, "DOP-C02", 3);
        let blueprint = index.lists.blueprint("DOP-C02").unwrap();
        assert_eq!(paper.questions.len(), kind.size(blueprint));
    }
    for blueprint in &index.lists.blueprints {
        let weights: Vec<usize> = blueprint.domains.iter().map(|d| d.weight.into()).collect();
        let scored: Vec<usize> = blueprint.domains.iter().map(|d| d.scored.into()).collect();
        let all: Vec<usize> = Kind::Mock
            .shares(blueprint)
            .iter()
            .map(|s| s.all())
            .collect();
        assert_eq!(
            scored,
            crate::apportion::apportion(65, &weights),
            "{}",
            blueprint.id
        );
        assert_eq!(
            all,
            crate::apportion::apportion(75, &weights),
            "{}",
            blueprint.id
        );
    }
}

proptest! {
    #[test]
    fn weights_are_met_without_repeats(
        seed: u64,
        each in 20_usize..45,
        kind in prop::sample::select(Kind::ALL.to_vec()),
        blueprint in prop::sample::select(vec!["DOP-C02", "DOP-C01"]),
    ) {
        let index = index(each);
        let paper = drawn(&index, kind, blueprint, seed);
        let shares = kind.shares(index.lists.blueprint(blueprint).unwrap());
        for share in shares {
            let of = paper.questions.iter().filter(|asked| asked.domain == share.domain);
            let scored = of.clone().filter(|asked| asked.scored).count();
            prop_assert_eq!((of.count(), scored), (share.all(), share.scored));
        }
        let mut ids: Vec<&str> = paper.questions.iter().map(|asked| asked.id.as_str()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), all);
        // Four pairs in `each` questions: so many can be picked without both halves.
        let room = each - 4;
        let most = kind.shares(index.lists.blueprint(blueprint).unwrap());
        let forced: usize = most.iter().map(|share| share.all().saturating_sub(room)).sum();
        prop_assert_eq!(pairs(&index, &paper), forced);
        prop_assert_eq!(&drawn(&index, kind, blueprint, seed), &paper);
        let mut turned = index.clone();
        turned.questions.reverse();
        prop_assert_eq!(drawn(&turned, kind, blueprint, seed), paper);
    }

    #[test]
    fn tasks_are_spread_evenly(seed: u64, kind in prop::sample::select(Kind::ALL.to_vec())) {
        let mut index = index(40);
        for question in &mut index.questions {
            question.twin = None;
        }
        let paper = drawn(&index, kind, "DOP-C02", seed);
        for domain in 1..=6 {
            let count = |task: u8| {
                let id = format!("{domain}.{task}");
                paper.questions.iter().filter(|asked| asked.task == id).count()
            };
            let counts = [count(1), count(2), count(3)];
            prop_assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 1);
        }
    }

    #[test]
    fn seeds_give_different_papers(seed: u64) {
        let index = index(40);
        let one = drawn(&index, Kind::Mock, "DOP-C02", seed);
        let other = drawn(&index, Kind::Mock, "DOP-C02", seed.wrapping_add(1));
        prop_assert_ne!(one.questions, other.questions);
    }

    #[test]
    fn no_arrangement_has_fewer_pairs(
        seed: u64,
        domains in prop::collection::vec(1_u8..=3, 6..=9),
        twins in prop::collection::vec((0_usize..9, 0_usize..9), 0..4),
        needs in prop::collection::vec(0_u16..=2, 3),
    ) {
        let mut index = index(0);
        let shares: Vec<(u8, u16, u16)> = needs.iter().map(|need| (1, *need, 0)).collect();
        index.lists.blueprints = vec![blueprint("X", &shares)];
        index.questions = (0..)
            .zip(&domains)
            .map(|(number, domain)| listed(&format!("q{number}"), &format!("{domain}.1"), "1.1"))
            .collect();
        for (one, other) in twins {
            let free = |place: usize| index.questions.get(place).is_some_and(|q| q.twin.is_none());
            if one != other && free(one) && free(other) {
                index.questions[one].twin = Some(format!("q{other}"));
                index.questions[other].twin = Some(format!("q{one}"));
            }
        }
        let code = Code::new(Kind::Mock, "X", seed, &index);
        let Ok(paper) = draw(&index, &code) else { return Ok(()) };
        let fewest = (0_u32..1 << domains.len())
            .filter(|set| {
                (1..=3_u8).zip(&needs).all(|(domain, need)| {
                    let of = (0..domains.len()).filter(|at| set >> at & 1 == 1 && domains[*at] == domain);
                    of.count() == usize::from(*need)
                })
            })
            .map(|set| {
                let has = |at: usize| set >> at & 1 == 1;
                let twin = |at: usize| {
                    let twin = index.questions[at].twin.as_ref()?;
                    index.questions.iter().position(|other| other.id == *twin)
                };
                (0..domains.len()).filter(|at| has(*at) && twin(*at).is_some_and(has)).count() / 2
            })
            .min();
        prop_assert_eq!(Some(pairs(&index, &paper)), fewest);
    }
}
