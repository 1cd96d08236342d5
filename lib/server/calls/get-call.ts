import "server-only";
import type { CallAnswer, CallKey, CallPosition, Notice } from "@/lib/calls/answers";
import type { Call } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { leftOf, positionDeadline } from "@/lib/server/deadlines";
import { CallboardError } from "@/lib/server/errors";
import type { Connection } from "@/lib/server/connections";
import type { Reader } from "@/lib/server/access/reader";
import { readCall } from "@/lib/server/store/read/call";
import { readPosition } from "@/lib/server/store/read/position";
import { askBriefly } from "./adornment";
import { readAgentNames, withAgentName } from "./agent-names";
import { answerBest } from "./answer-best";
import type { Mirror } from "./ask-mirror";
import { askStore } from "@/lib/server/store/ask-store";
import { countTotal } from "./count-total";
import { findPosition } from "./find-position";
import { isEmptyScope, resolveScope, type Scope } from "./scope";

/** @throws CallboardError `not_found` for a connection that does not exist, or is not the reader's */
export function connectionBySlug(reader: Reader, slug: string): Connection {
  const connection = reader.grants.find((grant) => grant.connection.slug === slug)?.connection;
  if (!connection) throw new CallboardError("not_found", "There is no such connection here. Check the link.");
  return connection;
}

interface Place {
  position?: CallPosition | undefined;
  notices: Notice[];
}

const readPlace = (id: string) => async (mirror: Mirror) => {
  const place = await readPosition(mirror.queries, mirror.scope, id, mirror.from);
  return { position: place && { ...place, total: await countTotal(mirror) } };
};

/** The call stands on its own: that its place in the query cannot be told is a notice, not a failure. */
async function tryPosition(scope: Scope, call: Call, signal: AbortSignal): Promise<Place> {
  if (isEmptyScope(scope)) return { notices: [] };
  const until = AbortSignal.timeout(leftOf(positionDeadline, scope.asOf));
  const both = AbortSignal.any([signal, until]);
  try {
    return await answerBest(scope, both, {
      mirror: readPlace(call.id),
      tell: ({ answer: { position }, notices }): Place => ({ position, notices }),
      upstream: async (own) => ({ position: await findPosition(scope, call, own), notices: [] }),
    });
  } catch (error) {
    signal.throwIfAborted();
    const known = error instanceof CallboardError;
    if (!known && error !== until.reason) throw error;
    const reason = known ? error.message : "There was not enough time. Reload the page to try again.";
    const message = `The previous and the next call could not be found. ${reason}`;
    return { notices: [{ code: "position_unavailable", message }] };
  }
}

/** The mirror does not know the names of contacts: a call waits a moment for one, ms. */
const contactPatience = 1_000;

async function withContactName(call: Call, connection: Connection, signal: AbortSignal): Promise<Call> {
  const id = call.contact?.id;
  if (id === undefined) return call;
  const ask = async (brief: AbortSignal) => connection.source.names.contact?.(id, brief);
  const name = await askBriefly(signal, ask, contactPatience);
  return name === undefined ? call : { ...call, contact: { ...call.contact, name } };
}

/** The call as the mirror holds it, else as the upstream does; when that was, in ms since the epoch. */
async function findCall(
  connection: Connection,
  id: string,
  { database, asOf }: Scope,
  signal: AbortSignal,
): Promise<{ call: Call; asOf: number }> {
  const stored = database && (await askStore(() => readCall(database, connection, id)));
  if (stored) return stored;
  const call = await connection.source.getCall?.(id, signal);
  if (!call)
    throw new CallboardError("not_found", "This call is not loaded. Check the link, or try again later.");
  return { call, asOf };
}

/**
 * One call, with its place in the query that the reader came from.
 *
 * @throws CallboardError `not_found`, and what the source throws
 */
export async function getCall(
  reader: Reader,
  key: CallKey,
  query: CallQuery,
  signal: AbortSignal,
): Promise<CallAnswer> {
  const connection = connectionBySlug(reader, key.connection);
  const scope = await resolveScope(reader, query, signal);
  const [{ call, asOf }, names] = await Promise.all([
    findCall(connection, key.id, scope, signal),
    readAgentNames(connection, signal, scope.database),
  ]);
  const [named, place] = await Promise.all([
    withContactName(withAgentName(call, names.nameAgent), connection, signal),
    tryPosition(scope, call, signal),
  ]);
  return {
    call: named,
    ...(place.position && { position: place.position }),
    asOf: new Date(asOf).toISOString(),
    zone: scope.zone,
    notices: [...scope.notices, ...names.notices, ...place.notices],
  };
}
