import "server-only";
import type { Agent } from "@/lib/calls/call";
import { isZone } from "@/lib/calls/fields/zone";
import { boundName } from "../../bounds";
import { CallboardError } from "../../errors";
import { createCached } from "../http/cached";
import { redactId, redactName } from "../redact";
import type { Clock } from "../http/clock";
import type { HttpClient } from "../http/client";
import type { Priority } from "../http/slot";
import type { ContactName } from "../source";
import type { Endpoints } from "./endpoints";
import { isId } from "../ids";
import { maxPageSize } from "./parameters";
import { agentList, agentRow, contactAnswer, locationAnswer } from "./wire";

const minute = 60_000;
const mostAgentPages = 100;

/**
 * What an account calls its agents, its contacts and its time zone: adornments, remembered for a while.
 * @param known credentials that must not come out
 */
export function createNames(
  client: HttpClient,
  endpoints: Endpoints,
  clock: Clock,
  known: readonly string[],
) {
  const { readAgents, readContactName, readLocation } = createReaders(known);
  const agents = createAdornment<Agent[]>(clock, { none: [], hold: 5 * minute, failed: minute }, (signal) =>
    readAgents(client, endpoints, signal),
  );
  // Without its zone days are other days, so it is asked for again at once.
  const location = createAdornment<Location>(
    clock,
    { none: {}, hold: 60 * minute, failed: 1_000 },
    (signal) => client.getJson(endpoints.location(), readLocation, { signal }),
  );
  const readContact = async (
    id: string,
    signal: AbortSignal,
    priority: Priority = "interactive",
  ): Promise<ContactName> => {
    try {
      const name = await client.getJson(endpoints.contact(id), readContactName, { signal, priority });
      return { deleted: false, ...(name !== "" && { name }) };
    } catch (error) {
      // Observed on real servers: a contact that is gone is a 400.
      if (error instanceof CallboardError && error.code === "not_found") return { deleted: true };
      throw error;
    }
  };
  const contacts = createCached<ContactName | CallboardError>({ clock, max: 2000 }, async (id, signal) => {
    try {
      return { value: await readContact(id, signal), hold: 10 * minute };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof CallboardError)) throw error;
      return { value: error, hold: minute };
    }
  });
  return {
    agents,
    /** What is asked in the background is remembered by the mirror. */
    async contact(id: string, signal: AbortSignal, priority?: "background"): Promise<ContactName> {
      if (!isId(id)) return { deleted: false };
      if (priority === "background") return readContact(id, signal, priority);
      const found = await contacts(id, signal);
      if (found instanceof CallboardError) throw found;
      return found;
    },
    zone: async (signal: AbortSignal) => (await location(signal)).zone,
    account: async (signal: AbortSignal) => (await location(signal)).name,
  };
}

interface AdornmentOptions<T> {
  /** What stands for it where the token may not read it. */
  none: T;
  /** For how long it is remembered, and that it could not be read, ms. */
  hold: number;
  failed: number;
}

/**
 * One thing that an account tells of itself. Where it cannot be read, what it was a while ago is better than nothing.
 * @returns what reads it; throws CallboardError where it could not be read, now or a while ago
 */
function createAdornment<T>(
  clock: Clock,
  { none, hold, failed }: AdornmentOptions<T>,
  read: (signal: AbortSignal) => Promise<T>,
): (signal: AbortSignal) => Promise<T> {
  let last: { value: T } | undefined;

  const get = createCached<{ value: T } | { error: CallboardError }>({ clock, max: 1 }, async (_, signal) => {
    try {
      last = { value: await read(signal) };
      return { value: last, hold };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof CallboardError)) throw error;
      if (last) return { value: last, hold: minute };
      if (permanentCodes.has(error.code)) return { value: { value: none }, hold: 5 * minute };
      return { value: { error }, hold: failed };
    }
  });

  return async (signal) => {
    signal.throwIfAborted();
    // The read goes on where its callers have no more patience, so that the next ones need none.
    get("", new AbortController().signal).catch(() => undefined);
    const found = await get("", signal);
    if ("error" in found) throw found.error;
    return found.value;
  };
}

/** The token may not read it, or this server does not have it: another try would not help. */
const permanentCodes = new Set(["upstream_forbidden", "upstream_rejected", "not_found"]);

interface Location {
  name?: string;
  /** IANA zone. */
  zone?: string;
}

/** What reads the answers, without credentials. */
function createReaders(known: readonly string[]) {
  async function readAgents(client: HttpClient, endpoints: Endpoints, signal: AbortSignal): Promise<Agent[]> {
    const found = new Map<string, Agent>();
    for (let page = 1; page <= mostAgentPages; page += 1) {
      const list = await client.getJson(
        endpoints.agents(page, maxPageSize),
        (body) => agentList.safeParse(body).data,
        { signal },
      );
      for (const row of list.agents) {
        const agent = readAgent(row);
        if (agent) found.set(agent.id, agent);
      }
      const all = list.total == null ? list.agents.length < maxPageSize : page * maxPageSize >= list.total;
      if (all || list.agents.length === 0) break;
    }
    return [...found.values()];
  }

  function readAgent(row: unknown): Agent | undefined {
    const read = agentRow.safeParse(row).data;
    const id = boundName(redactId(read?.id ?? read?._id ?? "", known));
    const name = firstFilled(read?.agentName, read?.name);
    return id === "" || name === "" ? undefined : { id, name };
  }

  /** "" where the contact has none; undefined for what is not a contact. */
  function readContactName(body: unknown): string | undefined {
    const contact = contactAnswer.safeParse(body).data?.contact;
    if (!contact) return undefined;
    const parts = [contact.firstName, contact.lastName].map((part) => part?.trim() ?? "").filter(Boolean);
    return firstFilled(contact.name, contact.contactName, parts.join(" "));
  }

  /** @returns undefined for what is not a location */
  function readLocation(body: unknown): Location | undefined {
    const location = locationAnswer.safeParse(body).data?.location;
    if (!location) return undefined;
    const name = firstFilled(location.name);
    const zone = firstFilled(location.timezone);
    return { ...(name !== "" && { name }), ...(isZone(zone) && { zone }) };
  }

  function firstFilled(...texts: (string | null | undefined)[]): string {
    return redactName(
      texts.find((text) => (text?.trim() ?? "") !== ""),
      known,
    );
  }

  return { readAgents, readContactName, readLocation };
}
