use super::{after, before};
use crate::exam::code::Code;
use crate::exam::draw::draw;
use crate::exam::kind::Kind;
use crate::exam::testing::index;
use crate::index::Index;
use proptest::prelude::*;

fn ids(index: &Index, code: &Code) -> Vec<String> {
    let paper = draw(index, code).unwrap();
    paper.questions.into_iter().map(|asked| asked.id).collect()
}

/// The codes of so many mocks one after the other.
fn mocks(index: &Index, fresh: u32, many: usize) -> Vec<Code> {
    let mut codes: Vec<Code> = Vec::new();
    for _ in 0..many {
        let next = Code::following(codes.iter(), Kind::Mock, "DOP-C02", fresh, index);
        codes.push(next);
    }
    codes
}

#[test]
fn a_series_ends_and_a_new_one_begins() {
    let index = index(40);
    let codes = mocks(&index, 7, 9);
    let seeds: Vec<u64> = codes.iter().map(|code| code.seed).collect();
    let turn = |turn: u64| (turn << 32) | 7;
    assert_eq!(seeds[..8], (0..8).map(turn).collect::<Vec<_>>());
    assert_eq!(seeds[8], 7, "the next has the fresh seed");
    assert_eq!(before(turn(2)).collect::<Vec<_>>(), [turn(0), turn(1)]);
    assert_eq!(before(u64::MAX).count(), 0, "a seed without a place");
    assert_eq!(after(u64::MAX), None);
    let longest = Code::new(Kind::Mock, "DOP-C02", turn(7) | u64::from(u32::MAX), &index);
    let short = Code::new(Kind::Mock, "DOP-C02", u64::from(u32::MAX), &index);
    assert_eq!(longest.to_string().len(), short.to_string().len());
}

#[test]
fn the_newest_paper_of_the_kind_counts() {
    let index = index(40);
    let code = |kind, seed| Code::new(kind, "DOP-C02", seed, &index);
    let mut past = vec![code(Kind::Mock, 1), code(Kind::Mock, 2), code(Kind::Ten, 3)];
    let next = |past: &[Code], kind| Code::following(past.iter(), kind, "DOP-C02", 9, &index).seed;
    assert_eq!(next(&past, Kind::Mock), (1 << 32) | 2);
    assert_eq!(next(&past, Kind::Half), 9);
    let other = Code::following(past.iter(), Kind::Mock, "DOP-C01", 9, &index);
    assert_eq!(other.seed, 9);
    past[1].version = "00000000".to_owned();
    assert_eq!(next(&past, Kind::Mock), 9, "of another bank");
}

#[cfg(feature = "author")]
#[test]
fn four_mocks_of_the_bank_ask_nothing_twice() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let (bank, _) = crate::author::load(std::path::Path::new(folder));
    let index = Index::of(&bank, Vec::new());
    for fresh in 0..100 {
        let codes = mocks(&index, fresh, 4);
        let mut asked: Vec<String> = codes.iter().flat_map(|code| ids(&index, code)).collect();
        assert_eq!(asked.len(), 300);
        asked.sort();
        let twice = asked.windows(2).find(|two| two[0] == two[1]);
        assert_eq!(twice, None, "series of {fresh}");
    }
}

proptest! {
    #[test]
    fn papers_of_a_series_repeat_nothing_while_there_is_enough(fresh: u32, each in 20_usize..90) {
        let mut index = index(each);
        for question in &mut index.questions {
            question.twin = None;
        }
        let codes = mocks(&index, fresh, 5);
        let papers: Vec<Vec<String>> = codes.iter().map(|code| ids(&index, code)).collect();
        let blueprint = index.lists.blueprint("DOP-C02").unwrap();
        for share in Kind::Mock.shares(blueprint) {
            let prefix = format!("q{}-", share.domain);
            let mut times = vec![0_usize; each];
            for paper in &papers {
                let of = paper.iter().filter_map(|id| id.strip_prefix(&prefix));
                for number in of {
                    times[number.parse::<usize>().unwrap()] += 1;
                }
                // Nothing comes again before everything of its domain has come.
                let (most, least) = (times.iter().max().unwrap(), times.iter().min().unwrap());
                prop_assert!(most - least <= 1, "{times:?}");
            }
        }
    }
}
