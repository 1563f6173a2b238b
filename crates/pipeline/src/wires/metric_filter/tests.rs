use super::*;

fn filter(pattern: &str) -> MetricFilter {
    MetricFilter {
        filter_name: "one".to_owned(),
        log_group_name: "/shop/app".to_owned(),
        filter_pattern: pattern.to_owned(),
        metric_transformation: MetricTransformation {
            metric_name: "Failed".to_owned(),
            metric_namespace: "Shop".to_owned(),
            ..MetricTransformation::default()
        },
    }
}

fn value(measured: Measured) -> f64 {
    match measured {
        Measured::Datum { value, .. } => value.0,
        other => panic!("{other:?}"),
    }
}

#[test]
fn lines_are_counted() {
    let filter = filter("NullPointerException");
    assert_eq!(value(filter.measure("java.lang.NullPointerException")), 1.0);
    assert_eq!(filter.measure("INFO"), Measured::NotTaken);
    assert_eq!(filter.check(std::slice::from_ref(&filter)), []);
}

#[test]
fn values_and_dimensions_come_from_the_line() {
    let mut filter = filter("{ $.latency = * }");
    filter.metric_transformation.metric_value = "$.latency".to_owned();
    filter.metric_transformation.dimensions = vec![Dimension::new("Path", "$.path")];
    assert_eq!(filter.check(std::slice::from_ref(&filter)), []);
    let measured = filter.measure(r#"{"latency":12.5,"path":"/cart"}"#);
    let Measured::Datum { metric, value } = measured else {
        panic!("{measured:?}");
    };
    assert_eq!(value.0, 12.5);
    assert_eq!(metric.dimensions, [Dimension::new("Path", "/cart")]);
    assert!(
        matches!(filter.measure(r#"{"latency":"slow","path":"/"}"#), Measured::Nothing { why } if why.contains("no number"))
    );
    assert!(
        matches!(filter.measure(r#"{"latency":1}"#), Measured::Nothing { why } if why.contains("dimension Path"))
    );
}

#[test]
fn what_aws_refuses() {
    let field = |change: fn(&mut MetricFilter)| {
        let mut one = filter("{ $.a = * }");
        change(&mut one);
        let found = one.check(std::slice::from_ref(&one));
        found.into_iter().map(|one| one.field).collect::<Vec<_>>()
    };
    assert_eq!(
        field(|one| one.filter_pattern = "{ $.a }".to_owned()),
        ["filter_pattern"]
    );
    assert_eq!(
        field(|one| one.metric_transformation.metric_value = "many".to_owned()),
        ["metric_value"]
    );
    assert_eq!(
        field(|one| one.metric_transformation.metric_value = "$a".to_owned()),
        ["metric_value"]
    );
    assert_eq!(
        field(|one| one.metric_transformation.metric_namespace = "AWS/EC2".to_owned()),
        ["metric_namespace"]
    );
    assert_eq!(
        field(|one| one.metric_transformation.metric_name.clear()),
        ["metric_name"]
    );
    let four = |one: &mut MetricFilter| {
        one.metric_transformation.dimensions = ["a", "b", "c", "d"]
            .map(|name| Dimension::new(name, "$.a"))
            .to_vec();
    };
    assert_eq!(field(four), ["dimensions"]);
    let both = |one: &mut MetricFilter| {
        one.metric_transformation.dimensions = vec![Dimension::new("a", "$.a")];
        one.metric_transformation.default_value = Some(Number(0.0));
    };
    assert_eq!(field(both), ["default_value"]);
    let many = vec![filter("ERROR"); 101];
    assert_eq!(many[0].check(&many)[0].message, "Resource limit exceeded.");
    assert_eq!(many[0].check(&many[..100]), []);
    let regexes = vec![filter("%ERROR%"); 6];
    assert_eq!(regexes[0].check(&regexes).len(), 1);
}
