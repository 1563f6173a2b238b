//! The terminal of the yard: commands of the AWS CLI are typed, and the yard does what they say.

use super::ask::{WORK_MS, use_asked};
use super::bring::asks;
use super::bring::form::put;
use crate::components::help::help;
use crate::platform::{dom, utf16};
use crate::store::yard::use_yard;
use commands::Commands;
use complete::{Tab, completed, tab};
use door::CompleteLine;
use interop::terminal::Completion;
use log::{Entry, Log, recall};
use run::{Run, use_runner};
use std::rc::Rc;
use yew::prelude::*;

pub mod commands;
pub mod complete;
pub mod log;
pub mod run;

const HEADING: &str = "terminal-heading";
/// The id of the line that is typed.
const LINE_ID: &str = "terminal-line";
/// The id of the end of the log.
const END_ID: &str = "terminal-end";
/// How long a line has to be the same before completions are asked for, in milliseconds.
const QUIET_MS: u32 = 60;
/// How many completions are shown.
const MOST_OFFERED: usize = 12;

const HELP: &[&str] = &[
    "Enter carries the line out in this yard alone; what it changes is one step of Undo. help lists the commands, aws events put-rule help the options of one.",
    "Tab completes commands, options and names of the yard. Escape puts the completions away, and Tab then leaves the line. Arrow up and down bring earlier lines back; Shift and Enter begin a new line.",
    "--query takes JMESPath. Texts for file:// are asked for.",
];

/// The view.
#[component]
pub fn TerminalView() -> Html {
    let yard = use_yard();
    let log = use_state(Log::left);
    let line = use_state(String::new);
    let cursor = use_state(|| 0);
    let files = use_state(Vec::new);
    let wanted = use_state(Vec::new);
    let recalled = use_state(|| None::<usize>);
    let is_put_away = use_state(|| false);
    let waits_for_tab = use_state(|| false);
    // Where the caret goes once the line is shown.
    let caret = use_mut_ref(|| None::<usize>);

    let document = yard.document();
    let is_typed = !line.trim().is_empty() && !*is_put_away;
    let asked = use_asked(
        is_typed.then(|| CompleteLine {
            yard: document.yard.clone(),
            line: (*line).clone(),
            cursor: *cursor,
        }),
        QUIET_MS,
        WORK_MS,
    );
    let offered = match asked.new_answer() {
        Some(Ok(offered)) => Some(offered.clone()),
        Some(Err(_)) => Some(Rc::default()),
        None => None,
    };

    let write = {
        let (line, cursor, caret) = (line.setter(), cursor.setter(), caret.clone());
        let (put_away, waits) = (is_put_away.setter(), waits_for_tab.setter());
        Callback::from(move |(text, at): (String, usize)| {
            *caret.borrow_mut() = Some(at);
            put_away.set(false);
            waits.set(false);
            cursor.set(at);
            line.set(text);
        })
    };
    use_effect_with(((*line).clone(), *cursor), {
        let caret = caret.clone();
        move |(line, _)| {
            if let Some(at) = caret.borrow_mut().take() {
                let at = utf16::from_byte(line, at);
                dom::select_range(LINE_ID, at, at);
            }
        }
    });
    use_effect_with(log.entries().len(), |entries| {
        if *entries > 0 {
            dom::scroll_into_view(END_ID);
        }
    });

    let run = {
        let (log, line, wanted, recalled) = (
            log.clone(),
            line.setter(),
            wanted.setter(),
            recalled.setter(),
        );
        use_runner(
            (*files).clone(),
            Callback::from(move |run: Run| match run {
                Run::Wanted(paths) => wanted.set(paths),
                Run::Done(entry) => {
                    log.set(log.with(entry));
                    line.set(String::new());
                    wanted.set(Vec::new());
                    recalled.set(None);
                }
            }),
        )
    };
    let submit = {
        let (run, line) = (run.clone(), line.clone());
        Callback::from(move |()| {
            if !line.trim().is_empty() {
                run.start(&line);
            }
        })
    };
    let take = {
        let (write, line) = (write.clone(), line.clone());
        Callback::from(move |one: Completion| write.emit(completed(&line, &one)))
    };
    // A Tab that came before the answer.
    {
        let (write, line) = (write.clone(), line.clone());
        use_effect_with(
            (offered.clone(), *waits_for_tab),
            move |(offered, waits)| {
                if let (Some(offered), true) = (offered, *waits)
                    && let Tab::Write(text, at) = tab(&line, offered)
                {
                    write.emit((text, at));
                }
            },
        );
    }
    let onkeydown = {
        let (write, line, offered, log) =
            (write.clone(), line.clone(), offered.clone(), log.clone());
        let (submit, recalled) = (submit.clone(), recalled.clone());
        let (put_away, waits) = (is_put_away.clone(), waits_for_tab.setter());
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            match event.key().as_str() {
                "Enter" if !event.shift_key() => submit.emit(()),
                "Tab" if !event.shift_key() && is_typed => match &offered {
                    None => waits.set(true),
                    Some(offered) => match tab(&line, offered) {
                        Tab::Write(text, at) => write.emit((text, at)),
                        Tab::Stay => {}
                        Tab::Leave => return,
                    },
                },
                "Escape" if !*put_away => put_away.set(true),
                key @ ("ArrowUp" | "ArrowDown") if !line.contains('\n') => {
                    let Some((at, text)) = recall(log.entries(), *recalled, key == "ArrowUp")
                    else {
                        return;
                    };
                    recalled.set(at);
                    let end = text.len();
                    write.emit((text, end));
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let oninput = {
        let (line, cursor) = (line.setter(), cursor.setter());
        let (put_away, waits, recalled) = (
            is_put_away.setter(),
            waits_for_tab.setter(),
            recalled.setter(),
        );
        Callback::from(move |event: InputEvent| {
            let text = dom::input_text(&event);
            let caret = dom::selected_range(LINE_ID).map(|(_, end)| utf16::to_byte(&text, end));
            cursor.set(caret.unwrap_or(text.len()));
            put_away.set(false);
            waits.set(false);
            recalled.set(None);
            line.set(text);
        })
    };
    let onput = {
        let files = files.clone();
        Callback::from(move |(path, text)| {
            let mut next = (*files).clone();
            put(&mut next, path, text);
            files.set(next);
        })
    };
    let onclear = {
        let log = log.clone();
        move |_: MouseEvent| {
            log.set(log.cleared());
            dom::focus(LINE_ID);
        }
    };
    let is_running = run.is_running();
    html! {
        <section class="doors stack" aria-labelledby={HEADING} data-ready={yard.is_restored().then_some("terminal")}>
            <h2 id={HEADING} tabindex="-1">{ "Terminal" }</h2>
            <div class="terminal">
                { lines(log.entries()) }
                <form class="terminal__form" onsubmit={submit.reform(|event: SubmitEvent| event.prevent_default())}>
                    <label class="terminal__prompt" for={LINE_ID}><span aria-hidden="true">{ "$" }</span><span class="visually-hidden">{ "Command" }</span></label>
                    <textarea class="terminal__line" id={LINE_ID} rows="2" value={(*line).clone()} {oninput} {onkeydown}
                        placeholder="aws events list-rules" spellcheck="false" autocapitalize="off" autocomplete="off"
                        aria-describedby="terminal-offers" enterkeyhint="send" />
                    <button type="submit" class="button" aria-disabled={is_running.to_string()}>{ "Run" }</button>
                </form>
            </div>
            <div id="terminal-offers">{ offers(offered.as_deref().map(Vec::as_slice).unwrap_or_default(), &take) }</div>
            if !wanted.is_empty() {
                <div class="stack" data-wanted="" role="group" aria-label="Files that the line names">
                    <p role="status">{ "Paste the text of each file, then press Run again." }</p>
                    { for wanted.iter().enumerate().map(|(at, path)| asks::file(&format!("terminal-file-{at}"), path, &files, &onput)) }
                </div>
            }
            <p class="row">
                <button type="button" class="button button--bare" onclick={onclear} aria-disabled={log.entries().is_empty().to_string()}>{ "Clear" }</button>
            </p>
            <Commands />
            { help(HELP) }
        </section>
    }
}

/// What was typed and what was answered.
pub fn lines(entries: &[Rc<Entry>]) -> Html {
    html! {
        <div class="terminal__log" role="log" aria-label="What was typed and answered" tabindex="0">
            if entries.is_empty() {
                <p class="terminal__hint">{ "Commands of the AWS CLI change this yard as they would change an account. Type help to see which there are." }</p>
            }
            { for entries.iter().map(|entry| html! {
                <div class={classes!("terminal__entry", entry.failed.then_some("terminal__entry--failed"))} key={entry.number}>
                    <p class="terminal__typed"><span aria-hidden="true">{ "$ " }</span>{ &entry.line }</p>
                    if !entry.output.is_empty() { <pre class="terminal__output">{ &entry.output }</pre> }
                </div>
            }) }
            <div id={END_ID}></div>
        </div>
    }
}

/// What may follow, as buttons.
fn offers(offered: &[Completion], take: &Callback<Completion>) -> Html {
    if offered.is_empty() {
        return Html::default();
    }
    let more = offered.len().saturating_sub(MOST_OFFERED);
    html! {
        <ul role="list" class="row terminal__offers" aria-label="What may follow">
            { for offered.iter().take(MOST_OFFERED).map(|one| {
                let (take, taken) = (take.clone(), one.clone());
                html! { <li><button type="button" class="button mono" onclick={move |_: MouseEvent| take.emit(taken.clone())}>{ &one.text }</button></li> }
            }) }
            if more > 0 { <li class="small quiet">{ format!("and {more} more") }</li> }
        </ul>
    }
}
