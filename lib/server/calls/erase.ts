import "server-only";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";
import type { ErasureAnswer, ErasureCounts } from "@/lib/calls/erasure";
import { formatCount } from "@/lib/calls/format/number";
import { phoneDigits } from "@/lib/calls/fields/number";
import { fewestDigits, numberDigits } from "@/lib/calls/search/words";
import type { Reader } from "../access/reader";
import { writeAudit } from "../audit/write-audit";
import { longestName } from "../bounds";
import type { Connection } from "../connections";
import { CallboardError } from "../errors";
import type { Queries } from "../postgres/database";
import { readNumber } from "../query/zones";
import { askStore } from "../store/ask-store";
import { erasePerson, type Target } from "../store/write/erase-person";
import { eraseViews } from "../views/erase-views";
import { grantBySlug } from "./call-grant";

const name = z.string().min(1).max(longestName);
const confirmation = {
  /** Only counts what is found. */
  preview: z.boolean().default(false),
  /** How many calls the preview found. */
  count: z.int().min(0).optional(),
  /** The same, typed by the reader, if there are very many. */
  typed: z.union([z.string().max(20), z.int()]).optional(),
};

/** What is to be erased. */
export const erasureRequest = z.union(
  [
    z.strictObject({ call: name, connection: name, ...confirmation }),
    z.strictObject({ contact: name, connection: name, ...confirmation }),
    z.strictObject({ number: name, connection: name.optional(), ...confirmation }),
  ],
  'Name what to erase: a "number", or a "contact" or a "call" with its "connection".',
);
type ErasureRequest = z.output<typeof erasureRequest>;

/** More calls than this, and than this share of all, have to be typed. */
const many = { calls: 50, share: 0.05 };

/** All writings of a number, as digits, in the countries of some connections. */
async function writingsOf(
  number: string,
  connections: readonly Connection[],
  signal: AbortSignal,
): Promise<string[]> {
  const digits = phoneDigits(number);
  if (digits === undefined || numberDigits(digits).length < fewestDigits) {
    throw new CallboardError("bad_request", `Give the whole number, with at least ${fewestDigits} digits.`);
  }
  const { anywhere } = await readNumber(digits, connections, signal);
  const national = [number, ...anywhere.map((each) => `+${each}`)].flatMap((each) => {
    const parsed = parsePhoneNumberFromString(each);
    return parsed ? [parsed.number.slice(1), parsed.nationalNumber] : [];
  });
  return [...new Set([...anywhere, numberDigits(digits), ...national])].filter(
    ({ length }) => length >= fewestDigits,
  );
}

/** Whose data is meant, and in which connections. */
export interface ErasurePlan {
  by: "call" | "contact" | "number";
  target: Target;
  connections: Connection[];
}

/** Whom a request names. @throws CallboardError `bad_request` for what is no whole number */
export async function planErasure(
  reader: Reader,
  request:
    | { call: string; connection: string }
    | { contact: string; connection: string }
    | { number: string; connection?: string | undefined },
  signal: AbortSignal,
): Promise<ErasurePlan> {
  const connections =
    request.connection === undefined
      ? reader.grants.map(({ connection }) => connection)
      : [grantBySlug(reader, request.connection).connection];
  connections.sort((a, b) => a.connectionId - b.connectionId);
  if ("call" in request) return { by: "call", target: { call: request.call }, connections };
  if ("contact" in request) return { by: "contact", target: { contact: request.contact }, connections };
  const numbers = await writingsOf(request.number, connections, signal);
  return { by: "number", target: { numbers }, connections };
}

/** Erases in all connections, and counts what went. */
async function erase(
  queries: Queries,
  { target, connections }: ErasurePlan,
  now: number,
): Promise<ErasureCounts> {
  const all: ErasureCounts = { calls: 0, peaks: 0, names: 0, words: 0, phoneRecords: 0, views: 0 };
  for (const { connectionId } of connections) {
    const parts = await erasePerson(queries, connectionId, target, now);
    all.calls += parts.calls;
    all.peaks += parts.peaks;
    all.names += parts.names;
    all.words += parts.words;
    all.phoneRecords += parts.phoneRecords;
  }
  if (!("call" in target)) all.views = await eraseViews(queries, target);
  return all;
}

async function countAll(queries: Queries, connections: readonly Connection[]): Promise<number> {
  const [row] = await queries.query<{ calls: number }>(
    "select coalesce(sum(calls), 0) as calls from call_seasons where connection_id = any($1::int[])",
    [connections.map(({ connectionId }) => connectionId)],
  );
  return row?.calls ?? 0;
}

/** @throws CallboardError `bad_request` if what is found is not what was confirmed */
function requireConfirmed(
  { count, typed }: ErasureRequest,
  { calls }: ErasureCounts,
  isLarge: boolean,
): void {
  if (count !== calls) {
    const before =
      count === undefined ? "Ask for a preview first" : "The calls have changed since the preview";
    throw new CallboardError(
      "bad_request",
      `${before}: ${formatCount(calls, "en")} calls would be erased now. Confirm this count.`,
    );
  }
  if (isLarge && String(typed ?? "").trim() !== String(calls)) {
    throw new CallboardError(
      "bad_request",
      `This would erase a large part of all calls. Type ${calls}, the number of these calls, to confirm.`,
    );
  }
}

/**
 * Erases a call, a contact or a number for good, or counts what that would erase. The audit log keeps a receipt that does
 * not tell who was erased.
 *
 * @throws CallboardError `bad_request` if the count is not the one of the preview, or a very large one is not typed
 */
export async function eraseData(
  reader: Reader,
  request: ErasureRequest,
  headers: Headers,
  signal: AbortSignal,
): Promise<ErasureAnswer> {
  const planned = await planErasure(reader, request, signal);
  const now = Date.now();
  return askStore(signal, (database) =>
    database.transaction(async (queries) => {
      const total = await countAll(queries, planned.connections);
      await queries.query("savepoint before_erasure");
      const found = await erase(queries, planned, now);
      const isLarge = found.calls > many.calls && found.calls > total * many.share;
      if (request.preview) {
        await queries.query("rollback to savepoint before_erasure");
        return { found, isLarge, erased: false };
      }
      requireConfirmed(request, found, isLarge);
      const [only, ...others] = planned.connections;
      const connectionId = others.length === 0 ? only?.connectionId : undefined;
      const details = { by: planned.by, ...found };
      await writeAudit(queries, { reader, headers }, { action: "data.erase", connectionId, details });
      return { found, isLarge, erased: true };
    }),
  );
}
