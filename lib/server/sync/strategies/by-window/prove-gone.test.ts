import { afterAll, describe, expect, it, vi } from "vitest";
import { CallboardError } from "@/lib/server/errors";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { readCoverageRows } from "../../coverage-rows";
import { beginning, openMemoryAccount } from "../../testing/memory-account";
import type { ListedCall } from "../../testing/memory-source";

vi.setConfig({ testTimeout: 60_000 });

const database = await testDatabase();
afterAll(() => database.close());

const hour = 3_600_000;
const listed = (): ListedCall[] =>
  Array.from({ length: 120 }, (_, index) => ({ id: `c${index}`, at: beginning - (index + 1) * 5 * hour }));

type HasCall = (id: string, calls: readonly ListedCall[]) => Promise<boolean>;
const exists: HasCall = (id, calls) => Promise.resolve(calls.some((call) => call.id === id));
const fails =
  (code: CallboardError["code"]): HasCall =>
  () =>
    Promise.reject(new CallboardError(code, "It failed."));

/** Syncs an account, has its list lack some calls, whose total agrees, and syncs it again. */
async function sync({ hasCall, deletes }: { hasCall: HasCall | undefined; deletes: boolean }) {
  const calls = listed();
  const lacks = new Set(["c20", "c21", "c22", "c23", "c70", "c119"]);
  let isLacking = false;
  const omitted = () => (isLacking ? [...lacks] : []);
  const { connection, context, advance, round, ids, requests } = await openMemoryAccount(database, calls, {
    order: (rows) => rows.filter(({ id }) => !omitted().includes(id)),
    counted: (rows) => rows.filter(({ id }) => !omitted().includes(id)).length,
  });
  const asked: string[] = [];
  const { hasCall: _, ...others } = connection.source;
  context.connection = {
    ...connection,
    source: {
      ...others,
      ...(hasCall && {
        hasCall: (id: string) => {
          asked.push(id);
          return hasCall(id, calls);
        },
      }),
    },
  };
  await round();
  isLacking = true;
  if (deletes) calls.splice(0, calls.length, ...calls.filter(({ id }) => !lacks.has(id)));
  const before = requests();
  for (let day = 0; day < 3; day++) {
    advance(26 * hour);
    await round();
  }
  const rows = await readCoverageRows(database, connection.connectionId);
  return {
    ids: await ids(),
    asked: new Set(asked),
    verified: rows.every(({ verified }) => verified),
    requests: requests() - before + asked.length,
  };
}

describe("calls that a list no longer has", () => {
  it("are deleted once the upstream says of each that it is gone", async () => {
    const found = await sync({ hasCall: exists, deletes: true });
    expect(found.ids).toHaveLength(114);
    expect(found.asked.size).toBe(6);
    expect(found.verified).toBe(true);
  });

  it.each<[string, HasCall | undefined]>([
    ["still exist", exists],
    ["are not found out about, as the upstream fails", fails("upstream_unavailable")],
    ["are refused", fails("upstream_forbidden")],
    ["cannot be asked for", undefined],
  ])("stay if they %s, and their window is not verified", async (_, hasCall) => {
    const found = await sync({ hasCall, deletes: false });
    expect(found.ids).toHaveLength(120);
    expect(found.verified).toBe(false);
    expect(found.requests).toBeLessThan(200);
  });
});
