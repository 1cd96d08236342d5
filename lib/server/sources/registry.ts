import "server-only";
import { createHighLevelSource } from "./highlevel/source";
import type { CallSource } from "./source";

export type Provider = "highlevel";

/** The upstreams that Callboard reads, each with what makes a source of its settings. */
export const sources = {
  highlevel: createHighLevelSource,
} satisfies Record<Provider, (settings: never, options: never) => CallSource>;
