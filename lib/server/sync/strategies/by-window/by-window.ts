import "server-only";
import { readCoverageRows } from "../../coverage-rows";
import { hasGap } from "../../spans";
import { sparingly } from "../../sparingly";
import { during, noteProgress } from "../../states";
import type { Strategy } from "../strategy";
import { fill } from "./fill";
import { planGaps, planRecheck } from "./plans";
import { reReadOld } from "./re-read-old";
import { reReadRecent } from "./re-read";
import { refreshHead } from "./refresh-head";
import { countWhole, verifyOld } from "./verify";

/** Reads windows of time, the newest first, and compares their counts with the upstream's. */
export const byWindow: Strategy = {
  async readNewest(context, signal, wanted) {
    const read = async () => {
      await refreshHead(context, signal);
      await reReadRecent(context, signal, wanted);
    };
    if (wanted || !context.trust.isBroken()) return read();
    await sparingly(context, "head", read);
    await noteProgress(context);
  },
  async fill(context, signal) {
    await countWhole(context, signal);
    const rows = await readCoverageRows(context.database, context.connection.connectionId);
    if (!hasGap(rows)) return;
    await during(context, "backfill", () => fill(context, planGaps(context), signal));
  },
  recheck: (context, before, signal) => fill(context, planRecheck(context, before), signal),
  async verify(context, signal) {
    await verifyOld(context, signal);
    await reReadOld(context, signal);
  },
};
