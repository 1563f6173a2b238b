//! The built app comes up anywhere and keeps to itself.

use anyhow::{Result, ensure};
use tests::browser::with_page;
use tests::routes::ALL;

#[tokio::test]
async fn every_page_comes_up_without_an_error_or_a_foreign_request() -> Result<()> {
    with_page(async |page| {
        for route in ALL {
            page.goto(*route).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_policy_refuses_scripts_styles_and_requests_from_elsewhere() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        let refused = page
            .run(
                "const refused = [];
                document.addEventListener('securitypolicyviolation',
                    (event) => refused.push(event.effectiveDirective));
                const script = document.createElement('script');
                script.textContent = 'window.injected = true';
                document.body.append(script);
                const style = document.createElement('style');
                style.textContent = 'body { display: none }';
                document.body.append(style);
                const image = new Image();
                image.src = 'https://example.org/pixel.png';
                await fetch('https://example.org/').then(
                    () => refused.push('fetched'), () => {});
                const pause = () => new Promise((done) => setTimeout(done, 200));
                // The driver lifts the rule on eval for what it starts itself; a timer is the page's own.
                await pause();
                try { eval('window.injected = true') } catch {}
                await pause();
                if (window.injected) refused.push('injected');
                return refused.sort();",
            )
            .await?;
        ensure!(
            refused
                == serde_json::json!([
                    "connect-src",
                    "img-src",
                    "script-src",
                    "script-src-elem",
                    "style-src-elem"
                ]),
            "refused were {refused}"
        );
        let outside = page.take_outside();
        ensure!(outside.is_empty(), "{outside:?} went outside");
        let errors = page.take_console_errors().await?;
        ensure!(
            errors
                .iter()
                .all(|error| error.contains("Content Security Policy")),
            "{errors:?}"
        );
        // The refused attempts are in the record; the page's own requests were checked above.
        page.take_requests().await?;
        page.goto(ALL[1]).await?;
        page.reload(ALL[1].ready).await
    })
    .await
}

#[tokio::test]
async fn the_worker_answers_with_the_build_of_the_page() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        let answers = page
            .run(
                "const meta = (name) => document.querySelector(`meta[name=\"eventyard-${name}\"]`).content;
                const worker = new Worker(new URL(meta('worker'), document.baseURI));
                const said = [];
                await new Promise((done, fail) => {
                    worker.onerror = (event) => fail(event.message);
                    worker.onmessage = (event) => {
                        said.push(JSON.parse(event.data));
                        if (said.length === 5) done();
                    };
                    const ask = (id, request) => worker.postMessage(JSON.stringify({ id, request }));
                    const pattern = JSON.stringify({ source: [{ prefix: 'aws.' }] });
                    ask(1, { type: 'hello' });
                    ask(2, { type: 'no such thing' });
                    ask(3, { type: 'match', pattern, event: JSON.stringify({ source: 'aws.s3' }) });
                    ask(4, { type: 'match', pattern, event: JSON.stringify({ source: 'shop' }) });
                });
                worker.terminate();
                const answer = (id) => said.find((answer) => answer.id === id);
                return {
                    build: meta('build'),
                    ready: said.find((answer) => answer.ready).ready,
                    hello: answer(1).response,
                    unknown: typeof answer(2).error,
                    match: answer(3).response.result,
                    other: answer(4).response.result,
                };",
            )
            .await?;
        let build = &answers["build"];
        ensure!(
            build.as_str().is_some_and(|build| build.len() == 16),
            "the page's build is {build}"
        );
        ensure!(
            answers
                == serde_json::json!({
                    "build": build,
                    "ready": build,
                    "hello": { "type": "hello", "build": build },
                    "unknown": "string",
                    "match": "match",
                    "other": "no-match",
                }),
            "{answers}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_guard_notices_what_goes_outside() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        page.driver().goto("http://elsewhere.invalid/page").await?;
        let complaint = page.check_records().await.expect_err("a foreign request");
        ensure!(
            complaint.to_string().contains("elsewhere.invalid"),
            "{complaint:#}"
        );
        let outside = page.take_outside();
        ensure!(
            outside
                .iter()
                .any(|line| line.starts_with("GET http://elsewhere.invalid/page")),
            "{outside:?}"
        );
        // What was refused stands in the console as an error; it has been judged.
        page.take_console_errors().await?;
        page.take_requests().await?;
        page.goto(ALL[0]).await
    })
    .await
}
