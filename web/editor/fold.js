// Folds objects and arrays that span lines.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter, keymap } from "@codemirror/view";
import { tokens } from "./tokens.js";

/** How many lines are looked through for the closing bracket. */
const FARTHEST = 20_000;

const change = StateEffect.define();

/** The bracket that a line opens and does not close: the last one. */
function opened(line) {
  const open = [];
  for (const token of tokens(line.text)) {
    if (token.kind === "open") open.push(token);
    if (token.kind === "close") open.pop();
  }
  return open.at(-1);
}

/** What is between the brackets that a line opens and a later one closes. */
function foldable(doc, line) {
  const bracket = opened(line);
  if (!bracket) return null;
  const from = line.from + bracket.to;
  let depth = 1;
  for (let number = line.number; number <= Math.min(doc.lines, line.number + FARTHEST); number += 1) {
    const next = doc.line(number);
    for (const token of tokens(next.text)) {
      const at = next.from + token.from;
      if (at < from) continue;
      if (token.kind === "open") depth += 1;
      if (token.kind === "close") depth -= 1;
      if (depth === 0) return number > line.number ? { from, to: at } : null;
    }
  }
  return null;
}

class Folded extends WidgetType {
  eq() {
    return true;
  }
  toDOM(view) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "folded";
    button.tabIndex = -1;
    button.textContent = "…";
    button.setAttribute("aria-label", "folded lines, unfold");
    button.onclick = () => {
      const from = view.posAtDOM(button);
      setFolds(view, (fold) => fold.from !== from);
    };
    return button;
  }
  ignoreEvent() {
    return true;
  }
}

const hidden = Decoration.replace({ widget: new Folded() });

const folds = StateField.define({
  create: () => Decoration.none,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(change)) next = Decoration.set(effect.value.map((fold) => hidden.range(fold.from, fold.to)), true);
    }
    // What the person goes to is shown.
    const { from, to } = transaction.state.selection.main;
    if (transaction.selection || transaction.docChanged) {
      next = next.update({ filter: (start, end) => end <= from || start >= to || (from < start && to > end) });
    }
    return next;
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.atomicRanges.of((view) => view.state.field(field)),
  ],
});

function list(state) {
  const found = [];
  state.field(folds).between(0, state.doc.length, (from, to) => { found.push({ from, to }); });
  return found;
}

function setFolds(view, keep, more = []) {
  view.dispatch({ effects: change.of([...list(view.state).filter(keep), ...more]) });
}

function isFolded(state, line) {
  return list(state).some((fold) => line.from <= fold.from && fold.from <= line.to);
}

function toggle(view, line) {
  if (isFolded(view.state, line)) {
    setFolds(view, (fold) => fold.from < line.from || fold.from > line.to);
    return true;
  }
  return fold(view, line);
}

function fold(view, line) {
  const range = foldable(view.state.doc, line);
  if (!range || isFolded(view.state, line)) return false;
  const { main } = view.state.selection;
  // The caret does not stay where nobody sees it.
  if (main.to > range.from && main.from < range.to) view.dispatch({ selection: { anchor: range.from } });
  setFolds(view, () => true, [range]);
  return true;
}

/** Folds what the caret's line opens, else what encloses it. */
function foldHere(view) {
  const { doc, selection } = view.state;
  const here = doc.lineAt(selection.main.head);
  for (let number = here.number; number >= 1; number -= 1) {
    const line = doc.line(number);
    const range = foldable(doc, line);
    if (range && (number === here.number || range.to > here.from)) return fold(view, line);
  }
  return false;
}

function unfoldHere(view) {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  if (!isFolded(view.state, line)) return false;
  return toggle(view, line);
}

/** Folds everything inside the outermost brackets. */
function foldAll(view) {
  const { doc } = view.state;
  const ranges = [];
  for (let number = 2, end = 0; number <= doc.lines; number += 1) {
    const line = doc.line(number);
    const range = line.from >= end ? foldable(doc, line) : null;
    if (!range) continue;
    ranges.push(range);
    end = range.to;
  }
  setFolds(view, () => false, ranges);
  return true;
}

class Arrow extends GutterMarker {
  constructor(folded) {
    super();
    this.folded = folded;
  }
  eq(other) {
    return other.folded === this.folded;
  }
  toDOM() {
    const arrow = document.createElement("span");
    arrow.className = this.folded ? "arrow arrow--folded" : "arrow";
    return arrow;
  }
}

const arrows = [new Arrow(false), new Arrow(true)];

const foldGutter = gutter({
  class: "folds",
  lineMarker(view, block) {
    const line = view.state.doc.lineAt(block.from);
    if (isFolded(view.state, line)) return arrows[1];
    return opened(line) ? arrows[0] : null;
  },
  lineMarkerChange: (update) => update.startState.field(folds) !== update.state.field(folds),
  initialSpacer: () => arrows[0],
  domEventHandlers: {
    mousedown(view, block) {
      return toggle(view, view.state.doc.lineAt(block.from));
    },
  },
});

export const folding = [
  folds,
  foldGutter,
  keymap.of([
    { key: "Ctrl-Shift-[", mac: "Cmd-Alt-[", run: foldHere, preventDefault: true },
    { key: "Ctrl-Shift-]", mac: "Cmd-Alt-]", run: unfoldHere, preventDefault: true },
    { key: "Ctrl-Alt-[", run: foldAll },
    { key: "Ctrl-Alt-]", run: (view) => { setFolds(view, () => false); return true; } },
  ]),
];
