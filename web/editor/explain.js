// What is to be said of a place: under the pointer, at a tap, or at the caret by a key.
import { EditorView, activateHover, closeHoverTooltips, hasHoverTooltips, hoverTooltip, keymap } from "@codemirror/view";
import { applyFix, problemsAt } from "./problems.js";

const element = (tag, name, text) => {
  const made = document.createElement(tag);
  made.className = name;
  if (text) made.textContent = text;
  return made;
};

function about(view, problem) {
  const box = element("div", `explain__problem explain__problem--${problem.error ? "error" : "warning"}`);
  box.append(element("strong", "explain__word", problem.error ? "Error" : "Warning"), element("p", "", problem.message));
  if (problem.help) box.append(element("p", "explain__help", problem.help));
  for (const fix of problem.fixes) {
    const button = element("button", "explain__fix", fix.label);
    button.type = "button";
    button.onclick = () => {
      // By now the text may have changed: what is done is what the problem says now.
      const now = problemsAt(view.state, fix.from).flatMap((each) => each.fixes);
      const same = now.find((each) => each.label === fix.label);
      view.dispatch({ effects: closeHoverTooltips });
      if (same) applyFix(view, same);
    };
    box.append(button);
  }
  return box;
}

/** The box for a place; `null` where nothing is to be said of it. */
function box(view, place, found) {
  const list = problemsAt(view.state, place);
  if (!found && list.length === 0) return null;
  const ranges = [...list, ...(found ? [found] : [])];
  return {
    pos: Math.min(place, ...ranges.map((range) => range.from)),
    end: Math.max(place, ...ranges.map((range) => range.to)),
    above: true,
    create() {
      const dom = element("div", "explain");
      list.forEach((problem) => dom.append(about(view, problem)));
      if (found) dom.append(element("p", "explain__sentence", found.sentence));
      return { dom };
    },
  };
}

/** `ask(offset)` gives `{ from, to, sentence }` or `null`. */
export function explaining(ask) {
  /** The box that the person has asked for by key or finger: it is shown at once. */
  let ready = null;

  const tooltip = hoverTooltip((view, place, side) => ready ?? (async () => {
    const { doc } = view.state;
    const found = await ask(side < 0 ? Math.max(0, place - 1) : place);
    return view.state.doc === doc ? box(view, place, found) : null;
  })(), { hideOnChange: true, hoverTime: 250 });

  async function show(view, place) {
    const { doc } = view.state;
    const found = await ask(place);
    if (view.state.doc !== doc) return;
    ready = box(view, place, found);
    if (ready) {
      const until = (transaction) => transaction.docChanged || Boolean(transaction.selection);
      activateHover(view, place, 1, { tooltip, until });
    }
    ready = null;
    // For someone who does not see the box.
    const said = problemsAt(view.state, place).flatMap((each) => [each.message, each.help]);
    const words = [...said, found?.sentence].filter(Boolean).join(" ");
    view.dispatch({ effects: EditorView.announce.of(words || "Nothing to say about this place") });
  }

  return [
    tooltip,
    EditorView.domEventHandlers({
      click(event, view) {
        if (event.pointerType !== "touch") return false;
        const place = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (place !== null) show(view, place);
        return false;
      },
    }),
    keymap.of([
      {
        key: "Mod-i",
        preventDefault: true,
        run(view) {
          show(view, view.state.selection.main.head);
          return true;
        },
      },
      {
        key: "Escape",
        run(view) {
          if (!hasHoverTooltips(view.state)) return false;
          view.dispatch({ effects: closeHoverTooltips });
          return true;
        },
      },
    ]),
  ];
}
