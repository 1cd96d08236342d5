import "server-only";
import { createHash } from "node:crypto";
import type { JsonValue } from "@/lib/calls/call";
import { boundName, boundText, deepest, longestText } from "../bounds";
import { cleanText } from "../text/clean-text";
import { decodeEntities } from "../text/entities";
import { isClearCredentialName, isCredentialName } from "./credential-names";
import { credentialsIn, isTellingAddress, looksSecret } from "./credential-values";
import { redactShapes } from "./credential-shapes";
import { withoutTokens } from "./own-tokens";
import { createReplacer } from "./secret-finder";

type JsonObject = { [name: string]: JsonValue };

/** What is particular to an upstream's records. */
export interface RedactionRules {
  /** Fields below which operators choose the names, so that only clear credential names count. */
  operatorNamed: ReadonlySet<string>;
  /** Fields of the record itself that must stay what they are, unless they hold a credential: ids and instants. */
  untouched: ReadonlySet<string>;
}

const redacted = "[redacted]";

/** Shorter values are too likely to be ordinary words and digits; these with a digit count as words of their own. */
const shortestSecret = 6;
const shortSecret = /^(?=.*\d)[\w-]{4,5}$/;

/** What stands in the place of a credential in examples and forms; to blot these words out would harm the text. */
const placeholders = new Set(
  "string number boolean object integer required optional bearer digest undefined default example".split(" "),
);

/** A text as it can be read: entities decoded, and without what cannot be stored. */
const readable = (text: string) => cleanText(decodeEntities(text));

/** A text without our own tokens and without what looks like a credential. */
const withoutCredentials = (text: string, known: readonly string[], found?: Set<string>) =>
  redactShapes(withoutTokens(text, known), found);

/** A name or another short text of an upstream, readable and without credentials. */
export function redactName(text: string | null | undefined, known: readonly string[]): string {
  return boundName(withoutCredentials(readable((text ?? "").slice(0, longestText)).trim(), known));
}

/** An id or an instant. If it holds a credential, a digest behind it keeps it apart from others. */
export function redactId(text: string, known: readonly string[]): string {
  const clean = cleanText(text);
  const safe = clean.length > longestText ? clean : withoutCredentials(clean, known);
  if (safe === clean) return clean;
  return `${safe}-${createHash("sha256").update(clean).digest("hex").slice(0, 12)}`;
}

/**
 * A copy of a record without credentials: values under names that credentials have, values of HTTP headers, and the user
 * and query parts of an `url` are dropped, and every string that contains one of them, one of ours, or what its form
 * tells to be one (see `credential-shapes.ts`), gets it replaced. Text is made readable on the way, and cut (see
 * `boundText`).
 * @param known our own tokens, of which no part must come out
 * @param others what must not come out either
 * @throws RangeError if lists and objects are nested too deeply
 */
export function redact(
  record: unknown,
  rules: RedactionRules,
  known: readonly string[],
  others: readonly string[] = [],
): JsonValue {
  const secrets = new Set<string>();
  for (const secret of others) remember(secret, secrets);
  const found = new Set<string>();
  const kept = drop(record, rules, secrets, isCredentialName, 0);
  const withoutSecrets = createReplacer(secrets, shortestSecret, redacted);
  const own = (text: string) => withoutCredentials(text, known, found);
  const first = replace(kept, (text) => own(withoutSecrets(text)), { own, rules, known });
  if (found.size === 0) return first;
  const longer = [...found].filter((secret) => !placeholders.has(secret.toLowerCase()));
  return replace(first, createReplacer(new Set(longer), shortestSecret, redacted), { own, rules, known });
}

type Judge = (name: string) => boolean;

function drop(
  value: unknown,
  rules: RedactionRules,
  secrets: Set<string>,
  isSecret: Judge,
  depth: number,
): JsonValue {
  if (depth > deepest) throw new RangeError("nested too deeply");
  if (typeof value === "string") return dropInJson(readable(value), rules, secrets, isSecret, depth);
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((entry) => drop(entry, rules, secrets, isSecret, depth + 1));
  if (typeof value !== "object" || value === null) return null;
  const fields = Object.entries(value);
  const named = fields.some(
    ([name, text]) => (name === "name" || name === "key") && typeof text === "string" && isSecret(text),
  );
  const kept: [string, JsonValue][] = [];
  for (const [name, field] of fields) {
    if (depth === 0 && rules.untouched.has(name) && typeof field === "string")
      kept.push([name, cleanText(field)]);
    else if (isSecret(name) || (named && holdsValue(name))) collect(field, secrets);
    else if (/^(request|http|custom)?headers$/i.test(name))
      kept.push([cleanText(name), dropHeaders(field, secrets)]);
    else if (typeof field === "string" && isSecret === isCredentialName && isAddress(name, field)) {
      const url = dropUrlParts(field, secrets);
      if (url !== undefined) kept.push([cleanText(name), url]);
    } else {
      const judge = rules.operatorNamed.has(name) ? isClearCredentialName : isSecret;
      kept.push([readable(name), drop(field, rules, secrets, judge, depth + 1)]);
    }
  }
  return Object.fromEntries(kept); // defines own properties, also for a key such as __proto__
}

const isAddress = (name: string, text: string) => /url$/i.test(name) || isTellingAddress(text);

/** The same within a text that is itself JSON, as arguments of tools can be; other text stays as it is. */
function dropInJson(
  text: string,
  rules: RedactionRules,
  secrets: Set<string>,
  isSecret: Judge,
  depth: number,
): string {
  if (!/^\s*[{[]/.test(text)) return text;
  const value = parseJson(text);
  if (value === undefined) return text;
  try {
    const kept = JSON.stringify(drop(value, rules, secrets, isSecret, depth));
    return kept === JSON.stringify(value) ? text : kept;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    collect(value, secrets, isSecret);
    return text;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const holdsValue = (name: string) => /^(values?|examples?|default|defaultValue)$/i.test(name);

/** Names of headers stay, values go. */
function dropHeaders(headers: unknown, secrets: Set<string>): JsonValue {
  const entries = Array.isArray(headers)
    ? headers.map((entry: unknown) =>
        isObject(entry) ? [entry.key ?? entry.name, entry.value] : ["", entry],
      )
    : Object.entries(isObject(headers) ? headers : {});
  return entries.map(([name, value]) => {
    const text = typeof name === "string" ? cleanText(name) : "";
    if (isCredentialName(text) || looksSecret(value)) collect(value, secrets);
    return text === "" ? {} : { key: text };
  });
}

/** Origin and path of a web address, with placeholders such as `{{id}}` as they were; undefined for all else. */
function dropUrlParts(text: string, secrets: Set<string>): string | undefined {
  for (const secret of credentialsIn(text)) collect(secret, secrets);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^(https?|wss?):$/.test(url.protocol)) return undefined;
  return cleanText(url.origin + url.pathname.replaceAll("%7B", "{").replaceAll("%7D", "}"));
}

/** Remembers what stands in a credential's place: all of a structure, or what is below the names of credentials. */
function collect(structure: unknown, secrets: Set<string>, isSecret?: Judge): void {
  const left = [{ value: structure, secret: isSecret === undefined }];
  for (let each = left.pop(); each; each = left.pop()) {
    const { value, secret } = each;
    if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        left.push({ value: inner, secret: secret || isSecret?.(name) === true });
      }
    } else if (secret && typeof value === "string") remember(cleanText(value), secrets);
    else if (secret && typeof value === "number") remember(String(value), secrets);
  }
}

/** Remembers a credential, also without its scheme ("Bearer …"), and each as it stands in a URL. */
function remember(secret: string, secrets: Set<string>): void {
  const text = secret.trim();
  for (const form of [text, text.replace(/^[a-z]+\s+/i, "")]) {
    const long = form.length >= shortestSecret && !placeholders.has(form.toLowerCase());
    if (long || shortSecret.test(form)) secrets.add(form).add(encodeURIComponent(form));
  }
}

/** @param top what is particular to the record itself, as its names and ids are the upstream's */
function replace(
  value: JsonValue,
  withoutSecrets: (text: string) => string,
  top?: { own: (name: string) => string; rules: RedactionRules; known: readonly string[] },
): JsonValue {
  // What is cut anyway is not searched.
  if (typeof value === "string") return boundText(withoutSecrets(value.slice(0, longestText + 10_000)));
  if (typeof value === "number") return withoutSecrets(String(value)) === String(value) ? value : redacted;
  if (Array.isArray(value)) return value.map((entry) => replace(entry, withoutSecrets));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, field]) => {
      if (!top) return [withoutSecrets(name), replace(field, withoutSecrets)];
      const isId = top.rules.untouched.has(name) && typeof field === "string";
      return [top.own(name), isId ? redactId(field, top.known) : replace(field, withoutSecrets)];
    }),
  );
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
