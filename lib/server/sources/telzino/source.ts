import "server-only";
import { readInSmallerPages } from "../smaller-pages";
import type { CallPage, CallSource, TriedAccess } from "../source";
import { tryRequest } from "../try-request";
import { createHttpClient, type ClientOptions } from "../http/client";
import { systemClock } from "../http/clock";
import { app } from "./app";
import { createAgents, type TelzinoAgent } from "./agents";
import { endpoints, pageSize as mostRows } from "./endpoints";
import { readPage, type Page } from "./pages";
import { createRecordings, type RecordingOptions } from "./recordings";
import type { TelzinoSettings } from "./settings";
import { createToken } from "./token";
import { readCall, type RowContext } from "./transform";
import { createUpstream } from "./upstream";

export type SourceOptions = ClientOptions &
  RecordingOptions & {
    /** Calls of a page, by default as many as Telzino gives. */
    pageSize?: number;
  };

/** The calls of one Telzino organization, read through its public API. Made once per process and account. */
export function createTelzinoSource(settings: TelzinoSettings, options: SourceOptions = {}) {
  const { clock = systemClock, pageSize = mostRows } = options;
  const token = createToken(settings, options);
  const upstream = createUpstream(settings, token);
  const client = createHttpClient(upstream, options);
  const known = () => [settings.clientSecret, ...token.known()];
  const agents = createAgents(client, settings.organizationId, clock, known);

  /** What the list of agents says about one; without the list the calls are read all the same. */
  async function describe(agentId: string, signal: AbortSignal): Promise<RowContext["agent"]> {
    const listed = await agents(signal).catch((): Map<string, TelzinoAgent> | undefined => {
      signal.throwIfAborted();
      return undefined;
    });
    const agent = listed?.get(agentId);
    return { id: agentId, deleted: listed !== undefined && !agent, records: agent?.records };
  }

  const read = (
    agentId: string,
    number: number,
    signal: AbortSignal,
    { size = pageSize, background = false } = {},
  ): Promise<Page> =>
    client.getJson(endpoints.calls(agentId, number, size), (body) => readPage(body, number, size), {
      signal,
      ...(background && { priority: "background" as const }),
    });

  const recordings = createRecordings(
    { upstream, readRows: async (...asked) => read(...asked) },
    { ...options, clock },
  );

  async function readCalls(
    agentId: string,
    number: number,
    size: number,
    signal: AbortSignal,
  ): Promise<CallPage> {
    const [{ rows, total, last }, agent] = await Promise.all([
      read(agentId, number, signal, { size, background: true }),
      describe(agentId, signal),
    ]);
    const context = { connection: settings.slug, agent, known: known() };
    const found = rows.flatMap((row) => readCall(row, context) ?? []);
    if (size === pageSize) recordings.notePage(found, number);
    return {
      calls: [...new Map(found.map((call) => [call.id, call])).values()],
      unreadable: rows.length - found.length,
      rows: rows.length,
      last,
      ...(total !== undefined && { total }),
    };
  }

  async function tryAccess(signal: AbortSignal): Promise<TriedAccess[]> {
    let agentId: string | undefined;
    const listed = await tryRequest(
      { scope: "agents", brings: "agents", isRequired: true },
      signal,
      async () => {
        [agentId] = (await agents(signal)).keys();
      },
    );
    const calls = { scope: "call-logs", brings: "calls", isRequired: true };
    if (agentId === undefined) return [listed, { ...calls, works: undefined }];
    const id = agentId;
    return [listed, await tryRequest(calls, signal, () => read(id, 1, signal, { size: 1 }))];
  }

  return {
    feed: {
      by: "agent" as const,
      pageSize,
      page: (agentId: string, number: number, signal: AbortSignal) =>
        readInSmallerPages((page, size) => readCalls(agentId, page, size, signal), number, pageSize),
    },
    listAgents: async (signal: AbortSignal) =>
      Array.from((await agents(signal)).values(), ({ id, name, status }) => ({
        id,
        name,
        ...(status !== undefined && { status }),
      })),
    app,
    lacks: ["action", "contact", "field", "kind"],
    names: {},
    tryAccess,
    openRecording: recordings.open,
  } satisfies CallSource;
}
