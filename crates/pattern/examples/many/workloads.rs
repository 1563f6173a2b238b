//! Rules and the events that they are for.

use super::events::{self, ENDINGS, FOLDERS, REGIONS, Random, SERVICES, STATES, STREETS};

/// Rules, and events for them.
pub(crate) struct Workload {
    #[cfg_attr(
        target_arch = "wasm32",
        expect(dead_code, reason = "a page prints numbers")
    )]
    pub(crate) name: String,
    pub(crate) rules: Vec<String>,
    pub(crate) events: Vec<String>,
}

const EVENTS: usize = 1_000;

/// How many workloads there are.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const COUNT: usize = 18;

/// The workload of this number.
pub(crate) fn workload(number: usize) -> Workload {
    let mut random = Random::new(2_026);
    let random = &mut random;
    match number {
        0..4 => {
            let rules = [1, 100, 1_000, 10_000][number];
            let events = (0..EVENTS).map(|_| events::aws(random)).collect();
            let rules: Vec<_> = (0..rules).map(|rule| aws(random, rule)).collect();
            let name = format!("AWS-like, {} rules", rules.len());
            Workload {
                name,
                rules,
                events,
            }
        }
        4 => {
            let events = (0..EVENTS).map(|_| events::aws(random)).collect();
            let rules = (0..30).map(|_| wildcard(random)).collect();
            Workload {
                name: "wildcard, 30 rules".to_owned(),
                rules,
                events,
            }
        }
        5..14 => {
            let kinds = [
                "exact",
                "prefix",
                "suffix",
                "ignore-case",
                "wildcard",
                "numeric",
                "anything-but",
                "array",
            ];
            let events = (0..EVENTS).map(|_| events::place(random)).collect();
            let (name, rules): (String, Vec<_>) = match kinds.get(number - 5) {
                Some(kind) => (
                    format!("places, 5 {kind}"),
                    (0..5).map(|_| place(random, number - 5)).collect(),
                ),
                None => (
                    "places, 500 mixed".to_owned(),
                    (0..500).map(|at| place(random, at % 8)).collect(),
                ),
            };
            Workload {
                name,
                rules,
                events,
            }
        }
        _ => {
            let elements = [100, 300, 1_000, 3_000][number - 14];
            let events = (0..4).map(|_| events::list(random, elements)).collect();
            let rules = (0..20).map(|_| list(random)).collect();
            Workload {
                name: format!("one array, {elements} elements"),
                rules,
                events,
            }
        }
    }
}

/// A rule as people write them for AWS's events: exact lists 45 %, the others in equal parts.
fn aws(random: &mut Random, rule: usize) -> String {
    let (source, kind) = random.pick(&SERVICES);
    let detail = match rule % 20 {
        0..9 => match rule % 3 {
            0 => format!(
                r#""state":["{}","{}"]"#,
                random.pick(&STATES),
                random.pick(&STATES)
            ),
            1 => format!(
                r#""bucket":{{"name":["bucket-{}","bucket-{}","bucket-{}"]}}"#,
                random.below(2_000),
                random.below(2_000),
                random.below(2_000),
            ),
            _ => format!(
                r#""requestParameters":{{"tags":{{"key":["team"],"value":["t{}","t{}"]}}}}"#,
                random.below(40),
                random.below(40),
            ),
        },
        9 | 10 => format!(
            r#""object":{{"key":[{{"prefix":"{}/{}"}}]}}"#,
            random.pick(&FOLDERS),
            random.below(400),
        ),
        11 | 12 => {
            let low = random.below(90_000);
            format!(
                r#""object":{{"size":[{{"numeric":[">=",{low},"<",{}]}}]}}"#,
                low + 1 + random.below(10_000)
            )
        }
        13 | 14 => format!(
            r#""state":[{{"anything-but":["{}","{}"]}}]"#,
            random.pick(&STATES),
            random.pick(&STATES),
        ),
        15 | 16 => format!(
            r#""object":{{"key":[{{"suffix":"{}{}"}}]}}"#,
            random.hex(1),
            random.pick(&ENDINGS),
        ),
        _ => format!(
            r#""sourceIPAddress":[{{"cidr":"10.{}.0.0/{}"}}]"#,
            random.below(256),
            random.pick(&[12, 16, 20, 24]),
        ),
    };
    let envelope = match rule % 4 {
        0 => format!(r#""source":["{source}"]"#),
        1 => format!(
            r#""source":["{source}"],"region":["{}"]"#,
            random.pick(&REGIONS)
        ),
        _ => format!(r#""source":["{source}"],"detail-type":["{kind}"]"#),
    };
    format!(r#"{{{envelope},"detail":{{{detail}}}}}"#)
}

fn wildcard(random: &mut Random) -> String {
    match random.below(3) {
        0 => format!(
            r#"{{"resources":[{{"wildcard":"arn:aws:ec2:{}:*:instance/i-{}*"}}]}}"#,
            random.pick(&REGIONS),
            random.hex(1),
        ),
        1 => format!(
            r#"{{"detail":{{"object":{{"key":[{{"wildcard":"{}/*{}"}}]}}}}}}"#,
            random.pick(&FOLDERS),
            random.pick(&ENDINGS),
        ),
        _ => format!(
            r#"{{"detail":{{"object":{{"key":[{{"wildcard":"*/{}*/*{}*"}}]}}}}}}"#,
            random.below(10),
            random.hex(2),
        ),
    }
}

fn place(random: &mut Random, kind: usize) -> String {
    let street = random.pick(&STREETS);
    let lot = format!("{:04}{:03}", random.below(8_000), random.below(120));
    let property = match kind {
        0 => format!(r#""street":["{street}","{}"]"#, random.pick(&STREETS)),
        1 => format!(r#""lot":[{{"prefix":"{}"}}]"#, &lot[..2]),
        2 => format!(r#""lot":[{{"suffix":"{}"}}]"#, &lot[5..]),
        3 => format!(
            r#""street":[{{"equals-ignore-case":"{}"}}]"#,
            street.to_lowercase()
        ),
        4 => format!(r#""lot":[{{"wildcard":"{}*{}"}}]"#, &lot[..1], &lot[6..]),
        5 => {
            let low = random.below(40_000);
            format!(r#""area":[{{"numeric":[">",{low},"<=",{}]}}]"#, low + 2_000)
        }
        6 => format!(
            r#""street":[{{"anything-but":["{street}","{}"]}}]"#,
            random.pick(&STREETS)
        ),
        _ => {
            return format!(
                r#"{{"geometry":{{"coordinates":{{"z":[{}.0],"by":["surveyor-{}","surveyor-{}"]}}}}}}"#,
                random.below(40),
                random.below(50),
                random.below(50),
            );
        }
    };
    format!(r#"{{"properties":{{{property}}}}}"#)
}

fn list(random: &mut Random) -> String {
    match random.below(3) {
        0 => format!(
            r#"{{"detail":{{"containers":{{"name":["c{}"],"exitCode":[{}],"lastStatus":["{}"]}}}}}}"#,
            random.below(200),
            random.below(4),
            random.pick(&STATES),
        ),
        1 => format!(
            r#"{{"detail":{{"containers":{{"exitCode":[{}],"lastStatus":[{{"anything-but":"{}"}}]}}}}}}"#,
            random.below(4),
            random.pick(&STATES),
        ),
        _ => format!(
            r#"{{"detail":{{"ids":[{{"prefix":"id-{}"}}],"containers":{{"image":[{{"prefix":"repo/{}"}}]}}}}}}"#,
            random.hex(3),
            random.hex(2),
        ),
    }
}
