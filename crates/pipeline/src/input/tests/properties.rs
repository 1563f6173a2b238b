use super::*;
use proptest::prelude::*;
use proptest::sample::select;

/// Text near to a template.
fn template() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(
        select(vec![
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ":",
            ",",
            " ",
            "\n",
            "<name>",
            "<item>",
            "<said>",
            "<gone>",
            "<aws.events.event>",
            "<aws.events.rule-name>",
            "<x>",
            "<",
            ">",
            "\"a\"",
            "1",
            "é",
        ]),
        0..12,
    );
    prop_oneof![any::<String>(), pieces.prop_map(|pieces| pieces.concat())]
}

proptest! {
    #[test]
    fn no_text_panics_and_spans_fit(template in template(), path in any::<String>(), constant in template_or_json()) {
        let choices = [
            transformer(&template),
            InputChoice::Transformer { paths: Vec::new(), template },
            InputChoice::Path(path),
            InputChoice::Constant(constant),
        ];
        let sample = sample();
        for choice in choices {
            let delivered = target_input(&choice, sample.value(), &CONTEXT);
            let findings = lint(&choice, Some(&sample));
            for finding in &findings {
                let text = match (&choice, &finding.place) {
                    (InputChoice::Transformer { paths, .. }, Place::Name(at)) => &paths[*at].0,
                    (InputChoice::Transformer { paths, .. }, Place::Path(at)) => &paths[*at].1,
                    (InputChoice::Transformer { template, .. }, _) => template,
                    (InputChoice::Path(text) | InputChoice::Constant(text), _) => text,
                    (InputChoice::MatchedEvent, _) => unreachable!("nothing is said of it"),
                };
                prop_assert!(text.get(finding.span.start..finding.span.end).is_some(), "{finding:?}");
                if let Some(fix) = &finding.fix {
                    prop_assert!(text.get(fix.span.start..fix.span.end).is_some(), "{finding:?}");
                }
            }
            // What the sample lets fail is warned of, and what PutTargets refuses is an error.
            prop_assert!(delivered.is_ok() || !findings.is_empty(), "{choice:?}");
            let refused = check_choice(&choice, "t", 1).is_err();
            prop_assert_eq!(refused, findings.iter().any(Finding::is_error), "{:?}", choice);
        }
    }

    /// A variable alone outside of quotes gives back the very value.
    #[test]
    fn a_lone_variable_is_its_value(text in any::<String>(), number in "-?[1-9][0-9]{0,30}(\\.[0-9]{1,20})?") {
        let value = serde_json::json!({ "detail": { "name": text } });
        let event = event(&value.to_string());
        let found = target_input(&transformer("{\"v\": <name>}"), event.value(), &CONTEXT);
        let found: serde_json::Value = serde_json::from_str(&found.expect("it is delivered")).expect("JSON");
        prop_assert_eq!(&found["v"], &value["detail"]["name"]);
        let event = super::event(&format!("{{\"detail\": {{\"name\": {number}}}}}"));
        let found = target_input(&transformer("[<name>]"), event.value(), &CONTEXT);
        prop_assert_eq!(found, Ok(format!("[{number}]")));
    }
}

fn template_or_json() -> impl Strategy<Value = String> {
    prop_oneof![
        template(),
        any::<String>().prop_map(|text| serde_json::json!({ "a": text }).to_string())
    ]
}
