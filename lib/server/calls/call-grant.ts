import "server-only";
import type { CallKey } from "@/lib/calls/answers";
import type { Grant, Reader } from "../access/reader";
import { CallboardError } from "../errors";
import { anyCall } from "../query/count-loaded";
import { planQuery, readMirror } from "../query/resolve";
import { hasCall } from "../store/read/position";

const noCall = () =>
  new CallboardError("not_found", "This call does not exist, or is not loaded yet. Check the link.");

/** @throws CallboardError `not_found` for a connection that does not exist, or is not the reader's */
export function grantBySlug(reader: Reader, slug: string): Grant {
  const grant = reader.grants.find(({ connection }) => connection.slug === slug);
  if (!grant) throw new CallboardError("not_found", "There is no such connection here. Check the link.");
  return grant;
}

/**
 * The grant by which a reader may see a call; of a share, only if it is one of its calls.
 *
 * @throws CallboardError `not_found` for a connection that does not exist or is not the reader's, and for a call that a
 *   share does not show
 */
export async function grantOfCall(
  reader: Reader,
  { connection, id }: CallKey,
  signal: AbortSignal,
): Promise<Grant> {
  if (reader.share) {
    const grant = reader.grants.find((each) => each.connection.slug === connection);
    if (!grant) throw noCall();
    const planned = await planQuery(reader, anyCall, signal);
    const isShared = await readMirror(planned, signal, ({ selection }, queries) =>
      hasCall(queries, selection, grant.connection.connectionId, id),
    );
    if (!isShared) throw noCall();
  }
  return grantBySlug(reader, connection);
}
