//! How many tests a runner says it ran.

/// Tests by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) ignored: usize,
}

impl Counts {
    pub(super) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

/// Adds up the closing lines of cargo test, wasm-bindgen-test and nextest in a runner's output.
pub(super) fn count(output: &str) -> Counts {
    let mut total = Counts::default();
    for line in output.lines().map(str::trim) {
        if let Some(counts) = libtest(line).or_else(|| nextest(line)) {
            total.add(counts);
        }
    }
    total
}

/// `test result: ok. 25 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`
fn libtest(line: &str) -> Option<Counts> {
    let rest = line.strip_prefix("test result: ")?;
    let (_, numbers) = rest.split_once(". ")?;
    let mut counts = Counts::default();
    for (number, word) in numbers.split(';').filter_map(number_and_word) {
        match word {
            "passed" => counts.passed += number,
            "failed" => counts.failed += number,
            "ignored" => counts.ignored += number,
            _ => {}
        }
    }
    Some(counts)
}

/// `Summary [   0.123s] 10 tests run: 8 passed (1 slow), 1 failed, 1 timed out, 0 skipped`
fn nextest(line: &str) -> Option<Counts> {
    let rest = line.strip_prefix("Summary [")?;
    let (_, rest) = rest.split_once(']')?;
    let (_, numbers) = rest
        .split_once(" tests run:")
        .or_else(|| rest.split_once(" test run:"))?;
    let mut counts = Counts::default();
    for (number, word) in without_brackets(numbers)
        .split(',')
        .filter_map(number_and_word)
    {
        match word {
            "passed" => counts.passed += number,
            "skipped" => counts.ignored += number,
            // failed, timed out, exec failed
            _ => counts.failed += number,
        }
    }
    Some(counts)
}

/// "3 passed" is 3 and "passed".
fn number_and_word(text: &str) -> Option<(usize, &str)> {
    let (number, word) = text.trim().split_once(' ')?;
    Some((number.parse().ok()?, word.trim()))
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Counts, count};

    fn counts(passed: usize, failed: usize, ignored: usize) -> Counts {
        Counts {
            passed,
            failed,
            ignored,
        }
    }

    #[test]
    fn adds_up_every_binary_of_cargo_test() {
        let output = "
running 2 tests
test a ... ok
test result: ok. 25 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 7 filtered out; finished in 0.10s
";
        assert_eq!(count(output), counts(28, 2, 1));
    }

    #[test]
    fn reads_wasm_bindgen_test() {
        let output =
            "test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.31s";
        assert_eq!(count(output), counts(4, 0, 0));
    }

    #[test]
    fn reads_nextest() {
        let one = "     Summary [   0.004s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(count(one), counts(1, 0, 0));
        let slow = "     Summary [   9.123s] 10 tests run: 8 passed (1 slow, 1 flaky), 1 failed, 1 timed out, 3 skipped";
        assert_eq!(count(slow), counts(8, 2, 3));
        let stopped = "Summary [ 0.1s] 2/5 tests run: 1 passed, 1 failed, 0 skipped";
        assert_eq!(count(stopped), counts(1, 1, 0));
    }

    #[test]
    fn other_lines_count_nothing() {
        let output = "test result ... ok\nSummary of 3 passed\n3 passed, 1 failed";
        assert_eq!(count(output), counts(0, 0, 0));
    }
}
