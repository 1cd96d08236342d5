import "server-only";
import type { Notice } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { quote } from "@/lib/calls/query/query";
import type { Queries } from "../postgres/database";
import { findUnknownValues, type OpenCondition, type UnknownValue } from "../store/read/unknown-values";

/** How many values a notice names. */
const mostNamed = 3;

/** What is said of values, as the beginning of a sentence. */
const beginnings: Record<OpenCondition, string> = {
  agent: "No agent has the id",
  contact: "No call is with the contact",
  action: "No call has the action",
  field: "No call has the data",
};

function describe(name: OpenCondition, unknown: readonly UnknownValue[], complete: boolean): string {
  const values = unknown.slice(0, mostNamed).map(({ value }) => quote(value));
  const more = unknown.length > mostNamed ? ` and ${unknown.length - mostNamed} others` : "";
  const near = unknown.slice(0, mostNamed).flatMap((each) => each.near ?? []);
  const hint = near.length === 0 ? "" : ` Calls have ${near.map(quote).join(", ")}.`;
  const loaded = complete ? "" : " Not all calls are loaded yet.";
  return `${beginnings[name]} ${values.join(", ")}${more}.${hint}${loaded}`;
}

/**
 * Says which values of a query no call has: one that is mistyped finds nothing and looks like one that happens not to
 * occur in the range.
 */
export async function unknownValueNotices(
  queries: Queries,
  query: CallQuery,
  connectionIds: readonly number[],
  complete: boolean,
): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const name of ["agent", "contact", "action", "field"] as const) {
    const unknown = await findUnknownValues(queries, query, name, connectionIds);
    if (unknown.length === 0) continue;
    notices.push({ code: "unknown_value", parameter: name, message: describe(name, unknown, complete) });
  }
  return notices;
}
