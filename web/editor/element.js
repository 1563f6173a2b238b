// The element <code-editor>: an editor in a shadow root, where its styles are allowed.
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { search, searchKeymap } from "@codemirror/search";
import { caret } from "./caret.js";
import { colours } from "./colours.js";
import { completing } from "./completing.js";
import { explaining } from "./explain.js";
import { folding } from "./fold.js";
import { later } from "./later.js";
import { marks, setMarks } from "./marks.js";
import { pointing } from "./pointing.js";
import { problems, setProblems } from "./problems.js";
import { external, replace } from "./replacing.js";
import { typing } from "./typing.js";
import { unseen } from "./unseen.js";
import styles from "./editor.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** What a screen reader says of the editor beside its name. */
const HELP = "Control Space offers what can stand here, Control I explains, Control period mends, Tab leaves the editor.";

const json = async (answer) => {
  const text = await answer;
  return text ? JSON.parse(text) : null;
};

const find = new Set(["Mod-f", "F3", "Mod-g", "Escape"]);

/** Browsers paste where the selection is, though the focus has left it: sends it to the focus. */
function pasteElsewhere(event, view) {
  if (view.hasFocus) return false;
  const moved = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
  // Firefox takes no data with a new event.
  Object.defineProperty(moved, "clipboardData", { value: event.clipboardData });
  document.activeElement?.dispatchEvent(moved);
  return true;
}

export class CodeEditor extends HTMLElement {
  // A label can then name it, and leads to it when clicked.
  static formAssociated = true;

  #view = null;
  #about = null;
  #history = new Compartment();
  #forgets = false;

  constructor() {
    super();
    this.attachInternals();
    this.attachShadow({ mode: "open", delegatesFocus: true }).adoptedStyleSheets = [sheet];
  }

  /** Begins; `typed(text)`, `pointed(offset)`, `complete(offset)`, `hover(offset)` and `format()`
      are the app's. Offsets count UTF-16 code units. */
  start(options, typed, pointed, complete, hover, format) {
    const { text, label, place } = JSON.parse(options);
    this.stop();
    if (place) this.style.height = `${place.height}px`;
    const about = document.createElement("p");
    about.id = "about";
    about.hidden = true;
    this.#about = about;
    this.#tell([]);
    this.#view = new EditorView({
      root: this.shadowRoot,
      parent: this.shadowRoot,
      state: EditorState.create({
        doc: text,
        selection: place ? { anchor: Math.min(place.anchor, text.length), head: Math.min(place.head, text.length) } : undefined,
        extensions: [
          EditorState.lineSeparator.of("\n"),
          EditorState.tabSize.of(2),
          EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, "\n")),
          EditorView.domEventHandlers({ paste: pasteElsewhere }),
          EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": about.id, tabindex: "0" }),
          EditorView.updateListener.of((update) => {
            const own = update.transactions.some((each) => each.docChanged && !each.annotation(external));
            if (own) typed(update.state.doc.toString());
          }),
          // The editor would only write it to the console; the page has to know that the app has died.
          EditorView.exceptionSink.of((error) => reportError(error)),
          lineNumbers(),
          folding,
          this.#history.of(history()),
          typing,
          caret,
          colours,
          later,
          marks,
          problems,
          unseen,
          explaining((offset) => json(hover(offset))),
          completing((offset) => json(complete(offset))),
          pointing(pointed),
          search({ top: true }),
          keymap.of([
            { key: "Shift-Alt-f", run: () => { format(); return true; }, preventDefault: true },
            ...searchKeymap.filter((binding) => find.has(binding.key)),
            ...historyKeymap,
            ...standardKeymap,
          ]),
        ],
      }),
    });
    this.shadowRoot.append(about);
    if (!place) return;
    if (place.focused) this.#view.focus();
    const { scrollDOM } = this.#view;
    this.#view.requestMeasure({ read() {}, write() { scrollDOM.scrollTop = place.scroll; } });
  }

  stop() {
    this.#view?.destroy();
    this.#about?.remove();
    this.#view = null;
  }

  replace(text) {
    if (!this.#view) return;
    replace(this.#view, text);
    if (!this.#forgets) return;
    // A history that is taken out and put in again is empty.
    this.#view.dispatch({ effects: this.#history.reconfigure([]) });
    this.#view.dispatch({ effects: this.#history.reconfigure(history()) });
    this.#forgets = false;
  }

  /** What is shown next is another text: there is no way back to this one. */
  forget() {
    this.#forgets = true;
  }

  diagnose(list) {
    const found = JSON.parse(list);
    this.#tell(found);
    this.toggleAttribute("data-invalid", found.some((problem) => problem.error));
    if (this.#view) setProblems(this.#view, found);
  }

  /** The list below the editor is outside of its shadow root, where nothing inside can refer to. */
  #tell(list) {
    const said = list.map((problem) => `${problem.error ? "Error" : "Warning"}: ${problem.message}`);
    this.#about.textContent = [...said, HELP].join(" ");
  }

  mark(list) {
    if (this.#view) setMarks(this.#view, JSON.parse(list));
  }

  /** Selects a piece of the text, shows it and moves the focus there. */
  select(from, to) {
    if (!this.#view) return;
    const end = this.#view.state.doc.length;
    const selection = { anchor: Math.min(from, end), head: Math.min(to, end) };
    this.#view.focus();
    this.#view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
  }

  get value() {
    return this.#view?.state.doc.toString() ?? "";
  }

  get selectionStart() {
    return this.#view?.state.selection.main.from ?? 0;
  }

  get selectionEnd() {
    return this.#view?.state.selection.main.to ?? 0;
  }
}
