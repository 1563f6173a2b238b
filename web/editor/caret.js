// WebKit types where it has drawn the caret. A piece that is inserted before the node in which the caret stands
// moves it for the page and not for WebKit, so there it is set anew.
import { EditorView } from "@codemirror/view";

const isWebKit = navigator.vendor.startsWith("Apple");

export const caret = isWebKit
  ? EditorView.updateListener.of(({ docChanged, transactions, view }) => {
    const { main } = view.state.selection;
    // What is typed moves the browser's own caret.
    const isTyped = transactions.some((each) => each.isUserEvent("input.type"));
    if (!docChanged || isTyped || !main.empty || !view.hasFocus || view.composing) return;
    const { node, offset } = view.domAtPos(main.head);
    const selection = document.getSelection();
    selection.empty();
    selection.collapse(node, offset);
  })
  : [];
