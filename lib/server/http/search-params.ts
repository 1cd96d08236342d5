import "server-only";

/** The query of a page's URL, as Next gives it, in the form in which everything else reads it. */
export function toSearchParams(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const entries = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(entries);
}
