//! Icons as inline SVG. The shapes are Lucide's (lucide.dev, ISC licence), drawn on a 24 unit grid.

use yew::prelude::*;

/// A shape of the one icon family the app uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Lay a text out.
    Align,
    /// Onwards.
    ArrowRight,
    /// Right, matched, delivered.
    CircleCheck,
    /// Neither right nor wrong.
    CircleDashed,
    /// Wrong, refused.
    CircleX,
    /// On to what comes next of note.
    FastForward,
    /// Let time stand still.
    Pause,
    /// Let time go on.
    Play,
    /// On to the next thing.
    StepForward,
    /// Copy to the clipboard.
    Copy,
    /// Save as a file.
    Download,
    /// Flagged.
    Flag,
    /// Worth knowing.
    Info,
    /// Keys that do something.
    Keyboard,
    /// Did not match.
    Minus,
    /// The theme of the system.
    Monitor,
    /// The dark theme.
    Moon,
    /// Pinned.
    Pin,
    /// Choose by pointing.
    Pointer,
    /// Add.
    Plus,
    /// Send the event.
    Send,
    /// Settings.
    Sliders,
    /// Strike out.
    Strike,
    /// The light theme.
    Sun,
    /// Remove.
    Trash,
    /// Needs attention.
    Triangle,
    /// Take the last change back.
    Undo,
    /// Repair.
    Wand,
    /// Mend what is wrong.
    Wrench,
}

const CIRCLE: &str = "M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20";

impl Shape {
    fn paths(self) -> &'static [&'static str] {
        match self {
            Shape::Align => &["M3 5h18", "M9 12h12", "M9 19h12", "M3 10l2 2-2 2"],
            Shape::ArrowRight => &["M5 12h14", "m12 5 7 7-7 7"],
            Shape::CircleCheck => &[CIRCLE, "m8.5 12.2 2.4 2.4 4.6-5"],
            Shape::CircleDashed => &[
                "M10.1 2.2a10 10 0 0 1 3.8 0",
                "M17.6 3.7a10 10 0 0 1 2.7 2.7",
                "M21.8 10.1a10 10 0 0 1 0 3.8",
                "M20.3 17.6a10 10 0 0 1-2.7 2.7",
                "M13.9 21.8a10 10 0 0 1-3.8 0",
                "M6.4 20.3a10 10 0 0 1-2.7-2.7",
                "M2.2 13.9a10 10 0 0 1 0-3.8",
                "M3.7 6.4a10 10 0 0 1 2.7-2.7",
            ],
            Shape::CircleX => &[CIRCLE, "m15 9-6 6", "m9 9 6 6"],
            Shape::Copy => &[
                "M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2",
                "M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2",
            ],
            Shape::Download => &[
                "M12 15V3",
                "M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",
                "m7 10 5 5 5-5",
            ],
            Shape::Flag => &["M4 22V4s1-1 4-1 5 2 8 2 4-1 4-1v11s-1 1-4 1-5-2-8-2-4 1-4 1"],
            Shape::Info => &[CIRCLE, "M12 16v-4", "M12 8h.01"],
            Shape::Keyboard => &[
                "M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2",
                "M6 9h.01",
                "M10 9h.01",
                "M14 9h.01",
                "M18 9h.01",
                "M8 15h8",
            ],
            Shape::FastForward => &["M12 6v12l9-6z", "M3 6v12l9-6z"],
            Shape::Pause => &["M14 4h4v16h-4z", "M6 4h4v16H6z"],
            Shape::Play => &["M6 3v18l14-9z"],
            Shape::StepForward => &["M6 4v16", "M11 4v16l9-8z"],
            Shape::Minus => &[CIRCLE, "M8 12h8"],
            Shape::Monitor => &[
                "M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2",
                "M8 21h8",
                "M12 17v4",
            ],
            Shape::Moon => &["M12 3a6 6 0 0 0 9 9 9 9 0 1 1-9-9Z"],
            Shape::Pin => &[
                "M12 17v5",
                "M9 10.8a2 2 0 0 1-1.1 1.8l-1.8.9A2 2 0 0 0 5 15.2V16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-.8a2 2 0 0 0-1.1-1.8l-1.8-.9A2 2 0 0 1 15 10.8V7a1 1 0 0 1 1-1 2 2 0 0 0 0-4H8a2 2 0 0 0 0 4 1 1 0 0 1 1 1z",
            ],
            Shape::Pointer => &[
                "M4 4.7a.5.5 0 0 1 .7-.7l15.5 6.5a.5.5 0 0 1 0 1l-6 2a2 2 0 0 0-1.2 1.2l-2 6a.5.5 0 0 1-1 0z",
            ],
            Shape::Plus => &["M5 12h14", "M12 5v14"],
            Shape::Send => &[
                "M14.5 21.7a.5.5 0 0 0 1 0l6.4-19a.5.5 0 0 0-.6-.7l-19 6.5a.5.5 0 0 0 0 1l7.9 3.1a2 2 0 0 1 1.1 1.2z",
                "m21.9 2.1-11 11",
            ],
            Shape::Sliders => &[
                "M20 7h-9",
                "M14 17H5",
                "M17 14a3 3 0 1 0 0 6 3 3 0 1 0 0-6",
                "M7 4a3 3 0 1 0 0 6 3 3 0 1 0 0-6",
            ],
            Shape::Strike => &[
                "M16 4H9a3 3 0 0 0-2.8 4",
                "M14 12a4 4 0 0 1 0 8H6",
                "M4 12h16",
            ],
            Shape::Sun => &[
                "M12 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8",
                "M12 2v2",
                "M12 20v2",
                "m4.9 4.9 1.4 1.4",
                "m17.7 17.7 1.4 1.4",
                "M2 12h2",
                "M20 12h2",
                "m6.3 17.7-1.4 1.4",
                "m19.1 4.9-1.4 1.4",
            ],
            Shape::Trash => &[
                "M3 6h18",
                "M19 6v14c0 1-1 2-2 2H7c-1 0-2-1-2-2V6",
                "M8 6V4c0-1 1-2 2-2h4c1 0 2 1 2 2v2",
                "M10 11v6",
                "M14 11v6",
            ],
            Shape::Triangle => &[
                "m21.7 18-8-14a2 2 0 0 0-3.4 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.7-3",
                "M12 9v4",
                "M12 17h.01",
            ],
            Shape::Wand => &[
                "M15 4V2",
                "M15 16v-2",
                "M8 9h2",
                "M20 9h2",
                "M17.8 11.8 19 13",
                "M17.8 6.2 19 5",
                "m3 21 9-9",
                "M12.2 6.2 11 5",
            ],
            Shape::Undo => &["M9 14 4 9l5-5", "M4 9h10.5a5.5 5.5 0 0 1 0 11H11"],
            Shape::Wrench => &[
                "M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.8-3.8a6 6 0 0 1-7.9 7.9l-6.9 6.9a2.1 2.1 0 0 1-3-3l6.9-6.9a6 6 0 0 1 7.9-7.9z",
            ],
        }
    }
}

/// What an [`Icon`] takes.
#[derive(PartialEq, Properties)]
pub struct IconProps {
    /// Which shape.
    pub shape: Shape,
    /// Side in CSS pixels.
    #[prop_or(18)]
    pub size: u32,
}

/// An icon in the colour of the text beside it. It says nothing to a screen reader: the text does.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let side = props.size.to_string();
    html! {
        <svg width={side.clone()} height={side} viewBox="0 0 24 24" fill="none" stroke="currentColor"
            stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            { for props.shape.paths().iter().map(|d| html! { <path d={*d} /> }) }
        </svg>
    }
}
