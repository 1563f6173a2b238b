// Tells which token the pointer is on, else the caret.
import { ViewPlugin } from "@codemirror/view";
import { tokenAt } from "./tokens.js";

/** `tell(offset)` takes where the token begins; -1 for none. */
export function pointing(tell) {
  return ViewPlugin.fromClass(class {
    constructor(view) {
      this.view = view;
      this.pointer = null;
      this.told = -1;
    }

    update(update) {
      if (update.docChanged) this.pointer = null;
      if (update.docChanged || update.selectionSet || update.focusChanged) this.later();
    }

    /** Once a frame, and not while the editor is in the midst of an update. */
    later() {
      this.frame ??= requestAnimationFrame(() => {
        this.frame = undefined;
        const now = this.place();
        if (now === this.told) return;
        this.told = now;
        tell(now);
      });
    }

    place() {
      const { view } = this;
      const caret = view.hasFocus ? view.state.selection.main.head : null;
      const place = this.pointer ? view.posAtCoords(this.pointer) : caret;
      return (place === null ? null : tokenAt(view.state.doc, place))?.from ?? -1;
    }

    destroy() {
      cancelAnimationFrame(this.frame);
      if (this.told >= 0) tell(-1);
    }
  }, {
    eventHandlers: {
      mousemove(event) {
        this.pointer = { x: event.clientX, y: event.clientY };
        this.later();
      },
      mouseleave() {
        this.pointer = null;
        this.later();
      },
    },
  });
}
