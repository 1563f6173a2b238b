use super::calibration;
use crate::progress::Answers;
use crate::progress::testing::{NOW, picked};
use crate::study::Confidence;

#[test]
fn each_confidence_has_its_share() {
    let sure = Some(Confidence::Confident);
    let log = vec![
        picked(1, NOW, "a", true, 0, sure),
        picked(2, NOW, "b", true, 0, sure),
        picked(3, NOW, "c", false, 0, sure),
        picked(4, NOW, "d", false, 0, Some(Confidence::Guess)),
        picked(5, NOW, "e", true, 0, None),
    ];
    let told: Vec<_> = calibration(&Answers::of(&log))
        .iter()
        .map(|it| (it.confidence, it.answers, it.right, it.percent()))
        .collect();
    assert_eq!(
        told,
        [
            (Some(Confidence::Guess), 1, 0, Some(0)),
            (Some(Confidence::Unsure), 0, 0, None),
            (Some(Confidence::Confident), 3, 2, Some(67)),
            (None, 1, 1, Some(100)),
        ]
    );
}
