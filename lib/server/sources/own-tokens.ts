import "server-only";
import { createReplacer } from "./secret-finder";

/** Parts of a token of at least twice this length are taken for it; of a very long one, only longer parts. */
const pieceOf = (token: string) => (token.length > 200 ? 24 : 6);

/** All parts of a token that are as long as two pieces, or the token itself if it is shorter. */
function partsOf(token: string): string[] {
  const length = 2 * pieceOf(token);
  if (token.length <= length) return token.length < 4 ? [] : [token];
  return Array.from({ length: token.length - length + 1 }, (_, at) => token.slice(at, at + length));
}

function create(tokens: readonly string[]): (text: string) => string {
  const forms = tokens.flatMap((token) => [token.trim(), encodeURIComponent(token.trim())]);
  // Each part contains one whole piece: what contains none needs no closer look.
  const pieces = forms.flatMap((form) => {
    const piece = pieceOf(form);
    if (form.length <= 2 * piece) return form.length < 4 ? [] : [form];
    return Array.from({ length: Math.floor(form.length / piece) }, (_, at) =>
      form.slice(at * piece, (at + 1) * piece),
    );
  });
  const replace = createReplacer(new Set(forms.flatMap(partsOf)), 1, "[redacted]");
  return (text) => (pieces.some((piece) => text.includes(piece)) ? replace(text) : text);
}

/** The few sets of tokens that a process has at a time. */
const created = new Map<string, (text: string) => string>();
const mostSets = 20;

/**
 * Replaces our own tokens in texts, and parts of them: of 12 characters and more, or of 48 if a token has more than 200.
 * A piece that is shorter could be an ordinary word.
 */
export function withoutTokens(text: string, tokens: readonly string[]): string {
  const key = tokens.join("\n");
  let replace = created.get(key);
  if (!replace) {
    replace = create(tokens);
    if (created.size >= mostSets) created.clear();
    created.set(key, replace);
  }
  return replace(text);
}
