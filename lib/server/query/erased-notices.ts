import "server-only";
import type { Notice } from "@/lib/calls/answers";
import { formatCount } from "@/lib/calls/format/number";
import type { Queries } from "../postgres/database";
import type { ResolvedQuery } from "./resolve";

interface Row {
  erased: number;
  expired: number;
  days: number | null;
}

/** Says how many calls of a range were erased, and of which age calls are no longer kept. */
export async function erasedNotices(
  queries: Queries,
  { parts, span }: Pick<ResolvedQuery, "parts" | "span">,
): Promise<Notice[]> {
  const [row] = await queries.query<Row>(
    `select count(id_hash) filter (where not expired) as erased, count(id_hash) filter (where expired) as expired,
       (select min(facts_days) from retentions where connection_id = any($1::int[])) as days
     from erased_calls
     where connection_id = any($1::int[]) and started_at >= $2 and started_at < $3`,
    [parts.map(({ connection }) => connection.connectionId), span.start, span.end],
  );
  if (!row) return [];
  const notices: Notice[] = [];
  if (row.erased > 0) {
    const calls = row.erased === 1 ? "erased call is" : "erased calls are";
    notices.push({ code: "erased", message: `${formatCount(row.erased, "en")} ${calls} not shown.` });
  }
  if (row.expired > 0 && row.days !== null) {
    const message = `Calls older than ${formatCount(row.days, "en")} ${row.days === 1 ? "day" : "days"} are not kept.`;
    notices.push({ code: "erased", message });
  }
  return notices;
}
