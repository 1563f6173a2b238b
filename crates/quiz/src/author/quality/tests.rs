use super::quality;
use crate::author::finding::{Finding, Place, Severity, code};
use crate::bank::Bank;
use crate::date::Date;
use crate::markup::{Block, Inline};
use crate::quality::Reviewed;
use crate::testing::question;

fn words(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])]
}

#[test]
fn the_figures_of_a_small_bank() {
    let mut long = question("a", &[true, false, false, false]);
    long.options[0].content = words("a very much longer right option");
    let mut short = question("b", &[false, true, false, false]);
    short.reviewed = Date::new(2026, 10, 3).unwrap();
    for (number, option) in short.options.iter_mut().enumerate() {
        option.content = words(if number == 1 { "x" } else { "much longer" });
    }
    short.references[0].url = "https://docs.aws.amazon.com/other".to_owned();
    let several = question("c", &[true, true, false, false, false]);
    let bank = Bank {
        questions: vec![long, short, several],
        ..Bank::default()
    };
    let finding = |severity| Finding::new("f", Place::START, code::ECHO, severity, "m", "");
    let findings = [Severity::Warning, Severity::Note, Severity::Warning].map(finding);
    let found = quality(&bank, &findings);
    assert_eq!((found.single, found.longest, found.shortest), (2, 1, 1));
    assert_eq!(found.places.iter().sum::<u32>(), 2 * found.seeds);
    assert!(found.chi_square < found.unfair, "{found:?}");
    // "So it is." is the rationale of every option.
    assert_eq!((found.rationales, found.words), (13, 39));
    assert_eq!((found.references, found.warnings), (2, 2));
    let day = |month, day| Date::new(2026, month, day).unwrap();
    let reviewed = [(day(10, 3), 1), (day(11, 21), 2)];
    let reviewed = reviewed.map(|(first, questions)| Reviewed { first, questions });
    assert_eq!(found.reviewed, reviewed);
}

#[test]
fn an_empty_bank_has_no_figures() {
    let found = quality(&Bank::default(), &[]);
    assert_eq!((found.single, found.chi_square, found.words), (0, 0, 0));
    assert!(found.reviewed.is_empty());
}
