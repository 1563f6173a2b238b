//! Form, expression, sentence and runs, each of which follows the others.

use super::answer::Asked;
use super::clock::Clock;
use super::expression::Expression;
use super::form::Form;
use super::runs::Runs;
use super::words::Words;
use yew::prelude::*;

/// What [`Builder`] takes.
#[derive(PartialEq, Properties)]
pub struct BuilderProps {
    /// What the ids begin with.
    pub id: AttrValue,
    /// The expression and what it is for.
    pub asked: Asked,
    /// The person's clock.
    pub local: Clock,
    /// Takes the text as it is typed or chosen.
    pub ontext: Callback<String>,
    /// Takes the text after a fix.
    pub onfix: Callback<String>,
}

/// The schedule in words and as text, and when it runs.
#[component]
pub fn Builder(props: &BuilderProps) -> Html {
    let asked = &props.asked;
    // What the form showed last: it stays while the text is on its way from valid to valid.
    let kept = use_mut_ref(Form::default);
    let update = use_force_update();
    let answer = use_memo(asked.clone(), Asked::answer);
    let (api, valid) = (asked.place.api(), answer.refusal.is_none());
    let form = kept
        .borrow()
        .beside(&asked.text, api, valid, answer.choices.as_ref());
    kept.replace(form.clone());
    let onform = {
        let (text, ontext) = (asked.text.clone(), props.ontext.clone());
        Callback::from(move |mut form: Form| {
            let made = form.expression(api);
            form.since.clone_from(&text);
            kept.replace(form);
            match made.filter(|made| *made != text) {
                Some(made) => ontext.emit(made),
                None => update.force_update(),
            }
        })
    };
    let clock = asked.place.clock();
    html! {
        <div class="schedule__builder">
            <div class="stack">
                <Words id={props.id.clone()} {form} {api} zone={clock.name.clone()} {valid} {onform} />
                <Expression id={props.id.clone()} asked={asked.clone()} answer={(*answer).clone()}
                    ontext={props.ontext.clone()} onfix={props.onfix.clone()} />
            </div>
            <div class="stack">
                <p class="schedule__sentence" role="status">
                    {
                        match &answer.sentence {
                            Some(sentence) => format!("{sentence}."),
                            None => "No sentence yet: the expression is not valid.".to_owned(),
                        }
                    }
                </p>
                <Runs {clock} local={props.local.clone()} after={asked.after} runs={answer.runs.clone()} {valid} />
            </div>
        </div>
    }
}
