// Called by the loader that the build writes; tells the shell how the download goes, and has what the
// address needs beside the app follow it without a pause.

// What an address needs: parts of the code (see src/pages/mod.rs), and data by their names in index.html.
const NEEDS = [
  [/^(#\/?)?$/, [], ["bank"]],
  [/^#\/yard/, ["yard"], []],
  [/^#\/(study|round|exam)/, ["practice"], ["bank"]],
  [/^#\/(round|study\/(?!choose\/)|exam\/(sit|history|result))/, ["asking"], []],
  [/^#\/(review|progress|quality)/, ["review"], ["bank"]],
  [/^#\/(review|progress)/, [], ["cards"]],
  [/^#\/guide/, ["guide"], ["guide"]],
  [/^#\/packs/, ["packs"], []],
];
// Small pieces of parts lie in files of their own: the yard's, practice's without those, and the rest
// (see xtask/src/split/loader.rs).
const SMALL = { yard: /^parts-yard-/, practice: /^parts-(yard|practice)-/ };
// How much of the app has come by then: what is left keeps the network busy until the rest is asked for.
const NEARLY = 0.75;

function fetchAhead(shell) {
  const named = (name) => document.querySelector(`meta[name="eventyard-${name}"]`)?.content ?? "";
  const all = named("parts").split(" ").filter(Boolean);
  for (const [address, parts, data] of NEEDS) {
    if (!address.test(location.hash)) continue;
    // A file has the names of all the parts that use it.
    const isUsed = (file) => parts.some((part) => (SMALL[part] ?? /^parts-/).test(file) || file.split("-").includes(part));
    for (const file of [...all.filter(isUsed), ...data.map(named)]) shell.fetchEarly(file);
  }
}

export default function initializer() {
  const shell = window.eventyardShell;
  let isAsked = false;
  return {
    onStart() {},
    onProgress({ current, total }) {
      shell.progress(current, total);
      if (!isAsked && current >= NEARLY * total) {
        isAsked = true;
        fetchAhead(shell);
      }
    },
    onComplete() {},
    onSuccess() {},
    onFailure(error) {
      shell.problem("The app could not be started.",
        `${error}. Load the page again; if it stays so, your browser or a filter may block WebAssembly.`);
    },
  };
}
