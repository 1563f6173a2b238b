// Offers what can be written at the caret.
import { autocompletion, pickedCompletion, startCompletion } from "@codemirror/autocomplete";
import { ViewPlugin } from "@codemirror/view";
import { tokenAt } from "./tokens.js";

/** While a person types, something is offered inside a name or string only: elsewhere Enter
    means a new line, and a list that is open would take it. */
function wanted(state, place) {
  const token = tokenAt(state.doc, place);
  if (!token || token.from >= place) return false;
  if (["string", "key"].includes(token.kind)) {
    const text = state.sliceDoc(token.from, place);
    return !/^"(?:[^"\\]|\\.)*"$/.test(text);
  }
  // A word that becomes true, false or null needs no list.
  const word = state.sliceDoc(token.from, place);
  return token.kind === "word" && !["true", "false", "null"].some((whole) => whole.startsWith(word));
}

/** A list that scrolls can be reached by Tab, for whoever scrolls by keys; arrows choose in it from
    the text as ever. */
const reachable = ViewPlugin.define((view) => ({
  update() {
    view.requestMeasure({
      key: reachable,
      read: () => view.dom.querySelector(".cm-tooltip-autocomplete > ul"),
      write(list) {
        if (list && list.tabIndex !== 0) list.tabIndex = 0;
      },
    });
  },
}));

/** `ask(offset)` gives `{ from, to, items }` or `null`. */
export function completing(ask) {
  async function source(context) {
    if (!context.explicit && !wanted(context.state, context.pos)) return null;
    const found = await ask(context.pos);
    if (!found || found.items.length === 0 || context.aborted) return null;
    return { from: found.from, to: found.to, filter: false, options: found.items.map(option) };
  }

  const offering = autocompletion({
    override: [source],
    icons: false,
    activateOnTypingDelay: 30,
    maxRenderedOptions: 60,
    optionClass: (option) => `offer offer--${option.type}`,
  });
  return [offering, reachable];
}

function option(item) {
  return {
    label: item.label,
    detail: item.kind === "operator" ? undefined : item.detail,
    info: item.kind === "operator" ? item.detail || undefined : undefined,
    type: item.kind,
    apply(view, completion, from, to) {
      view.dispatch({
        changes: { from, to, insert: item.insert },
        selection: { anchor: from + item.caret },
        userEvent: "input.complete",
        annotations: pickedCompletion.of(completion),
        scrollIntoView: true,
      });
      // Only once this list is closed can the next one open.
      if (item.again) setTimeout(() => startCompletion(view), 0);
    },
  };
}
