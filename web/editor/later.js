// What is drawn with the next frame. Drawn at once, the editor would ask where the selection is, and the browser
// would have to lay out the page in the midst of what follows from a key.
import { StateEffect } from "@codemirror/state";
import { ViewPlugin } from "@codemirror/view";

export const later = ViewPlugin.fromClass(class {
  constructor(view) {
    this.view = view;
    this.waiting = [];
    this.frame = null;
  }

  update(update) {
    if (update.docChanged) this.waiting = StateEffect.mapEffects(this.waiting, update.changes);
  }

  add(effect) {
    this.waiting.push(effect);
    this.frame ??= requestAnimationFrame(() => {
      const effects = this.waiting;
      this.waiting = [];
      this.frame = null;
      this.view.dispatch({ effects });
    });
  }

  destroy() {
    cancelAnimationFrame(this.frame);
  }
});

export function dispatchLater(view, effect) {
  view.plugin(later)?.add(effect);
}
