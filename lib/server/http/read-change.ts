import "server-only";
import type { z } from "zod";
import { CallboardError } from "@/lib/server/errors";
import { BodyTooLong, readBody } from "@/lib/server/read-body";

/** Bytes. */
const longest = 20_000;

/** The body of a request. @throws CallboardError `bad_request` if it is too long */
export async function readText(request: Request): Promise<string> {
  try {
    return await readBody(request, longest);
  } catch (error) {
    if (!(error instanceof BodyTooLong)) throw error;
    throw new CallboardError("bad_request", "The request body is too long.");
  }
}

async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request);
  try {
    return JSON.parse(text);
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
