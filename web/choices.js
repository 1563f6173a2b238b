// Once a person has chosen in a list, Firefox heeds the attribute `selected` of its options no more, and that is what
// the app writes when the choice changes by other means. Here the choice follows it.
new MutationObserver((changes) => {
  for (const { target } of changes) if (target.hasAttribute("selected")) target.selected = true;
}).observe(document, { subtree: true, attributeFilter: ["selected"] });
