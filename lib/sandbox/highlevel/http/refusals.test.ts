import { describe, expect, it } from "vitest";
import { ask, callsPath } from "../../ask";
import { createHighLevelSandbox } from "../../highlevel";
import { readScopes } from "./admission";

const sandbox = createHighLevelSandbox({
  now: () => Date.parse("2026-11-20T18:00:00Z"),
  rateLimit: null,
  calls: 20,
});
const contact = [...sandbox.rows()].find(({ contactId }) => contactId !== undefined)?.contactId ?? "";
const message = (body: unknown): unknown =>
  typeof body === "object" && body !== null && "message" in body ? body.message : undefined;

describe("parameters", () => {
  it.each([
    [{ limit: 10 }, ["property limit should not exist"]],
    [{ timezone: "UTC" }, ["property timezone should not exist"]],
    [{ query: "a" }, ["property query should not exist"]],
    [{ pageSize: 51 }, ["pageSize cannot exceed 50"]],
    [{ pageSize: 0 }, ["pageSize must not be less than 1"]],
    [{ page: "x" }, ["page must be an integer number"]],
    [{ page: 10_001 }, ["page must not be greater than 10000"]],
    [{ callType: "live" }, ["callType must be one of the following values: LIVE, TRIAL"]],
    [{ sort: "desc", sortBy: "createdAt" }, ["sort must be one of the following values: ascend, descend"]],
    [{ sortBy: "id" }, ["sortBy must be one of the following values: duration, createdAt"]],
    [
      { actionType: "SMS,AGENT_HANDOFF" },
      [expect.stringMatching(/^each value in actionType must be one of/)],
    ],
    [{ startDate: 1 }, ["startDate and endDate must be provided together"]],
    [{ endDate: 1 }, ["startDate and endDate must be provided together"]],
    [{ startDate: "2026-01-01", endDate: 2 }, [expect.stringMatching(/^startDate must be a number/)]],
    [{ limit: 1, pageSize: 99 }, ["property limit should not exist", "pageSize cannot exceed 50"]],
  ])("refuses %j", async (parameters, messages) => {
    const answer = await ask(sandbox, callsPath(parameters));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      statusCode: 422,
      message: messages,
      error: "Unprocessable Entity",
    });
  });

  it("refuses an empty window and a parameter given twice", async () => {
    expect((await ask(sandbox, callsPath({ startDate: 5, endDate: 5 }))).status).toBe(400);
    expect((await ask(sandbox, `${callsPath({ page: 1 })}&page=2`)).status).toBe(422);
  });
});

describe("admission", () => {
  it.each([
    [{ version: null }, 401, "version header was not found."],
    [{ version: "bogus-version" }, 400, "Invalid API version segment 'bogus-version' at position 0"],
    [{ authorization: null }, 401, "Invalid token: access token is invalid"],
    [{ authorization: "Bearer other" }, 401, "Invalid token: access token is invalid"],
  ])("with %j is %i", async (headers, status, text) => {
    const answer = await ask(sandbox, callsPath(), headers);
    expect([answer.status, message(await answer.json())]).toEqual([status, text]);
  });

  it("takes every version of the platform", async () => {
    for (const version of ["v3", "2023-02-21", "2021-07-28", "2021-04-15"]) {
      expect((await ask(sandbox, callsPath(), { version })).status).toBe(200);
    }
  });

  it("wants the token's own location", async () => {
    const without = await ask(sandbox, "/voice-ai/dashboard/call-logs");
    expect([without.status, message(await without.json())]).toEqual([400, "LocationId is missing in query"]);
    const other = await ask(sandbox, callsPath({ locationId: "other" }));
    expect([other.status, message(await other.json())]).toEqual([
      403,
      "The token does not have access to this location.",
    ]);
  });

  it.each([
    ["voice-ai-dashboard.readonly", callsPath()],
    ["voice-ai-agents.readonly", "/voice-ai/agents?locationId=sandbox-location"],
    ["contacts.readonly", `/contacts/${contact}`],
    ["locations.readonly", "/locations/sandbox-location"],
    ["conversations/message.readonly", "/conversations/messages/x/locations/sandbox-location/recording"],
  ])("wants the scope %s", async (scope, path) => {
    sandbox.control({ scopes: readScopes.filter((other) => other !== scope) });
    const answer = await ask(sandbox, path);
    sandbox.control({ scopes: [...readScopes] });
    expect([answer.status, message(await answer.json())]).toEqual([
      401,
      "The token is not authorized for this scope.",
    ]);
    expect((await ask(sandbox, path)).status).not.toBe(401);
  });
});

describe("names", () => {
  it("lists seven agents, finds them by name and one by one", async () => {
    const list = await (
      await ask(sandbox, "/voice-ai/agents?locationId=sandbox-location&pageSize=50")
    ).json();
    expect(list).toMatchObject({ total: 7, page: 1, pageSize: 50 });
    const found = await (
      await ask(sandbox, "/voice-ai/agents?locationId=sandbox-location&query=northwind")
    ).json();
    expect(found).toMatchObject({
      total: 1,
      agents: [{ agentName: "Northwind Dispatch", inboundNumber: expect.any(String) }],
    });
    const id: unknown = found.agents[0].id;
    const one = await (
      await ask(sandbox, `/voice-ai/agents/${String(id)}?locationId=sandbox-location`)
    ).json();
    expect(one).toMatchObject({ id, agentName: "Northwind Dispatch" });
    expect(one).not.toHaveProperty("patienceLevel");
    expect((await ask(sandbox, "/voice-ai/agents?locationId=sandbox-location&pageSize=51")).status).toBe(422);
    expect((await ask(sandbox, "/voice-ai/dashboard/agents?locationId=sandbox-location")).status).toBe(422);
  });

  it("knows the contacts of its calls, and nobody else", async () => {
    expect(await (await ask(sandbox, `/contacts/${contact}`)).json()).toMatchObject({
      contact: { id: contact },
    });
    const unknown = await ask(sandbox, "/contacts/00000000000000000000");
    expect([unknown.status, message(await unknown.json())]).toEqual([
      400,
      "Contact not found for id:00000000000000000000",
    ]);
  });

  it("tells the zone of the location", async () => {
    expect(await (await ask(sandbox, "/locations/sandbox-location")).json()).toMatchObject({
      location: { id: "sandbox-location", timezone: "America/Chicago" },
    });
  });

  it("has no transcription and no other routes", async () => {
    const path = "/conversations/locations/sandbox-location/messages/x/transcription";
    expect((await ask(sandbox, path)).status).toBe(404);
    expect((await ask(sandbox, "/nowhere")).status).toBe(404);
  });
});
