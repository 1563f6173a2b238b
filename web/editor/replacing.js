// Shows a text that came from elsewhere, with as small a change as possible.
import { Annotation } from "@codemirror/state";
import { isolateHistory } from "@codemirror/commands";

/** Marks what did not come from the person, and so is not told to the app. */
export const external = Annotation.define();

/** Where the old and the new text begin and cease to differ. */
function difference(old, next) {
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && old[start] === next[start]) start += 1;
  // Not between the two halves of a character.
  if (/[\uD800-\uDBFF]/.test(old[start - 1] ?? "")) start -= 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  if (/[\uDC00-\uDFFF]/.test(old[old.length - end] ?? "")) end -= 1;
  return { from: start, to: old.length - end, insert: next.slice(start, next.length - end) };
}

const solid = (text) => text.replace(/\s+/g, "");

/** The place in `next` with as many characters before it, spaces not counted. */
function samePlace(old, next, place) {
  const wanted = solid(old.slice(0, place)).length;
  let seen = 0;
  let at = 0;
  while (at < next.length && seen < wanted) {
    if (/\S/.test(next[at])) seen += 1;
    at += 1;
  }
  return at;
}

export function replace(view, next) {
  const old = view.state.doc.toString();
  if (old === next) return;
  const changes = difference(old, next);
  // Where only spaces differ, the text was laid out anew: the caret stays at its character.
  const { anchor, head } = view.state.selection.main;
  const selection = solid(old) === solid(next)
    ? { anchor: samePlace(old, next, anchor), head: samePlace(old, next, head) }
    : undefined;
  view.dispatch({
    changes,
    selection,
    annotations: [external.of(true), isolateHistory.of("full")],
  });
}
