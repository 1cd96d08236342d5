import "server-only";
import { randomUUID } from "node:crypto";
import { pinQuery } from "@/lib/calls/query/pin";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { parseQuery, serializeQuery } from "@/lib/calls/query/query";
import type { NewShare } from "@/lib/calls/shares";
import { isAtLeast, mayAnswer } from "@/lib/server/access/policy";
import type { Grant, Reader } from "@/lib/server/access/reader";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { getCall } from "@/lib/server/calls/get-call";
import { CallboardError } from "@/lib/server/errors";
import { planQuery } from "@/lib/server/query/resolve";
import { askStore } from "@/lib/server/store/ask-store";
import { hashPassword } from "./password";
import type { ShareInput } from "./share-input";
import { describeShare, storedColumns, type StoredShare } from "./stored-share";
import { hashToken, makeToken } from "./token";

/** The most links that are valid at once. */
const most = 2_000;

const refuse = (message: string): never => {
  throw new CallboardError("forbidden", message);
};
const reject = (message: string): never => {
  throw new CallboardError("bad_request", message);
};

/** @throws CallboardError `bad_request` for a query that is not understood in full: it would share more than is meant */
function readQuery({ query: text, page, call }: ShareInput): CallQuery {
  if (page === "call") {
    return parseQuery(new URLSearchParams({ range: "all", kind: "all", connection: call?.connection ?? "" }))
      .query;
  }
  const { query, notices } = parseQuery(new URLSearchParams(text));
  const [notice] = notices;
  if (notice) reject(`This query cannot be shared. ${notice.message}`);
  return query;
}

/**
 * The grants that are shared: those that the query names, or all that suffice.
 * @throws CallboardError `forbidden` if the reader may not see of one as much as is shared, or may not ask for its calls
 */
function findGrants(reader: Reader, query: CallQuery, { level }: ShareInput): Grant[] {
  const named = query.connection;
  const suffices = (grant: Grant) =>
    isAtLeast(grant.level, level) && mayAnswer(query, grant.level).length === 0;
  const chosen = reader.grants.filter(
    (grant) => (named.length === 0 && suffices(grant)) || named.includes(grant.connection.slug),
  );
  if (named.some((slug) => chosen.every(({ connection }) => connection.slug !== slug))) {
    reject("The link names a connection that does not exist here.");
  }
  if (chosen.length === 0 || !chosen.every(suffices)) {
    refuse("You can share only what you may see yourself. Choose a lower level, or fewer filters.");
  }
  return chosen;
}

/** @throws CallboardError `bad_request`, `not_found` */
async function checkCall(reader: Reader, { call, clip }: ShareInput, query: CallQuery, signal: AbortSignal) {
  if (!call) return reject("Say which call is to be shared.");
  const { transcript } = (await getCall(reader, call, query, signal)).call;
  if (clip && transcript.timing === "none") {
    reject("The transcript of this call has no times. Share the whole call.");
  }
}

function check(reader: Reader, { page, level, clip, call }: ShareInput): void {
  if (level === "full" && !reader.person?.isOwner) {
    refuse("Only an owner can share calls with everything that they hold. Choose a lower level.");
  }
  if (page !== "overview" && level === "metrics")
    reject("With the level “metrics” only the overview can be shared.");
  if (page !== "call" && (clip ?? call)) reject("A part of a call belongs to a share of one call.");
}

/** What a share keeps of a query: the zone of its days, and not where in it its owner was. */
function lockQuery(query: CallQuery, zone: string, { pinned, page }: ShareInput, now: number): string {
  const place = { page: 1, asOf: undefined, turn: undefined, at: undefined };
  const kept: CallQuery = { ...query, ...place, connection: [], tz: zone };
  return serializeQuery(pinned && page !== "call" ? pinQuery(kept, zone, now) : kept);
}

/**
 * Makes a link that shows the calls of a query to visitors without an account.
 * @param origin where visitors open Callboard
 * @returns the token, which is kept nowhere
 * @throws CallboardError `bad_request`; `forbidden` if the reader may not see as much themselves; `not_found`
 */
export async function createShare(
  reader: Reader,
  input: ShareInput,
  { headers, origin, signal }: { headers: Headers; origin: string; signal: AbortSignal },
): Promise<NewShare> {
  check(reader, input);
  const query = readQuery(input);
  const grants = findGrants(reader, query, input);
  if (input.page === "call") await checkCall(reader, input, query, signal);
  const now = Date.now();
  const { zone } = await planQuery(reader, query, signal, { now });
  const token = makeToken();
  const password = input.password === undefined ? null : await hashPassword(input.password);
  const ids = grants.map(({ connection }) => connection.connectionId);
  const values = [
    randomUUID(),
    hashToken(token),
    input.page,
    input.level,
    ids,
    lockQuery(query, zone, input, now),
    input.call?.id,
    input.clip?.from,
    input.clip?.to,
    input.files,
    password,
    input.frameHosts,
    now,
    reader.person?.id,
    reader.person?.name,
    now + input.lifetime,
  ];
  const stored = await askStore(signal, (database) =>
    database.transaction(async (queries) => {
      const [{ valid } = { valid: 0 }] = await queries.query<{ valid: number }>(
        "select count(*) as valid from shares where revoked_at is null and expires_at > $1",
        [now],
      );
      if (valid >= most) reject(`There are ${most} links already. Revoke some first.`);
      const [row] = await queries.query<StoredShare>(
        `insert into shares (share_id, token_hash, page, level, connection_ids, query, call_id, clip_from, clip_to,
           files, password_hash, frame_hosts, created_at, created_by, created_by_name, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         returning ${storedColumns}`,
        values,
      );
      if (!row) throw new Error("The database answered without a row");
      for (const connectionId of ids) {
        const details = {
          page: input.page,
          level: input.level,
          days: Math.ceil(input.lifetime / 86_400_000),
        };
        await writeAudit(
          queries,
          { reader, headers },
          { action: "share.create", connectionId, subject: row.share_id, details },
        );
      }
      return row;
    }),
  );
  return { share: describeShare(stored), token, url: `${origin}/s/${token}` };
}
