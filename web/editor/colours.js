// Colours the tokens that are in view.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";
import { tokens } from "./tokens.js";

const COLOURS = Object.fromEntries(["key", "string", "number", "word", "open", "close", "sign"]
  .map((kind) => [kind, Decoration.mark({ class: `token token--${kind}` })]));

function colour(view) {
  const marks = new RangeSetBuilder();
  let done = -1;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      if (line.from > done) {
        for (const token of tokens(line.text)) {
          marks.add(line.from + token.from, line.from + token.to, COLOURS[token.kind]);
        }
        done = line.from;
      }
      at = line.to + 1;
    }
  }
  return marks.finish();
}

export const colours = ViewPlugin.fromClass(class {
  constructor(view) {
    this.decorations = colour(view);
  }
  update(update) {
    if (update.docChanged || update.viewportChanged) this.decorations = colour(update.view);
  }
}, { decorations: (plugin) => plugin.decorations });
