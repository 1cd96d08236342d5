import "server-only";
import type { z } from "zod";
import { CallboardError } from "@/lib/server/errors";
import { requireSameOrigin } from "./same-origin";

/** The most that a change needs to say, in characters. */
const longest = 20_000;

async function readJson(request: Request): Promise<unknown> {
  const body = await request.text();
  if (body.length > longest) throw new CallboardError("bad_request", "What was sent is too long.");
  try {
    return JSON.parse(body);
  } catch {
    throw new CallboardError("bad_request", "What was sent is no JSON.");
  }
}

/**
 * Reads what one of our own pages wants to be changed.
 *
 * @throws CallboardError `forbidden` for others, `bad_request` for what the schema does not allow, in the words of its
 * first complaint
 */
export async function readChange<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  requireSameOrigin(request);
  const parsed = schema.safeParse(await readJson(request));
  if (parsed.success) return parsed.data;
  throw new CallboardError(
    "bad_request",
    parsed.error.issues[0]?.message ?? "What was sent is not understood.",
  );
}
