import "server-only";
import { cleanText } from "@/lib/server/text/clean-text";

const longest = 200;

/**
 * The upstream's own words from an error body, if they are short and plain: `message` is a text or a list of texts.
 * Undefined where a word could be a credential or an id.
 */
export function quoteUpstream(body: string, secrets: readonly string[]): string | undefined {
  const message = messageOf(body);
  if (message === undefined || message.length > longest) return undefined;
  const telling = secrets.some((secret) => secret !== "" && message.includes(secret));
  const idLike = /[A-Za-z0-9_-]{17,}|bearer|pit-|https?:|[<>{}]/i.test(message);
  return telling || idLike || message === "" ? undefined : message;
}

function messageOf(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== "object" || parsed === null || !("message" in parsed)) return undefined;
    const messages: unknown[] = Array.isArray(parsed.message) ? parsed.message : [parsed.message];
    const texts = messages.filter((text) => typeof text === "string");
    return cleanText(texts.join("; ")).replace(/\s+/g, " ").trim();
  } catch {
    return undefined;
  }
}
