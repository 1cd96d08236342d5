import "server-only";
import type { z } from "zod";
import { createHighLevelSource } from "./highlevel/source";
import { highLevelSettings } from "./highlevel/settings";
import type { CallSource } from "./source";

export type Provider = "highlevel";

interface Registered {
  /** What a connection of the provider is configured with. */
  settings: z.ZodObject;
  /** The setting that says which account it is. */
  account: string;
  create(settings: never, options: never): CallSource;
}

/** The upstreams that Callboard reads, each with what makes a source of its settings. */
export const providers = {
  highlevel: { settings: highLevelSettings, account: "locationId" as const, create: createHighLevelSource },
} satisfies Record<Provider, Registered>;
