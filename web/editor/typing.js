// What typing does beyond inserting a character: pairs and indentation.
import { EditorSelection, Prec, Transaction } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { inString } from "./tokens.js";

const PAIRS = { "{": "}", "[": "]", '"': '"' };
const CLOSERS = Object.values(PAIRS);

/** Brackets and quotes come in pairs; a closing one that is there already is stepped over. */
const pairs = EditorView.inputHandler.of((view, from, to, text) => {
  if (view.composing || text.length !== 1 || from !== to || view.state.selection.ranges.length > 1) return false;
  const { main } = view.state.selection;
  if (!main.empty || main.head !== from) return false;
  const line = view.state.doc.lineAt(from);
  const at = from - line.from;
  const next = line.text[at] ?? "";
  const quoted = inString(line.text, at);
  const escaped = quoted && line.text[at - 1] === "\\" && line.text[at - 2] !== "\\";
  if (CLOSERS.includes(text) && next === text && !escaped && quoted === (text === '"')) {
    view.dispatch({ selection: { anchor: from + 1 }, userEvent: "input.type", scrollIntoView: true });
    return true;
  }
  if (quoted || !PAIRS[text] || !/^[\s,\]}]?$/.test(next)) return false;
  view.dispatch({
    changes: { from, insert: text + PAIRS[text] },
    selection: { anchor: from + 1 },
    annotations: Transaction.userEvent.of("input.type"),
    scrollIntoView: true,
  });
  return true;
});

/** Backspace between the two of a pair removes both. */
function removePair(view) {
  const { main } = view.state.selection;
  const around = view.state.sliceDoc(main.head - 1, main.head + 1);
  if (!main.empty || around.length !== 2 || PAIRS[around[0]] !== around[1]) return false;
  const line = view.state.doc.lineAt(main.head);
  const at = main.head - line.from;
  // Between the quotes of an empty string, not between two strings.
  if (around[0] === '"' && !inString(line.text, at)) return false;
  view.dispatch({ changes: { from: main.head - 1, to: main.head + 1 }, userEvent: "delete.backward" });
  return true;
}

/** A new line is indented as the one before it, one step more behind an opening bracket. */
function newLine(view) {
  const { state } = view;
  view.dispatch(state.changeByRange((range) => {
    const line = state.doc.lineAt(range.from);
    const before = line.text.slice(0, range.from - line.from);
    const after = state.doc.lineAt(range.to).text.slice(range.to - state.doc.lineAt(range.to).from);
    const indent = /^\s*/.exec(before)[0];
    const opens = /[[{]\s*$/.test(before);
    const closes = /^\s*[\]}]/.test(after);
    let insert = `\n${indent}${opens ? "  " : ""}`;
    if (!opens && closes && !before.trim()) insert = `\n${indent}`;
    const caret = range.from + insert.length;
    if (opens && closes) insert += `\n${indent}`;
    const spaces = /^[ \t]*/.exec(after)[0].length;
    return {
      changes: { from: range.from, to: range.to + spaces, insert },
      range: EditorSelection.cursor(caret),
    };
  }), { scrollIntoView: true, userEvent: "input" });
  return true;
}

/** A closing bracket that is the first of its line goes back one step. */
const dedent = EditorView.inputHandler.of((view, from, to, text) => {
  if (view.composing || from !== to || !/^[\]}]$/.test(text)) return false;
  const line = view.state.doc.lineAt(from);
  const before = line.text.slice(0, from - line.from);
  if (!/^\s+$/.test(before) || line.text.length > before.length) return false;
  const above = line.number > 1 ? view.state.doc.line(line.number - 1).text : "";
  const deeper = /^\s*/.exec(above)[0].length + (/[[{]\s*$/.test(above) ? 2 : 0);
  if (before.length !== deeper || deeper < 2) return false;
  view.dispatch({
    changes: { from: from - 2, to: from, insert: text },
    selection: { anchor: from - 1 },
    userEvent: "input.type",
  });
  return true;
});

export const typing = [
  pairs,
  dedent,
  Prec.high(keymap.of([
    { key: "Backspace", run: removePair },
    { key: "Enter", run: newLine, shift: newLine },
  ])),
];
