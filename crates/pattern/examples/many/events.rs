//! Events from a fixed seed.

use std::fmt::Write;

/// Numbers that are the same for the same seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) % end
    }

    pub(crate) fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap_or_default()]
    }

    /// So many hexadecimal digits.
    pub(crate) fn hex(&mut self, digits: usize) -> String {
        (0..digits)
            .map(|_| char::from(self.pick(b"0123456789abcdef")))
            .collect()
    }
}

/// Sources and what they send.
pub(crate) const SERVICES: [(&str, &str); 16] = [
    ("aws.ec2", "EC2 Instance State-change Notification"),
    ("aws.ec2", "EBS Volume Notification"),
    ("aws.ec2", "EC2 Spot Instance Interruption Warning"),
    ("aws.autoscaling", "EC2 Instance Launch Successful"),
    ("aws.autoscaling", "EC2 Instance Terminate Successful"),
    ("aws.s3", "Object Created"),
    ("aws.s3", "Object Deleted"),
    ("aws.codebuild", "CodeBuild Build State Change"),
    (
        "aws.codepipeline",
        "CodePipeline Pipeline Execution State Change",
    ),
    (
        "aws.codedeploy",
        "CodeDeploy Deployment State-change Notification",
    ),
    ("aws.ecs", "ECS Task State Change"),
    ("aws.cloudwatch", "CloudWatch Alarm State Change"),
    ("aws.guardduty", "GuardDuty Finding"),
    ("aws.health", "AWS Health Event"),
    ("aws.config", "Config Rules Compliance Change"),
    ("aws.ssm", "EC2 Automation Step Status-change Notification"),
];

pub(crate) const STATES: [&str; 12] = [
    "pending",
    "running",
    "stopping",
    "stopped",
    "shutting-down",
    "terminated",
    "SUCCEEDED",
    "FAILED",
    "IN_PROGRESS",
    "ALARM",
    "OK",
    "INSUFFICIENT_DATA",
];

pub(crate) const REGIONS: [&str; 6] = [
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "eu-west-1",
    "eu-central-1",
    "ap-southeast-2",
];

pub(crate) const ENDINGS: [&str; 8] = [
    ".json", ".png", ".csv", ".parquet", ".log", ".gz", ".txt", ".zip",
];

pub(crate) const FOLDERS: [&str; 8] = [
    "logs/app",
    "logs/audit",
    "images/raw",
    "images/small",
    "exports/daily",
    "exports/hourly",
    "tmp",
    "backup",
];

/// An event as AWS services send it, of about 900 bytes.
pub(crate) fn aws(random: &mut Random) -> String {
    let (source, kind) = random.pick(&SERVICES);
    let region = random.pick(&REGIONS);
    let account = 100_000_000_000 + random.below(50);
    let instance = format!("i-{}", random.hex(17));
    let key = format!(
        "{}/{}/{}{}",
        random.pick(&FOLDERS),
        random.below(400),
        random.hex(8),
        random.pick(&ENDINGS)
    );
    format!(
        concat!(
            r#"{{"version":"0","id":"{}-{}-{}-{}-{}","detail-type":"{}","source":"{}","account":"{}","#,
            r#""time":"2026-01-{:02}T{:02}:{:02}:00Z","region":"{}","#,
            r#""resources":["arn:aws:ec2:{}:{}:instance/{}"],"#,
            r#""detail":{{"instance-id":"{}","state":"{}","previous-state":"{}","#,
            r#""bucket":{{"name":"bucket-{}"}},"object":{{"key":"{}","size":{},"etag":"{}","sequencer":"{}"}},"#,
            r#""sourceIPAddress":"10.{}.{}.{}","userAgent":"aws-cli/2.15.0 Python/3.11.6 Linux/6.1","#,
            r#""userIdentity":{{"type":"AssumedRole","principalId":"AROA{}:session","invokedBy":"autoscaling.amazonaws.com"}},"#,
            r#""requestParameters":{{"count":{},"dryRun":false,"tags":[{{"key":"team","value":"t{}"}},{{"key":"env","value":"prod"}}]}},"#,
            r#""cpu":{}.{},"reason":null}}}}"#
        ),
        random.hex(8),
        random.hex(4),
        random.hex(4),
        random.hex(4),
        random.hex(12),
        kind,
        source,
        account,
        1 + random.below(28),
        random.below(24),
        random.below(60),
        region,
        region,
        account,
        instance,
        instance,
        random.pick(&STATES),
        random.pick(&STATES),
        random.below(2_000),
        key,
        random.below(100_000),
        random.hex(32),
        random.hex(18),
        random.below(256),
        random.below(256),
        random.below(256),
        random.hex(17),
        random.below(100),
        random.below(40),
        random.below(100),
        random.below(100),
    )
}

/// Streets of geographic records.
pub(crate) const STREETS: [&str; 24] = [
    "ALDER", "BIRCH", "CEDAR", "DOGWOOD", "ELM", "FIR", "GUM", "HAZEL", "IRONWOOD", "JUNIPER",
    "KAPOK", "LARCH", "MAPLE", "NUTMEG", "OAK", "PINE", "QUINCE", "ROWAN", "SPRUCE", "TEAK",
    "ULMUS", "VINE", "WILLOW", "YEW",
];

/// A geographic record with 4 to 14 coordinates.
pub(crate) fn place(random: &mut Random) -> String {
    let lot = format!("{:04}{:03}", random.below(8_000), random.below(120));
    let mut text = format!(
        concat!(
            r#"{{"type":"Feature","properties":{{"lot":"{}","block":"{}","from":"{}","to":"{}","#,
            r#""street":"{}","kind":"{}","odd":"{}","area":{}}},"geometry":{{"type":"Polygon","coordinates":["#
        ),
        lot,
        &lot[..4],
        random.below(3_000),
        random.below(3_000),
        random.pick(&STREETS),
        random.pick(&["ST", "AVE", "BLVD", "LN"]),
        random.pick(&["E", "O"]),
        random.below(50_000),
    );
    for number in 0..4 + random.below(11) {
        let comma = if number > 0 { "," } else { "" };
        let _ = write!(
            text,
            r#"{comma}{{"x":-122.{:06},"y":37.{:06},"z":{}.0,"by":"surveyor-{}"}}"#,
            random.below(1_000_000),
            random.below(1_000_000),
            random.below(40),
            random.below(50),
        );
    }
    text.push_str("]}}");
    text
}

/// An event with an array of so many objects and one of as many texts.
pub(crate) fn list(random: &mut Random, elements: u64) -> String {
    let mut text = r#"{"source":"aws.ecs","detail":{"containers":["#.to_owned();
    for number in 0..elements {
        let comma = if number > 0 { "," } else { "" };
        let _ = write!(
            text,
            r#"{comma}{{"name":"c{}","exitCode":{},"image":"repo/{}:latest","lastStatus":"{}"}}"#,
            random.below(200),
            random.below(4),
            random.hex(6),
            random.pick(&STATES),
        );
    }
    text.push_str(r#"],"ids":["#);
    for number in 0..elements {
        let comma = if number > 0 { "," } else { "" };
        let _ = write!(text, r#"{comma}"id-{}""#, random.hex(8));
    }
    text.push_str("]}}");
    text
}
