import { businesses } from "../businesses/index";
import type { CallFilter } from "../catalogue";
import { actionBit, agentIdOf } from "../facts";
import { idKind, keyOfShortId } from "../identity";
import { actionTypes } from "../wire";
import { admitLocation } from "./admission";
import { json, refuse } from "./answers";
import { callListParameters, callParameters, checkParameters, checkWindow } from "./parameters";
import { recordingAnswer } from "./recording";
import { currentRow, type Upstream } from "./upstream";

/** `GET /voice-ai/dashboard/call-logs` (contract 1.1 to 1.5). */
export function listCalls(upstream: Upstream, url: URL): Response {
  const { world, catalogue, account, traceId } = upstream;
  admitLocation(url.searchParams.get("locationId"), account.locationId);
  const values = checkParameters(url.searchParams, callListParameters);
  const page = Number(values.page ?? 1);
  const pageSize = Number(values.pageSize ?? 10);
  const filter: CallFilter = {
    ...checkWindow(values.startDate, values.endDate),
    sortBy: values.sortBy === "duration" ? "duration" : "createdAt",
    // The direction counts only together with `sortBy` (its description in the reference).
    ascending: values.sortBy !== undefined && values.sort === "ascend",
    offset: (page - 1) * pageSize,
    limit: pageSize,
  };
  const { agentId, contactId, actionType, callType } = values;
  if (agentId !== undefined) filter.agent = agentIndex(world.seed, agentId);
  if (contactId !== undefined) filter.contacts = contactKeys(world.seed, contactId);
  if (actionType !== undefined) filter.actions = actionMask(actionType);
  if (callType !== undefined) filter.trial = callType === "TRIAL";
  const { total, calls } = catalogue.query(filter);
  const callLogs = calls.map((facts) => currentRow(upstream, facts));
  return json({ callLogs, total, page, pageSize, traceId: traceId() });
}

/** `GET /voice-ai/dashboard/call-logs/{id}`: bare, without the timed transcript (contract 1.7). */
export function getCall(upstream: Upstream, url: URL, id: string): Response {
  const { catalogue, account, traceId } = upstream;
  admitLocation(url.searchParams.get("locationId"), account.locationId);
  checkParameters(url.searchParams, callParameters);
  const facts = catalogue.find(id);
  if (facts === undefined) throw refuse(404, `Call log not found for id: ${id}`);
  const { transcriptWithToolCalls: _timed, ...row } = currentRow(upstream, facts);
  return json({ ...row, traceId: traceId() });
}

/** `GET /conversations/messages/{messageId}/locations/{locationId}/recording` (contract 3). */
export function getRecording(
  upstream: Upstream,
  request: Request,
  messageId: string,
  locationId: string,
): Response {
  const { world, zone, catalogue, account, recordings } = upstream;
  admitLocation(locationId, account.locationId);
  const facts = catalogue.findByMessage(messageId);
  // Some messages have no recording (yet): a 404, as measured (contract 3).
  if (facts === undefined || facts.key % 29 === 7) throw refuse(404, "Recording not found");
  return recordingAnswer(world, zone, facts, request.headers.get("range"), recordings);
}

/** Ids that this location does not have match nothing. */
function agentIndex(seed: number, id: string): number {
  return businesses.findIndex((_business, index) => agentIdOf(seed, index) === id);
}

function contactKeys(seed: number, ids: string): Set<number> {
  return new Set(ids.split(",").flatMap((id) => keyOfShortId(seed, idKind.contact, id.trim()) ?? []));
}

function actionMask(types: string): number {
  const wanted = new Set(types.split(",").map((type) => type.trim()));
  return actionTypes.reduce((mask, type) => (wanted.has(type) ? mask | actionBit(type) : mask), 0);
}
