// Pieces of the text that the app marks: what matched, what did not, what belongs together.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { dispatchLater } from "./later.js";
import { reported } from "./reported.js";

const set = StateEffect.define({
  map: (list, changes) => list.map((mark) => ({
    ...mark,
    from: changes.mapPos(mark.from, 1),
    to: changes.mapPos(mark.to, -1),
  })),
});

const KINDS = Object.fromEntries(["hit", "miss", "linked"]
  .map((kind) => [kind, Decoration.mark({ class: `mark mark--${kind}`, attributes: { "data-mark": kind } })]));

const field = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    let next = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(set)) continue;
      const end = transaction.newDoc.length;
      const fitting = effect.value.filter((mark) => mark.from < mark.to && mark.to <= end);
      next = Decoration.set(fitting.map((mark) => KINDS[mark.kind].range(mark.from, mark.to)), true);
    }
    return next;
  },
  provide: (of) => EditorView.decorations.from(of),
});

export const marks = [field, reported(set)];

export function setMarks(view, list) {
  dispatchLater(view, set.of(list));
}
