import "server-only";
import type { Call } from "@/lib/calls/call";
import { CallboardError } from "@/lib/server/errors";
import type { CallSource, LiveList } from "@/lib/server/sources/source";
import { createWindowFeed } from "@/lib/server/sources/window-feed";

const nothing = () => Promise.resolve(undefined);

/** An upstream that holds some calls and can filter them by time and kind only. */
export function memorySource(calls: readonly Call[]): CallSource {
  const newestFirst = calls.toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
  const list: LiveList["list"] = ({ window, kind, page, size }) => {
    const found = newestFirst.filter((call) => {
      const at = Date.parse(call.startedAt);
      const inWindow = (window.start ?? -Infinity) <= at && at < (window.end ?? Infinity);
      return inWindow && (kind === "all" || (kind === "trial") === (call.kind === "trial"));
    });
    const shown = found.slice((page - 1) * size, page * size);
    return Promise.resolve({ calls: shown, total: found.length, unreadable: 0, rows: shown.length });
  };
  return {
    feed: createWindowFeed(list, 5_000),
    live: {
      canFilter: ({ agents, contacts, actions }) => agents.length + contacts.length + actions.length === 0,
      maxPage: 1,
      list,
    },
    getCall: (id) => {
      const call = calls.find((each) => each.id === id);
      return call
        ? Promise.resolve(call)
        : Promise.reject(new CallboardError("not_found", "There is no such call."));
    },
    listAgents: () => Promise.resolve([]),
    names: {},
    tryAccess: () => Promise.resolve([]),
    openRecording: nothing,
  };
}
