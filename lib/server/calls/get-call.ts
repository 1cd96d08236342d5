import "server-only";
import type { CallAnswer, CallKey, CallPosition, Notice } from "@/lib/calls/answers";
import type { Call, ContactReference } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { mask } from "../access/mask";
import type { Reader } from "../access/reader";
import type { Connection } from "../connections";
import { leftOf, positionDeadline } from "../deadlines";
import { CallboardError } from "../errors";
import { keptOf, namedByUpstream } from "../query/live";
import { grantOfCall } from "./call-grant";
import { cutCall } from "./cut-call";
import { optional } from "../query/optional";
import { planQuery, readMirror, type PlannedQuery } from "../query/resolve";
import { askStore } from "../store/ask-store";
import { readCall } from "../store/read/calls";
import { countTotal } from "../store/read/count-calls";
import { readPosition } from "../store/read/position";
import { saveContactNames } from "../store/write/save-contact-names";
import { cutNotices } from "./cut-notices";

interface Place {
  position?: CallPosition | undefined;
  notices: Notice[];
}

/** The call stands on its own: that its place in the query cannot be told is a notice, not a failure. */
async function findPlace(
  planned: PlannedQuery,
  { connectionId }: Connection,
  id: string,
  signal: AbortSignal,
): Promise<Place> {
  const late = AbortSignal.timeout(leftOf(positionDeadline, planned.now));
  try {
    return await readMirror(planned, AbortSignal.any([signal, late]), async (resolved, queries) => {
      const place = await readPosition(queries, resolved.selection, connectionId, id);
      const position = place && { ...place, total: await countTotal(queries, resolved.selection) };
      return { position, notices: resolved.notices };
    });
  } catch (error) {
    signal.throwIfAborted();
    const isKnown = error instanceof CallboardError;
    if (!isKnown && error !== late.reason) throw error;
    const reason = isKnown ? error.message : "The request timed out. Reload the page to try again.";
    const message = `The previous and the next call could not be found. ${reason}`;
    return { notices: [...planned.notices, { code: "position_unavailable", message }] };
  }
}

const withContact = (contact: ContactReference, { name, deleted }: ContactReference): ContactReference => ({
  ...contact,
  ...(name !== undefined && { name }),
  ...(deleted && { deleted }),
});

/** How long a call waits for the name of its contact, ms. */
const contactTimeout = 1_000;

/** The mirror learns the name of a contact when one of its calls is opened. */
async function withContactName(call: Call, connection: Connection, signal: AbortSignal): Promise<Call> {
  const id = call.contact?.id;
  if (id === undefined || call.contact?.name !== undefined || call.contact?.deleted) return call;
  const { names } = connection.source;
  const found = await optional(signal, async (late) => names.contact?.(id, late), contactTimeout);
  if (!found) return call;
  await optional(signal, () =>
    askStore(signal, (database) =>
      saveContactNames(database, connection.connectionId, [{ id, ...found }], Date.now()),
    ),
  );
  return { ...call, contact: withContact(call.contact ?? {}, found) };
}

/** The call as the mirror holds it, else as the upstream does; when that was, in ms since the epoch. */
export async function findCall(
  connection: Connection,
  id: string,
  now: number,
  signal: AbortSignal,
): Promise<{ call: Call; asOf: number }> {
  const read = () => askStore(signal, (database) => readCall(database, connection, id));
  const stored = await optional(signal, read, leftOf(positionDeadline, now));
  if (stored) return stored;
  const { getCall } = connection.source;
  if (!getCall) throw new CallboardError("not_found", "This call does not exist, or is not loaded yet.");
  const [call] = await keptOf([await getCall(id, signal)], connection, signal);
  if (!call) throw new CallboardError("not_found", "This call was erased here.");
  return { call: await namedByUpstream(call, connection, signal), asOf: now };
}

/**
 * One call, with its place in the query that the reader came from.
 *
 * @throws CallboardError `not_found`, and what the source throws
 */
export async function getCall(
  reader: Reader,
  key: CallKey,
  query: CallQuery,
  signal: AbortSignal,
): Promise<CallAnswer> {
  const { connection, level, mayReveal } = await grantOfCall(reader, key, signal);
  const planned = await planQuery(reader, query, signal);
  const { call, asOf } = await findCall(connection, key.id, planned.now, signal);
  const [named, { position, notices }] = await Promise.all([
    withContactName(call, connection, signal),
    findPlace(planned, connection, call.id, signal),
  ]);
  const masked = mask(named, level);
  const clip = reader.share?.clip;
  const shown = clip ? cutCall(masked, clip) : masked;
  return {
    call: shown,
    // Of what the reader may see: the id of a contact is left out for others.
    links: reader.share ? [] : (connection.source.app?.linksOf(shown) ?? []),
    ...(position && { position }),
    ...((mayReveal || reader.person?.isOwner) && shown !== named && { mayReveal: true }),
    ...(reader.person?.isOwner && { mayErase: true }),
    asOf: new Date(asOf).toISOString(),
    zone: planned.zone,
    notices: [...notices, ...cutNotices(shown)],
  };
}
