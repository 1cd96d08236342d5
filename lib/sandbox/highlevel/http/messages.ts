import { idKind, shortId } from "../identity";
import { messageRow, messagesOf, type Message } from "../messages";
import { admitLocation } from "./admission";
import { json, refuse } from "./answers";
import { checkParameters, messageListParameters } from "./parameters";
import type { Upstream } from "./upstream";

type By = "createdAt" | "updatedAt";

/** Where a page begins: behind this message, in the sort of the page. */
interface Cursor {
  at: number;
  /** Of messages of one moment. */
  tie: string;
  /** Cursors of an earlier generation are not known any more. */
  generation: number;
}

/** A message may be there twice, in two states. */
const tieOf = ({ id, updatedAt }: Message) => `${id} ${updatedAt}`;

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** Sorted lists by upstream, as long as they hold: drawing all messages for each page would take long. */
const drawn = new WeakMap<Upstream, { key: string; lists: Record<By, Message[]> }>();

function listsOf(upstream: Upstream): Record<By, Message[]> {
  const { world, catalogue, changedMessages } = upstream;
  const calls = catalogue.all();
  const changes = Array.from(changedMessages, ([call, { at }]) => `${call}:${at}`).join();
  const key = [calls.length, calls[0]?.key, calls.at(-1)?.key, changes].join(" ");
  const known = drawn.get(upstream);
  if (known?.key === key) return known.lists;
  const messages = calls.flatMap((facts) => messagesOf(world, facts, changedMessages.get(facts.key)));
  const sorted = (by: By) =>
    messages.toSorted((left, right) => right[by] - left[by] || (tieOf(left) < tieOf(right) ? -1 : 1));
  const lists = { createdAt: sorted("createdAt"), updatedAt: sorted("updatedAt") };
  drawn.set(upstream, { key, lists });
  return lists;
}

function readCursor(text: string, generation: number): Cursor {
  try {
    const cursor = JSON.parse(atob(text)) as Cursor;
    if (typeof cursor.at === "number" && typeof cursor.tie === "string" && cursor.generation === generation) {
      return cursor;
    }
  } catch {
    // Answered below, like a cursor of an earlier generation.
  }
  throw refuse(400, "Invalid cursor");
}

/** `GET /conversations/messages/export` for the channel `Call` (contract 9). */
export function exportMessages(upstream: Upstream, url: URL): Response {
  const { world, account, now, cursorGeneration: generation, traceId } = upstream;
  const values = checkParameters(url.searchParams, messageListParameters);
  admitLocation(values.locationId ?? null, account.locationId);
  const by = values.sortBy === "updatedAt" ? "updatedAt" : "createdAt";
  const limit = Number(values.limit ?? 100);
  const sign = values.sortOrder === "asc" ? -1 : 1;
  const list = listsOf(upstream)[by].filter((message) => message.updatedAt <= now());
  if (sign < 0) list.reverse();
  const after = values.cursor === undefined ? undefined : readCursor(values.cursor, generation);
  const isBehind = (message: Message) =>
    after === undefined ||
    sign * (after.at - message[by]) > 0 ||
    (message[by] === after.at && sign * compare(tieOf(message), after.tie) > 0);
  const start = list.findIndex(isBehind);
  const messages = start < 0 ? [] : list.slice(start, start + limit);
  const last = messages.at(-1);
  const isEnd = start < 0 || start + limit >= list.length;
  const cursor = last && { at: last[by], tie: tieOf(last), generation };
  return json({
    messages: messages.map((message) =>
      messageRow(message, {
        locationId: account.locationId,
        contactId: shortId(world.seed, idKind.contact, message.contact),
      }),
    ),
    nextCursor: isEnd || !cursor ? null : btoa(JSON.stringify(cursor)),
    total: list.length,
    traceId: traceId(),
  });
}
