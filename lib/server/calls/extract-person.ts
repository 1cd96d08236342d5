import "server-only";
import { z } from "zod";
import type { Reader } from "../access/reader";
import { writeAudit } from "../audit/write-audit";
import { longestName } from "../bounds";
import { CallboardError } from "../errors";
import type { Database } from "../postgres/database";
import { askStore } from "../store/ask-store";
import { readCall } from "../store/read/calls";
import { readPerson } from "../store/read/person";
import { findTargets } from "../store/write/erase-person";
import { planErasure, type ErasurePlan } from "./erase";

const name = z.string().min(1).max(longestName);
const options = z.union([
  z.strictObject({ contact: name, connection: name }),
  z.strictObject({ number: name, connection: name.optional() }),
]);

/** Names of the parameters that are no part of the query. */
export const personParameters = ["number", "contact", "connection"];

const json = (value: unknown) => JSON.stringify(value, null, 1);

/** The file in pieces: one call is read at a time. */
async function* write(database: Database, { by, target, connections }: ErasurePlan, signal: AbortSignal) {
  yield `{"createdAt": ${json(new Date().toISOString())}, "by": ${json(by)}, "connections": [`;
  for (const [place, { connectionId, slug, name: connectionName }] of connections.entries()) {
    const ids = (await findTargets(database, connectionId, target)).map(({ id }) => id);
    const stored = await readPerson(database, connectionId, ids);
    const head = json({ connection: slug, name: connectionName, ...stored }).slice(0, -1);
    yield `${place > 0 ? "," : ""}\n${head}, "calls": [`;
    for (const [index, id] of ids.entries()) {
      signal.throwIfAborted();
      const found = await readCall(database, { connectionId, slug }, id);
      if (found) yield `${index > 0 ? "," : ""}\n${json(found.call)}`;
    }
    yield "]}";
  }
  yield "]}\n";
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/**
 * Everything that is stored about a person as one file of JSON: calls as they are kept, contacts and phone records. The
 * audit log notes that it was made.
 *
 * @param gone aborts when the reader goes away
 * @throws CallboardError `bad_request` if the parameters name no number and no contact
 */
export async function extractPerson(
  reader: Reader,
  search: URLSearchParams,
  { headers, signal: gone }: Request,
  signal: AbortSignal,
): Promise<Response> {
  const parsed = options.safeParse(Object.fromEntries(search));
  if (!parsed.success) {
    throw new CallboardError("bad_request", 'Name a "number", or a "contact" with its "connection".');
  }
  const planned = await planErasure(reader, parsed.data, signal);
  return askStore(signal, async (database) => {
    await writeAudit(database, { reader, headers }, { action: "data.extract", details: { by: planned.by } });
    return new Response(streamOf(write(database, planned, gone)), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="callboard-person-${new Date().toISOString().slice(0, 10)}.json"`,
        "cache-control": "private, no-store",
      },
    });
  });
}
