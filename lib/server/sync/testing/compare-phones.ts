import "server-only";
import { z } from "zod";
import type { Database } from "@/lib/server/postgres/database";
import { readCall } from "@/lib/server/store/read/calls";

/** An upstream that exports the messages of its calls. */
interface Exporting {
  locationId: string;
  token: string;
  fetch(request: Request): Promise<Response>;
  rows(): Iterable<{ id: string; messageId?: string }>;
}

const page = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      direction: z.string(),
      meta: z.object({
        callStatus: z.string().optional(),
        call: z.object({ status: z.string() }).optional(),
      }),
    }),
  ),
  nextCursor: z.string().nullable(),
});

/** What the sandbox says of its calls, by the ids of messages: "outbound voicemail". */
async function readMessages({ locationId, token, fetch }: Exporting): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (let cursor: string | null = ""; cursor !== null;) {
    const search = new URLSearchParams({ locationId, channel: "Call", limit: "500" });
    if (cursor !== "") search.set("cursor", cursor);
    const headers = { authorization: `Bearer ${token}`, version: "2021-04-15" };
    const url = `http://localhost/conversations/messages/export?${search.toString()}`;
    const { messages, nextCursor } = page.parse(await (await fetch(new Request(url, { headers }))).json());
    cursor = nextCursor;
    for (const { id, direction, meta } of messages) {
      const status = meta.callStatus ?? meta.call?.status ?? "";
      if (status !== "pending") said.set(id, `${direction} ${status === "completed" ? "answered" : status}`);
    }
  }
  return said;
}

/** What a mirror and its upstream say of direction and phone status, by call: equal where the mirror is right. */
export async function comparePhones(
  database: Database,
  connectionId: number,
  sandbox: Exporting,
): Promise<{ mirror: Map<string, string>; upstream: Map<string, string> }> {
  const said = await readMessages(sandbox);
  const [mirror, upstream] = [new Map<string, string>(), new Map<string, string>()];
  for (const { id, messageId = "" } of sandbox.rows()) {
    upstream.set(id, said.get(messageId) ?? "not reported");
    const call = (await readCall(database, { connectionId, slug: "main" }, id))?.call;
    if (!call) continue;
    const { direction, phoneStatus } = call;
    mirror.set(id, direction && phoneStatus ? `${direction.value} ${phoneStatus.value}` : "not reported");
  }
  return { mirror, upstream };
}
