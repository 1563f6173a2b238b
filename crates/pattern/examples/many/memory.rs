//! Counts the bytes that are taken from the system's allocator, while somebody wants to know.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering::Relaxed};

pub(crate) struct Counting;

/// Otherwise nothing is counted, so that whoever takes memory while time is measured does not pay
/// for it.
static COUNTS: AtomicBool = AtomicBool::new(false);
static NOW: AtomicIsize = AtomicIsize::new(0);
static PEAK: AtomicIsize = AtomicIsize::new(0);

fn change(more: usize, less: usize) {
    if COUNTS.load(Relaxed) {
        let now = NOW.fetch_add(more.cast_signed(), Relaxed) + more.cast_signed();
        PEAK.fetch_max(now, Relaxed);
        NOW.fetch_sub(less.cast_signed(), Relaxed);
    }
}

// SAFETY: everything is left to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        change(layout.size(), 0);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        change(0, layout.size());
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        change(size, layout.size());
        unsafe { System.realloc(place, layout, size) }
    }
}

/// Runs something; its answer, and the most bytes that were in use at once beyond those before it.
pub(crate) fn peak<T>(run: impl FnOnce() -> T) -> (T, usize) {
    NOW.store(0, Relaxed);
    PEAK.store(0, Relaxed);
    COUNTS.store(true, Relaxed);
    let answer = run();
    COUNTS.store(false, Relaxed);
    (answer, PEAK.load(Relaxed).unsigned_abs())
}
