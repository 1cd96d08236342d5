import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { askMirror, type Mirror, type Mirrored } from "./ask-mirror";
import { planQuery } from "./plan";
import type { Scope } from "./scope";

/** How each of the two that know calls is asked. */
interface Ways<Read, Answer> {
  mirror: (mirror: Mirror) => Promise<Read>;
  tell: (mirrored: Mirrored<Read>) => Answer;
  upstream: () => Promise<Answer>;
}

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
  const best = await askMirror(scope, signal, async (state) =>
    isUpstreams(scope, state) ? undefined : mirror(state),
  );
  if (best) return tell(best);
  try {
    return await upstream();
  } catch (error) {
    signal.throwIfAborted();
    const part =
      error instanceof CallboardError &&
      (await askMirror(scope, signal, async (state) =>
        state.coverage.asOf === undefined ? undefined : mirror(state),
      ));
    if (part) return tell(part);
    throw error;
  }
}
