// The code editor of the app, one file that the app loads when an editor is first shown.
import { CodeEditor } from "./element.js";

if (!customElements.get("code-editor")) customElements.define("code-editor", CodeEditor);
