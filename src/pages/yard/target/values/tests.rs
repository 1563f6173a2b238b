use super::*;
use pipeline::TargetKind;
use pipeline::targets::FIELDS;

fn field(name: &str) -> &'static ParameterField {
    let mut all = FIELDS.iter();
    let found = all.find(|field| field.path.last() == Some(&name));
    found.unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn every_field_keeps_what_is_written_in_it() {
    for field in &FIELDS {
        let texts: &[&str] = match field.form {
            FieldForm::Text | FieldForm::Long => &["a", "two words "],
            FieldForm::Whole => &["1", "twelve"],
            FieldForm::Flag => &["true", "false"],
            FieldForm::OneOf(values) => values,
            FieldForm::Texts => &["a", "a\nb c"],
            FieldForm::Pairs => &["a=b", "A=1\nb=c=d"],
            FieldForm::Rows { separator: ',', .. } => &["FARGATE", "FARGATE, 1, 2"],
            FieldForm::Rows { separator: ' ', .. } => &["spread", "memberOf a == b and c"],
            FieldForm::Rows { .. } => &["a=b", "a=b\nc=d"],
        };
        for text in texts {
            let target = with(&Target::new("t", ""), field, from_text(field.form, text));
            let value = value_of(&target, field).expect("a value");
            assert_eq!(to_text(field.form, &value), *text, "{:?}", field.path);
            let empty = with(&target, field, from_text(field.form, ""));
            assert_eq!(empty, Target::new("t", ""), "{:?}", field.path);
        }
    }
}

#[test]
fn deep_fields_stand_where_the_api_has_them() {
    let target = Target::new("t", "");
    let subnets = from_text(FieldForm::Texts, "subnet-1\n\n subnet-2 \n");
    let target = with(&target, field("Subnets"), subnets);
    let public = from_text(FieldForm::Text, "ENABLED");
    let target = with(&target, field("AssignPublicIp"), public);
    let text = r#"{"NetworkConfiguration":{"awsvpcConfiguration":{"AssignPublicIp":"ENABLED","Subnets":["subnet-1","subnet-2"]}}}"#;
    assert_eq!(
        target.parameters,
        [("EcsParameters".to_owned(), text.to_owned())]
    );
    let instances = field("RunCommandTargets");
    let value = from_text(instances.form, "InstanceIds=i-1, i-2\ntag:a=b");
    let target = with(&Target::new("t", ""), instances, value);
    let text = r#"{"RunCommandTargets":[{"Key":"InstanceIds","Values":["i-1","i-2"]},{"Key":"tag:a","Values":["b"]}]}"#;
    assert_eq!(
        target.parameters.first().map(|one| one.1.as_str()),
        Some(text)
    );
}

#[test]
fn an_example_of_every_kind_shows_its_parameters_and_is_taken_after_each_edit() {
    for kind in TargetKind::ALL {
        let target_type = kind.target_type();
        let example = target_type.example("t", "123456789012");
        for parameter in target_type.parameters.iter().filter(|each| each.always) {
            for field in pipeline::targets::fields_of(parameter.name) {
                let Some(value) = value_of(&example, field) else {
                    assert!(!field.required, "{kind:?} {:?}", field.path);
                    continue;
                };
                let text = to_text(field.form, &value);
                let again = with(&example, field, from_text(field.form, &text));
                let yard = pipeline::Yard::default();
                let taken = pipeline::api::check_put_targets(&yard, &again, None);
                assert_eq!(taken, Ok(()), "{kind:?} {:?}", field.path);
                assert_eq!(value_of(&again, field), Some(value));
            }
        }
    }
}
