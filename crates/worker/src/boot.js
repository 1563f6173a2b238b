// The end of the worker's script. The build puts wasm-bindgen's glue before it and fills in the
// braces. Messages that arrive while the module loads wait until it can answer.
{
  const waiting = [];
  self.onmessage = (event) => waiting.push(event.data);
  const module = new URL("{worker-module}", self.location.href);
  wasm_bindgen({ module_or_path: module }).then(
    () => {
      const door = new wasm_bindgen.Door("{build-id}");
      const answer = (call) => {
        const bytes = door.answer(call);
        self.postMessage(bytes, [bytes.buffer]);
      };
      self.onmessage = (event) => answer(event.data);
      waiting.splice(0).forEach(answer);
    },
    // Outside the promise, so that the page's `error` listener on the worker hears of it.
    (error) => setTimeout(() => { throw error; }),
  );
}
