import "server-only";
import { z } from "zod";
import { environment as highLevelEnvironment } from "./highlevel/environment";
import { webhook as highLevelWebhook } from "./highlevel/call-ended";
import { kinds as highLevelKinds } from "./highlevel/kinds";
import { highLevelSettings, withPreset } from "./highlevel/settings";
import { createHighLevelSource } from "./highlevel/source";
import type { ProviderKind } from "@/lib/calls/connection-settings";
import type { ClientOptions } from "./http/client";
import type { CallSource } from "./source";
import { environment as telzinoEnvironment } from "./telzino/environment";
import { kinds as telzinoKinds } from "./telzino/kinds";
import { telzinoSettings } from "./telzino/settings";
import { createTelzinoSource } from "./telzino/source";
import type { Webhook } from "./webhook";

/** What Callboard knows of each connection, beside the settings of its provider. */
export interface Described {
  /** How links name the connection. */
  slug: string;
  /** The display name of the account. */
  name: string;
  /** IANA zone of its days, ahead of the account's own. */
  timeZone?: string | undefined;
  /** ISO 639-1 codes of the languages of its calls; English and Spanish if it does not say. */
  languages?: readonly string[] | undefined;
  /** Which of the colours on the pages it has; by the order of slugs if it does not say. */
  color?: number | undefined;
  /** What its upstream sends to signal new calls, if it has a secret of its own. */
  signalSecret?: string | undefined;
}

/** One account of the environment. */
interface EnvironmentAccount<Settings> {
  /** The variables; each is absent if it is empty. */
  variables: z.ZodObject;
  /** Those without which there is no account. */
  needed: readonly string[];
  /** @throws ConfigError if one of the needed ones is missing */
  accountOf(values: never): (Settings & Omit<Described, "slug">) | undefined;
}

interface Registered<Settings extends z.ZodObject> {
  /** What a connection of the provider is configured with. */
  settings: Settings;
  /** Those settings that are secrets. */
  secrets: readonly (keyof z.infer<Settings> & string)[];
  /** Which account the settings are of: what the upstream calls it. */
  account(settings: z.infer<Settings>): string;
  /** The address of the upstream's API. */
  address(settings: z.infer<Settings>): string;
  /** The ways in which the app offers to connect an account of it. */
  kinds: readonly ProviderKind[];
  environment?: EnvironmentAccount<z.infer<Settings>>;
  /** Absent: it tells of no calls by itself. */
  webhook?: Webhook;
  create(settings: z.infer<Settings> & { slug: string }, options: ClientOptions): CallSource;
}

const register = <Settings extends z.ZodObject>(provider: Registered<Settings>) => provider;

/** The upstreams that Callboard reads: the only place that names them. */
const providers = {
  highlevel: register({
    settings: highLevelSettings,
    secrets: ["token"],
    account: ({ locationId }) => locationId,
    address: (settings) => withPreset(settings).baseUrl,
    kinds: highLevelKinds,
    environment: highLevelEnvironment,
    webhook: highLevelWebhook,
    create: createHighLevelSource,
  }),
  telzino: register({
    settings: telzinoSettings,
    secrets: ["clientSecret"],
    account: ({ organizationId, clientId }) => organizationId ?? clientId,
    address: ({ baseUrl }) => baseUrl,
    kinds: telzinoKinds,
    environment: telzinoEnvironment,
    create: createTelzinoSource,
  }),
};

export type Provider = keyof typeof providers;
export const providerNames = Object.keys(providers) as Provider[];

type SettingsOf<Name extends Provider> = z.infer<(typeof providers)[Name]["settings"]>;

/** One account as it is configured. */
export type ConnectionConfig = {
  [Name in Provider]: Described & { provider: Name } & SettingsOf<Name>;
}[Provider];

/** The providers as one family: the type of the settings is known to each provider only. */
const family: Record<Provider, Registered<z.ZodObject>> = providers;

export const settingsOf = (provider: Provider): z.ZodObject => family[provider].settings;

export const secretsOf = (provider: Provider): readonly string[] => family[provider].secrets;

function partOf(provider: Provider, isSecret: boolean): z.ZodObject {
  const { settings, secrets } = family[provider];
  const part = Object.entries(settings.shape).filter(([name]) => secrets.includes(name) === isSecret);
  return z.strictObject(Object.fromEntries(part));
}

/** The settings of a provider that are secrets, and those that are not. */
export const secretSettingsOf = (provider: Provider): z.ZodObject => partOf(provider, true);
export const openSettingsOf = (provider: Provider): z.ZodObject => partOf(provider, false);

/** A connection of what the schema of its provider has read. */
export const asConfig = (parsed: Readonly<Record<string, unknown>>): ConnectionConfig =>
  // Safe, because `provider` names the schema whose settings these are.
  parsed as unknown as ConnectionConfig;

/** What the upstream calls an account: an opaque string. */
export const accountOf = (config: ConnectionConfig): string => family[config.provider].account({ ...config });

/** The address of the API that an account is asked at. */
export const addressOf = (config: ConnectionConfig): string => family[config.provider].address({ ...config });

/** The ways in which accounts of a provider can be connected in the app. */
export const kindsOf = (provider: Provider): readonly ProviderKind[] => family[provider].kinds;

/** How a provider tells of calls, if there is such a provider and it does. */
export const webhookOf = (provider: string): Webhook | undefined =>
  providerNames.map((name) => ({ name, ...family[name] })).find(({ name }) => name === provider)?.webhook;

export const createSource = (config: ConnectionConfig, options: ClientOptions): CallSource =>
  family[config.provider].create({ ...config }, options);

/** The variables by which the environment configures accounts, and what makes accounts of their values. */
export const environments = providerNames.flatMap((provider) => {
  const { environment } = family[provider];
  if (!environment) return [];
  const { variables, needed, accountOf: read } = environment;
  const connectionOf = (values: Record<string, unknown>): ConnectionConfig[] => {
    const account = read(values as never);
    return account ? [asConfig({ provider, slug: provider, ...account })] : [];
  };
  return [{ variables, needed, connectionOf }];
});
