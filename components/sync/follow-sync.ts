import type { QueryClient } from "@tanstack/react-query";
import { syncQuery } from "@/components/query/queries";
import type { SyncAnswer } from "@/lib/calls/answers";

/** ms without an event after which events are taken to come no more: a proxy keeps them, or a laptop slept. */
const silence = 60_000;
/** The first comes at once, where any do. */
const firstSilence = 10_000;
/** ms between the end of events and the next question. */
const pause = 5000;

const address = "/api/sync/events";

/** Takes events until they fail, stay out or are not wanted any more. */
function listen(client: QueryClient, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const events = new EventSource(address);
    let timer = setTimeout(end, firstSilence);
    function end() {
      clearTimeout(timer);
      events.close();
      signal.removeEventListener("abort", end);
      resolve();
    }
    events.onmessage = ({ data }: MessageEvent<string>) => {
      clearTimeout(timer);
      timer = setTimeout(end, silence);
      client.setQueryData(syncQuery().queryKey, JSON.parse(data) as SyncAnswer);
    };
    events.onerror = end;
    signal.addEventListener("abort", end);
  });
}

const wait = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(end, pause);
    function end() {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
    signal.addEventListener("abort", end);
  });

/** Asks, then listens; where no events come, this asks again and again. Without a mirror there is nothing to follow. */
async function follow(client: QueryClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await client.fetchQuery({ ...syncQuery(), staleTime: 0 }).catch(() => undefined);
    if (answer?.connections.length === 0) return;
    if (answer && !signal.aborted) await listen(client, signal);
    if (!signal.aborted) await wait(signal);
  }
}

/** Keeps the answer to `syncQuery` up to date while the tab is looked at. Gives the way to stop. */
export function followSync(client: QueryClient): () => void {
  let following: AbortController | undefined;
  const look = () => {
    following?.abort();
    following = document.hidden ? undefined : new AbortController();
    if (following) void follow(client, following.signal);
  };
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    following?.abort();
  };
}
