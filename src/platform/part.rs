//! Code of the app that comes in a file of its own.

/// The code did not come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
