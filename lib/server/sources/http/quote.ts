import "server-only";
import { cleanText } from "@/lib/server/text/clean-text";

const longest = 200;

/**
 * An upstream's own words from an error body, if they are short and plain. Undefined if a word could be a credential or
 * an id.
 */
export function quoteUpstream(body: string, secrets: readonly string[]): string | undefined {
  const message = messageOf(body);
  if (message.length > longest) return undefined;
  const telling = secrets.some((secret) => secret !== "" && message.includes(secret));
  const idLike = /[A-Za-z0-9_-]{17,}|bearer|pit-|https?:|[<>{}]/i.test(message);
  return telling || idLike || message === "" ? undefined : message;
}

function messageOf(body: string): string {
  let found: string;
  try {
    found = textOf(JSON.parse(body));
  } catch {
    found = body.slice(0, longest + 100);
  }
  return cleanText(found).replace(/\s+/g, " ").trim();
}

/**
 * The message in an error answer: a text, a list of texts, or an object that has it as `message`, `error_description`
 * (OAuth) or `error`, which may be an object in turn.
 */
function textOf(answer: unknown, depth = 0): string {
  if (typeof answer === "string") return answer;
  if (Array.isArray(answer)) return answer.filter((text) => typeof text === "string").join("; ");
  if (typeof answer !== "object" || answer === null || depth > 2) return "";
  const fields = new Map<string, unknown>(Object.entries(answer));
  const texts = ["message", "error_description", "error"].map((name) => textOf(fields.get(name), depth + 1));
  return texts.find((text) => text.trim() !== "") ?? "";
}
