import "server-only";
import type { CallAnswer, CallKey, CallPosition, Notice } from "@/lib/calls/answers";
import type { Call } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { leftOf, positionDeadline } from "@/lib/server/deadlines";
import { CallboardError } from "@/lib/server/errors";
import type { Connection } from "@/lib/server/connections";
import type { Reader } from "@/lib/server/reader";
import { askBriefly } from "./adornment";
import { readAgentNames, withAgentName } from "./agent-names";
import { findPosition } from "./find-position";
import { resolveScope, type Scope } from "./scope";

/** @throws CallboardError `not_found` for a connection that does not exist, or is not the reader's */
export function connectionBySlug(reader: Reader, slug: string): Connection {
  const connection = reader.connections.find((known) => known.slug === slug);
  if (!connection) throw new CallboardError("not_found", "There is no such connection here. Check the link.");
  return connection;
}

/** The call stands on its own: that its place in the query cannot be told is a notice, not a failure. */
async function tryPosition(
  scope: Scope,
  call: Call,
  signal: AbortSignal,
): Promise<{ position?: CallPosition | undefined; notices: Notice[] }> {
  const until = AbortSignal.timeout(leftOf(positionDeadline, scope.asOf));
  try {
    const position = await findPosition(scope, call, AbortSignal.any([signal, until]));
    return { position, notices: [] };
  } catch (error) {
    signal.throwIfAborted();
    const known = error instanceof CallboardError;
    if (!known && error !== until.reason) throw error;
    const reason = known ? error.message : "There was not enough time. Reload the page to try again.";
    const message = `The previous and the next call could not be found. ${reason}`;
    return { notices: [{ code: "position_unavailable", message }] };
  }
}

async function withContactName(call: Call, connection: Connection, signal: AbortSignal): Promise<Call> {
  const id = call.contact?.id;
  if (id === undefined) return call;
  const name = await askBriefly(signal, (brief) => connection.source.contactName(id, brief));
  return name === undefined ? call : { ...call, contact: { ...call.contact, name } };
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
  const [call, names] = await Promise.all([
    connection.source.getCall(key.id, signal),
    readAgentNames(connection, signal),
  ]);
  const [named, place] = await Promise.all([
    withContactName(withAgentName(call, names.nameAgent), connection, signal),
    tryPosition(scope, call, signal),
  ]);
  return {
    call: named,
    ...(place.position && { position: place.position }),
    asOf: new Date(scope.asOf).toISOString(),
    zone: scope.zone,
    notices: [...scope.notices, ...names.notices, ...place.notices],
  };
}
