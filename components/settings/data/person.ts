/** Whom the form of the data page names. */
export interface Person {
  by: "number" | "contact" | "call";
  /** The number, or the id of the contact or the call. */
  value: string;
  /** Slug; empty: all connections, which only a number can be searched in. */
  connection: string;
}

/** The person as the API takes it. */
export const requestOf = ({ by, value, connection }: Person): Record<string, string> => ({
  [by]: value.trim(),
  ...(connection !== "" && { connection }),
});

/** The address of the file with all that is stored about a person. */
export const fileOf = (person: Person): string =>
  `/api/persons-file?${new URLSearchParams(requestOf(person)).toString()}`;

/** The address of the form that names a call. */
export const eraseCallLink = ({ connection, id }: { connection: string; id: string }): string =>
  `/settings/data?${new URLSearchParams({ call: id, connection }).toString()}`;

/** What the address of the page names; a number if it names nothing. */
export function personIn(search: URLSearchParams): Person {
  const connection = search.get("connection") ?? "";
  for (const by of ["call", "contact", "number"] as const) {
    const value = search.get(by);
    if (value !== null) return { by, value, connection };
  }
  return { by: "number", value: "", connection };
}
