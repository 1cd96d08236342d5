import "server-only";
import type { z } from "zod";
import { CallboardError } from "@/lib/server/errors";
import { BodyTooLong, readBody } from "@/lib/server/read-body";

/** Bytes. */
const longest = 20_000;

async function readText(request: Request): Promise<string> {
  try {
    return await readBody(request, longest);
  } catch (error) {
    if (!(error instanceof BodyTooLong)) throw error;
    throw new CallboardError("bad_request", "The request body is too long.");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CallboardError("bad_request", "The request body is not valid JSON.");
  }
}

/**
 * Reads the JSON body of a request that changes something.
 *
 * @param empty what an empty body stands for; without it the body must not be empty
 * @throws CallboardError `bad_request` if the body is too long, and with the first message of the schema
 */
export async function readChange<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  empty?: z.input<Schema>,
): Promise<z.output<Schema>> {
  const text = await readText(request);
  const parsed = schema.safeParse(text === "" && empty !== undefined ? empty : parseJson(text));
  if (parsed.success) return parsed.data;
  throw new CallboardError(
    "bad_request",
    parsed.error.issues[0]?.message ?? "The request body is not understood.",
  );
}
