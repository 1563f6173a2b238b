//! The app: the only code that knows Yew, the browser and storage.

pub mod app;
pub mod components;
pub mod pages;
pub mod platform;
pub mod route;
pub mod store;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod markup;
