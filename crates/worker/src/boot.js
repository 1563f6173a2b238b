// The end of the worker's script. The build puts wasm-bindgen's glue before it and fills in the
// braces. Messages that arrive while the module loads wait until it can answer; after them the
// page hears that the worker is ready.
{
  const waiting = [];
  self.onmessage = (event) => waiting.push(event.data);
  const module = new URL("{worker-module}", self.location.href);
  wasm_bindgen({ module_or_path: module }).then(
    () => {
      const build = "{build-id}";
      const door = new wasm_bindgen.Door(build);
      const answer = (text) => self.postMessage(door.answer(String(text)));
      self.onmessage = (event) => answer(event.data);
      waiting.splice(0).forEach(answer);
      self.postMessage(JSON.stringify({ ready: build }));
    },
    // Outside the promise, so that the page's `error` listener on the worker hears of it.
    (error) => setTimeout(() => { throw error; }),
  );
}
