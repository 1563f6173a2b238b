//! The browser entry point.

fn main() {
    app::platform::start();
    app::app::mount();
}
