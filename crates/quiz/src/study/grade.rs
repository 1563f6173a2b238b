//! What an answer says about the memory.

use super::confidence::Confidence;
use crate::fsrs::Grade;

/// The grade of an answer to a question.
///
/// Wrong is `Again`, and so is right by a guess: neither was known. Right but unsure is `Hard`,
/// right and confident `Good`. Who does not say how sure they are has voiced no doubt, so right
/// without a word is `Good` too. No answer is `Easy`: choosing from a list is easier than recalling.
pub fn grade_of(right: bool, confidence: Option<Confidence>) -> Grade {
    match (right, confidence) {
        (false, _) | (true, Some(Confidence::Guess)) => Grade::Again,
        (true, Some(Confidence::Unsure)) => Grade::Hard,
        (true, Some(Confidence::Confident) | None) => Grade::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_known_counts_as_known() {
        let grade = |sure| grade_of(true, sure);
        assert_eq!(grade(Some(Confidence::Guess)), Grade::Again);
        assert_eq!(grade(Some(Confidence::Unsure)), Grade::Hard);
        assert_eq!(grade(Some(Confidence::Confident)), Grade::Good);
        assert_eq!(grade(None), Grade::Good);
        for sure in Confidence::ALL {
            assert_eq!(grade_of(false, Some(sure)), Grade::Again);
        }
    }
}
