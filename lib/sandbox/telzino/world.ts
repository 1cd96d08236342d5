import type { Catalogue } from "../highlevel/catalogue";
import type { CallFacts, World } from "../highlevel/facts";
import { uuid } from "../highlevel/identity";
import type { RecordingSettings } from "../highlevel/http/recording";
import { mix } from "../highlevel/random";
import type { Zone } from "../highlevel/zone";

/** The order of lists, which is not documented: newest first, oldest first, or none at all. */
export type ListOrder = "newest" | "oldest" | "none";

/** What a test may change while the sandbox runs. */
export interface Settings {
  order: ListOrder;
  /** Indexes of agents that are deleted: not listed, but their logs still answer. */
  deleted: number[];
  recordings: RecordingSettings;
}

/** What the handlers of the API stand on. */
export interface TelzinoWorld {
  world: World;
  zone: Zone;
  catalogue: Catalogue;
  organizationId: string;
  settings: Settings;
  /** ms since epoch */
  now(): number;
  /** ms for which an address of a recording is valid. */
  recordingLifetime: number;
  /** Origin of recordings; undefined: the one that the request came to. */
  recordingHost: string | undefined;
}

/** The id of an agent, which depends on nothing but the seed. */
export const agentIdOf = (seed: number, index: number): string => uuid(seed, 200, index);

/** The id of a call log: an opaque text with the prefix of the documented example. */
export const logIdOf = (seed: number, facts: CallFacts): string => `log-${uuid(seed, 201, facts.key)}`;

/** The calls of an agent that a page shows, and how many there are. */
export function pageOf(
  { world, catalogue, settings }: TelzinoWorld,
  agent: number,
  page: { offset: number; limit: number },
): { total: number; calls: CallFacts[] } {
  const filter = { agent, sortBy: "createdAt" as const, ascending: settings.order === "oldest" };
  if (settings.order !== "none") return catalogue.query({ ...filter, ...page });
  const { total, calls } = catalogue.query({ ...filter, offset: 0, limit: Number.POSITIVE_INFINITY });
  const place = ({ key }: CallFacts): number => mix(world.seed, 202, key);
  const shuffled = calls.sort((left, right) => place(left) - place(right));
  return { total, calls: shuffled.slice(page.offset, page.offset + page.limit) };
}
