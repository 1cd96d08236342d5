import "server-only";
import type { Permission } from "@/lib/server/access/policy";
import { readerWith, type Reader } from "@/lib/server/access/reader";

/** ms between looks whether the reader of a stream may still have it. */
const look = 60_000;

const rightsOf = ({ grants, person }: Reader) =>
  JSON.stringify([person?.isOwner, grants.map(({ connection, level }) => [connection.slug, level])]);

/**
 * Ends a long answer when its reader signs out, is removed or may see something else: it is looked before a part is
 * passed on, at most once a minute. Streams of events have a part every few seconds.
 */
export function endWithSession(
  response: Response,
  { reader, access, headers }: { reader: Reader; access: Permission; headers: Headers },
): Response {
  if (response.body === null || reader.kind !== "session" || !headers.has("cookie")) return response;
  let looked = Date.now();
  const guard = new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, controller) {
      if (Date.now() - looked >= look) {
        const now = await readerWith(access, headers);
        if (rightsOf(now) !== rightsOf(reader)) throw new Error("The rights of the reader have changed.");
        looked = Date.now();
      }
      controller.enqueue(chunk);
    },
  });
  const { status, headers: own } = response;
  return new Response(response.body.pipeThrough(guard), { status, headers: own });
}
