//! Mock exams in the app: the way into each of their states.

use anyhow::{Context, Result};
use quiz::Index;
use quiz::exam::{Code, Kind, Paper, draw};

use crate::browser::Page;
use crate::routes::{EXAM, Route};

/// Matches as soon as a question of a running exam is here.
pub const QUESTION: &str = r#"[data-ready="exam-question"]"#;

/// Matches as soon as the review screen is here.
pub const REVIEW: &str = r#"[data-ready="exam-review"]"#;

/// Matches as soon as a result is here.
pub const RESULT: &str = r#"[data-ready="exam-result"]"#;

/// The index of the bank of this repository.
pub fn index() -> Index {
    let (bank, _) = quiz::author::load(&crate::root());
    Index::of(&bank, Vec::new())
}

/// The paper of this kind and seed, drawn here and not in the app.
///
/// # Errors
/// Where the bank has too few questions.
pub fn paper(kind: Kind, seed: u64) -> Result<Paper> {
    let index = index();
    let code = Code::new(kind, "DOP-C02", seed, &index);
    draw(&index, &code).map_err(|error| anyhow::anyhow!("{error}"))
}

/// Gives pages that are opened from here on an index with so few questions of each domain; the number
/// of all that are left.
///
/// # Errors
/// Where there is no built app, or the browser does not answer.
pub async fn have_few(page: &Page, each: usize) -> Result<Index> {
    let dist = std::env::var_os("EVENTYARD_DIST").context("EVENTYARD_DIST is not set")?;
    let mut files = std::fs::read_dir(dist)?.filter_map(Result::ok);
    let file = files
        .find(|file| file.file_name().to_string_lossy().starts_with("bank-"))
        .context("no bank in the built app")?;
    let mut index = quiz::unpack_index(&std::fs::read(file.path())?)
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    let mut kept = [0; 7];
    index.questions.retain(|question| {
        let count = &mut kept[usize::from(question.domain)];
        *count += 1;
        *count <= each
    });
    let bytes = serde_json::to_string(&quiz::pack_index(&index))?;
    let source = format!(
        "const asked = window.fetch;
        window.fetch = (file, ...rest) => String(file.url ?? file).includes('bank-')
            ? Promise.resolve(new Response(new Uint8Array({bytes})))
            : asked.call(window, file, ...rest);"
    );
    page.before_each_page(&source).await?;
    Ok(index)
}

/// Opens the link to a paper.
///
/// # Errors
/// Where the page does not come up.
pub async fn open_link(page: &Page, code: &str) -> Result<()> {
    let url = format!("{}#/exam/paper/{code}", page.url());
    page.driver().goto(url).await?;
    page.find(EXAM.ready).await.map(|_| ())
}

/// Opens a paper of ten questions and starts it.
///
/// # Errors
/// Where the first question does not come up.
pub async fn start_ten(page: &Page) -> Result<()> {
    open_link(page, &paper(Kind::Ten, 7)?.code.to_string()).await?;
    start(page).await
}

/// Starts the paper that is chosen, once its questions are here.
///
/// # Errors
/// Where the first question does not come up.
pub async fn start(page: &Page) -> Result<()> {
    page.click(r#"#exam-start[aria-disabled="false"]"#).await?;
    page.find(QUESTION).await.map(|_| ())
}

/// Answers some of the ten, marks one, rates one, and opens the review screen.
///
/// # Errors
/// Where a step cannot be taken.
pub async fn answer_some(page: &Page) -> Result<()> {
    page.press("1").await?;
    page.click_text(".exam__sure label", "Confident").await?;
    page.click("#page-heading").await?;
    page.press("nm2n1nn1n2n3nr").await?;
    page.find(REVIEW).await?;
    // However fast the keys come, none is taken for another question's.
    let answered = |text: &str| text.contains("6 of 10 answered, 1 marked");
    page.wait_for_text(".exam__count", answered)
        .await
        .map(|_| ())
}

/// Hands the exam in from the review screen.
///
/// # Errors
/// Where no result comes up.
pub async fn hand_in(page: &Page) -> Result<()> {
    page.click_text(".exam button", "Hand in …").await?;
    page.click_text("dialog[open] button", "Hand in").await?;
    page.find(RESULT).await.map(|_| ())
}

/// Gives the page a clock that can be put forward and back by `shift` milliseconds.
///
/// # Errors
/// Where the page does not answer.
pub async fn own_clock(page: &Page) -> Result<()> {
    page.run("window.shift = 0; const real = window.Date.now.bind(window.Date); window.Date.now = () => real() + window.shift;")
        .await
        .map(|_| ())
}

/// Puts that clock forward, or back where the minutes are negative.
///
/// # Errors
/// Where the page does not answer.
pub async fn shift(page: &Page, minutes: i64) -> Result<()> {
    page.run(&format!("window.shift += {minutes} * 60000;"))
        .await
        .map(|_| ())
}

/// The time that the clock of the exam shows, in seconds.
///
/// # Errors
/// Where it shows no time.
pub async fn left(page: &Page) -> Result<i64> {
    let text = page.text(".exam__clock").await?;
    let parts = text.split(':').map(str::parse::<i64>);
    let mut seconds = 0;
    for part in parts {
        seconds = seconds * 60 + part.with_context(|| format!("no time: {text}"))?;
    }
    Ok(seconds)
}

/// The page of all results.
pub const HISTORY: Route = Route {
    name: "exam-history",
    path: "#/exam/history",
    ready: r#"[data-ready="exam-history"]"#,
};

/// A state of a mock exam.
#[derive(Debug, Clone, Copy)]
pub enum ExamState {
    /// A question, answered and marked, with an option struck out.
    Question,
    /// The review screen.
    Review,
    /// The dialog in which an exam is handed in.
    Submit,
    /// The dialog in which it is given more time.
    MoreTime,
    /// The clock is stopped.
    Paused,
    /// The result, with a question opened.
    Result,
    /// The results of two exams.
    History,
}

impl ExamState {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Question,
        Self::Review,
        Self::Submit,
        Self::MoreTime,
        Self::Paused,
        Self::Result,
        Self::History,
    ];

    /// A short name for messages and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "exam-question",
            Self::Review => "exam-review",
            Self::Submit => "exam-submit",
            Self::MoreTime => "exam-more-time",
            Self::Paused => "exam-paused",
            Self::Result => "exam-result",
            Self::History => "exam-history",
        }
    }

    /// Brings a fresh browser into the state, as a person would.
    ///
    /// # Errors
    /// Where a step cannot be taken.
    pub async fn enter(self, page: &Page) -> Result<()> {
        start_ten(page).await?;
        match self {
            Self::Question => {
                page.press("2m").await?;
                page.click(".option__strike").await?;
                page.find(".option--struck").await.map(|_| ())
            }
            Self::Review => answer_some(page).await,
            Self::Submit => {
                answer_some(page).await?;
                page.click_text(".exam button", "Hand in …").await?;
                page.find("dialog[open]").await.map(|_| ())
            }
            Self::MoreTime => {
                page.click_text(".exam__bar button", "More time").await?;
                page.find("dialog[open]").await.map(|_| ())
            }
            Self::Paused => {
                page.click_text(".exam__bar button", "Pause").await?;
                page.find(r#"[data-ready="exam-paused"]"#).await.map(|_| ())
            }
            Self::Result => {
                answer_some(page).await?;
                hand_in(page).await?;
                page.click(".exam__opener").await?;
                page.find(".exam__explained .option__why").await.map(|_| ())
            }
            Self::History => {
                answer_some(page).await?;
                hand_in(page).await?;
                start_ten(page).await?;
                page.press("r").await?;
                page.find(REVIEW).await?;
                hand_in(page).await?;
                page.click_text("a.button", "Past exams").await?;
                page.find(HISTORY.ready).await.map(|_| ())
            }
        }
    }
}
