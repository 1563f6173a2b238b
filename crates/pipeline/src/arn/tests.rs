use super::*;

#[test]
fn an_arn_is_cut_into_its_parts() {
    let arn = Arn::read("arn:aws:lambda:us-east-1:123456789012:function:pay:live");
    assert_eq!(
        arn,
        Ok(Arn {
            partition: "aws",
            service: "lambda",
            region: "us-east-1",
            account: "123456789012",
            resource: "function:pay:live",
        })
    );
}

#[test]
fn region_and_account_may_be_empty() {
    assert!(Arn::read("arn:aws:s3:::bucket").is_ok());
    assert!(Arn::read("arn:aws-us-gov:iam::123456789012:role/r").is_ok());
}

#[track_caller]
fn check_problem(text: &str, part: &str) {
    let problem = Arn::read(text).expect_err(text);
    assert_eq!(problem.part, part, "{text}: {}", problem.help);
}

#[test]
fn a_problem_names_the_first_wrong_part() {
    check_problem("", "prefix");
    check_problem("my-queue", "prefix");
    check_problem("ARN:aws:sqs:us-east-1:123456789012:q", "prefix");
    check_problem("arn", "partition");
    check_problem("arn:amazon:sqs:us-east-1:123456789012:q", "partition");
    check_problem("arn:aws", "service");
    check_problem("arn:aws::us-east-1:123456789012:q", "service");
    check_problem("arn:aws:sqs", "Region");
    check_problem("arn:aws:sqs:us-east-1", "account");
    check_problem("arn:aws:sqs:us-east-1:123456789012", "resource");
    check_problem("arn:aws:sqs:us-east-1:123456789012:", "resource");
}

#[test]
fn a_region_tells_its_partition() {
    assert_eq!(partition_of("eu-central-1"), "aws");
    assert_eq!(partition_of("cn-north-1"), "aws-cn");
    assert_eq!(partition_of("us-gov-west-1"), "aws-us-gov");
}
