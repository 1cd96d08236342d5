import "server-only";
import type { Call } from "@/lib/calls/call";
import { CallboardError } from "@/lib/server/errors";
import type { CallSource } from "@/lib/server/sources/source";

const nothing = () => Promise.resolve(undefined);

/** An upstream that holds some calls and can filter them by time and kind only. */
export function memorySource(calls: readonly Call[]): CallSource {
  const newestFirst = calls.toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
  return {
    capabilities: {
      canFilter: ({ agents, contacts, actions }) => agents.length + contacts.length + actions.length === 0,
      maxPageSize: 5_000,
      maxPage: 1,
    },
    listCalls: ({ window, kind, page, size }) => {
      const found = newestFirst.filter((call) => {
        const at = Date.parse(call.startedAt);
        const inWindow = (window.start ?? -Infinity) <= at && at < (window.end ?? Infinity);
        return inWindow && (kind === "all" || call.kind === kind);
      });
      const shown = found.slice((page - 1) * size, page * size);
      return Promise.resolve({ calls: shown, total: found.length, unreadable: 0, rows: shown.length });
    },
    getCall: (id) => {
      const call = calls.find((each) => each.id === id);
      return call
        ? Promise.resolve(call)
        : Promise.reject(new CallboardError("not_found", "There is no such call."));
    },
    listAgents: () => Promise.resolve([]),
    contactName: nothing,
    timeZone: nothing,
    openRecording: nothing,
  };
}
