import "server-only";
import { createHash } from "node:crypto";
import { config } from "@/lib/server/config";
import { connections } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { BodyTooLong, readBody } from "@/lib/server/read-body";
import { webhookOf } from "@/lib/server/sources/registry";
import { askStore } from "@/lib/server/store/ask-store";
import { signalConnection } from "@/lib/server/sync/signal-sync";

/** Characters of a body: the transcript of the longest call is far below. */
const longest = 2_000_000;

/** ms by which an event may be older, or newer by a clock that differs. */
const freshFor = 5 * 60_000;

/** Notes an event. @returns false if it was noted before */
async function noteDelivery(
  connectionId: number,
  id: string,
  now: number,
  signal: AbortSignal,
): Promise<boolean> {
  const rows = await askStore(signal, (database) =>
    database.query(
      `with old as (
         delete from webhook_deliveries where connection_id = $1 and received_at < $3::bigint - $4::bigint
       )
       insert into webhook_deliveries (connection_id, delivery_hash, received_at) values ($1, $2, $3)
       on conflict do nothing returning connection_id`,
      [connectionId, createHash("sha256").update(id).digest(), now, 3 * freshFor],
    ),
  );
  return rows.length > 0;
}

async function readText(request: Request): Promise<string> {
  try {
    return await readBody(request, longest);
  } catch (error) {
    if (!(error instanceof BodyTooLong)) throw error;
    throw new CallboardError("bad_request", "The request body is too long.");
  }
}

/**
 * `POST /api/webhooks/{provider}`: an upstream tells that a call has ended. The sync of its connection reads it at once,
 * behind the answer. What is forged, old or repeated changes nothing.
 * @returns 202
 * @throws CallboardError `not_found` for a provider without webhooks, `bad_request` for what is not signed, is no event
 * or is too old
 */
export async function receiveWebhook(
  provider: string,
  request: Request,
  signal: AbortSignal,
): Promise<Response> {
  const webhook = webhookOf(provider);
  if (!webhook) throw new CallboardError("not_found", "There is no such webhook. Check the address.");
  const body = await readText(request);
  if (!webhook.isSigned(body, request.headers, config().webhookKeys[provider] ?? webhook.key)) {
    throw new CallboardError("bad_request", `The signature is not right. Check ${webhook.variable}.`);
  }
  const event = webhook.read(body);
  if (!event) throw new CallboardError("bad_request", "This is not an event that is understood.");
  const now = Date.now();
  if (!(Math.abs(now - event.at) <= freshFor)) {
    throw new CallboardError("bad_request", "This event is too old. Check the clock of this server.");
  }
  const connection = connections().find(
    (each) => each.provider === provider && each.account === event.account,
  );
  if (connection && event.isCallEnd && (await noteDelivery(connection.connectionId, event.id, now, signal))) {
    signalConnection(connection);
  }
  return new Response(null, { status: 202 });
}
