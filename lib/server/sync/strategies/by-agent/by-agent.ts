import "server-only";
import type { AgentFeed } from "@/lib/server/sources/source";
import type { Strategy } from "../strategy";
import { sparingly } from "../../sparingly";
import { noteProgress } from "../../states";
import { reReadLists } from "./re-read-lists";
import { syncAgents } from "./sync-agents";

/** ms of pause for each request: many agents cost at most a tenth of what an upstream usually allows. */
const perRequest = 1_000;
/** ms of pause at most: what a long first reading has cost does not keep new calls away. */
const longestPause = 300_000;

/** Walks through the lists of all agents: the feed has no windows, and no documented order. */
export const byAgent = (feed: AgentFeed): Strategy => ({
  async readNewest(context, signal, wanted) {
    const read = () => syncAgents(context, feed, signal);
    const pauses = context.trust.isBroken() ? {} : { perRequest, longest: longestPause };
    if (wanted) await read();
    else await sparingly(context, "head", read, pauses);
    await noteProgress(context);
  },
  recheck: (context, _, signal) => syncAgents(context, feed, signal, true),
  // Each look for new calls reads what is missing, and compares the lengths of the lists.
  fill: () => Promise.resolve(),
  verify: (context, signal) => reReadLists(context, feed, signal),
});
