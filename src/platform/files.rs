//! Files that the person gives: chosen, dropped or pasted, and read piece by piece. Nothing of
//! them is sent anywhere.

use super::{dom, task};
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, JsString, Reflect, Uint8Array};
use std::fmt;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ClipboardEvent, DataTransfer, DragEvent, Event, FileList, HtmlInputElement,
    HtmlTextAreaElement, Node, ReadableStream, ReadableStreamDefaultReader,
};

/// The most bytes that are read of a file, after decompression: 50 MB.
pub const MOST_BYTES: u64 = 50 * 1024 * 1024;

/// How much is taken from the browser at once.
const PIECE_BYTES: u64 = 512 * 1024;

/// How gzip begins (RFC 1952).
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// Something to read: a file, or a text that was pasted.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    name: String,
    blob: Blob,
}

impl Given {
    /// A text under a name; `None` where the browser does not take it.
    #[must_use]
    pub fn text(name: &str, text: &JsString) -> Option<Self> {
        let blob = Blob::new_with_str_sequence(&Array::of1(text)).ok()?;
        let name = name.to_owned();
        Some(Given { name, blob })
    }

    /// The file's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes it has, before any decompression.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        size(&self.blob)
    }
}

/// Why a file cannot be read, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The browser does not give its content.
    Refused,
    /// It is compressed and this browser cannot decompress.
    NoGzip,
    /// It is compressed and damaged.
    Damaged,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ReadError::Refused => {
                "The browser could not read the file. It may have been moved or changed since you chose it; choose it again."
            }
            ReadError::NoGzip => {
                "The file is compressed (gzip), and this browser cannot decompress files. Decompress it first, for example with gunzip."
            }
            ReadError::Damaged => {
                "The file is compressed (gzip) and damaged, or something follows its end. Decompress it with gunzip to see what is wrong."
            }
        })
    }
}

impl std::error::Error for ReadError {}

/// Reads a file from its beginning, decompressed where it is gzip, up to [`MOST_BYTES`].
pub struct Pieces {
    source: Source,
    total: Option<u64>,
    done: u64,
    was_cut: bool,
}

enum Source {
    Plain(Blob),
    Gzip(ReadableStreamDefaultReader),
}

impl Pieces {
    /// Opens a file; whether it is compressed is seen by its first bytes, whatever its name is.
    ///
    /// # Errors
    /// Where the browser does not give it, or cannot decompress it.
    pub async fn open(given: &Given) -> Result<Self, ReadError> {
        let size = size(&given.blob);
        let (source, total) = if bytes(&given.blob, 0, 2).await? == GZIP {
            // The last four bytes of gzip tell how long the content is, unless there are several.
            let tail = bytes(&given.blob, size.saturating_sub(4), size).await?;
            let told = <[u8; 4]>::try_from(tail)
                .map_or(0, u32::from_le_bytes)
                .into();
            let reader = decompressed(&given.blob).ok_or(ReadError::NoGzip)?;
            (Source::Gzip(reader), (told >= size).then_some(told))
        } else {
            (Source::Plain(given.blob.clone()), Some(size))
        };
        Ok(Pieces {
            source,
            total: total.map(|total| total.min(MOST_BYTES)),
            done: 0,
            was_cut: false,
        })
    }

    /// How many bytes there will be, where it is known.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// Whether there was more than [`MOST_BYTES`].
    #[must_use]
    pub fn was_cut(&self) -> bool {
        self.was_cut
    }

    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    /// Where the browser does not give them, or they cannot be decompressed.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        let mut piece = match &self.source {
            Source::Plain(blob) => {
                let end = (self.done + PIECE_BYTES)
                    .min(size(blob))
                    .min(MOST_BYTES + 1);
                let piece = bytes(blob, self.done, end).await?;
                if piece.is_empty() && self.done < size(blob) && !self.was_cut {
                    return Err(ReadError::Refused);
                }
                piece
            }
            Source::Gzip(reader) => next_of(reader).await?,
        };
        let room = MOST_BYTES - self.done;
        if piece.len() as u64 > room {
            piece.truncate(usize::try_from(room).unwrap_or(usize::MAX));
            self.was_cut = true;
            self.source.stop();
        }
        self.done += piece.len() as u64;
        Ok((!piece.is_empty()).then_some(piece))
    }
}

impl Drop for Pieces {
    fn drop(&mut self) {
        self.source.stop();
    }
}

impl Source {
    /// Nothing more is wanted.
    fn stop(&self) {
        if let Source::Gzip(reader) = self {
            let cancelled = JsFuture::from(reader.cancel());
            task::spawn(async move {
                // Where the stream has failed already, it answers with that failure.
                let _ = cancelled.await;
            });
        }
    }
}

/// The length of a blob; JavaScript's numbers hold every length there is.
fn size(blob: &Blob) -> u64 {
    blob.size() as u64
}

async fn bytes(blob: &Blob, from: u64, to: u64) -> Result<Vec<u8>, ReadError> {
    let part = blob.slice_with_f64_and_f64(from as f64, to as f64);
    let part = part.map_err(|_| ReadError::Refused)?;
    let buffer = JsFuture::from(part.array_buffer()).await;
    let buffer = buffer.map_err(|_| ReadError::Refused)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The content of a gzip file; `None` where the browser knows no decompression.
fn decompressed(blob: &Blob) -> Option<ReadableStreamDefaultReader> {
    let window = dom::window()?;
    let class = Reflect::get(&window, &"DecompressionStream".into()).ok()?;
    let class: Function = class.dyn_into().ok()?;
    let gunzip = Reflect::construct(&class, &Array::of1(&"gzip".into())).ok()?;
    let stream = blob.stream();
    let pipe: Function = Reflect::get(&stream, &"pipeThrough".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let stream: ReadableStream = pipe.call1(&stream, &gunzip).ok()?.dyn_into().ok()?;
    stream.get_reader().dyn_into().ok()
}

/// The next bytes of a stream that are not none; empty at its end.
async fn next_of(reader: &ReadableStreamDefaultReader) -> Result<Vec<u8>, ReadError> {
    loop {
        let read = JsFuture::from(reader.read()).await;
        let read = read.map_err(|_| ReadError::Damaged)?;
        let value = Reflect::get(&read, &"value".into()).unwrap_or(JsValue::UNDEFINED);
        match value.dyn_into::<Uint8Array>() {
            Ok(bytes) if bytes.length() == 0 => {}
            Ok(bytes) => return Ok(bytes.to_vec()),
            Err(_) => return Ok(Vec::new()),
        }
    }
}

/// The files of an `<input type="file">` that changed. It is emptied, so that the same file can be
/// chosen again.
#[must_use]
pub fn chosen(change: &Event) -> Vec<Given> {
    let input = change
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else {
        return Vec::new();
    };
    let given = all(input.files());
    input.set_value("");
    given
}

/// What was dropped: files, else a text under this name. The browser does not open it itself.
#[must_use]
pub fn dropped(event: &DragEvent, name: &str) -> Vec<Given> {
    event.prevent_default();
    event
        .data_transfer()
        .map_or_else(Vec::new, |data| given(&data, name))
}

/// What was pasted: files, else a text under this name.
#[must_use]
pub fn pasted(event: &Event, name: &str) -> Vec<Given> {
    let data = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    let given = data.map_or_else(Vec::new, |data| given(&data, name));
    if !given.is_empty() {
        event.prevent_default();
    }
    given
}

/// What was pasted, where that is files or a text of more than this many characters; a shorter text goes where
/// the caret is, as everywhere.
#[must_use]
pub fn pasted_large(event: &Event, name: &str, most: usize) -> Vec<Given> {
    match pasted_text(event) {
        Some(text) if length(&text) <= most => Vec::new(),
        _ => pasted(event, name),
    }
}

/// The most characters of a text that is pasted into a field of one line, and of several: longer ones take a
/// browser seconds to lay out, and minutes from 50 MB on (Chromium, 2026-11-22).
const MOST_PASTED: (u32, u32) = (100_000, 1_000_000);

/// Keeps a text out of a field that would stop the page, unless the field has taken it otherwise. Answers
/// the most characters that the field takes.
#[must_use]
pub fn keep_out(event: &Event) -> Option<u32> {
    if event.default_prevented() {
        return None;
    }
    let field = event.target()?;
    let most = if field.has_type::<HtmlInputElement>() {
        MOST_PASTED.0
    } else if field.has_type::<HtmlTextAreaElement>() {
        MOST_PASTED.1
    } else {
        return None;
    };
    let is_long = pasted_text(event)?.length() > most;
    is_long.then(|| {
        event.prevent_default();
        most
    })
}

#[wasm_bindgen]
extern "C" {
    /// [`DataTransfer`] with texts that stay the browser's: to copy 50 MB of them takes a moment each time.
    type Transfer;

    #[wasm_bindgen(method, catch, js_name = getData)]
    fn text(this: &Transfer, kind: &str) -> Result<JsString, JsValue>;
}

fn pasted_text(event: &Event) -> Option<JsString> {
    text_of(&event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?)
}

/// The text of what is pasted or dropped, unless it is empty.
fn text_of(data: &DataTransfer) -> Option<JsString> {
    let text = data.unchecked_ref::<Transfer>().text("text/plain").ok()?;
    (text.length() > 0).then_some(text)
}

/// So many characters as JavaScript counts them: of a text, at most as many as it has bytes.
fn length(text: &JsString) -> usize {
    usize::try_from(text.length()).unwrap_or(usize::MAX)
}

/// The text on the clipboard; `None` where there is none or the browser does not give it. Call it
/// from an event handler: browsers ask for a deed of the person.
pub async fn clipboard(name: &str) -> Option<Given> {
    let clipboard = dom::window()?.navigator().clipboard();
    // Pages without https lack it.
    if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
        return None;
    }
    let text = JsFuture::from(clipboard.read_text())
        .await
        .ok()?
        .dyn_into::<JsString>()
        .ok()?;
    Given::text(name, &text).filter(|_| text.length() > 0)
}

fn given(data: &DataTransfer, name: &str) -> Vec<Given> {
    let files = all(data.files());
    if !files.is_empty() {
        return files;
    }
    let text = text_of(data).and_then(|text| Given::text(name, &text));
    text.into_iter().collect()
}

fn all(files: Option<FileList>) -> Vec<Given> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length())
        .filter_map(|at| files.get(at))
        .map(|file| Given {
            name: file.name(),
            blob: file.into(),
        })
        .collect()
}

/// While it is held, a file that is dropped beside the place for it does not replace the page.
pub struct DropGuard {
    _listeners: [EventListener; 2],
}

impl DropGuard {
    /// Starts to guard.
    #[must_use]
    pub fn new() -> Option<Self> {
        let window = dom::window()?;
        let guard = |name: &'static str| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, name, options, |event| {
                let data = event
                    .dyn_ref::<DragEvent>()
                    .and_then(DragEvent::data_transfer);
                if data.is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
                    event.prevent_default();
                }
            })
        };
        Some(DropGuard {
            _listeners: [guard("dragover"), guard("drop")],
        })
    }
}

/// While it is held, a paste that goes past the part of the page that has the focus is given all the same:
/// Firefox sends it to the body where the focus is on a button.
pub struct PasteGuard {
    _listener: EventListener,
}

impl PasteGuard {
    /// Listens for the part of the page with this id. What is pasted within it is for its own listener.
    #[must_use]
    pub fn new(id: &'static str, on: impl Fn(&Event) + 'static) -> Option<Self> {
        let document = dom::window()?.document()?;
        let listener = move |event: &Event| {
            // The part's own listener has taken it; what was pasted into may be gone since.
            if event.default_prevented() {
                return;
            }
            let part = dom::element(id);
            let has =
                |node: Option<Node>| part.as_ref().is_some_and(|it| it.contains(node.as_ref()));
            let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
            let focused = part
                .as_ref()
                .and_then(|it| it.owner_document()?.active_element());
            if has(focused.map(Into::into)) && !has(target) {
                on(event);
            }
        };
        Some(PasteGuard {
            _listener: EventListener::new_with_options(
                &document,
                "paste",
                EventListenerOptions::enable_prevent_default(),
                listener,
            ),
        })
    }
}
