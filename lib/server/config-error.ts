import "server-only";

/** The message names each setting that is wrong and what is expected; it never holds a value. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

export type Environment = Readonly<Record<string, string | undefined>>;
