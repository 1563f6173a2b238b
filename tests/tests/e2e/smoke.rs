//! The built app comes up anywhere and keeps to itself.

use anyhow::{Result, ensure};
use door::{Answer, Hello};
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
                try { window.eval('window.injected = true') } catch {}
                await pause();
                if (window.injected) refused.push('injected');
                // The page and the host say the same policy, and each of the two may tell of a refusal.
                return [...new Set(refused)].sort();",
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
                .all(|error| error.contains("Content Security Policy") || error.contains("Content-Security-Policy")),
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
async fn both_workers_answer_with_the_build_of_the_page() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        for worker in ["bench", "workshop"] {
            let (hello, unknown) = (door::ask(7, &Hello), [1, 99]);
            let script = format!(
                "const meta = (name) => document.querySelector(`meta[name=\"eventyard-${{name}}\"]`).content;
                const worker = new Worker(new URL(meta('{worker}'), document.baseURI));
                const said = [];
                await new Promise((done, fail) => {{
                    worker.onerror = (event) => fail(event.message);
                    worker.onmessage = (event) => {{ if (said.push(Array.from(event.data)) === 2) done(); }};
                    worker.postMessage(new Uint8Array({hello:?}));
                    worker.postMessage(new Uint8Array({unknown:?}));
                }});
                worker.terminate();
                return {{ build: meta('build'), said }};"
            );
            let answers = page.run(&script).await?;
            let build: String = serde_json::from_value(answers["build"].clone())?;
            ensure!(build.len() == 16, "the page's build is {build}");
            let said: Vec<Vec<u8>> = serde_json::from_value(answers["said"].clone())?;
            let (head, said_build) = door::head::<Answer>(&said[0])?;
            ensure!(head == Answer::Given { id: 7 }, "{worker}: {said:?}");
            ensure!(door::read(said_build) == Ok(build), "{worker}: {said:?}");
            let (refused, _) = door::head::<Answer>(&said[1])?;
            ensure!(matches!(refused, Answer::Refused { id: None, .. }), "{worker}: {said:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_fails_in_the_console_is_noticed() -> Result<()> {
    with_page(async |page| {
        page.goto(ALL[0]).await?;
        page.run(
            "setTimeout(() => console.error('said on purpose'));
            setTimeout(() => { throw new Error('thrown on purpose'); });
            await new Promise((done) => setTimeout(done, 500));",
        )
        .await?;
        let errors = page.take_console_errors().await?;
        for wanted in ["said on purpose", "thrown on purpose"] {
            ensure!(
                errors.iter().any(|error| error.contains(wanted)),
                "{wanted} is not in {errors:?}"
            );
        }
        Ok(())
    })
    .await
}
