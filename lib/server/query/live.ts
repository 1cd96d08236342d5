import "server-only";
import type { Call, CallRow } from "@/lib/calls/call";
import type { ConditionName } from "@/lib/calls/fields/fields";
import { askedConditions } from "@/lib/calls/query/query";
import type { Connection } from "../connections";
import { CallboardError } from "../errors";
import type { LiveList, SourceFilter, SourceQuery } from "../sources/source";
import { askStore } from "../store/ask-store";
import { readAgents } from "../store/read/names";
import { readContactNames } from "../store/write/save-contacts";
import { withoutErased } from "../store/write/tombstones";
import { optional } from "./optional";
import type { PlannedQuery } from "./resolve";

/** How long an upstream is waited for, as the mirror may hold a part of the answer, ms. */
const timeout = 8_000;

/** The conditions that a `SourceFilter` can hold. */
const inFilter: ReadonlySet<ConditionName> = new Set<ConditionName>(["kind", "agent", "contact", "action"]);

/** What of a query a source is asked for; undefined if it cannot express all of it. */
function toFilter({
  query,
  parts,
  window,
}: PlannedQuery): { live: LiveList; filter: SourceFilter } | undefined {
  const [part, ...others] = parts;
  const live = part?.connection.source.live;
  if (!live || others.length > 0 || askedConditions(query).some((name) => !inFilter.has(name)))
    return undefined;
  const { kind, agent, contact, action } = query;
  const filter = { window, kind, agents: agent, contacts: contact, actions: action };
  return live.canFilter(filter) ? { live, filter } : undefined;
}

/**
 * Whether an upstream can give a page by itself: the only place that decides who answers a list. No upstream can hold a
 * share to its lock.
 */
export const canListLive = (planned: PlannedQuery): boolean => {
  const { start, end } = planned.window;
  const isEmpty = start !== undefined && end !== undefined && start >= end;
  return !isEmpty && !planned.lock && toFilter(planned) !== undefined;
};

/** The names of a connection's agents: as the mirror knows them, else as the upstream does. */
async function readNames(connection: Connection, signal: AbortSignal): Promise<Map<string, string>> {
  const stored = await optional(signal, () =>
    askStore(signal, (database) => readAgents(database, [connection.connectionId])),
  );
  const known = (stored ?? []).flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));
  const agents =
    known.length > 0 ? known : await optional(signal, (late) => connection.source.listAgents(late));
  return new Map((agents ?? []).map(({ id, name }) => [id, name]));
}

function withAgentName<Row extends CallRow>(row: Row, names: ReadonlyMap<string, string>): Row {
  const name = row.agent && names.get(row.agent.id);
  return row.agent && name !== undefined ? { ...row, agent: { ...row.agent, name } } : row;
}

/** Calls with the names of their contacts that the mirror knows. Masking needs them, too. */
async function withContactNames<Row extends CallRow>(
  rows: readonly Row[],
  { connectionId }: Connection,
  signal: AbortSignal,
): Promise<Row[]> {
  const ids = rows.flatMap(({ contact }) => (contact?.name === undefined ? (contact?.id ?? []) : []));
  const read = () => askStore(signal, (database) => readContactNames(database, connectionId, ids));
  const names = ids.length === 0 ? undefined : await optional(signal, read);
  return rows.map((row) => {
    const name = names?.get(row.contact?.id ?? "");
    return name === undefined ? row : { ...row, contact: { ...row.contact, name } };
  });
}

/** A call that the upstream gave, with the names of its agent and its contact. */
export async function namedByUpstream(
  call: Call,
  connection: Connection,
  signal: AbortSignal,
): Promise<Call> {
  const [named = call] = await withContactNames([call], connection, signal);
  return withAgentName(named, await readNames(connection, signal));
}

/** Those of an upstream's calls that are neither erased nor too old to be kept, as far as the mirror can be asked. */
export async function keptOf<Row extends CallRow>(
  calls: readonly Row[],
  { connectionId }: Connection,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const separate = () =>
    askStore(signal, (database) => withoutErased(database, connectionId, calls, Date.now()));
  const separated = await optional(signal, separate);
  return separated?.kept ?? calls;
}

/** What a list shows of a call: without its transcript, translation, keys and raw record. */
function toRow(call: Call): CallRow {
  const { transcript: _transcript, translation: _translation, phoneRecordId: _id, raw: _raw, ...row } = call;
  return row;
}

export interface LivePage {
  calls: CallRow[];
  total: number;
  /** Trial calls that the query leaves out; undefined if the upstream does not say. */
  trial: number | undefined;
  unreadable: number;
}

const tooLate = () =>
  new CallboardError("upstream_unavailable", "The upstream did not answer in time. Try again in a moment.", {
    retryAfter: 5,
  });

async function ask(planned: PlannedQuery, signal: AbortSignal): Promise<LivePage> {
  const asking = toFilter(planned);
  const [part] = planned.parts;
  if (!asking || !part) throw new Error("The upstream cannot express this query");
  const { live, filter } = asking;
  const { sort, page, size, kind } = planned.query;
  const asked: SourceQuery = {
    ...filter,
    sort: { by: sort.endsWith("duration") ? "duration" : "startedAt", descending: sort.startsWith("-") },
    page: Math.min(page, live.maxPage),
    size,
  };
  const countTrials = (late: AbortSignal) => live.list({ ...asked, kind: "trial", page: 1, size: 1 }, late);
  const [listed, trials, names] = await Promise.all([
    live.list(asked, signal),
    kind === "live" ? optional(signal, countTrials) : { total: 0 },
    readNames(part.connection, signal),
  ]);
  const { calls, total = calls.length, unreadable } = listed;
  const isPast = page > live.maxPage || (page - 1) * size >= total;
  const kept = isPast ? [] : await keptOf(calls, part.connection, signal);
  const rows = kept.map((call) => withAgentName(toRow(call), names));
  return {
    calls: await withContactNames(rows, part.connection, signal),
    total: isPast ? total : total - (calls.length - kept.length),
    trial: trials?.total,
    unreadable: isPast ? 0 : unreadable,
  };
}

/**
 * One page as the upstream gives it.
 * @throws CallboardError what the source throws, and `upstream_unavailable` after some seconds
 */
export async function listLive(planned: PlannedQuery, signal: AbortSignal): Promise<LivePage> {
  const late = AbortSignal.timeout(timeout);
  try {
    return await ask(planned, AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    throw error === late.reason ? tooLate() : error;
  }
}
