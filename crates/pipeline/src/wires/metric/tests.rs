use super::*;

#[test]
fn statistics_of_a_period() {
    let values = [1.0, 4.0, 2.0, 5.0];
    let of = |statistic: Statistic| statistic.of(&values).unwrap();
    assert_eq!(of(Statistic::Average), 3.0);
    assert_eq!(of(Statistic::Sum), 12.0);
    assert_eq!(of(Statistic::Minimum), 1.0);
    assert_eq!(of(Statistic::Maximum), 5.0);
    assert_eq!(of(Statistic::SampleCount), 4.0);
    assert_eq!(of(Statistic::Percentile(Number(50.0))), 2.0);
    assert_eq!(of(Statistic::Percentile(Number(99.0))), 5.0);
    assert_eq!(of(Statistic::Percentile(Number(0.0))), 1.0);
    assert_eq!(Statistic::Sum.of(&[]), None);
}

#[test]
fn statistics_are_written_as_aws_does() {
    for text in [
        "Average",
        "Sum",
        "Minimum",
        "Maximum",
        "SampleCount",
        "p99",
        "p99.9",
    ] {
        let json = format!("\"{text}\"");
        let read: Statistic = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }
    for text in ["average", "p101", "p", "x"] {
        assert!(Statistic::try_from(text.to_owned()).is_err());
    }
}

#[test]
fn the_order_of_dimensions_does_not_count_but_their_number_does() {
    let of = |dimensions: &[(&str, &str)]| Metric {
        namespace: "Shop".to_owned(),
        metric_name: "Errors".to_owned(),
        dimensions: dimensions
            .iter()
            .map(|(n, v)| Dimension::new(*n, *v))
            .collect(),
    };
    assert!(of(&[("a", "1"), ("b", "2")]).is(&of(&[("b", "2"), ("a", "1")])));
    assert!(!of(&[("a", "1"), ("b", "2")]).is(&of(&[("a", "1")])));
    assert!(!of(&[("a", "1")]).is(&of(&[("a", "2")])));
}
