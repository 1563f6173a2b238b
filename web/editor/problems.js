// What is wrong with the text: underlined, told, and mended with one key.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap } from "@codemirror/view";
import { dispatchLater } from "./later.js";
import { reported } from "./reported.js";

const set = StateEffect.define({ map: (list, changes) => list.map((problem) => moved(problem, changes)) });

const LINES = {
  true: Decoration.mark({ class: "problem problem--error" }),
  false: Decoration.mark({ class: "problem problem--warning" }),
};

/** Keeps a reported range within the text. */
function clamp(doc, { from, to }) {
  const start = Math.min(from, doc.length);
  return { from: start, to: Math.max(start, Math.min(to, doc.length)) };
}

function place(doc, problem) {
  return {
    ...problem,
    ...clamp(doc, problem),
    fixes: problem.fixes.map((fix) => ({ ...fix, ...clamp(doc, fix) })),
  };
}

function moved(problem, changes) {
  const move = (range) => ({
    from: changes.mapPos(range.from, 1),
    to: Math.max(changes.mapPos(range.from, 1), changes.mapPos(range.to, -1)),
  });
  // A fix whose text has been changed since would write over what the person has just typed.
  const fixes = problem.fixes.filter((fix) => !changes.touchesRange(fix.from, fix.to));
  return { ...problem, ...move(problem), fixes: fixes.map((fix) => ({ ...fix, ...move(fix) })) };
}

/** An empty range is drawn under the character beside it. */
function drawn(doc, { from, to }) {
  if (from < to) return { from, to };
  const line = doc.lineAt(from);
  return from < line.to ? { from, to: from + 1 } : { from: Math.max(line.from, from - 1), to: from };
}

function underline(doc, list) {
  const marks = [];
  for (const problem of list) {
    const { from, to } = drawn(doc, problem);
    if (from < to) marks.push(LINES[problem.error].range(from, to));
  }
  return Decoration.set(marks, true);
}

/** `list`, and `marks` as they are drawn. */
const field = StateField.define({
  create: () => ({ list: [], marks: Decoration.none }),
  update(value, transaction) {
    let { list, marks } = value;
    if (transaction.docChanged) {
      list = list.map((problem) => moved(problem, transaction.changes));
      marks = marks.map(transaction.changes);
    }
    for (const effect of transaction.effects) {
      if (!effect.is(set)) continue;
      list = effect.value.map((problem) => place(transaction.newDoc, problem));
      marks = underline(transaction.newDoc, list);
    }
    return list === value.list ? value : { list, marks };
  },
  provide: (of) => [
    EditorView.decorations.from(of, (value) => value.marks),
    EditorView.contentAttributes.from(of, (value) => ({
      "aria-invalid": String(value.list.some((problem) => problem.error)),
    })),
  ],
});

export function setProblems(view, list) {
  dispatchLater(view, set.of(list));
}

/** The problems that touch a place. */
export function problemsAt(state, place) {
  return state.field(field).list.filter((problem) => {
    const { from, to } = drawn(state.doc, problem);
    return from <= place && place <= to;
  });
}

/** Makes a change that mends something. */
export function applyFix(view, fix) {
  view.dispatch({
    changes: { from: fix.from, to: fix.to, insert: fix.insert },
    selection: { anchor: fix.from + fix.insert.length },
    userEvent: "input.fix",
    scrollIntoView: true,
    effects: EditorView.announce.of(`Done: ${fix.label}`),
  });
  view.focus();
}

/** The fix at the caret, else on its line, else the first of all. */
function fixHere(view) {
  const { state } = view;
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const list = state.field(field).list.filter((problem) => problem.fixes.length > 0);
  const found = problemsAt(state, head).find((problem) => problem.fixes.length > 0)
    ?? list.find((problem) => problem.from <= line.to && problem.to >= line.from)
    ?? list[0];
  if (found) applyFix(view, found.fixes[0]);
  else view.dispatch({ effects: EditorView.announce.of("Nothing here that a key can mend") });
  return true;
}

/** Goes to the next problem behind the caret, from the last to the first. */
function nextProblem(view) {
  const { list } = view.state.field(field);
  const { head } = view.state.selection.main;
  const sorted = [...list].sort((one, other) => one.from - other.from);
  const next = sorted.find((problem) => problem.from > head) ?? sorted[0];
  if (!next) return false;
  view.dispatch({
    selection: { anchor: next.from },
    scrollIntoView: true,
    effects: EditorView.announce.of(next.message),
  });
  return true;
}

export const problems = [
  field,
  reported(set),
  keymap.of([
    { key: "Mod-.", run: fixHere, preventDefault: true },
    { key: "F8", run: nextProblem },
  ]),
];
