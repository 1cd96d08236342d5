import "server-only";
import { resolve } from "node:path";
import { z } from "zod";
import { isZone } from "@/lib/calls/fields/zone";
import { ConfigError, type Environment } from "./config-error";
import { readConnections, requireDistinct, type ConnectionConfig } from "./connections-config";
import { highLevelSettings } from "./sources/highlevel/settings";
import { visible } from "./sources/setting-types";
import { perProcess } from "./per-process";

/** What the server was told by its environment; `.env.example` documents each variable. */
export interface Config {
  /** The name or address that the server listens on. */
  host: string;
  /** The upstream is our own sandbox: its calls are invented. */
  sandbox: boolean;
  /** Host names beside the loopback ones by which readers may reach the server; lower case. */
  allowedHosts: string[];
  /** Those of the configuration file, then the one of the environment. */
  connections: ConnectionConfig[];
  /** The IANA zone of a query whose connections have different ones. */
  timeZone?: string;
  store: StoreConfig;
  /** Whether this process reads the upstreams into the mirror. */
  sync: boolean;
  /** What a cron job has to say to be allowed to sync; absent: none may. */
  syncSecret?: string;
}

/** Where the mirror is: on a PostgreSQL that was given, or on one that Callboard runs in a folder. */
export type StoreConfig = { server: "given"; url: string } | { server: "own"; folder: string };

const hostName = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)$/;

/** A connection string that names a server. */
function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

const highlevel = highLevelSettings.shape;
const timeZone = z.string().refine(isZone, "expected an IANA time zone such as America/Chicago");

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
  HIGHLEVEL_TOKEN: highlevel.token.optional(),
  HIGHLEVEL_LOCATION_ID: highlevel.locationId.optional(),
  HIGHLEVEL_BASE_URL: highlevel.baseUrl,
  HIGHLEVEL_API_VERSION: highlevel.apiVersion,
  HIGHLEVEL_TIME_ZONE: timeZone.optional(),
  HIGHLEVEL_NAME: z.string().max(60, "expected at most 60 characters").default("HighLevel"),
  CALLBOARD_TIME_ZONE: timeZone.optional(),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, "expected postgres://user:password@host:port/database")
    .optional(),
  CALLBOARD_DATA_DIR: z.string().default(".data"),
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

/** The account of the environment, if there is one. */
function accountOf(values: z.infer<typeof variables>): ConnectionConfig[] {
  const { HIGHLEVEL_TOKEN: token, HIGHLEVEL_LOCATION_ID: locationId, HIGHLEVEL_TIME_ZONE: zone } = values;
  if (token === undefined && locationId === undefined) return [];
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
  return [
    {
      provider: "highlevel",
      slug: "highlevel",
      name: values.HIGHLEVEL_NAME,
      token,
      locationId,
      baseUrl: values.HIGHLEVEL_BASE_URL,
      apiVersion: values.HIGHLEVEL_API_VERSION,
      ...(zone === undefined ? {} : { timeZone: zone }),
    },
  ];
}

/** @throws ConfigError */
export function readConfig(env: Environment): Config {
  const parsed = variables.safeParse(present(env));
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
    throw new ConfigError([...new Set(mistakes)].join("\n"));
  }
  const values = parsed.data;
  const connections = [...readConnections(env), ...accountOf(values)];
  requireDistinct(connections);
  const url = values.DATABASE_URL;
  return {
    host: values.HOST,
    sandbox: values.CALLBOARD_SANDBOX === "1",
    allowedHosts: values.CALLBOARD_ALLOWED_HOSTS,
    connections,
    ...(values.CALLBOARD_TIME_ZONE === undefined ? {} : { timeZone: values.CALLBOARD_TIME_ZONE }),
    store:
      url === undefined
        ? { server: "own", folder: resolve(values.CALLBOARD_DATA_DIR) }
        : { server: "given", url },
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
