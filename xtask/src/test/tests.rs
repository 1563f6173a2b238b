use super::count::Counts;
use super::judge;
use super::run::Ran;

fn ran(passed: usize, failed: usize, problem: Option<&str>) -> anyhow::Result<Ran> {
    Ok(Ran {
        counts: Counts {
            passed,
            failed,
            ignored: 0,
        },
        problem: problem.map(str::to_owned),
    })
}

/// Passed, failed and whether the step is said to have failed.
fn judged(counts_tests: bool, result: anyhow::Result<Ran>) -> (usize, usize, bool) {
    let (counts, problem) = judge(counts_tests, result);
    (counts.passed, counts.failed, problem.is_some())
}

#[test]
fn a_check_counts_as_one() {
    assert_eq!(judged(false, ran(0, 0, None)), (1, 0, false));
    assert_eq!(judged(false, ran(0, 0, Some("no"))), (0, 1, true));
}

#[test]
fn tests_count_themselves() {
    assert_eq!(judged(true, ran(5, 0, None)), (5, 0, false));
    assert_eq!(judged(true, ran(4, 1, Some("exit status 1"))), (4, 1, true));
}

#[test]
fn a_failure_that_no_test_accounts_for_counts() {
    assert_eq!(
        judged(true, ran(4, 0, Some("did not compile"))),
        (4, 1, true)
    );
    assert_eq!(judged(true, Err(anyhow::anyhow!("no cargo"))), (0, 1, true));
}

#[test]
fn a_failed_test_fails_the_step_whatever_the_exit_status() {
    assert_eq!(judged(true, ran(4, 1, None)), (4, 1, true));
}

#[test]
fn a_step_of_tests_without_a_test_fails() {
    assert_eq!(judged(true, ran(0, 0, None)), (0, 1, true));
}
