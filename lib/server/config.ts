import "server-only";
import { resolve } from "node:path";
import { z } from "zod";
import { ConfigError, type Environment } from "./config-error";
import { readConnections, requireDistinct } from "./connections-config";
import { environments, providerNames, webhookOf, type ConnectionConfig } from "./sources/registry";
import { baseUrl, secret, timeZone } from "./sources/setting-types";
import { perProcess } from "./per-process";

/** What the server was told by its environment; `.env.example` documents each variable. */
export interface Config {
  /** The name or address that the server listens on. */
  host: string;
  /** The upstream is our own sandbox: its calls are invented. */
  sandbox: boolean;
  /** Host names beside the loopback ones by which readers may reach the server; lower case. */
  allowedHosts: string[];
  /** The origin at which browsers reach the server, if a proxy in front of it rewrites the Host header. */
  publicOrigin?: string;
  /** Those of the configuration file, then the one of the environment. */
  connections: ConnectionConfig[];
  /** The IANA zone of a query whose connections have different ones. */
  timeZone?: string;
  store: StoreConfig;
  /** Where files of this installation are. */
  dataFolder: string;
  /** Secrets from which keys are made, the newest first; empty: a file in the data folder holds one. */
  secrets: string[];
  /** Whether everyone has to sign in, also where all that can be read is invented. */
  signInRequired: boolean;
  /** The server that sends mail, and the sender; absent: none is sent. */
  mail?: { server: string; from: string };
  /** Where people may sign in with an account of theirs, beside a password. */
  identityProvider?: { issuer: string; clientId: string; clientSecret: string; name: string };
  /** For how many days events of the audit log are kept. */
  auditDays: number;
  /** How many proxies stand between browsers and this server, each of which notes where a request comes from. */
  proxies: number;
  /** Whether this process reads the upstreams into the mirror. */
  sync: boolean;
  /** ms in which all old calls are read again; undefined: never. */
  reReadEvery: number | undefined;
  /** What a cron job has to say to be allowed to sync; absent: none may. */
  syncSecret?: string;
  /** The keys with which upstreams sign their webhooks, by provider, where they are not the documented ones. */
  webhookKeys: Readonly<Record<string, string>>;
  /** What upstreams send to signal new calls of a connection that has no secret of its own; absent: none may. */
  signalSecret?: string;
}

/** Where the mirror is: on a PostgreSQL that was given, or on one that Callboard runs in a folder. */
export type StoreConfig = { server: "given"; url: string } | { server: "own"; folder: string };

const hostName = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)$/;

/** A connection string that names a server. */
function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

const isMailUrl = (text: string): boolean =>
  URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== "";

const isOrigin = (text: string): boolean => URL.canParse(text) && /^https?:\/\/[^/?#@]+\/?$/i.test(text);

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
  CALLBOARD_URL: z
    .string()
    .refine(isOrigin, "expected an address without a path, such as https://calls.example.com")
    .transform((url) => new URL(url).origin)
    .optional(),
  CALLBOARD_TIME_ZONE: timeZone.optional(),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, "expected postgres://user:password@host:port/database")
    .optional(),
  CALLBOARD_DATA_DIR: z.string().default(".data"),
  CALLBOARD_SECRET: z
    .string()
    .transform((list) => list.split(",").map((each) => each.trim()))
    .pipe(
      z.array(z.string().min(32, "expected at least 32 characters, for instance of: openssl rand -hex 32")),
    )
    .optional(),
  CALLBOARD_PROXIES: z.string().regex(/^\d$/, "expected a number from 0 to 9").default("0").transform(Number),
  CALLBOARD_SIGN_IN: z.enum(["auto", "required"], "expected auto or required").default("auto"),
  SMTP_URL: z.string().refine(isMailUrl, "expected smtp://user:password@host:port, or smtps://").optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/, "expected an e-mail address")
    .optional(),
  OIDC_ISSUER: baseUrl.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, "expected at most 60 characters").default("single sign-on"),
  CALLBOARD_AUDIT_DAYS: z
    .string()
    .regex(/^(?:[3-9]\d|[1-9]\d{2,3})$/, "expected days from 30 to 9999")
    .default("400")
    .transform(Number),
  CALLBOARD_SYNC: z.enum(["on", "off"], "expected on or off").default("on"),
  CALLBOARD_REREAD_DAYS: z
    .string()
    .regex(/^\d{1,3}$/, "expected days from 0 to 999")
    .default("7")
    .transform(Number),
  CALLBOARD_SYNC_SECRET: secret.optional(),
  CALLBOARD_SIGNAL_SECRET: secret.optional(),
});

/** Blanks around a value come from pasting; an empty value is how a shell or a form unsets one. */
function present(env: Environment, names: readonly string[]): Record<string, string> {
  const entries = names.map((name) => [name, env[name]?.trim() ?? ""] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

/** The values of variables, or what is wrong with each of them. */
function read<Variables extends z.ZodObject>(variables: Variables, env: Environment) {
  const parsed = variables.safeParse(present(env, Object.keys(variables.shape)));
  const issues = parsed.error?.issues ?? [];
  return {
    values: parsed.data,
    mistakes: issues.map(({ path, message }) => `${String(path[0])}: ${message}`),
  };
}

/** The variables without which no account is read, for each provider. */
export const accountVariables = environments.map(({ needed }) => needed);

type Values = z.output<typeof variables>;

/** @throws ConfigError if a part of several is missing */
function readTogether<Name extends keyof Values>(values: Values, names: readonly Name[]) {
  const missing = names.find((name) => values[name] === undefined);
  if (names.every((name) => values[name] === undefined)) return undefined;
  if (missing !== undefined) {
    throw new ConfigError(`${missing}: it is missing. Set ${names.join(", ")} together, or none of them.`);
  }
  // Safe, as none of them is missing.
  return values as { [Each in Name]: NonNullable<Values[Each]> };
}

function mailOf(values: Values): Pick<Config, "mail"> {
  const given = readTogether(values, ["SMTP_URL", "MAIL_FROM"]);
  return given ? { mail: { server: given.SMTP_URL, from: given.MAIL_FROM } } : {};
}

function identityProviderOf(values: Values): Pick<Config, "identityProvider"> {
  const given = readTogether(values, ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  if (!given) return {};
  return {
    identityProvider: {
      issuer: given.OIDC_ISSUER,
      clientId: given.OIDC_CLIENT_ID,
      clientSecret: given.OIDC_CLIENT_SECRET,
      name: values.OIDC_NAME,
    },
  };
}

/** @throws ConfigError */
function readWebhookKeys(env: Environment): Record<string, string> {
  const given = providerNames.flatMap((provider) => {
    const webhook = webhookOf(provider);
    const key = webhook && env[webhook.variable]?.trim();
    if (!webhook || !key) return [];
    if (!webhook.isKey(key)) throw new ConfigError(`${webhook.variable}: expected a public key in Base64`);
    return [[provider, key] as const];
  });
  return Object.fromEntries(given);
}

/** @throws ConfigError */
export function readConfig(env: Environment): Config {
  const { values, mistakes } = read(variables, env);
  const accounts = environments.map((each) => ({ ...each, ...read(each.variables, env) }));
  const all = [...mistakes, ...accounts.flatMap((each) => each.mistakes)];
  if (!values || all.length > 0) throw new ConfigError([...new Set(all)].join("\n"));
  const ofEnvironment = accounts.flatMap((each) => each.connectionOf(each.values ?? {}));
  const connections = [...readConnections(env), ...ofEnvironment];
  requireDistinct(connections);
  const url = values.DATABASE_URL;
  return {
    host: values.HOST,
    sandbox: values.CALLBOARD_SANDBOX === "1",
    allowedHosts: values.CALLBOARD_ALLOWED_HOSTS,
    ...(values.CALLBOARD_URL === undefined ? {} : { publicOrigin: values.CALLBOARD_URL }),
    connections,
    ...(values.CALLBOARD_TIME_ZONE === undefined ? {} : { timeZone: values.CALLBOARD_TIME_ZONE }),
    store:
      url === undefined
        ? { server: "own", folder: resolve(values.CALLBOARD_DATA_DIR) }
        : { server: "given", url },
    dataFolder: resolve(values.CALLBOARD_DATA_DIR),
    secrets: values.CALLBOARD_SECRET ?? [],
    proxies: values.CALLBOARD_PROXIES,
    signInRequired: values.CALLBOARD_SIGN_IN === "required",
    ...mailOf(values),
    ...identityProviderOf(values),
    auditDays: values.CALLBOARD_AUDIT_DAYS,
    sync: values.CALLBOARD_SYNC === "on",
    reReadEvery: values.CALLBOARD_REREAD_DAYS === 0 ? undefined : values.CALLBOARD_REREAD_DAYS * 86_400_000,
    webhookKeys: readWebhookKeys(env),
    ...(values.CALLBOARD_SYNC_SECRET === undefined ? {} : { syncSecret: values.CALLBOARD_SYNC_SECRET }),
    ...(values.CALLBOARD_SIGNAL_SECRET === undefined ? {} : { signalSecret: values.CALLBOARD_SIGNAL_SECRET }),
  };
}

/**
 * The configuration of this process, read once.
 * @throws ConfigError
 */
export function config(): Config {
  return perProcess("config", () => readConfig(process.env));
}
