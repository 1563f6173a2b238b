// The tokens of a line of JSON, finished or not, for colours and for what is pointed at.

const TOKEN = /"(?:[^"\\]|\\.)*(?:"|\\?$)|-?\d[\w.+-]*|[\p{L}_$][\p{L}\d_$]*|[{}[\],:]/gu;
/** Longer lines are not coloured: nobody reads them, and it would cost time at every key. */
const LONGEST = 100_000;

/** The tokens of one line: `{ kind, from, to }`, offsets within the line. */
export function tokens(line) {
  if (line.length > LONGEST) return [];
  const found = [];
  for (const match of line.matchAll(TOKEN)) {
    const from = match.index;
    found.push({ kind: kind(match[0]), from, to: from + match[0].length });
  }
  found.forEach((token, at) => {
    if (token.kind === "string" && line[found[at + 1]?.from] === ":") token.kind = "key";
  });
  return found;
}

function kind(text) {
  if (text[0] === '"') return "string";
  if ("{[".includes(text)) return "open";
  if ("}]".includes(text)) return "close";
  if (",:".includes(text)) return "sign";
  return /^[-\d]/.test(text) ? "number" : "word";
}

/** The token at a place of a document, with offsets of the document; `null` where there is none. */
export function tokenAt(doc, place) {
  const line = doc.lineAt(place);
  const at = place - line.from;
  const list = tokens(line.text);
  const found = list.find((token) => token.from <= at && at < token.to)
    ?? list.find((token) => token.to === at);
  return found ? { kind: found.kind, from: line.from + found.from, to: line.from + found.to } : null;
}

/** Whether a string is open just before a place of a line. */
export function inString(line, at) {
  const last = tokens(line.slice(0, at)).at(-1);
  return last?.kind === "string" && last.to === at && !/^"(?:[^"\\]|\\.)*"$/.test(line.slice(last.from, at));
}
