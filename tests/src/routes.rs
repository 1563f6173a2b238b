//! Every page of the app, for what is done with each of them.

/// A page.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// A short name for messages and files.
    pub name: &'static str,
    /// What follows the address of the app.
    pub path: &'static str,
    /// A selector that matches as soon as the page can be used.
    pub ready: &'static str,
}

/// Matches as soon as the yard can be used.
pub const YARD_READY: &str = r#"[data-ready="yard"]"#;

/// The first page.
pub const HOME: Route = Route {
    name: "home",
    path: "#/",
    ready: "main h1",
};

/// The yard.
pub const YARD: Route = Route {
    name: "yard",
    path: "#/yard",
    // With its editor, which comes a little later.
    ready: r#"[data-ready="yard"] code-editor"#,
};

/// The canvas of the yard.
pub const CANVAS: Route = Route {
    name: "yard-canvas",
    path: "#/yard/canvas",
    ready: r#"[data-ready="yard"] [data-ready="canvas"]"#,
};

/// The example yards.
pub const EXAMPLES: Route = Route {
    name: "yard-examples",
    path: "#/yard/examples",
    ready: r#"[data-ready="yard"] [data-ready="examples"]"#,
};

/// The catalogue of events.
pub const EVENTS: Route = Route {
    name: "yard-events",
    path: "#/yard/events",
    ready: r#"[data-ready="catalogue"]"#,
};

/// The yard's time.
pub const TIME: Route = Route {
    name: "yard-time",
    path: "#/yard/time",
    ready: r#"[data-ready="time"]"#,
};

/// What is wrong or risky in the yard.
pub const FINDINGS: Route = Route {
    name: "yard-findings",
    path: "#/yard/findings",
    ready: r#"[data-ready="findings"]"#,
};

/// The services and wires of the yard.
pub const SERVICES: Route = Route {
    name: "yard-services",
    path: "#/yard/services",
    ready: r#"[data-ready="services"]"#,
};

/// The form of a service that is not declared.
pub const NO_SERVICE: Route = Route {
    name: "yard-service-gone",
    path: "#/yard/services/functions/nobody",
    ready: r#"[data-ready="services"] [data-gone]"#,
};

/// The same in another account and Region.
pub const NO_SERVICE_THERE: Route = Route {
    name: "yard-service-there-gone",
    path: "#/yard/services/210987654321/eu-west-1/queues/nobody",
    ready: r#"[data-ready="services"] [data-gone]"#,
};

/// The way into the yard.
pub const BRING: Route = Route {
    name: "yard-in",
    path: "#/yard/in",
    ready: r#"[data-ready="yard"] [data-ready="in"]"#,
};

/// The way out of the yard.
pub const OUT: Route = Route {
    name: "yard-out",
    path: "#/yard/out",
    ready: r#"[data-ready="yard"] [data-ready="out"]"#,
};

/// The terminal of the yard.
pub const TERMINAL: Route = Route {
    name: "yard-terminal",
    path: "#/yard/terminal",
    ready: r#"[data-ready="yard"] [data-ready="terminal"]"#,
};

/// A schedule tried out.
pub const SCHEDULE: Route = Route {
    name: "yard-schedule",
    path: "#/yard/schedule",
    ready: r#"[data-ready="yard"] .schedule__builder"#,
};

/// All wiring exercises.
pub const EXERCISES: Route = Route {
    name: "exercises",
    path: "#/exercises",
    ready: r#"[data-ready="exercises"] .study__list"#,
};

/// An exercise that is not begun.
pub const EXERCISE: Route = Route {
    name: "exercise",
    path: "#/yard/exercise/basics-exact-match",
    ready: r#"[data-ready="exercise"]"#,
};

/// Exercises of the person's own.
pub const OWN: Route = Route {
    name: "exercises-own",
    path: "#/yard/own",
    ready: r#"[data-ready="own"]"#,
};

/// An exercise that is written.
pub const WRITE: Route = Route {
    name: "exercise-write",
    path: "#/yard/write",
    ready: r#"[data-ready="write"]"#,
};

/// A question with one answer.
pub const QUESTION: Route = Route {
    name: "question",
    path: "#/study/pattern-unsuccessful-builds",
    ready: r#"[data-ready="question"]"#,
};

/// A question with several answers.
pub const MULTIPLE: Route = Route {
    name: "multiple",
    path: "#/study/close-open-ssh-everywhere",
    ready: r#"[data-ready="question"]"#,
};

/// All questions.
pub const STUDY: Route = Route {
    name: "study",
    path: "#/study",
    ready: r#"[data-ready="study"]"#,
};

/// A question with one answer that has a twin.
pub const TWIN: Route = Route {
    name: "question",
    path: "#/study/lambda-shift-canary",
    ready: r#"[data-ready="question"]"#,
};

/// Review.
pub const REVIEW: Route = Route {
    name: "review",
    path: "#/review",
    ready: r#"[data-ready="review"]"#,
};

/// The drill of who has to allow a target.
pub const DRILL: Route = Route {
    name: "review-drill",
    path: "#/review/drill",
    ready: r#"[data-ready="target"]"#,
};

/// The cards of a task.
pub const TASK_CARDS: Route = Route {
    name: "review-task-cards",
    path: "#/review/cards/4.3",
    ready: r#"[data-ready="task-cards"]"#,
};

/// A person's own questions.
pub const PACKS: Route = Route {
    name: "packs",
    path: "#/packs",
    ready: r#"[data-ready="packs"]"#,
};

/// Choosing a mock exam.
pub const EXAM: Route = Route {
    name: "exam",
    path: "#/exam",
    ready: r#"[data-ready="exam"]"#,
};

/// All parts of the guide.
pub const GUIDE: Route = Route {
    name: "guide",
    path: "#/guide",
    ready: r#"[data-ready="guide"]"#,
};

/// The pattern language by example.
pub const GUIDE_PATTERNS: Route = Route {
    name: "guide-patterns",
    path: "#/guide/patterns",
    ready: r#"[data-ready="guide"]"#,
};

/// The guide's targets, at one of them.
pub const GUIDE_TARGET: Route = Route {
    name: "guide-target",
    path: "#/guide/targets/sqs-queue",
    ready: r#"[data-ready="guide"] #place-sqs-queue"#,
};

/// The guide's schedules.
pub const GUIDE_SCHEDULES: Route = Route {
    name: "guide-schedules",
    path: "#/guide/schedules",
    ready: r#"[data-ready="guide"]"#,
};

/// The guide's names of steps, codes and findings.
pub const GUIDE_TRACE: Route = Route {
    name: "guide-trace",
    path: "#/guide/trace",
    ready: r#"[data-ready="guide"]"#,
};

/// The guide's limits.
pub const GUIDE_LIMITS: Route = Route {
    name: "guide-limits",
    path: "#/guide/limits",
    ready: r#"[data-ready="guide"]"#,
};

/// The guide's facts about the exam.
pub const GUIDE_EXAM: Route = Route {
    name: "guide-exam",
    path: "#/guide/exam",
    ready: r#"[data-ready="guide"]"#,
};

/// How ready one is.
pub const PROGRESS: Route = Route {
    name: "progress",
    path: "#/progress",
    ready: r#"[data-ready="progress"]"#,
};

/// The figures of the bank.
pub const QUALITY: Route = Route {
    name: "quality",
    path: "#/quality",
    ready: r#"[data-ready="quality"]"#,
};

/// The settings with a person's data, whose code comes a little later.
pub const SETTINGS: Route = Route {
    name: "settings",
    path: "#/settings",
    ready: r#"[data-ready="your-data"]"#,
};

/// Every page.
pub const ALL: &[Route] = &[
    HOME,
    YARD,
    EVENTS,
    TIME,
    SCHEDULE,
    FINDINGS,
    SERVICES,
    NO_SERVICE,
    NO_SERVICE_THERE,
    CANVAS,
    EXAMPLES,
    EXERCISES,
    EXERCISE,
    OWN,
    WRITE,
    BRING,
    OUT,
    TERMINAL,
    STUDY,
    QUESTION,
    TWIN,
    REVIEW,
    DRILL,
    PACKS,
    EXAM,
    PROGRESS,
    GUIDE,
    GUIDE_PATTERNS,
    GUIDE_TARGET,
    GUIDE_SCHEDULES,
    GUIDE_TRACE,
    GUIDE_LIMITS,
    GUIDE_EXAM,
    SETTINGS,
    Route {
        name: "not-found",
        path: "#/no/such/page",
        ready: "main h1",
    },
];
