//! A person's own questions: opened, answered, kept, removed and brought back; and what is refused.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tests::browser::{Page, with_page};
use tests::own_events::TestFile;
use tests::own_questions::{INPUT, question, zip};
use tests::routes::PACKS;

/// Gives the page a file, which is there until the answer is dropped.
async fn give(page: &Page, name: &str, content: &[u8]) -> Result<TestFile> {
    let file = TestFile::new(name, content)?;
    file.give_to(page, INPUT).await?;
    Ok(file)
}

/// A question about event patterns whose key the engine does not confirm.
fn wrong_key(id: &str) -> String {
    let run = "[[run]]\nkind = \"pattern\"\ntitle = \"An event\"\nexpect = \"match\"\nevent = '{\"source\": \"shop\"}'\n+++\n\nA small";
    let mut text = question(id).replace("+++\n\nA small", run);
    for color in ["blue", "green", "red", "grey"] {
        let line = format!("A {color} rule with one target\n");
        let code = format!("{line}\n  ```json\n  {{ \"source\": [\"{color}\"] }}\n  ```\n\n");
        text = text.replace(&line, &code);
    }
    text
}

#[tokio::test]
async fn a_pack_is_opened_answered_kept_removed_and_brought_back() -> Result<()> {
    with_page(async |page| {
        page.goto(PACKS).await?;
        let pack = zip(&[
            ("zoo/one.md", question("one")),
            ("zoo/two.md", question("two")),
            (
                "zoo/three.md",
                question("three").replace("difficulty = 1", "difficulty = 7"),
            ),
            ("zoo/four.md", wrong_key("four")),
            ("zoo/run.html", "<script>alert(1)</script>".to_owned()),
        ])?;
        let _file = give(page, "zoo.zip", &pack).await?;
        page.wait_for_text("[data-pack=zoo] p", |text| text.contains("2 questions"))
            .await?;
        page.click("[data-pack=zoo] summary").await?;
        let findings = page.text("[data-pack=zoo] details").await?;
        ensure!(findings.contains("zoo/three.md:7"), "{findings}");
        ensure!(
            findings.contains("`difficulty` must be a whole number from 1 to 3"),
            "{findings}"
        );
        ensure!(
            findings.contains("its pattern does not match the event \"An event\""),
            "{findings}"
        );

        page.click(r#"[data-pack=zoo] a[href$="/one"]"#).await?;
        page.find(r#"[data-ready="question"]"#).await?;
        page.click(r#"[data-option="1"] input"#).await?;
        page.click_text("button", "Check").await?;
        page.wait_for_text("#verdict", |text| text.contains("Right."))
            .await?;
        page.click_text("a", "All questions").await?;
        page.find_text("[data-pack=zoo] .chip--green", "Right")
            .await?;
        page.written().await?;
        page.reload(PACKS.ready).await?;
        page.find_text("[data-pack=zoo] .chip--green", "Right")
            .await?;

        page.click_text("button", "Remove zoo.zip").await?;
        page.wait_for_text("[role=status] .notice", |text| text.contains("was removed"))
            .await?;
        ensure!(page.find_all("[data-pack]").await?.is_empty());
        page.click_text("button", "Undo").await?;
        page.find_text("[data-pack=zoo] .chip--green", "Right")
            .await?;
        page.click_text("button", "Remove zoo.zip").await?;
        page.wait_for_text("[role=status] .notice", |text| text.contains("was removed"))
            .await?;
        page.written().await?;
        page.reload(PACKS.ready).await?;
        ensure!(page.find_all("[data-pack]").await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn hostile_packs_are_refused_within_two_seconds() -> Result<()> {
    with_page(async |page| {
        page.goto(PACKS).await?;
        let script = question("script")
            .replace("every morning", "<script>alert(1)</script>")
            .replace("each morning", "<script>alert(1)</script>");
        let bomb = zip(&[("bomb.md", "a".repeat(50 * 1024 * 1024))])?;
        let nested = format!("{}{}", question("nested"), "- ".repeat(30_000));
        let cases: [(&str, Vec<u8>, &str); 6] = [
            (
                "script.md",
                script.into_bytes(),
                "HTML is not possible here",
            ),
            ("bomb.zip", bomb, "more than 65536 bytes"),
            ("huge.md", vec![b'a'; 50 * 1024 * 1024], "more than 2 MB"),
            ("nested.md", nested.into_bytes(), "nested too deep"),
            (
                "page.html",
                b"<script>alert(1)</script>".to_vec(),
                "ends with .md",
            ),
            ("cut.zip", b"PK\x03\x04\x14\x00".to_vec(), "damaged"),
        ];
        for (name, content, why) in cases {
            let start = Instant::now();
            let _file = give(page, name, &content).await?;
            page.wait_for_text(".notice--red", |text| {
                text.contains(&format!("“{name}” was not opened.")) && text.contains(why)
            })
            .await?;
            ensure!(
                start.elapsed() < Duration::from_secs(2),
                "{name}: {:?}",
                start.elapsed()
            );
        }
        ensure!(page.find_all("[data-pack]").await?.is_empty());
        Ok(())
    })
    .await
}
