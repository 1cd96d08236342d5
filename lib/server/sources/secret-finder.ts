import "server-only";

/** UTF-16 units of all secrets together. */
const mostUnits = 1_000_000;

/** So few beginnings of secrets are looked for before the secrets themselves: most texts have none. */
const fewBeginnings = 20;

/** The beginning of some secret, as a state of an automaton of Aho and Corasick. */
interface State {
  /** The states by the unit that comes next: the first of them beside the others, as most have but one. */
  unit: number;
  child: State | undefined;
  others: Map<number, State> | undefined;
  /** The state of the longest ending of this one that begins a secret. */
  fallback: State | undefined;
  /** Length of the secret that ends here; 0 for none. */
  length: number;
  /** The next shorter secret that ends here. */
  shorter: State | undefined;
}

const createState = (): State => ({
  unit: -1,
  child: undefined,
  others: undefined,
  fallback: undefined,
  length: 0,
  shorter: undefined,
});

const childOf = (state: State, unit: number) => (state.unit === unit ? state.child : state.others?.get(unit));

function addChild(state: State, unit: number): State {
  const child = createState();
  if (state.child) (state.others ??= new Map()).set(unit, child);
  else {
    state.unit = unit;
    state.child = child;
  }
  return child;
}

function buildStates(secrets: ReadonlySet<string>): State {
  const units = [...secrets].reduce((sum, { length }) => sum + length, 0);
  if (units > mostUnits) throw new RangeError("too many secrets");
  const root = createState();
  for (const secret of secrets) {
    let state = root;
    for (let at = 0; at < secret.length; at += 1) {
      const unit = secret.charCodeAt(at);
      state = childOf(state, unit) ?? addChild(state, unit);
    }
    state.length = secret.length;
  }
  const queue = [root];
  for (const state of queue) {
    const link = (child: State, unit: number) => {
      child.fallback = step(root, state.fallback, unit);
      child.shorter = child.fallback.length > 0 ? child.fallback : child.fallback.shorter;
      queue.push(child);
    };
    if (state.child) link(state.child, state.unit);
    state.others?.forEach(link);
  }
  return root;
}

function step(root: State, from: State | undefined, unit: number): State {
  for (let state = from; state; state = state.fallback) {
    const child = childOf(state, unit);
    if (child) return child;
  }
  return root;
}

const isWordAt = (text: string, at: number) => /\w/.test(text.charAt(at));

/** The longest secret that ends before a place; 0 for none. */
function lengthAt(text: string, end: number, state: State, wholeBelow: number): number {
  for (let each: State | undefined = state; each; each = each.shorter) {
    const { length } = each;
    if (length >= wholeBelow) return length;
    if (length > 0 && !isWordAt(text, end) && !isWordAt(text, end - length - 1)) return length;
  }
  return 0;
}

/** Where secrets stand in a text, in order. Those that overlap are one. */
function findSpans(text: string, root: State, wholeBelow: number): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let state = root;
  for (let end = 1; end <= text.length; end += 1) {
    state = step(root, state, text.charCodeAt(end - 1));
    const length = state === root ? 0 : lengthAt(text, end, state, wholeBelow);
    if (length === 0) continue;
    let start = end - length;
    for (let last = spans.at(-1); last && last.end > start; last = spans.at(-1)) {
      start = Math.min(start, last.start);
      spans.pop();
    }
    spans.push({ start, end });
  }
  return spans;
}

/**
 * Replaces secrets in texts, in time that grows with the length of the text alone.
 * @param wholeBelow shorter secrets count only as words of their own
 * @returns what throws a RangeError if the secrets are too many or too long
 */
export function createReplacer(
  secrets: ReadonlySet<string>,
  wholeBelow: number,
  replacement: string,
): (text: string) => string {
  const beginnings = [...new Set([...secrets].map((secret) => secret.slice(0, wholeBelow)))];
  const hasNone = (text: string) =>
    beginnings.length <= fewBeginnings && !beginnings.some((beginning) => text.includes(beginning));
  let root: State | undefined;

  return (text) => {
    if (hasNone(text)) return text;
    root ??= buildStates(secrets);
    const spans = findSpans(text, root, wholeBelow);
    const between = [0, ...spans.map(({ end }) => end)];
    return between.map((from, index) => text.slice(from, spans[index]?.start)).join(replacement);
  };
}
