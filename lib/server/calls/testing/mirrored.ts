import "server-only";
import type { Call, PhoneRecord } from "@/lib/calls/call";
import type { Connection } from "@/lib/server/connections";
import type { Reader } from "@/lib/server/access/reader";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import type { CallSource } from "@/lib/server/sources/source";
import { createWindowFeed } from "@/lib/server/sources/window-feed";
import type { Database } from "@/lib/server/postgres/database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { savePhoneRecords } from "@/lib/server/store/write/save-phone-records";
import { saveWindow } from "@/lib/server/store/write/save-window";

interface Window {
  start: number;
  end: number;
  unreadable?: number;
  verified?: boolean;
}

let connectionId = 0;

/** What the phone system reports of some calls, apart from them: half of it comes before the calls. */
function apart(calls: readonly Call[]) {
  const records: PhoneRecord[] = [];
  const said = calls.map((call): Call => {
    const { phoneRecordId: id, direction, phoneStatus, ...rest } = call;
    if (id === undefined) return call;
    const reported = direction?.source === "reported" ? direction : undefined;
    records.push({
      id,
      ...(reported && { direction: reported.value }),
      ...(phoneStatus && { status: phoneStatus.value }),
    });
    return { ...rest, phoneRecordId: id, ...(direction && !reported && { direction }) };
  });
  return {
    said,
    early: records.filter((_, at) => at % 2 === 0),
    late: records.filter((_, at) => at % 2 === 1),
  };
}

const saveRecords = (database: Database, id: number, records: readonly PhoneRecord[]) =>
  database.transaction((queries) => savePhoneRecords(queries, id, records, 0));

/**
 * A reader of one connection, called `main`, of which the mirror holds some windows.
 *
 * @param upstream what is asked beside the mirror
 * @param windows ms since the epoch
 */
export async function mirrored(
  database: Database,
  calls: readonly Call[],
  upstream: CallSource,
  windows: readonly Window[],
  change: Partial<Connection> = {},
): Promise<Reader & { connection: Connection }> {
  connectionId++;
  const account = `account-${connectionId}`;
  await registerConnection(database, { connectionId, provider: "highlevel", account }, 0);
  const { said, early, late } = apart(calls);
  await saveRecords(database, connectionId, early);
  for (const { start, end, unreadable = 0, verified = true } of windows) {
    const own = said.filter(({ startedAt }) => start <= Date.parse(startedAt) && Date.parse(startedAt) < end);
    await saveWindow(database, connectionId, { start, end, calls: own, unreadable, verified, readAt: end });
  }
  await saveRecords(database, connectionId, late);
  const connection: Connection = {
    slug: "main",
    name: "Main",
    provider: "highlevel",
    account,
    connectionId,
    isLocal: true,
    source: upstream,
    timeZone: "America/Chicago",
    ...change,
  };
  return { ...readerOf([connection]), connection };
}

/** An upstream that is gone, and what it was asked all the same. */
export function deadSource(error: Error): { source: CallSource; asked: string[] } {
  const asked: string[] = [];
  const fail = (name: string) => () => {
    asked.push(name);
    return Promise.reject(error);
  };
  const source: CallSource = {
    feed: createWindowFeed(fail("feed"), 50),
    live: { canFilter: () => true, maxPage: 10_000, list: fail("listCalls") },
    getCall: fail("getCall"),
    listAgents: fail("listAgents"),
    names: { contact: fail("contactName"), zone: fail("timeZone") },
    tryAccess: fail("tryAccess"),
    openRecording: fail("openRecording"),
  };
  return { source, asked };
}
