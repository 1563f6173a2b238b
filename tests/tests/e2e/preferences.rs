//! What a person's system prefers: less motion, more contrast, colours of its own, larger text.

use anyhow::{Result, ensure};
use tests::browser::{Scheme, with_page};
use tests::canvas;
use tests::routes::ALL;
use tests::states::State;

/// States with every kind of colour: verdicts, marks, chips, tracks, tables, options, notices.
const COLOURFUL: &[State] = &[State::Sent, State::Matrix, State::Broken, State::Wrong];

/// How many things move now, for longer than a frame.
const MOVING: &str = "return document.getAnimations().filter((each) => each.playState === 'running' && each.effect.getComputedTiming().duration > 20).length
    + document.querySelectorAll('animateMotion, animate').length;";

#[tokio::test]
async fn nothing_moves_where_less_motion_is_preferred() -> Result<()> {
    with_page(async |page| {
        for (value, moves) in [("no-preference", true), ("reduce", false)] {
            page.prefer(Scheme::Light, &[("prefers-reduced-motion", value)])
                .await?;
            canvas::open(page, &canvas::failing()).await?;
            page.run(&format!(
                "window.most = 0;
                const count = () => {{ {MOVING} }};
                const look = () => {{ window.most = Math.max(window.most, count()); setTimeout(look, 20); }};
                look();"
            ))
            .await?;
            page.click_text(".canvas button", "Send").await?;
            page.find(r#"[data-name="closed"] .tracks__station--red"#).await?;
            let most = page.run("return window.most;").await?;
            ensure!((most.as_u64() > Some(0)) == moves, "{value}: {most} things move");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn more_contrast_is_seven_to_one() -> Result<()> {
    for state in COLOURFUL {
        with_page(async |page| {
            let mut found = Vec::new();
            state.enter(page).await?;
            for scheme in Scheme::ALL {
                page.prefer(
                    scheme,
                    &[
                        ("prefers-contrast", "more"),
                        ("prefers-reduced-motion", "reduce"),
                    ],
                )
                .await?;
                let place = format!("{}, {}", state.name(), scheme.name());
                let weak = page.weak_contrasts().await?;
                found.extend(weak.into_iter().map(|each| format!("{place}: {each}")));
            }
            ensure!(found.is_empty(), "{}", found.join("\n"));
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn with_the_systems_colours_all_is_drawn_with_them() -> Result<()> {
    with_page(async |page| {
        State::Sent.enter(page).await?;
        page.prefer(Scheme::Dark, &[("forced-colors", "active")]).await?;
        // A browser does not force the colours of drawings; those of the page's names are the system's.
        let drawn = page
            .run(
                "const probe = document.createElement('p');
                document.body.append(probe);
                const system = new Set(['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'GrayText', 'ButtonText', 'ButtonFace', 'HighlightText'].map((name) => {
                    probe.style.color = name; return getComputedStyle(probe).color; }));
                probe.remove();
                const odd = new Set();
                for (const each of document.querySelectorAll('main svg, main svg *')) {
                    for (const name of ['fill', 'stroke']) {
                        const colour = getComputedStyle(each)[name];
                        if (colour.startsWith('rgb') && !colour.endsWith(', 0)') && !system.has(colour)) odd.add(`${each.getAttribute('class')} ${name} ${colour}`);
                    }
                }
                return [...odd];",
            )
            .await?;
        ensure!(drawn == serde_json::json!([]), "other colours: {drawn}");
        // What has the focus, and what is chosen, has a line around it.
        let lines = page
            .run(
                "const line = (it) => { const { outlineStyle, outlineWidth } = getComputedStyle(it); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2; };
                const bare = [...document.querySelectorAll('[aria-current=page], [aria-current=true], [aria-pressed=true]')].filter((it) => it.checkVisibility() && !line(it));
                return bare.map((it) => it.textContent);",
            )
            .await?;
        ensure!(lines == serde_json::json!([]), "chosen without a line: {lines}");
        for _ in 0..15 {
            page.press(tests::browser::key(thirtyfour::Key::Tab)).await?;
            let has_line = page
                .run(
                    "const it = document.activeElement;
                    if (it === document.body || it.shadowRoot) return true;
                    const { outlineStyle, outlineWidth } = getComputedStyle(it);
                    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? true : it.outerHTML.slice(0, 200);",
                )
                .await?;
            ensure!(has_line == true, "the focus is not seen: {has_line}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn text_of_twice_the_size_fits_every_page() -> Result<()> {
    with_page(async |page| {
        let mut found = Vec::new();
        for route in ALL {
            page.emulate(1280, 800, Scheme::Light).await?;
            page.goto(*route).await?;
            let wrong = page
                .run(
                    "document.documentElement.style.fontSize = '200%';
                    for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
                    const wrong = [];
                    const wide = document.documentElement.scrollWidth - innerWidth;
                    if (wide > 0) wrong.push(`${wide} px too wide`);
                    for (const it of document.querySelectorAll('main :is(button, a, label, h1, h2, h3, p, .chip), header :is(a, button)')) {
                        if (!it.checkVisibility() || it.closest('.visually-hidden')) continue;
                        const { overflowX, overflowY, textOverflow } = getComputedStyle(it);
                        const cut = (overflowX === 'hidden' && it.scrollWidth > it.clientWidth + 1 && textOverflow !== 'ellipsis')
                            || (overflowY === 'hidden' && it.scrollHeight > it.clientHeight + 1 && getComputedStyle(it).webkitLineClamp === 'none');
                        if (cut && !it.matches('.visually-hidden')) wrong.push(`${it.tagName} ${it.className} ${it.textContent.slice(0, 40)} is cut`);
                    }
                    return wrong;",
                )
                .await?;
            for each in wrong.as_array().into_iter().flatten() {
                found.push(format!("{}: {each}", route.name));
            }
        }
        ensure!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    })
    .await
}
