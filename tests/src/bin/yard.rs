//! Prints how long it takes from a keystroke to its verdict and to the whole matrix, in a yard with
//! many rules and events, beside the time that the worker alone needs.

use anyhow::{Context, Result, bail};
use door::{Bench, Check, Matrix};
use pipeline::{DEFAULT_EVENT_BUS, Rule, RuleState, Yard};
use serde_json::{Value, json};
use tests::browser::{Page, open};
use tests::routes::YARD;
use tests::stored;

/// How many rules and events the yard has.
const RULES: usize = 100;
const EVENTS: usize = 200;
/// A frame of the screen, in milliseconds.
const FRAME: f64 = 16.0;
/// How many keys are pressed; the middle time counts.
const KEYS: usize = 40;

#[tokio::main]
async fn main() -> Result<()> {
    let page = open().await?;
    page.goto(YARD).await?;
    stored::put(&page, &shelf()).await?;
    page.reload(YARD.ready).await?;
    page.wait_for_text(".own", |text| text.contains("200 events"))
        .await?;
    let (verdicts, matrices) = type_keys(&page).await?;
    println!("{RULES} rules, {EVENTS} events, {KEYS} keystrokes in a pattern, milliseconds:");
    tell("keystroke to verdict and why", verdicts)?;
    tell("keystroke to the whole matrix", matrices)?;
    let alone = alone(&page).await?;
    tell("verdict and why, worker alone", alone.0)?;
    tell("matrix after a change of one rule, worker alone", alone.1)?;
    tell("matrix from nothing, worker alone", alone.2)?;
    page.close().await
}

fn tell(what: &str, mut times: Vec<f64>) -> Result<()> {
    let first = times.first().copied();
    times.sort_by(f64::total_cmp);
    let (Some(first), Some(middle), Some(last)) = (first, times.get(times.len() / 2), times.last())
    else {
        bail!("{what}: nothing was measured");
    };
    let long = times.iter().filter(|time| **time > FRAME).count();
    println!(
        "  {what:<48} first {first:>6.1}   middle {middle:>6.1}   longest {last:>6.1}   over {FRAME} ms: {long} of {}",
        times.len()
    );
    Ok(())
}

fn pattern(at: usize) -> String {
    let samples = pipeline::catalogue();
    let sample = &samples[at % samples.len()];
    if at == 0 {
        return r#"{"source": ["aws.codebuild"]}"#.to_owned();
    }
    format!(
        r#"{{"source": [{{"prefix": "{}"}}], "detail-type": ["{}", "n{at}"], "detail": {{"state": [{{"exists": true}}, {{"exists": false}}]}}}}"#,
        sample.source, sample.detail_type
    )
}

fn yard() -> Yard {
    let rule = |at: usize| Rule {
        name: format!("rule-{at}"),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some(pattern(at)),
        state: RuleState::Enabled,
        ..Rule::default()
    };
    Yard {
        rules: (0..RULES).map(rule).collect(),
        ..Yard::default()
    }
}

fn texts() -> Vec<String> {
    let samples = pipeline::catalogue().iter().cycle();
    let text = |(at, sample): (usize, &pipeline::Sample)| {
        sample
            .text
            .replacen("123456789012", &format!("{at:012}"), 1)
    };
    samples.take(EVENTS).enumerate().map(text).collect()
}

/// All yards as the app stores them.
fn shelf() -> Value {
    let event = |(at, text): (usize, String)| json!({ "name": format!("event {at}"), "sample": "", "text": text, "edited": true, "expects": {} });
    let events: Vec<Value> = texts().into_iter().enumerate().map(event).collect();
    let document =
        json!({ "id": 0, "name": "Many", "yard": yard(), "events": events, "event": 2, "rule": 0 });
    json!({ "yards": [document], "open": 0 })
}

/// Types and takes back a letter within the pattern's only value, so that each key changes both
/// the verdict and the matrix.
async fn type_keys(page: &Page) -> Result<(Vec<f64>, Vec<f64>)> {
    page.run(
        "window.times = { verdict: [], matrix: [] };
        let pressed = 0;
        addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
        const watch = (selector, list) => {
            let text = document.querySelector(selector).textContent;
            new MutationObserver(() => {
                const now = document.querySelector(selector)?.textContent;
                if (pressed && now && now !== text) { text = now; list.push(performance.now() - pressed); }
            }).observe(document.querySelector('.yard'), { childList: true, subtree: true, characterData: true });
        };
        watch('.why', times.verdict);
        watch('.own', times.matrix);",
    )
    .await?;
    let editor = "#rule-0-pattern";
    page.caret(editor, r#"{"source": ["aws.codebuild"#.len())
        .await?;
    for key in 0..KEYS {
        let before = page.run("return times.matrix.length;").await?;
        page.press(if key % 2 == 0 { "x" } else { "\u{e003}" })
            .await?;
        for _ in 0..200 {
            if page.run("return times.matrix.length;").await? != before {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }
    let times = page.run("return times;").await?;
    Ok((numbers(&times["verdict"])?, numbers(&times["matrix"])?))
}

fn numbers(value: &Value) -> Result<Vec<f64>> {
    let numbers = value.as_array().context("no list of times")?;
    numbers
        .iter()
        .map(|number| number.as_f64().context("not a time"))
        .collect()
}

/// The same questions put to a worker directly.
async fn alone(page: &Page) -> Result<(Vec<f64>, Vec<f64>, Vec<f64>)> {
    let texts = texts();
    let bench = Bench {
        yard: (&yard()).into(),
        event: texts[2].clone(),
        rule: 0,
    };
    let matrix = |number, first: String, texts: Vec<(usize, String)>| {
        let mut patterns: Vec<String> = (0..RULES).map(pattern).collect();
        patterns[0] = first;
        let asked = Matrix {
            patterns,
            number,
            since: None,
            count: EVENTS,
            texts,
        };
        door::ask(1, &asked)
    };
    let all: Vec<(usize, String)> = texts.into_iter().enumerate().collect();
    let script = format!(
        "const name = document.querySelector('meta[name=\"eventyard-bench\"]').content;
        const worker = new Worker(new URL(name, document.baseURI));
        const ask = (bytes) => new Promise((done) => {{
            const start = performance.now();
            worker.onmessage = () => done(performance.now() - start);
            worker.postMessage(new Uint8Array(bytes));
        }});
        const many = async (calls) => {{ const times = []; for (let n = 0; n < 20; n++) times.push(await ask(calls[n % calls.length])); return times; }};
        await ask({check:?});
        const check = await many([{check:?}]);
        const first = await many([{first:?}, {second:?}]);
        const change = await many([{one:?}, {two:?}]);
        worker.terminate();
        return {{ check, change, first }};",
        check = door::ask(1, &Check(bench)),
        first = matrix(1, pattern(0), all.clone()),
        second = matrix(2, pattern(0), all),
        one = matrix(2, r#"{"source": ["a"]}"#.to_owned(), Vec::new()),
        two = matrix(2, r#"{"source": ["b"]}"#.to_owned(), Vec::new()),
    );
    let times = page.run(&script).await?;
    Ok((
        numbers(&times["check"])?,
        numbers(&times["change"])?,
        numbers(&times["first"])?,
    ))
}
