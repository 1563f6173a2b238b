use super::*;

fn valid(pattern: &str) -> FilterPattern {
    let (read, found) = parse(pattern);
    assert!(read.is_valid(), "{pattern}: {found:?}");
    read
}

#[track_caller]
fn check(pattern: &str, takes: &[&str], leaves: &[&str]) {
    let read = valid(pattern);
    for line in takes {
        assert!(
            read.matches(line),
            "{pattern} takes {line}: {:?}",
            read.explain(line)
        );
    }
    for line in leaves {
        assert!(!read.matches(line), "{pattern} leaves {line}");
    }
}

/// The pattern is refused, and what is underlined is this.
#[track_caller]
fn refused(pattern: &str, underlined: &str) -> Diagnostic {
    let (read, found) = parse(pattern);
    assert!(!read.is_valid(), "{pattern}");
    assert!(!read.matches("a line"));
    let first = found.into_iter().next().unwrap();
    assert_eq!(first.span.of(pattern), underlined, "{first:?}");
    first
}

#[test]
fn nothing_takes_every_line() {
    check("", &["", "anything", "{}"], &[]);
    check("  ", &["anything"], &[]);
    assert_eq!(valid("").form(), PatternForm::All);
}

/// The examples of the guide's page on unstructured lines.
#[test]
fn terms_have_to_be_there_all() {
    let lines = [
        "[ERROR 400] BAD REQUEST",
        "[ERROR 401] UNAUTHORIZED REQUEST",
        "[ERROR 419] MISSING ARGUMENTS",
        "[ERROR 420] INVALID ARGUMENTS",
    ];
    check("ERROR", &lines, &["[error 400] bad request", ""]);
    check("ERROR ARGUMENTS", &lines[2..], &lines[..2]);
    check(
        "\"INTERNAL SERVER ERROR\"",
        &["[ERROR 500] INTERNAL SERVER ERROR"],
        &lines,
    );
    check("ERROR -ARGUMENTS", &lines[..2], &lines[2..]);
    check("?ERROR ?WARN", &["WARN x", "ERROR y"], &["INFO z"]);
    check("-ERROR", &["fine"], &lines);
    check(
        "\"user@example.com\"",
        &["mail to user@example.com"],
        &["user example.com"],
    );
    check(r#""say \"hi\"""#, &[r#"they say "hi" now"#], &["say hi"]);
    check(
        "NullPointerException",
        &["java.lang.NullPointerException: x"],
        &["IllegalStateException"],
    );
}

#[test]
fn a_question_mark_beside_other_terms_is_ignored() {
    let (read, found) = parse("?ERROR ?WARN shop");
    assert!(read.is_valid());
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|one| !one.is_error()));
    assert!(read.matches("INFO shop"));
    assert!(!read.matches("ERROR elsewhere"));
}

#[test]
fn words_that_look_like_operators_are_told() {
    let (read, found) = parse("ERROR OR WARN");
    assert!(read.is_valid() && !read.matches("ERROR"));
    assert!(read.matches("ERROR OR WARN"));
    assert!(found[0].message.contains("OR is a word"));
}

#[test]
fn terms_with_other_characters_are_quoted() {
    let found = refused("status:500", "status:500");
    assert_eq!(found.message, "Invalid character(s) in term 'status:500'");
    refused("ERROR \"open", "\"open");
    refused("ERROR - x", "-");
    check("snake_case", &["a snake_case b"], &["snake case"]);
}

#[test]
fn capital_letters_count_and_that_is_said() {
    let reading = valid("Error").explain("ERROR 500");
    assert!(!reading.matches);
    assert!(
        reading.parts[0]
            .note
            .as_deref()
            .unwrap()
            .contains("case counts")
    );
}

/// The guide's own expressions.
#[test]
fn regular_expressions_stand_between_percent_signs() {
    check(
        "%AUTHORIZED%",
        &["[ERROR 401] UNAUTHORIZED REQUEST", "AUTHORIZED"],
        &["AUTH"],
    );
    check("%^[hc]at%", &["hat", "cats"], &["a hat", "bat"]);
    check("%[hc]at$%", &["a hat"], &["hats"]);
    check("%colou?r%", &["color", "colour"], &["colouur"]);
    check("%a{3,5}%", &["aaa", "baaaab"], &["aa"]);
    check("%^a{2,}$%", &["aa", "aaaaa"], &["a"]);
    check("%gray|grey%", &["gray", "grey"], &["griy"]);
    check(r"%10\.10\.0\.1%", &["10.10.0.1"], &["10310.0.1"]);
    check("%ab*c%", &["ac", "abbbc"], &["adc"]);
    check("%ab+c%", &["abc"], &["ac"]);
    check("%.%", &["x"], &[""]);
    check(r"%\d{3} \w+%", &["404 gone"], &["40 gone"]);
    check(r"%\S\x3A\s%", &["a: b"], &["a:b"]);
    check("%[^a-z]%", &["A"], &["abc"]);
    check("%[abcx-z]%", &["y"], &["d"]);
}

#[test]
fn regular_expressions_know_no_groups_and_few_signs() {
    assert!(refused("%(a|b)%", "(").help.contains("parentheses"));
    refused("%something!%", "!");
    refused("%*a%", "*");
    refused("%[ab%", "[");
    refused("%a{5,3}%", "{5,3}");
    refused("%%", "%%");
    refused(r"%a\x9%", r"\x9");
}

#[test]
fn a_regular_expression_ends_on_any_text() {
    let line = "a".repeat(20_000);
    assert!(!valid("%a*a*a*a*a*b%").matches(&line));
}

const TRAIL: &str = r#"{"eventType":"UpdateTrail","sourceIPAddress":"111.111.111.111","arrayKey":["value","another value"],"objectList":[{"name":"a","id":1},{"name":"b","id":2}],"SomeObject":null,"cluster.name":"c","ok":true,"n":4.5}"#;

/// The examples of the guide's page on JSON.
#[test]
fn json_patterns_ask_fields() {
    check(
        r#"{ $.eventType = "UpdateTrail" }"#,
        &[TRAIL],
        &["{}", "UpdateTrail"],
    );
    check(
        r#"{ $.sourceIPAddress != 123.123.* }"#,
        &[TRAIL],
        &[r#"{"sourceIPAddress":"123.123.1.1"}"#],
    );
    check(
        r#"{ $.arrayKey[0] = "value" }"#,
        &[TRAIL],
        &[r#"{"arrayKey":["x","value"]}"#, r#"{"arrayKey":[]}"#],
    );
    check(
        "{ $.objectList[1].id = 2 }",
        &[TRAIL],
        &[r#"{"objectList":[{"id":2}]}"#],
    );
    check(
        "{ $.objectList[*].id = 2 }",
        &[TRAIL],
        &[r#"{"objectList":[{"id":3}]}"#],
    );
    check("{ $.SomeObject IS NULL }", &[TRAIL], &["{}"]);
    check("{ $.Other NOT EXISTS }", &[TRAIL], &[r#"{"Other":null}"#]);
    check(
        "{ $.ok IS TRUE }",
        &[TRAIL],
        &[r#"{"ok":"true"}"#, r#"{"ok":false}"#],
    );
    check("{ $.ok is false }", &[r#"{"ok":false}"#], &[TRAIL]);
    check("{ $.['cluster.name'] = \"c\" }", &[TRAIL], &["{}"]);
    check(
        "{ $.n > 4 && $.n < 5e0 }",
        &[TRAIL],
        &[r#"{"n":5}"#, r#"{"n":"4.5"}"#, "{}"],
    );
    check(
        "{ $.eventType = \"*\" }",
        &[TRAIL, r#"{"eventType":1}"#],
        &["{}", r#"{"eventType":null}"#],
    );
    check(
        "{ $.eventType = %Trail$% }",
        &[TRAIL],
        &[r#"{"eventType":"Trails"}"#],
    );
}

#[test]
fn and_binds_tighter_than_or() {
    let line = r#"{"a":1,"b":2,"c":3}"#;
    check(
        "{ $.a = 1 || $.b = 9 && $.c = 9 }",
        &[line],
        &[r#"{"a":0,"b":9,"c":3}"#],
    );
    check("{ ($.a = 1 || $.b = 9) && $.c = 9 }", &[], &[line]);
    check("{($.a=1)&&($.b>=2)}", &[line], &[r#"{"a":1,"b":1}"#]);
}

#[test]
fn what_a_json_pattern_misses_is_explained() {
    let pattern = r#"{ $.status = "500" && $.gone != "x" && $.list = "a" }"#;
    let reading = valid(pattern).explain(r#"{"status":500,"list":["a"]}"#);
    let notes: Vec<&str> = reading
        .parts
        .iter()
        .filter_map(|part| part.note.as_deref())
        .collect();
    assert_eq!(notes.len(), 3);
    assert!(notes[0].contains("Leave the quotation marks away"));
    assert!(notes[1].contains("no such field"));
    assert!(notes[2].contains("holds an array"));
    assert_eq!(reading.parts[0].span.of(pattern), r#"$.status = "500""#);
    assert_eq!(reading.parts[2].found.as_deref(), Some("[\"a\"]"));
    let reading = valid("{ $.a = 1 }").explain("INFO {\"a\":1}");
    assert!(reading.note.unwrap().contains("no JSON object"));
}

#[test]
fn json_patterns_are_refused_with_the_place() {
    refused("{ $.a = 1", "{");
    refused("{ }", "{");
    refused("{ $.a == 1 }", "==");
    refused("{ $.a EXISTS }", "EXISTS");
    refused("{ $.a > \"3\" }", "\"3\"");
    refused("{ ($.a = 1 }", "(");
    refused("{ $.a = 1) }", ")");
    refused("{ a = 1 }", "a");
    refused("{ $. = 1 }", ".");
    refused("{ $.a[x] = 1 }", "[x]");
    refused("{ $.a = 1 && }", "&&");
    refused("{ $.a[*][*] = 1 }", "$.a[*][*]");
    assert!(
        !parse("{ $.a[*] = 1 || $.b[*] = 1 || $.c[*] = 1 || $.d[*] = 1 }")
            .0
            .is_valid()
    );
    assert!(
        !parse("{ $.a = %x% || $.b = %y% || $.c = %z% }")
            .0
            .is_valid()
    );
    refused(
        &format!("{{ {}$.a = 1{} }}", "(".repeat(100), ")".repeat(100)),
        "(",
    );
}

const ACCESS: &str =
    r#"127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534"#;

/// The examples of the guide's page on space-delimited lines.
#[test]
fn space_delimited_patterns_name_words() {
    check(
        "[ip, user, username, timestamp, request, status_code, bytes]",
        &[ACCESS],
        &["1 2 3"],
    );
    check(
        "[ip, user, username, timestamp, request, status_code = 4*, bytes]",
        &[ACCESS],
        &[],
    );
    check(
        "[ip, user, username, timestamp, request =*.html*, status_code = 4*, bytes > 1000]",
        &[ACCESS],
        &[],
    );
    check(
        "[..., status_code = 404 || status_code = 410, bytes]",
        &[ACCESS],
        &["a b 403 1"],
    );
    check("[ip, ..., bytes > 2000]", &[], &[ACCESS]);
    check("[w1=ERROR, w2]", &["ERROR x"], &["WARN x", "ERROR x y"]);
    check(
        "[w1!=ERROR&&w1!=WARN, w2]",
        &["INFO x"],
        &["WARN x", "ERROR x"],
    );
    check(
        "[w1=ERROR||w1=%WARN%, w2]",
        &["WARNING x", "ERROR x"],
        &["INFO x"],
    );
    check(
        "[w1=\"two words\", w2]",
        &["\"two words\" x"],
        &["two words x"],
    );
    check("[a, ...]", &["one", "one two"], &[""]);
}

#[test]
fn space_delimited_patterns_are_refused_with_the_place() {
    refused("[ip, status", "[");
    refused("[ip, , status]", "");
    refused("[ip, ip]", "ip");
    refused("[..., ip, ...]", "...");
    refused("[ip ~ 3]", "~ 3");
    refused("[bytes > many]", "many");
    refused("[w1=a b, w2]", "b");
    let found = refused("[w1=a ||, w2]", "w1=a ||");
    assert!(found.help.contains("missing"));
}

#[test]
fn the_number_of_words_is_explained() {
    let reading = valid("[a, b]").explain("one \"two three\" four");
    assert!(
        reading
            .note
            .unwrap()
            .contains("3 words and the pattern 2 fields")
    );
    let reading = valid("[a > 3]").explain("many");
    assert_eq!(
        reading.parts[0].note.as_deref(),
        Some("“many” is no number.")
    );
}

#[test]
fn values_are_taken_out_of_lines() {
    let json = valid("{ $.latency = * }");
    assert_eq!(
        json.extract(r#"{"latency":12.5}"#, "$.latency").as_deref(),
        Some("12.5")
    );
    assert_eq!(json.extract(r#"{"latency":{}}"#, "$.latency"), None);
    assert_eq!(json.extract("{}", "$.latency"), None);
    let space = valid("[ip, ..., bytes]");
    assert_eq!(space.extract(ACCESS, "$bytes").as_deref(), Some("1534"));
    assert_eq!(space.extract(ACCESS, "$user"), None);
    assert!(space.check_selector("$bytes").is_ok());
    assert!(space.check_selector("$.bytes").is_err());
    assert!(json.check_selector("$.latency").is_ok());
    assert!(valid("ERROR").check_selector("$.latency").is_err());
}

#[test]
fn long_patterns_are_refused() {
    assert!(parse(&"a".repeat(1_024)).0.is_valid());
    assert!(!parse(&"a".repeat(1_025)).0.is_valid());
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_read_and_asked(
            pattern in "[\\[{%\"?-]?[a-z$.*=!<>&|()\\[\\]{}%\"\\\\,0-9 éISNULTOEX-]{0,40}[\\]}%]?",
            line in "[\\[{\"]?[a-z\"{}:,0-9 é\\[\\]]{0,30}",
        ) {
            let (read, found) = parse(&pattern);
            for one in &found {
                prop_assert!(one.span.start <= one.span.end && one.span.end <= pattern.len());
                prop_assert!(pattern.get(one.span.start..one.span.end).is_some(), "{:?}", one);
            }
            for part in read.explain(&line).parts {
                prop_assert!(pattern.get(part.span.start..part.span.end).is_some());
            }
        }

        #[test]
        fn a_quoted_term_is_looked_for(word in "[a-z#:/ ]{1,8}", before in "[a-z ]{0,5}") {
            let read = valid(&format!("\"{word}\""));
            let line = format!("{before}{word}");
            prop_assert!(read.matches(&line));
            prop_assert!(!read.matches("0"));
        }
    }
}
