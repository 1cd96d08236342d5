import "server-only";
import { masked } from "@/lib/calls/masked";

/** A part of a text: `start` ≤ UTF-16 offset < `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Spans in their order; those that overlap or touch are one. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) merged.push({ start, end });
  }
  return merged;
}

/** A text with a mask in the place of each span; the same text if there are none. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  let result = "";
  let at = 0;
  for (const { start, end } of mergeSpans(spans)) {
    result += text.slice(at, start) + masked;
    at = end;
  }
  return at === 0 ? text : result + text.slice(at);
}

/** Finds spans in texts that belong together, such as what one speaker says. A span may go over several of them. */
export function spansOf(texts: readonly string[], find: (joined: string) => readonly Span[]): Span[][] {
  const found = mergeSpans(find(texts.join("\n")));
  let offset = 0;
  let first = 0;
  return texts.map((text) => {
    const from = offset;
    offset += text.length + 1;
    while ((found[first]?.end ?? Infinity) <= from) first += 1;
    const own: Span[] = [];
    for (let index = first; (found[index]?.start ?? Infinity) < from + text.length; index += 1) {
      const { start, end } = found[index] ?? { start: 0, end: 0 };
      own.push({ start: Math.max(0, start - from), end: Math.min(text.length, end - from) });
    }
    return own;
  });
}
