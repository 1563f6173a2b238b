// Characters that nobody sees, and those that turn text around, as ⟨U+202E⟩: by the page's own pattern.
import { highlightSpecialChars } from "@codemirror/view";

function mark(code) {
  const box = document.createElement("span");
  const name = window.eventyardUnseen.name(String.fromCodePoint(code));
  box.className = "unseen";
  box.textContent = `⟨${name}⟩`;
  box.title = "A character that cannot be seen";
  return box;
}

export const unseen = window.eventyardUnseen
  ? highlightSpecialChars({ specialChars: window.eventyardUnseen.pattern, render: mark })
  : [];
