/** How one value of the URL is read and written. `parse` gives undefined for what it does not understand. */
export interface Codec<T> {
  parse(text: string): T | undefined;
  serialize(value: T): string;
  /** What would have been understood, as the end of "expected …". */
  expected: string;
  /** Blanks at the ends of a value are part of it, also in a list. */
  keepsBlanks?: boolean;
}

export function oneOf<const T extends string>(values: readonly T[]): Codec<T> {
  return {
    parse: (text) => values.find((value) => value === text),
    serialize: (value) => value,
    expected: `one of ${values.join(", ")}`,
  };
}

export function wholeNumber(from: number, to = Number.MAX_SAFE_INTEGER): Codec<number> {
  return {
    parse: (text) => {
      const value = Number(text);
      return /^\d{1,16}$/.test(text) && value >= from && value <= to ? value : undefined;
    },
    serialize: String,
    expected:
      to === Number.MAX_SAFE_INTEGER
        ? `a whole number of at least ${from}`
        : `a whole number from ${from} to ${to}`,
  };
}

export const seconds: Codec<number> = {
  parse: (text) => (/^\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined),
  serialize: (value) => String(Number(value.toFixed(6))),
  expected: "a number of seconds, such as 90",
};

export function text(expected: string): Codec<string> {
  return {
    parse: (value) => (value.trim() === "" ? undefined : value.trim()),
    serialize: (value) => value,
    expected,
  };
}

/** Values between commas; a comma or backslash that belongs to a value is written behind a backslash. */
function splitList(joined: string): string[] {
  const items = [""];
  for (const [token] of joined.matchAll(/\\[\\,]|[^]/gu)) {
    if (token === ",") items.push("");
    else items[items.length - 1] += token.length === 2 && token.startsWith("\\") ? token.slice(1) : token;
  }
  return items;
}

function joinList(items: string[]): string {
  return items.map((item) => item.replace(/[\\,]/g, "\\$&")).join(",");
}

/** A comma separated list without repeats; the order is kept where it means something, else canonical. */
function list<T extends string | number>(item: Codec<T>, order: "kept" | "sorted"): Codec<T[]> {
  const canonical = (values: T[]) => {
    const unique = [...new Set(values)];
    return order === "kept" ? unique : unique.sort((a, b) => (a < b ? -1 : 1));
  };
  return {
    parse: (joined) => {
      const items = splitList(joined).map((part) => item.parse(item.keepsBlanks ? part : part.trim()));
      const known = items.filter((value) => value !== undefined);
      if (known.length < items.length || known.length === 0) return undefined;
      return canonical(known);
    },
    serialize: (values) => joinList(canonical(values).map((value) => item.serialize(value))),
    expected: `${item.expected}; several are separated by commas`,
  };
}

export const setOf = <T extends string | number>(item: Codec<T>): Codec<T[]> => list(item, "sorted");
export const sequenceOf = <T extends string | number>(item: Codec<T>): Codec<T[]> => list(item, "kept");
