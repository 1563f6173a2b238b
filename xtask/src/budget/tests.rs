use super::{Asset, Budget, fits, report};

const BUDGET: &str = r#"
[[group]]
name = "first"
brotli = 100
files = ["index.html", "app-*"]

[[group]]
name = "yard"
brotli = 10
files = ["worker-*.js"]
"#;

fn checked(files: &[(&str, usize)]) -> (String, bool) {
    let budget: Budget = toml::from_str(BUDGET).unwrap();
    let assets: Vec<Asset> = files
        .iter()
        .map(|(name, brotli)| Asset {
            name: (*name).to_owned(),
            raw: brotli * 3,
            brotli: *brotli,
            gzip: brotli * 2,
        })
        .collect();
    let (lines, good) = report(&budget, &assets);
    (lines.join("\n"), good)
}

#[test]
fn a_group_at_its_limit_is_within() {
    let (table, good) = checked(&[("index.html", 40), ("app-1.js", 60), ("worker-1.js", 10)]);
    assert!(good, "{table}");
    assert!(table.contains("within 100"), "{table}");
}

#[test]
fn one_byte_more_is_over() {
    let (table, good) = checked(&[("index.html", 41), ("app-1.js", 60)]);
    assert!(!good, "{table}");
    assert!(table.contains("OVER 100"), "{table}");
}

#[test]
fn a_file_without_a_group_fails() {
    let (table, good) = checked(&[("font.woff2", 1)]);
    assert!(!good, "{table}");
    assert!(table.contains("font.woff2"), "{table}");
}

#[test]
fn a_file_counts_in_every_group_that_names_it_but_not_where_it_is_here_already() {
    let budget = r#"
[[group]]
name = "yard"
brotli = 30
files = ["part-*yard-*"]

[[group]]
name = "study"
brotli = 50
files = ["part-*study-*"]

[[group]]
name = "more"
brotli = 5
files = ["part-*more-*"]
without = ["part-*yard-*"]
"#;
    let budget: Budget = toml::from_str(budget).unwrap();
    let files = [
        ("part-study-1", 30),
        ("part-study-yard-1", 20),
        ("part-yard-1", 10),
        ("part-more-1", 5),
        ("part-more-yard-1", 0),
    ];
    let asset = |(name, brotli): (&str, usize)| Asset {
        name: name.to_owned(),
        raw: brotli,
        brotli,
        gzip: brotli,
    };
    let (lines, good) = report(&budget, &files.map(asset));
    let table = lines.join("\n");
    assert!(good, "{table}");
    assert_eq!(table.matches("part-study-yard-1").count(), 2, "{table}");
    assert_eq!(table.matches("part-more-yard-1").count(), 1, "{table}");
}

#[test]
fn a_star_is_any_text() {
    assert!(fits("app-*.js", "app-1.js"));
    assert!(fits("*.css", "base-1.css"));
    assert!(fits("a*b*c", "a-b-c"));
    assert!(fits("index.html", "index.html"));
    assert!(!fits("index.html", "index.html.gz"));
    assert!(!fits("app-*.js", "app-1.wasm"));
    assert!(!fits("app-*", "x/app-1"));
}
