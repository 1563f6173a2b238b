use super::{contains_phrase, count, jaccard, shingles, words};

#[test]
fn splits_into_words() {
    assert_eq!(
        words("It's (really) a cross-Region copy, isn't it? s3:GetObject -"),
        [
            "it's",
            "really",
            "a",
            "cross-region",
            "copy",
            "isn't",
            "it",
            "s3:getobject"
        ]
    );
    assert_eq!(count("  "), 0);
}

#[test]
fn finds_a_phrase_of_whole_words() {
    let text = words("Use all of the above.");
    assert!(contains_phrase(&text, "all of the above"));
    assert!(!contains_phrase(&text, "all of the abov"));
    assert!(!contains_phrase(&[], "all"));
}

#[test]
fn compares_runs_of_words() {
    let one = shingles("a b c d e f");
    assert_eq!(one.len(), 2);
    assert!((jaccard(&one, &one) - 1.0).abs() < f64::EPSILON);
    assert!((jaccard(&one, &shingles("A, b c d e x")) - 1.0 / 3.0).abs() < 1e-9);
    assert!(jaccard(&one, &shingles("other")) < f64::EPSILON);
}
