// Called by the loader that the build writes; tells the shell how the download goes.
export default function initializer() {
  const shell = window.eventyardShell;
  return {
    onStart() {},
    onProgress({ current, total }) {
      shell.progress(current, total);
    },
    onComplete() {},
    onSuccess() {},
    onFailure(error) {
      shell.problem("The app could not be started.",
        `${error}. Load the page again; if it stays so, your browser or a filter may block WebAssembly.`);
    },
  };
}
