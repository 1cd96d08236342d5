import { agentRows } from "../agents";
import { idKind, keyOfShortId } from "../identity";
import { personOf } from "../people";
import { mix } from "../random";
import { admitLocation } from "./admission";
import { json, refuse } from "./answers";
import { agentListParameters, callParameters, checkParameters } from "./parameters";
import type { Upstream } from "./upstream";

const staffWhoTest = 4;

/** `GET /voice-ai/agents` (contract 2). */
export function listAgents(upstream: Upstream, url: URL): Response {
  const { traceId, account } = upstream;
  admitLocation(url.searchParams.get("locationId"), account.locationId);
  const values = checkParameters(url.searchParams, agentListParameters);
  const page = Number(values.page ?? 1);
  const pageSize = Number(values.pageSize ?? 10);
  const wanted = (values.query ?? "").toLowerCase();
  const found = agents(upstream).filter(({ agentName }) => agentName.toLowerCase().includes(wanted));
  const rows = found.slice((page - 1) * pageSize, page * pageSize);
  return json({ total: found.length, page, pageSize, agents: rows, traceId: traceId() });
}

/** `GET /voice-ai/agents/{id}` (contract 2). */
export function getAgent(upstream: Upstream, url: URL, id: string): Response {
  admitLocation(url.searchParams.get("locationId"), upstream.account.locationId);
  checkParameters(url.searchParams, callParameters);
  const agent = agents(upstream).find((row) => row.id === id);
  if (agent === undefined) throw refuse(404, "Agent not found");
  return json({ ...agent, traceId: upstream.traceId() });
}

function agents({ world, zone, account }: Upstream): ReturnType<typeof agentRows> {
  return agentRows({ seed: world.seed, locationId: account.locationId, timeZone: zone.name });
}

/** Some people were deleted while their calls stayed; about one in twenty was. */
const isGone = (seed: number, key: number): boolean => mix(seed, 24, key) % 20 === 0;

/** `GET /contacts/{id}`; an unknown one is a 400, not a 404 (contract 2). */
export function getContact({ world, account, traceId }: Upstream, id: string): Response {
  const key = keyOfShortId(world.seed, idKind.contact, id);
  if (key === undefined || key >= world.people + staffWhoTest || isGone(world.seed, key))
    throw refuse(400, `Contact not found for id:${id}`);
  const { first, last, email, phone } = personOf(world, key);
  const contact = {
    id,
    locationId: account.locationId,
    firstName: first,
    lastName: last,
    // The full name is there for most, and made of the parts by clients for the others.
    ...(key % 5 === 0 ? {} : { name: `${first} ${last}`, contactName: `${first} ${last}` }),
    email: key % 3 === 0 ? null : email,
    phone,
    companyName: null,
    timezone: null,
    tags: [],
  };
  return json({ contact, traceId: traceId() });
}

/** `GET /locations/{id}` (contract 2). */
export function getLocation({ world, zone, account, traceId }: Upstream, id: string): Response {
  admitLocation(id, account.locationId);
  const location = {
    id,
    companyId: "sandbox-company",
    name: world.spanish ? "Recepción Reforma" : "Lakeside Front Office",
    timezone: zone.name,
    country: world.spanish ? "MX" : "US",
    email: "hello@lakeside-front-office.example",
    phone: "+15550199999",
  };
  return json({ location, traceId: traceId() });
}
