//! The arrival at a page: the frame around the page puts the focus on its heading, and what the page
//! does with the focus follows that.
//!
//! Nothing else orders the two: Yew lets the browser go on between the effects of a new page and
//! those of the frame around it, by some frames on a slow machine.

use super::{dom, task};
use std::cell::RefCell;

/// For how many frames what follows waits for the frame around the page, and for what takes the
/// focus.
const MOST_FRAMES: usize = 180;

thread_local! {
    /// The address that the frame around the page has arrived at.
    static ARRIVED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What of the page's address names the page.
fn address() -> Option<String> {
    dom::window()?.location().hash().ok()
}

/// Says that the heading is about to be drawn and to take the focus.
pub fn begin() {
    ARRIVED.set(None);
}

/// Says that the focus is where a page is to begin.
pub fn done() {
    ARRIVED.set(address());
}

/// Waits until the page at the present address is painted and the focus is where it is to begin.
pub async fn settled() {
    for _ in 0..MOST_FRAMES {
        dom::painted().await;
        if ARRIVED.with_borrow(|arrived| arrived.is_some() && *arrived == address()) {
            break;
        }
    }
}

/// Moves the focus to the element with this id once the page has settled and the element is drawn,
/// and scrolls as little as needed to show it.
pub fn focus(id: String) {
    task::spawn(async move {
        settled().await;
        for _ in 0..MOST_FRAMES {
            dom::focus(&id);
            if dom::has_focus(&id) {
                break;
            }
            dom::painted().await;
        }
        dom::scroll_into_view(&id);
    });
}
