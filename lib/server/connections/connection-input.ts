import "server-only";
import { z } from "zod";
import { described } from "@/lib/server/connections-config";
import { CallboardError } from "@/lib/server/errors";
import {
  accountOf,
  asConfig,
  openSettingsOf,
  providerNames,
  secretSettingsOf,
  settingsOf,
  type ConnectionConfig,
} from "@/lib/server/sources/registry";
import { toConfig } from "./load-connections";
import type { StoredConnection } from "./stored";

/** The body of a request, before its provider is known. */
export const connectionBody = z.record(z.string(), z.unknown(), "Send a JSON object with the settings.");
type Body = z.infer<typeof connectionBody>;

const invalid = (field: string, message: string) =>
  new CallboardError("bad_request", `${field}: ${message}`, { field });

function toError({ issues: [issue] }: z.ZodError, body: Body): CallboardError {
  if (issue?.code === "unrecognized_keys") {
    return invalid(issue.keys[0] ?? "", "is not a setting that can be given here. Remove it.");
  }
  const field = String(issue?.path[0] ?? "");
  if (body[field] === undefined) return invalid(field, "is missing. Enter it.");
  return invalid(field, issue?.message ?? "is not understood.");
}

/** Blanks around a value come from pasting; an empty one is how a form leaves a setting out. */
function tidy(body: Body): Body {
  const entries = Object.entries(body).map(([name, value]) => [
    name,
    typeof value === "string" ? value.trim() : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

const { slug, name, timeZone, languages, color } = described;
const description = { name, timeZone, languages, color };

function parse(schema: z.ZodObject, body: Body): Record<string, unknown> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw toError(parsed.error, body);
  return parsed.data;
}

/** What was entered, as it was parsed, without the defaults of what was not. */
const givenOf = (body: Body, parsed: Record<string, unknown>) =>
  Object.fromEntries(Object.keys(body).map((name) => [name, parsed[name]]));

/** A connection that is to be made. */
export interface NewConnection {
  config: ConnectionConfig;
  /** What was entered. */
  given: Record<string, unknown>;
  /** Undefined: it gets one of its name. */
  slug: string | undefined;
}

/**
 * Reads a connection that is to be made, as the configuration file would describe it, but with its secrets.
 * @throws CallboardError `bad_request` with the field that is wrong
 */
export function parseNewConnection(sent: Body): NewConnection {
  const body = tidy(sent);
  const provider = z.enum(providerNames).safeParse(body["provider"]).data;
  if (!provider) throw invalid("provider", `expected one of ${providerNames.join(", ")}`);
  const named = { provider: z.literal(provider), slug: slug.optional() };
  const parsed = parse(z.strictObject({ ...settingsOf(provider).shape, ...description, ...named }), body);
  const config = asConfig({ ...parsed, slug: parsed["slug"] ?? provider });
  return { config, given: givenOf(body, parsed), slug: body["slug"] === undefined ? undefined : config.slug };
}

/** What is to become of a connection. */
export interface ConnectionChange {
  /** It with all changes; secrets that are not replaced are empty. */
  config: ConnectionConfig;
  /** Those of its settings that were entered, now or before. */
  settings: Record<string, unknown>;
  /** Those secrets that are replaced. */
  secrets: Record<string, string>;
  /** Whether how it asks its upstream has changed. */
  isAnother: boolean;
}

/**
 * Reads a change of a connection that was made in the app. `null` takes a zone, languages or a colour away.
 * @throws CallboardError `bad_request` with the field that is wrong
 */
export function parseConnectionChange(stored: StoredConnection, sent: Body): ConnectionChange {
  const body = tidy(sent);
  const { provider } = stored;
  const open = openSettingsOf(provider);
  const secret = secretSettingsOf(provider);
  const own = z.object({
    name: name.optional(),
    timeZone: timeZone.nullable(),
    languages: languages.nullable(),
    color: color.nullable(),
  });
  const schema = z.strictObject({ ...open.partial().shape, ...secret.partial().shape, ...own.shape });
  const given = Object.entries(givenOf(body, parse(schema, body)));
  const within = (fields: z.ZodObject) =>
    Object.fromEntries(given.filter(([field]) => field in fields.shape));
  const settings = { ...stored.settings, ...within(open) };
  const described = Object.entries(within(own)).map(([field, value]) => [field, value ?? undefined]);
  const secrets = Object.entries(within(secret)).map(([field, value]) => [field, String(value)]);
  const config = { ...toConfig({ ...stored, settings }, {}), ...Object.fromEntries(described) };
  if (accountOf(config) !== stored.account) {
    const [field = ""] = Object.keys(within(open));
    throw invalid(field, "a connection keeps its account. Add another connection for another account.");
  }
  return {
    config,
    settings,
    secrets: Object.fromEntries(secrets),
    isAnother: given.some(([field]) => !(field in own.shape)),
  };
}
