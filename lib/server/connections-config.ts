import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { colors } from "@/lib/calls/connections";
import { ConfigError, type Environment } from "./config-error";
import {
  accountOf,
  asConfig,
  providerNames,
  secretsOf,
  settingsOf,
  type ConnectionConfig,
} from "./sources/registry";
import { language, secret, timeZone } from "./sources/setting-types";

const expectedColor = `expected a colour from 1 to ${colors}`;

/** What every connection can be described with, whatever its provider. */
export const described = {
  /** How links name the connection. */
  slug: z
    .string()
    .regex(
      /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
      "expected lower-case letters, digits and dashes, at most 40",
    ),
  /** The display name of the account. */
  name: z.string().trim().min(1, "expected a name").max(60, "expected at most 60 characters"),
  /** The zone of its days, ahead of the account's own. */
  timeZone: timeZone.optional(),
  /** Languages of its calls. */
  languages: z.array(language).min(1, "expected at least one language").optional(),
  /** Which of the colours on the pages it has. */
  color: z.int(expectedColor).min(1, expectedColor).max(colors, expectedColor).optional(),
  /** What its upstream sends to signal new calls. */
  signalSecret: secret.optional(),
};

const named = z.object({
  provider: z.enum(providerNames, `expected one of ${providerNames.join(", ")}`),
});

const file = z.strictObject({ connections: z.array(z.unknown()).min(1, "expected at least one connection") });

/** A secret stands in the environment; the file names its variable. */
const reference = z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/) });
const secretNames = [...providerNames.flatMap(secretsOf), "signalSecret"];

function resolveSecrets(entry: unknown, at: string, env: Environment): unknown {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return entry;
  const resolved = Object.entries(entry).map(([key, value]): [string, unknown] => {
    if (!secretNames.includes(key)) return [key, value];
    const parsed = reference.safeParse(value);
    if (!parsed.success) {
      throw new ConfigError(
        `${at}.${key}: expected {"env": "NAME_OF_A_VARIABLE"}. Put the secret into that variable, not into the file.`,
      );
    }
    const secret = env[parsed.data.env]?.trim();
    if (!secret) throw new ConfigError(`${at}.${key}: the variable ${parsed.data.env} is not set.`);
    return [key, secret];
  });
  return Object.fromEntries(resolved);
}

function parseConnection(entry: unknown, at: string, env: Environment): ConnectionConfig {
  const given = resolveSecrets(entry, at, env);
  const provider = named.safeParse(given);
  const parsed = provider.success
    ? settingsOf(provider.data.provider)
        .extend({ ...named.shape, ...described })
        .safeParse(given)
    : provider;
  if (parsed.success) return asConfig(parsed.data);
  const mistakes = parsed.error.issues.map(({ path, message }) => `${[at, ...path].join(".")}: ${message}`);
  throw new ConfigError(mistakes.join("\n"));
}

function readJson(path: string, given: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new ConfigError(`${given}: expected a readable file with valid JSON`);
  }
}

/** @throws ConfigError if two connections have one slug, or are one account */
export function requireDistinct(connections: readonly ConnectionConfig[]): void {
  const accounts = connections.map((each) => `${each.provider} ${accountOf(each)}`);
  const slugs = connections.map(({ slug }) => slug);
  const repeated = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
  if (repeated !== undefined) {
    throw new ConfigError(`Two connections have the slug ${repeated}: expected a slug for each`);
  }
  const twice = accounts.findIndex((account, index) => accounts.indexOf(account) !== index);
  if (twice >= 0) {
    throw new ConfigError(`The connection ${slugs[twice] ?? ""} is the account of another one: remove it`);
  }
}

/**
 * The connections of the configuration file: `CALLBOARD_CONFIG`, or `callboard.config.json` if it exists.
 * @throws ConfigError
 */
export function readConnections(env: Environment): ConnectionConfig[] {
  const named = env["CALLBOARD_CONFIG"]?.trim();
  const given = named || "callboard.config.json";
  const path = resolve(/*turbopackIgnore: true*/ given);
  if (!named && !existsSync(/*turbopackIgnore: true*/ path)) return [];
  const parsed = file.safeParse(readJson(path, given));
  if (!parsed.success) {
    throw new ConfigError(`${given}: expected {"connections": [ … ]} with at least one connection`);
  }
  return parsed.data.connections.map((entry, index) => parseConnection(entry, `connections[${index}]`, env));
}
