import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { config } from "@/lib/server/config";
import { CallboardError } from "@/lib/server/errors";
import { BodyTooLong, readBody } from "@/lib/server/read-body";
import { seal, unseal } from "@/lib/server/secrets/seal";

/** What a page is told after a form was sent: it is shown once, on the page that the form leads to. */
export interface Message {
  /** Why it could not be done. */
  error?: string | undefined;
  /** What was done. */
  done?: string | undefined;
  /** What the form shows again: never a password. */
  values?: Readonly<Record<string, string>> | undefined;
  /** What can be seen this once. */
  once?: Readonly<Record<string, string>> | undefined;
}

interface Done {
  /** A path of ours. */
  to: string;
  message?: Message | undefined;
  /** Cookies that the answer sets. */
  cookies?: readonly string[] | undefined;
}

interface Form<Schema extends z.ZodType> {
  schema: Schema;
  /** Where a form with a mistake is shown again. */
  page: string | ((fields: Record<string, string>) => string);
  /** Fields that it then shows again. */
  keep?: readonly string[];
}

const cookie = "callboard.message";
const purpose = "form message";
/** Bytes of a form. */
const longest = 20_000;
/** Seconds in which a message may be shown. */
const lifetime = 300;

const messageShape = z.object({
  error: z.string().optional(),
  done: z.string().optional(),
  values: z.record(z.string(), z.string()).optional(),
  once: z.record(z.string(), z.string()).optional(),
});

/** Whether browsers reach the server by https, as far as it is known. */
const isSecure = (headers: Headers): boolean =>
  config().publicOrigin?.startsWith("https:") ??
  headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";

function messageCookie(message: Message, id: string, headers: Headers): string {
  const { keyId, box } = seal(JSON.stringify(message), purpose, [id]);
  const value = `${keyId}.${box.toString("base64url")}`;
  const secure = isSecure(headers) ? "; Secure" : "";
  return `${cookie}=${value}; Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Lax${secure}`;
}

/** The message for the page that was asked with its id (`message=…`); empty if there is none. */
export function readMessage(headers: Headers, id: unknown): Message {
  const [, keyId = "", box = ""] =
    /(?:^|;\s*)callboard\.message=([^.;]*)\.([^;]*)/.exec(headers.get("cookie") ?? "") ?? [];
  if (typeof id !== "string" || box === "") return {};
  const text = unseal({ keyId, box: Buffer.from(box, "base64url") }, purpose, [id]);
  return text === undefined ? {} : messageShape.parse(JSON.parse(text));
}

/** Sends a browser to a page of ours, with a message for it. */
export function seeOther(headers: Headers, { to, message, cookies = [] }: Done): Response {
  const answer = new Response(null, { status: 303, headers: { "cache-control": "no-store" } });
  for (const each of cookies) answer.headers.append("set-cookie", each);
  if (!message) {
    answer.headers.set("location", to);
    return answer;
  }
  const id = randomBytes(6).toString("base64url");
  answer.headers.append("set-cookie", messageCookie(message, id, headers));
  answer.headers.set("location", `${to}${to.includes("?") ? "&" : "?"}message=${id}`);
  return answer;
}

async function readFields(request: Request): Promise<Record<string, string>> {
  try {
    return Object.fromEntries(new URLSearchParams(await readBody(request, longest)));
  } catch (error) {
    if (!(error instanceof BodyTooLong)) throw error;
    throw new CallboardError("bad_request", "The form is too long.");
  }
}

/**
 * Answers a form of a page. What its reader can put right is shown on the page again, with the fields that may be.
 * @throws CallboardError if the form is too long
 */
export async function answerForm<Schema extends z.ZodType>(
  request: Request,
  { schema, page, keep = [] }: Form<Schema>,
  work: (fields: z.output<Schema>) => Promise<Done>,
): Promise<Response> {
  const fields = await readFields(request);
  try {
    const parsed = schema.safeParse(fields);
    if (!parsed.success) {
      throw new CallboardError(
        "bad_request",
        parsed.error.issues[0]?.message ?? "The form is not understood.",
      );
    }
    return seeOther(request.headers, await work(parsed.data));
  } catch (error) {
    if (!(error instanceof CallboardError)) throw error;
    const values = Object.fromEntries(keep.flatMap((name) => [[name, (fields[name] ?? "").slice(0, 320)]]));
    const to = typeof page === "string" ? page : page(fields);
    return seeOther(request.headers, { to, message: { error: error.message, values } });
  }
}
