import "server-only";
import type { SearchAnswer } from "@/lib/calls/search/search-answer";
import type { CallQuery } from "@/lib/calls/query/parameters";
import type { Reader } from "../access/reader";
import { planQuery, readMirror } from "../query/resolve";
import { countTotal } from "../store/read/count-calls";
import { countCallers, findAbsentTerms } from "../store/read/explain-search";

/**
 * Why a search finds what it finds: which of its words no call has, and which words are like them; how many calls are
 * with the person whom it names; how many calls it finds over all time.
 * @throws CallboardError `upstream_unavailable` if the mirror cannot be asked
 */
export async function explainSearch(
  reader: Reader,
  query: CallQuery,
  signal: AbortSignal,
): Promise<SearchAnswer> {
  const planned = await planQuery(reader, query, signal);
  const ids = planned.parts.map(({ connection }) => connection.connectionId);
  const { q } = query;
  const own = await readMirror(planned, signal, async ({ selection, lock }, queries) => ({
    // Words are looked up among all calls of a connection, of which a share shows some. Of connections that the reader
    // may not search, nothing is said.
    absent: q === undefined || lock || ids.length === 0 ? [] : await findAbsentTerms(queries, q, ids),
    callers: await countCallers(queries, selection),
    total: await countTotal(queries, selection),
  }));
  const { absent, callers, total } = own;
  const everAsked: CallQuery = { ...query, range: "all", from: undefined, to: undefined };
  const ever = await planQuery(reader, everAsked, signal, { now: planned.now });
  const allTime = await readMirror(ever, signal, ({ selection }, queries) => countTotal(queries, selection));
  return { absent, ...(callers && { callers }), total, allTime, notices: planned.notices };
}
