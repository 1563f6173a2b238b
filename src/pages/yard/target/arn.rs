//! An ARN taken apart into Region, account and name, and put together again.

use pipeline::TargetKind;

/// The parts of a target's ARN that a form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    partition: String,
    service: String,
    /// The Region; none where the kind's ARN has none.
    pub region: Option<String>,
    /// The account.
    pub account: String,
    prefix: String,
    /// What follows what is the same for all of the kind; none where nothing does.
    pub name: Option<String>,
}

/// What all resources of a kind begin with, and whether a name follows.
fn form(kind: TargetKind) -> (&'static str, bool) {
    let form = kind.target_type().arn_form;
    let resource = form.splitn(6, ':').nth(5).unwrap_or_default();
    let is_word = |c: char| c.is_ascii_uppercase();
    match resource.find(is_word) {
        Some(at) => (resource.get(..at).unwrap_or_default(), true),
        None => (resource, false),
    }
}

impl Parts {
    /// The parts of an ARN of this kind; none of another.
    pub fn of(arn: &str, kind: TargetKind) -> Option<Parts> {
        let mut parts = arn.splitn(6, ':').skip(1);
        let (partition, service) = (parts.next()?, parts.next()?);
        let (region, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
        let (prefix, is_named) = form(kind);
        let name = resource.strip_prefix(prefix)?;
        let has_region = !kind.target_type().arn_form.contains("::");
        Some(Parts {
            partition: partition.to_owned(),
            service: service.to_owned(),
            region: has_region.then(|| region.to_owned()),
            account: account.to_owned(),
            prefix: prefix.to_owned(),
            name: is_named.then(|| name.to_owned()),
        })
    }

    /// The whole ARN.
    pub fn arn(&self) -> String {
        let name = self.name.as_deref().unwrap_or_default();
        format!(
            "arn:{}:{}:{}:{}:{}{name}",
            self.partition,
            self.service,
            self.region.as_deref().unwrap_or_default(),
            self.account,
            self.prefix,
        )
    }
}

/// What the name at the end of an ARN of this kind is, such as `Queue`.
pub fn name_label(kind: TargetKind) -> String {
    let (prefix, _) = form(kind);
    let form = kind.target_type().arn_form;
    let resource = form.splitn(6, ':').nth(5).unwrap_or_default();
    let rest = resource.strip_prefix(prefix).unwrap_or_default();
    let words: Vec<String> = rest
        .split(['/', ':'])
        .map(|word| match word {
            "ID" | "API" => word.to_owned(),
            word if word.chars().all(|c| c.is_ascii_uppercase()) => {
                let mut letters = word.chars();
                let first: String = letters.next().into_iter().collect();
                format!("{first}{}", letters.as_str().to_ascii_lowercase())
            }
            word => word.to_owned(),
        })
        .collect();
    words.join(" / ")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn an_arn_of_every_kind_is_taken_apart_and_put_together_again() {
        for kind in TargetKind::ALL {
            let target_type = kind.target_type();
            let parts = Parts::of(target_type.arn_example, kind);
            let parts = parts.unwrap_or_else(|| panic!("{}", target_type.label));
            assert_eq!(parts.arn(), target_type.arn_example);
            let has_name = !target_type.arn_example.contains(":target/")
                && !target_type.arn_example.ends_with(":opsitem");
            let is_inspector = kind == TargetKind::InspectorTemplate;
            assert_eq!(parts.name.is_some(), has_name || is_inspector, "{kind:?}");
        }
    }

    #[test]
    fn a_name_may_hold_colons_and_another_kind_has_no_parts() {
        let queue = "arn:aws:sqs:eu-west-1:210987654321:jobs";
        let mut parts = Parts::of(queue, TargetKind::SqsQueue).expect("a queue");
        assert_eq!(parts.account, "210987654321");
        parts.name = Some("other.fifo".to_owned());
        assert_eq!(parts.arn(), "arn:aws:sqs:eu-west-1:210987654321:other.fifo");
        let function = "arn:aws:lambda:us-east-1:123456789012:function:a:live";
        let parts = Parts::of(function, TargetKind::LambdaFunction).expect("a function");
        assert_eq!(parts.name.as_deref(), Some("a:live"));
        assert_eq!(Parts::of(queue, TargetKind::EcsTask), None);
        assert_eq!(Parts::of("nothing", TargetKind::SqsQueue), None);
    }

    #[test]
    fn the_name_is_called_as_the_form_calls_it() {
        assert_eq!(name_label(TargetKind::SqsQueue), "Queue");
        assert_eq!(name_label(TargetKind::EcsTask), "Name");
        assert_eq!(name_label(TargetKind::ApiDestination), "Name / ID");
        assert_eq!(
            name_label(TargetKind::ApiGateway),
            "API / Stage / Method / Path"
        );
    }
}
