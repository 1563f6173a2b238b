// The end of a room's script. The build puts wasm-bindgen's glue before it and fills in the braces.
// In a worker it answers messages; those that arrive while the module loads wait until it can. In
// the page it leaves, on its own element, the promise of the function that answers.
{
  const element = typeof document === "undefined" ? null : document.currentScript;
  const module = new URL("{worker-module}", element ? element.src : self.location.href);
  const ready = wasm_bindgen({ module_or_path: module }).then(() => {
    const door = new wasm_bindgen.Door("{build-id}");
    return (call) => door.answer(call);
  });
  if (element) {
    element.answers = ready;
  } else {
    const waiting = [];
    self.onmessage = (event) => waiting.push(event.data);
    ready.then(
      (answers) => {
        const answer = (call) => {
          const bytes = answers(call);
          self.postMessage(bytes, [bytes.buffer]);
        };
        self.onmessage = (event) => answer(event.data);
        waiting.splice(0).forEach(answer);
      },
      // Outside the promise, so that the page's `error` listener on the worker hears of it.
      (error) => setTimeout(() => { throw error; }),
    );
  }
}
