import "server-only";
import { z } from "zod";
import { environment as highLevelEnvironment } from "./highlevel/environment";
import { highLevelSettings } from "./highlevel/settings";
import { createHighLevelSource } from "./highlevel/source";
import type { ClientOptions } from "./http/client";
import type { CallSource } from "./source";
import { environment as telzinoEnvironment } from "./telzino/environment";
import { telzinoSettings } from "./telzino/settings";
import { createTelzinoSource } from "./telzino/source";

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
  environment?: EnvironmentAccount<z.infer<Settings>>;
  create(settings: z.infer<Settings> & { slug: string }, options: ClientOptions): CallSource;
}

const register = <Settings extends z.ZodObject>(provider: Registered<Settings>) => provider;

/** The upstreams that Callboard reads: the only place that names them. */
const providers = {
  highlevel: register({
    settings: highLevelSettings,
    secrets: ["token"],
    account: ({ locationId }) => locationId,
    environment: highLevelEnvironment,
    create: createHighLevelSource,
  }),
  telzino: register({
    settings: telzinoSettings,
    secrets: ["clientSecret"],
    account: ({ organizationId, clientId }) => organizationId ?? clientId,
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

/** The settings of a provider that are not secrets. */
export const openSettingsOf = (provider: Provider): z.ZodObject => {
  const { settings, secrets } = family[provider];
  const open = Object.entries(settings.shape).filter(([name]) => !secrets.includes(name));
  return z.strictObject(Object.fromEntries(open));
};

/** What the upstream calls an account: an opaque string. */
export const accountOf = (config: ConnectionConfig): string => family[config.provider].account({ ...config });

export const createSource = (config: ConnectionConfig, options: ClientOptions): CallSource =>
  family[config.provider].create({ ...config }, options);

/** The variables by which the environment configures accounts, and what makes accounts of their values. */
export const environments = providerNames.flatMap((provider) => {
  const { environment } = family[provider];
  if (!environment) return [];
  const { variables, needed, accountOf: read } = environment;
  const connectionOf = (values: Record<string, unknown>): ConnectionConfig[] => {
    const account = read(values as never);
    // Safe, because the provider made the account of its own settings.
    return account ? [{ provider, slug: provider, ...account } as ConnectionConfig] : [];
  };
  return [{ variables, needed, connectionOf }];
});
