//! The app's addresses. They live behind `#`, so that any static host and any sub-path will do.

use yew_router::prelude::*;

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq, Routable)]
pub enum Route {
    /// What this is, and the next step.
    #[at("/")]
    Home,
    /// The yard: events, rules, targets.
    #[at("/yard")]
    Yard,
    /// The yard: all rules against all events.
    #[at("/yard/matrix")]
    YardMatrix,
    /// The yard: the catalogue of events.
    #[at("/yard/events")]
    YardEvents,
    /// The yard: its clock, what has happened, what was counted.
    #[at("/yard/time")]
    YardTime,
    /// The yard: a schedule tried out.
    #[at("/yard/schedule")]
    YardSchedule,
    /// The yard: the map to wire and watch.
    #[at("/yard/canvas")]
    YardCanvas,
    /// The yard: services and wires that a person declares.
    #[at("/yard/services")]
    YardServices,
    /// The yard: the form of a service or wire where the person works.
    #[at("/yard/services/:list/:name")]
    YardService {
        /// The list in which it stands.
        list: String,
        /// Its name, as `pages::yard::declared` writes it.
        name: String,
    },
    /// The yard: the form of a service or wire in another account or Region.
    #[at("/yard/services/:account/:region/:list/:name")]
    YardServiceThere {
        /// The account.
        account: String,
        /// The Region.
        region: String,
        /// The list in which it stands.
        list: String,
        /// Its name, as `pages::yard::declared` writes it.
        name: String,
    },
    /// The yard: what in it is wrong or risky.
    #[at("/yard/findings")]
    YardFindings,
    /// The yard: an exercise, before it is begun.
    #[at("/yard/exercise/:id")]
    YardExercise {
        /// The id of the exercise.
        id: String,
    },
    /// The yard: exercises of the person's own, and files of exercises.
    #[at("/yard/own")]
    YardOwn,
    /// The yard: an exercise is written whose solution is the open yard.
    #[at("/yard/write")]
    YardWrite,
    /// The yard: example yards to open.
    #[at("/yard/examples")]
    YardExamples,
    /// All wiring exercises.
    #[at("/exercises")]
    Exercises,
    /// The wiring exercises of a task.
    #[at("/exercises/:task")]
    ExercisesOf {
        /// The task's id, such as `2.1`.
        task: String,
    },
    /// The yard: files, templates and commands come in.
    #[at("/yard/in")]
    YardIn,
    /// The yard: one that came with a link.
    #[at("/yard/link/:link")]
    YardLink {
        /// The text of the link; see `interop::encode_link`.
        link: String,
    },
    /// The yard: files, links, templates and commands go out.
    #[at("/yard/out")]
    YardOut,
    /// The yard: its terminal.
    #[at("/yard/terminal")]
    YardTerminal,
    /// All questions.
    #[at("/study")]
    Study,
    /// One question by its id.
    #[at("/study/:id")]
    Question {
        /// The question's id, as in the bank.
        id: String,
    },
    /// All questions, with a choice of them made.
    #[at("/study/choose/:choice")]
    StudyChosen {
        /// The choice; see `quiz::study::Filter::to_address`.
        choice: String,
    },
    /// Mock exams: choosing one.
    #[at("/exam")]
    Exam,
    /// A paper that somebody has shared.
    #[at("/exam/paper/:code")]
    ExamPaper {
        /// What it is drawn from; see `quiz::exam::Code`.
        code: String,
    },
    /// The exam that is under way.
    #[at("/exam/sit")]
    ExamSit,
    /// All results.
    #[at("/exam/history")]
    ExamHistory,
    /// The result of an attempt.
    #[at("/exam/result/:attempt")]
    ExamResult {
        /// The attempt's number.
        attempt: u64,
    },
    /// The end of a round of practice.
    #[at("/round/end")]
    RoundEnd,
    /// The question at this place, from 1, of the round that is under way.
    #[at("/round/:place")]
    Round {
        /// The place, from 1.
        place: usize,
    },
    /// What should be seen again, today and on the days to come.
    #[at("/review")]
    Review,
    /// The drill: who has to allow each kind of target.
    #[at("/review/drill")]
    ReviewDrill,
    /// The cards of a task.
    #[at("/review/cards/:task")]
    ReviewCards {
        /// The task's id, such as `2.1`.
        task: String,
    },
    /// The end of a review.
    #[at("/review/end")]
    ReviewEnd,
    /// The item at this place, from 1, of the review that is under way.
    #[at("/review/:place")]
    ReviewItem {
        /// The place, from 1.
        place: usize,
    },
    /// How ready the person is, and what to do next.
    #[at("/progress")]
    Progress,
    /// The guide: all its parts.
    #[at("/guide")]
    Guide,
    /// A part of the guide, or a place in it.
    #[at("/guide/*place")]
    GuidePlace {
        /// The part, and behind a slash perhaps the place; see `guide::split_place`.
        place: String,
    },
    /// What the bank says of itself.
    #[at("/quality")]
    Quality,
    /// Questions of the person's own.
    #[at("/packs")]
    Packs,
    /// One of them.
    #[at("/packs/:pack/:id")]
    PackQuestion {
        /// The key of the pack.
        pack: String,
        /// The question's id in the pack.
        id: String,
    },
    /// Look, stored data.
    #[at("/settings")]
    Settings,
    /// Anything else.
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// Whether both belong to one view that moves the focus by itself.
    pub fn is_beside(&self, other: &Route) -> bool {
        let is_of_services = |route: &Route| {
            matches!(
                route,
                Route::YardServices | Route::YardService { .. } | Route::YardServiceThere { .. }
            )
        };
        is_of_services(self) && is_of_services(other)
    }

    /// The document title of the page.
    pub fn title(&self) -> String {
        match self {
            Route::Home => {
                "Eventyard: practise event rules and the DevOps Professional exam".into()
            }
            Route::Yard => "Yard · Eventyard".into(),
            Route::YardMatrix => "Matrix · Yard · Eventyard".into(),
            Route::YardTime => "Time · Yard · Eventyard".into(),
            Route::YardEvents => "Events · Yard · Eventyard".into(),
            Route::YardSchedule => "Schedule · Yard · Eventyard".into(),
            Route::YardCanvas => "Canvas · Yard · Eventyard".into(),
            Route::YardServices => "Services · Yard · Eventyard".into(),
            Route::YardService { name, .. } | Route::YardServiceThere { name, .. } => {
                format!("{name} · Services · Yard · Eventyard")
            }
            Route::YardFindings => "Findings · Yard · Eventyard".into(),
            Route::YardExercise { .. } => "Exercise · Yard · Eventyard".into(),
            Route::YardOwn => "Your own exercises · Yard · Eventyard".into(),
            Route::YardWrite => "Write an exercise · Yard · Eventyard".into(),
            Route::ExercisesOf { task } => format!("Exercises of task {task} · Eventyard"),
            Route::Exercises => "Exercises · Eventyard".into(),
            Route::YardExamples => "Example yards · Eventyard".into(),
            Route::YardIn | Route::YardLink { .. } => "Import · Yard · Eventyard".into(),
            Route::YardOut => "Export · Yard · Eventyard".into(),
            Route::YardTerminal => "Terminal · Yard · Eventyard".into(),
            Route::Study | Route::StudyChosen { .. } => "Practice · Eventyard".into(),
            Route::Question { id } => format!("{id} · Practice · Eventyard"),
            Route::Exam | Route::ExamPaper { .. } => "Mock exam · Eventyard".into(),
            Route::ExamSit => "Exam under way · Eventyard".into(),
            Route::ExamHistory => "Past exams · Eventyard".into(),
            Route::ExamResult { .. } => "Result · Mock exam · Eventyard".into(),
            Route::RoundEnd => "End of the round · Practice · Eventyard".into(),
            Route::Round { place } => format!("Question {place} · Practice · Eventyard"),
            Route::Review => "Review · Eventyard".into(),
            Route::ReviewDrill => "Resource policy or role? · Review · Eventyard".into(),
            Route::ReviewCards { task } => format!("Cards of task {task} · Review · Eventyard"),
            Route::ReviewEnd => "End of the review · Eventyard".into(),
            Route::ReviewItem { place } => format!("Item {place} · Review · Eventyard"),
            Route::Progress => "Progress · Eventyard".into(),
            Route::Guide | Route::GuidePlace { .. } => "Guide · Eventyard".into(),
            Route::Quality => "The question bank · Eventyard".into(),
            Route::Packs => "Your own questions · Eventyard".into(),
            Route::PackQuestion { id, .. } => format!("{id} · Your own questions · Eventyard"),
            Route::Settings => "Settings · Eventyard".into(),
            Route::NotFound => "Page not found · Eventyard".into(),
        }
    }
}
