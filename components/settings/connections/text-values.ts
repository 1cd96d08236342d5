/** The texts of a form by the names of its fields. */
export function textValues(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(entries);
}

/** `es, en` as a list; null if there is none. */
export function languagesIn(text: string): string[] | null {
  const codes = text.split(/[\s,]+/).filter(Boolean);
  return codes.length === 0 ? null : codes;
}
