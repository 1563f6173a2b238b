// What the app reports of the text. A report that is equal to the last one does not come again,
// so after a while of quiet the last one is drawn anew: by then it is about the text as it is.
import { ViewPlugin } from "@codemirror/view";

/** Milliseconds. */
const QUIET = 400;

/** Remembers the value of the last effect of this kind. */
export function reported(kind) {
  return ViewPlugin.fromClass(class {
    constructor(view) {
      this.view = view;
      this.last = [];
    }

    update(update) {
      for (const transaction of update.transactions) {
        for (const effect of transaction.effects) if (effect.is(kind)) this.last = effect.value;
      }
      if (!update.docChanged) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.view.dispatch({ effects: kind.of(this.last) }), QUIET);
    }

    destroy() {
      clearTimeout(this.timer);
    }
  });
}
