//! What a target is: its kind, its ARN, its role and the parameters of its kind.

use super::PartProps;
use super::arn::{Parts, name_label};
use super::field::TextField;
use super::fields::parameters;
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::store::yard::use_yard;
use pipeline::{Target, TargetKind};
use yew::prelude::*;

/// The part of the panel.
#[component]
pub fn What(props: &PartProps) -> Html {
    let yard = use_yard();
    let target = &props.target;
    // While a part of the ARN is empty nothing says the kind: the form stays as it was.
    let known = use_mut_ref(|| None);
    let kind = target.kind().ok().or(*known.borrow());
    *known.borrow_mut() = kind;
    let set = |name: &'static str, change: fn(&mut Target, String)| {
        let (put, target) = (props.put(&yard, name), target.clone());
        Callback::from(move |text: String| {
            let mut next = (*target).clone();
            change(&mut next, text);
            put.emit(next);
        })
    };
    let takes_role = kind.is_some_and(|kind| {
        let mut all = kind.target_type().parameters.iter();
        all.any(|parameter| parameter.name == "RoleArn")
    });
    let form = kind.map_or("", |kind| kind.target_type().arn_form);
    html! {
        <div class="target__stack">
            <Kinds ..props.clone() />
            if let Some(kind) = kind {
                <p class="small">{ kind.target_type().receives }</p>
                { in_parts(props, kind, &props.put(&yard, "arn")) }
            }
            <TextField id={props.id("whole-arn")} label="ARN" value={target.arn.clone()} oninput={set("arn", |target, text| target.arn = text)}
                hint={if form.is_empty() { String::new() } else { format!("The form is {form}.") }} problems={props.refusals("arn")} />
            if takes_role || target.role_arn.is_some() {
                <TextField id={props.id("role")} label="Role ARN" value={target.role_arn.clone().unwrap_or_default()} problems={props.refusals("roleArn")}
                    oninput={set("role", |target, text| target.role_arn = Some(text).filter(|text| !text.is_empty()))} />
            }
            <TextField id={props.id("id")} label="Target ID" value={target.id.clone()} problems={props.refusals("id")}
                oninput={set("id", |target, text| target.id = text)} hint="Unique in its rule." />
            if let Some(kind) = kind { { parameters(props, kind) } }
        </div>
    }
}

/// Region, account and name of the ARN.
fn in_parts(props: &PartProps, kind: TargetKind, put: &Callback<Target>) -> Html {
    let Some(parts) = Parts::of(&props.target.arn, kind) else {
        return Html::default();
    };
    let set = |change: fn(&mut Parts, String)| {
        let (put, target, parts) = (put.clone(), props.target.clone(), parts.clone());
        Callback::from(move |text: String| {
            let mut parts = parts.clone();
            change(&mut parts, text);
            put.emit(Target {
                arn: parts.arn(),
                ..(*target).clone()
            });
        })
    };
    html! {
        <div class="target__grid target__grid--arn">
            if let Some(name) = &parts.name {
                <TextField id={props.id("arn-name")} label={name_label(kind)} value={name.clone()} oninput={set(|parts, text| parts.name = Some(text))} />
            }
            if let Some(region) = &parts.region {
                <TextField id={props.id("arn-region")} label="Region" value={region.clone()} oninput={set(|parts, text| parts.region = Some(text))} />
            }
            <TextField id={props.id("arn-account")} label="Account" value={parts.account.clone()} oninput={set(|parts, text| parts.account = text)} />
        </div>
    }
}

/// The target made one of another kind: input, retries and dead-letter queue stay.
pub fn as_kind(target: &Target, kind: TargetKind, account: &str, region: &str) -> Target {
    let mut next = kind.target_type().example(&target.id, account);
    if let Some(mut parts) = Parts::of(&next.arn, kind) {
        // An event bus of another account is what the example is about.
        if kind != TargetKind::EventBus && !parts.account.is_empty() {
            account.clone_into(&mut parts.account);
        }
        if let Some(of_arn) = parts.region.as_mut().filter(|of_arn| !of_arn.is_empty()) {
            region.clone_into(of_arn);
        }
        next.arn = parts.arn();
    }
    next.input = target.input.clone();
    next.dead_letter_config = target.dead_letter_config.clone();
    next.retry_policy = target.retry_policy;
    next
}

/// The kinds that fit what is looked for: every word stands in the name, the service or what the
/// target does.
fn found(words: &str) -> impl Iterator<Item = TargetKind> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    TargetKind::ALL.into_iter().filter(move |kind| {
        let known = kind.target_type();
        let text = format!(
            "{} {} {}",
            known.label, known.service, known.permission.action
        );
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    })
}

/// The kind, and behind a button all kinds with a field to search them.
#[component]
fn Kinds(props: &PartProps) -> Html {
    let (yard, words, open) = (use_yard(), use_state(String::new), use_state(|| false));
    let now = props.target.kind().ok();
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let search = {
        let words = words.setter();
        move |event: InputEvent| words.set(dom::input_text(&event))
    };
    let button = props.id("change-kind");
    let choose = |kind: TargetKind| {
        let (put, open, button) = (props.put(&yard, "kind"), open.setter(), button.clone());
        let document = yard.document();
        let next = as_kind(
            &props.target,
            kind,
            &document.yard.account,
            &document.yard.region,
        );
        move |_: MouseEvent| {
            if now != Some(kind) {
                put.emit(next.clone());
            }
            dom::focus(&button);
            open.set(false);
        }
    };
    let kinds: Vec<TargetKind> = found(&words).collect();
    let field = props.id("kind-words");
    html! {
        <div class="target__kinds">
            <p class="row">
                <strong>{ now.map_or("Not a target", TargetKind::label) }</strong>
                <button type="button" id={button.clone()} class="button" onclick={toggle} aria-expanded={open.to_string()}>{ "Change the kind" }</button>
            </p>
            if *open {
                <div class="field">
                    <label class="field__label" for={field.clone()}>{ "Search the kinds by name, service or action" }</label>
                    <input class="input" type="search" id={field} value={(*words).clone()} oninput={search} autocomplete="off" />
                </div>
                <p class="visually-hidden" role="status">{ format!("{} kinds", kinds.len()) }</p>
                <ul role="list" class="target__list">
                    { for kinds.into_iter().map(|kind| html! {
                        <li key={kind.label()}>
                            <button type="button" class="target__kind" onclick={choose(kind)} aria-pressed={(now == Some(kind)).to_string()}>
                                <span>{ kind.label() }</span>
                                <span class="quiet small mono">{ kind.target_type().service }</span>
                                if now == Some(kind) { <Icon shape={Shape::CircleCheck} size={14} /> }
                            </button>
                        </li>
                    }) }
                </ul>
            }
        </div>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_found_by_name_service_and_action() {
        assert_eq!(found("").count(), 29);
        let one = |words| found(words).collect::<Vec<_>>();
        assert_eq!(one("sqs"), [TargetKind::SqsQueue]);
        assert_eq!(one("runtask"), [TargetKind::EcsTask]);
        assert_eq!(one("redshift serverless"), [TargetKind::RedshiftServerless]);
        assert!(one("nothing like it").is_empty());
    }

    #[test]
    fn another_kind_keeps_what_does_not_depend_on_it() {
        let mut target = Target::new("t", "arn:aws:sqs:eu-west-1:111122223333:q");
        target.input = pipeline::InputChoice::Path("$.detail".to_owned());
        for kind in TargetKind::ALL {
            let next = as_kind(&target, kind, "111122223333", "eu-west-1");
            assert_eq!(next.kind(), Ok(kind));
            assert_eq!((&next.id, &next.input), (&target.id, &target.input));
            assert!(!next.arn.contains("us-east-1"), "{}", next.arn);
            assert_eq!(
                pipeline::api::check_put_targets(&pipeline::Yard::default(), &next, None),
                Ok(()),
                "{kind:?}"
            );
        }
    }
}
