// Characters that nobody sees, and those that turn text around, stand in the page as ⟨U+202E⟩, so that no name of a
// file, a yard or a question looks like another. It holds for all text, whoever wrote the part that shows it.
(() => {
  // Joiners and variation selectors after a letter beyond ASCII belong to its script, or to an emoji.
  const pattern = /(?![\t\n\r\u200c\u200d\ufe00-\ufe0f])[\p{Cc}\p{DI}\p{Bidi_C}\u2028\u2029\ufff9-\ufffb]|(?<![^\0-\x7f])[\u200c\u200d\ufe00-\ufe0f]/gu;
  const name = (character) => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  // Nearly every text has none, which this tells far sooner.
  const suspect = /[^\t\n\r -~]/;
  const seen = (text) => suspect.test(text) ? text.replace(pattern, (character) => `⟨${name(character)}⟩`) : text;

  // Where a person writes, the text stays as it is: the field says what is in it. More is looked at in no field.
  const MOST = 100_000;
  const FIELDS = "textarea, input:not([type]), input[type=text], input[type=search]";
  const ABOUT = "Characters that cannot be seen are in this text: ";

  function tell(field) {
    const found = new Set(field.value.slice(0, MOST).match(pattern)?.map(name));
    const said = found.size > 0 ? ABOUT + [...found].slice(0, 8).join(", ") : null;
    if (said === (field.dataset.unseen ?? null)) return;
    if (said) {
      field.dataset.unseen = said;
      field.title = said;
    } else {
      delete field.dataset.unseen;
      field.removeAttribute("title");
    }
  }

  function look(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data;
      const marked = seen(text);
      if (marked !== text) node.data = marked;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const attribute of ["title", "aria-label", "alt", "placeholder"]) {
        const text = node.getAttribute(attribute);
        const marked = text && seen(text);
        if (marked !== text) node.setAttribute(attribute, marked);
      }
    }
  }

  // Each node once, though what is added within what is added is told twice.
  function all(root, known) {
    if (known.has(root)) return;
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = nodes.nextNode()) {
      known.add(node);
      look(node);
    }
  }

  new MutationObserver((records) => {
    const known = new Set();
    for (const { type, target, addedNodes } of records) {
      if (type === "childList") addedNodes.forEach((node) => all(node, known));
      else look(target);
    }
    document.querySelectorAll(FIELDS).forEach(tell);
  }).observe(document, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ["title", "aria-label", "alt", "placeholder"],
  });

  for (const event of ["input", "focusin"]) {
    document.addEventListener(event, ({ target }) => {
      if (target instanceof Element && target.matches(FIELDS)) tell(target);
    });
  }

  // The code editor's text is behind a shadow root; it marks by the same pattern.
  window.eventyardUnseen = { pattern, name };
})();
