// Stands in the bundle for @codemirror/language and @lezer/common. The editor keeps no syntax
// tree: JSON is coloured by its tokens, and what a place means is answered by the app. CodeMirror's
// other packages ask for these few names; a name that is missing here fails the build.
import { Facet } from "@codemirror/state";

const UNIT = "  ";
const nowhere = { name: "", from: 0, to: 0, parent: null, firstChild: null, type: { prop: () => undefined } };

export const indentUnit = Facet.define({ combine: () => UNIT });
export const getIndentUnit = () => UNIT.length;
export const indentString = (_state, columns) => " ".repeat(columns);
export const getIndentation = () => null;
export const matchBrackets = () => null;
export const syntaxTree = () => ({ resolveInner: () => nowhere, resolveStack: () => null });
export class IndentContext {}
export const NodeProp = { closedBy: null, openedBy: null };
