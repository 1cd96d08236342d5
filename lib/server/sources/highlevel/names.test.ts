import { expect, it } from "vitest";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { createFastClock } from "../testing/fast-clock";
import { createHighLevelSource, type SourceOptions } from "./source";

const never = new AbortController().signal;

function open(options: SourceOptions = {}) {
  const sandbox = createHighLevelSandbox({ calls: 10, rateLimit: null });
  const { token, locationId } = sandbox;
  const settings = { slug: "demo", baseUrl: "http://127.0.0.1", token, locationId, apiVersion: "2021-04-15" };
  const source = createHighLevelSource(settings, {
    clock: createFastClock(100),
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    ...options,
  });
  return { source, sandbox };
}

it.each(["503", "html"] as const)(
  "says that agents cannot be read on %s, and asks again after a minute",
  async (kind) => {
    let later = 0;
    const clock = createFastClock(10);
    const { source, sandbox } = open({ clock: { ...clock, now: () => clock.now() + later } });
    sandbox.control({ fail: { kind, path: "agents" } });
    const told = expect.objectContaining({ name: "CallboardError" });
    await expect(source.listAgents(never)).rejects.toEqual(told);
    sandbox.control({ fail: null });
    const { requests } = sandbox.state();
    await expect(source.listAgents(never)).rejects.toEqual(told);
    expect(sandbox.state().requests).toBe(requests);
    later = 61_000;
    expect((await source.listAgents(never)).length).toBeGreaterThan(5);
  },
);

it("says that the zone cannot be read, asks again soon, and then keeps it", async () => {
  let later = 0;
  const clock = createFastClock(10);
  const { source, sandbox } = open({ clock: { ...clock, now: () => clock.now() + later } });
  const failing = { code: "upstream_unavailable" };
  sandbox.control({ fail: { kind: "503", path: "locations" } });
  await expect(source.names.zone(never)).rejects.toMatchObject(failing);
  sandbox.control({ fail: null });
  const { requests } = sandbox.state();
  await expect(source.names.zone(never)).rejects.toMatchObject(failing);
  expect(sandbox.state().requests).toBe(requests);
  later = 2_000;
  expect(await source.names.zone(never)).toBe("America/Chicago");
  sandbox.control({ fail: { kind: "503", path: "locations" } });
  later = 2 * 3_600_000;
  expect(await source.names.zone(never)).toBe("America/Chicago");
});

it.each(["401-scope", "400"] as const)(
  "does without names where the token may not read them: %s",
  async (kind) => {
    const { source, sandbox } = open();
    sandbox.control({ fail: { kind, path: "agents" } });
    expect(await source.listAgents(never)).toEqual([]);
  },
);

it("hides no error of the program's own", async () => {
  const broken = () => {
    throw new TypeError("a bug");
  };
  const { source } = open({ clock: { ...createFastClock(100), setTimer: broken } });
  await expect(source.listAgents(never)).rejects.toThrow("a bug");
  await expect(source.names.contact("x", never)).rejects.toThrow("a bug");
});

it("gives readable names without credentials", async () => {
  const token = "pit-0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
  const answers = new Map<string, unknown>([
    [
      "agents",
      {
        agents: [
          { id: "a", agentName: `Ava ${token}` },
          { id: `b-${token}`, name: "It&#39;s Bo" },
        ],
        total: 2,
      },
    ],
    ["contacts", { contact: { name: `Jo ${token.slice(4, 20)} password: Tr0ub4dor` } }],
    ["locations", { location: { name: `Acme &amp; ${token}`, timezone: token } }],
  ]);
  const source = createHighLevelSource(
    { slug: "demo", baseUrl: "http://127.0.0.1", token, locationId: "x", apiVersion: "2021-04-15" },
    {
      clock: createFastClock(100),
      fetch: async (input) => {
        const path = new URL(String(input)).pathname;
        return Response.json([...answers].find(([part]) => path.includes(part))?.[1] ?? {});
      },
    },
  );
  expect(await source.listAgents(never)).toEqual([
    { id: "a", name: "Ava [redacted]" },
    { id: expect.stringMatching(/^b-\[redacted\]-[0-9a-f]{12}$/) as string, name: "It's Bo" },
  ]);
  expect(await source.names.contact("c", never)).toMatchObject({
    name: "Jo [redacted] password: [redacted: credential]",
  });
  expect(await source.names.account(never)).toBe("Acme & [redacted]");
  expect(await source.names.zone(never)).toBeUndefined();
});
