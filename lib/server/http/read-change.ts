import "server-only";
import type { z } from "zod";
import { CallboardError } from "@/lib/server/errors";

/** Characters. */
const longest = 20_000;

async function readJson(request: Request): Promise<unknown> {
  const body = await request.text();
  if (body.length > longest) throw new CallboardError("bad_request", "The request body is too long.");
  try {
    return JSON.parse(body);
  } catch {
    throw new CallboardError("bad_request", "The request body is not valid JSON.");
  }
}

/**
 * Reads the JSON body of a request that changes something.
 *
 * @throws CallboardError `bad_request` with the first message of the schema
 */
export async function readChange<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(request));
  if (parsed.success) return parsed.data;
  throw new CallboardError(
    "bad_request",
    parsed.error.issues[0]?.message ?? "The request body is not understood.",
  );
}
