import "server-only";
import { resolve } from "node:path";
import { z } from "zod";
import { isZone } from "@/lib/calls/query/zone-name";
import { perProcess } from "./per-process";

/** What the server was told by its environment; `.env.example` documents each variable. */
export interface Config {
  /** The name or address that the server listens on. */
  host: string;
  /** The upstream is our own sandbox: its calls are invented. */
  sandbox: boolean;
  /** Host names beside the loopback ones by which readers may reach the server; lower case. */
  allowedHosts: string[];
  /** Absent until both the token and the location are set. */
  highlevel?: HighLevelConfig;
  store: StoreConfig;
  /** Whether this process reads the upstreams into the mirror. */
  sync: boolean;
  /** What a cron job has to say to be allowed to sync; absent: none may. */
  syncSecret?: string;
}

/** Where the mirror is: nowhere, on a PostgreSQL that was given, or on one that Callboard runs in a folder. */
export type StoreConfig =
  { server: "none" } | { server: "given"; url: string } | { server: "own"; folder: string };

export interface HighLevelConfig {
  slug: "highlevel";
  /** The display name of the account. */
  name: string;
  token: string;
  locationId: string;
  /** Without a slash at its end. */
  baseUrl: string;
  /** The value of the `Version` header. */
  apiVersion: string;
  /** An IANA zone; absent means the location's own. */
  timeZone?: string;
}

/** The message names each variable that is wrong and what is expected; it never holds a value. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

type Environment = Readonly<Record<string, string | undefined>>;

const visible = /^[\x21-\x7e]+$/;
const hostName = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)$/;
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** A connection string that names a server. */
function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

/** https, or http where the request does not leave the machine; nothing but origin and path. */
function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const safe = url.protocol === "https:" || (url.protocol === "http:" && loopback.has(url.hostname));
  return safe && url.username === "" && url.password === "" && !/[?#]/.test(text);
}

const variables = z.object({
  HOST: z
    .string()
    .regex(/^[^\s/]+$/, "expected a host name or an IP address")
    .default("127.0.0.1"),
  CALLBOARD_SANDBOX: z.enum(["0", "1"], "expected 1 or 0").default("0"),
  CALLBOARD_ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .toLowerCase()
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(hostName, "expected host names without ports, separated by commas"))),
  HIGHLEVEL_TOKEN: z
    .string()
    .regex(visible, 'expected the token alone, in one piece and without "Bearer" in front')
    .optional(),
  HIGHLEVEL_LOCATION_ID: z
    .string()
    .regex(visible, "expected the id of one location, in one piece")
    .optional(),
  HIGHLEVEL_BASE_URL: z
    .string()
    .refine(
      isBaseUrl,
      "expected an https:// address (http:// on this machine only) without user, query or hash",
    )
    .transform((url) => url.replace(/\/+$/, ""))
    .default("https://services.leadconnectorhq.com"),
  HIGHLEVEL_API_VERSION: z
    .string()
    .regex(/^(?:v\d{1,3}|\d{4}-\d{2}-\d{2})$/, "expected a date such as 2021-04-15, or a version such as v3")
    .default("2021-04-15"),
  HIGHLEVEL_TIME_ZONE: z
    .string()
    .refine(isZone, "expected an IANA time zone such as America/Chicago")
    .optional(),
  HIGHLEVEL_NAME: z.string().max(60, "expected at most 60 characters").default("HighLevel"),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, "expected postgres://user:password@host:port/database")
    .optional(),
  CALLBOARD_DATA_DIR: z.string().default(".data"),
  CALLBOARD_STORE: z.enum(["on", "off"], "expected on or off").default("on"),
  CALLBOARD_SYNC: z.enum(["on", "off"], "expected on or off").default("on"),
  CALLBOARD_SYNC_SECRET: z
    .string()
    .regex(visible, "expected a secret in one piece")
    .min(16, "expected at least 16 characters")
    .optional(),
});

/** Blanks around a value come from pasting; an empty value is how a shell or a form unsets one. */
function present(env: Environment): Record<string, string> {
  const entries = Object.keys(variables.shape).map((name) => [name, env[name]?.trim() ?? ""] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

function highlevelOf(values: z.infer<typeof variables>): HighLevelConfig | undefined {
  const { HIGHLEVEL_TOKEN: token, HIGHLEVEL_LOCATION_ID: locationId, HIGHLEVEL_TIME_ZONE: timeZone } = values;
  if (token === undefined && locationId === undefined) return undefined;
  if (token === undefined) {
    throw new ConfigError(
      "HIGHLEVEL_TOKEN is missing: expected the token of the location HIGHLEVEL_LOCATION_ID",
    );
  }
  if (locationId === undefined) {
    throw new ConfigError(
      "HIGHLEVEL_LOCATION_ID is missing: expected the id of the location of HIGHLEVEL_TOKEN",
    );
  }
  return {
    slug: "highlevel",
    name: values.HIGHLEVEL_NAME,
    token,
    locationId,
    baseUrl: values.HIGHLEVEL_BASE_URL,
    apiVersion: values.HIGHLEVEL_API_VERSION,
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

function storeOf(values: z.infer<typeof variables>): StoreConfig {
  if (values.CALLBOARD_STORE === "off") return { server: "none" };
  const url = values.DATABASE_URL;
  return url === undefined
    ? { server: "own", folder: resolve(values.CALLBOARD_DATA_DIR) }
    : { server: "given", url };
}

/** @throws ConfigError */
export function readConfig(env: Environment): Config {
  const parsed = variables.safeParse(present(env));
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
    throw new ConfigError([...new Set(mistakes)].join("\n"));
  }
  const values = parsed.data;
  const highlevel = highlevelOf(values);
  return {
    host: values.HOST,
    sandbox: values.CALLBOARD_SANDBOX === "1",
    allowedHosts: values.CALLBOARD_ALLOWED_HOSTS,
    ...(highlevel === undefined ? {} : { highlevel }),
    store: storeOf(values),
    sync: values.CALLBOARD_SYNC === "on",
    ...(values.CALLBOARD_SYNC_SECRET === undefined ? {} : { syncSecret: values.CALLBOARD_SYNC_SECRET }),
  };
}

/**
 * The configuration of this process, read once.
 * @throws ConfigError
 */
export function config(): Config {
  return perProcess("config", () => readConfig(process.env));
}
