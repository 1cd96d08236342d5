import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { askMirror, type Mirror, type Mirrored } from "./ask-mirror";
import { planQuery } from "./plan";
import type { Scope } from "./scope";

/** How each of the two that know calls is asked. */
interface Ways<Read, Answer> {
  mirror: (mirror: Mirror) => Promise<Read>;
  tell: (mirrored: Mirrored<Read>) => Answer;
  upstream: (signal: AbortSignal) => Promise<Answer>;
}

const tooLate = "The upstream did not answer in time. Try again in a moment.";

/** How long the upstream is waited for where the mirror can answer for a part, ms. */
const patience = 8_000;

/**
 * Whether the upstream can tell more than the mirror does: not all of the window is here, and the upstream can express
 * the query, or nothing of the window is here.
 */
function isUpstreams(scope: Scope, { from, scope: { window } }: Mirror): boolean {
  if (from === undefined || scope.query.q !== undefined) return false;
  return from >= window.end || planQuery(scope).remainder === undefined;
}

/**
 * Asks whoever knows best: the mirror where it holds all of the window, else the upstream where that can answer, else
 * the mirror for what it holds.
 *
 * @throws CallboardError what `upstream` throws, where the mirror has nothing to say instead
 */
export async function answerBest<Read, Answer>(
  scope: Scope,
  signal: AbortSignal,
  { mirror, tell, upstream }: Ways<Read, Answer>,
): Promise<Answer> {
  let hasPart = false;
  const best = await askMirror(scope, signal, async (state) => {
    hasPart = state.coverage.asOf !== undefined;
    return isUpstreams(scope, state) ? undefined : mirror(state);
  });
  if (best) return tell(best);
  if (!hasPart) return upstream(signal);
  const late = AbortSignal.timeout(patience);
  try {
    return await upstream(AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof CallboardError || error === late.reason)) throw error;
    const part = await askMirror(scope, signal, mirror);
    if (part) return tell(part);
    throw error instanceof CallboardError ? error : new CallboardError("upstream_unavailable", tooLate);
  }
}
