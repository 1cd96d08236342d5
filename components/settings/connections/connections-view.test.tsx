// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { ConnectionList, ConnectionSetup } from "@/lib/calls/connection-settings";
import { ConnectionsView } from "./connections-view";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const setup = (change: Partial<ConnectionSetup>): ConnectionSetup => ({
  slug: "cedar",
  name: "Cedar Dental",
  provider: "highlevel",
  system: "Leadway",
  account: "cedar-location",
  origin: "app",
  condition: "ok",
  paused: false,
  credentials: { kind: "entered", hint: "edar", fields: [{ name: "token", label: "Token", isSecret: true }] },
  ...change,
});
const kinds: ConnectionList["kinds"] = [
  {
    id: "one",
    provider: "highlevel",
    label: "One",
    settings: { preset: "leadway" },
    fields: [{ name: "token", label: "Token", isSecret: true }],
  },
  {
    id: "two",
    provider: "telzino",
    label: "Two",
    settings: {},
    fields: [{ name: "clientId", label: "Client ID" }],
  },
];

/** Shows connections; the API refuses each change with an error. @returns what was sent */
function open(connections: ConnectionSetup[], error: object = {}) {
  const sent: { method: string; path: string; body: unknown }[] = [];
  renderInPage(<ConnectionsView />, { answers: { "/api/connections": { connections, kinds } } });
  // The list was asked for when the page was rendered: what follows are changes.
  vi.stubGlobal("fetch", (path: string, { method = "", body = "" }: { method?: string; body?: string }) => {
    sent.push({ method, path, body: JSON.parse(body) as unknown });
    const refused = { error: { code: "bad_request", message: "no", retryable: false, ...error } };
    return Promise.resolve(Response.json(refused, { status: 400 }));
  });
  return sent;
}
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });

it("adds an account by the fields of its system, and says what is wrong at the field", async () => {
  const sent = open([], { field: "token", message: "token: expected the token alone" });
  fireEvent.click(await screen.findByRole("button", { name: "Add connection" }));
  const form = within(screen.getByRole("form", { name: "Add connection" }));
  type(form.getByLabelText("System"), "two");
  expect(form.getByLabelText("Client ID")).toBeDefined();
  expect(form.queryByLabelText("Token")).toBeNull();
  type(form.getByLabelText("System"), "one");
  type(form.getByLabelText("Token"), "pit-invented");
  fireEvent.submit(screen.getByRole("form", { name: "Add connection" }));
  expect(await form.findByText("Expected the token alone")).toBeDefined();
  expect(form.getByLabelText("Token").getAttribute("aria-invalid")).toBe("true");
  expect(sent).toEqual([
    {
      method: "POST",
      path: "/api/connections",
      body: { provider: "highlevel", preset: "leadway", name: "One", token: "pit-invented" },
    },
  ]);
});

it("sends what was changed of a connection", async () => {
  const sent = open([setup({ timeZone: "America/Denver", color: 2 })]);
  fireEvent.click(await screen.findByRole("button", { name: "Edit" }));
  const form = within(screen.getByRole("form", { name: "Edit Cedar Dental" }));
  type(form.getByLabelText("Time zone (optional)"), "");
  type(form.getByLabelText("Languages (optional)"), "es, en");
  fireEvent.click(form.getByLabelText("Colour 5"));
  fireEvent.submit(screen.getByRole("form", { name: "Edit Cedar Dental" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    method: "PATCH",
    path: "/api/connections/cedar",
    body: { name: "Cedar Dental", timeZone: null, languages: ["es", "en"], color: 5 },
  });
});

it("removes a connection once it was confirmed, with its calls or without", async () => {
  const sent = open([setup({})]);
  fireEvent.click(await screen.findByRole("button", { name: "Remove" }));
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByLabelText(/^Delete its calls/));
  fireEvent.submit(screen.getByRole("form", { name: "Remove Cedar Dental" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ method: "DELETE", path: "/api/connections/cedar?calls=delete" });
});

it("offers of each connection what can be done with it", async () => {
  open([
    setup({ name: "Own" }),
    setup({ slug: "b", name: "Configured", origin: "configuration" }),
    setup({ slug: "c", name: "Going", condition: "removing" }),
    setup({ slug: "d", name: "Lost", condition: "lost", paused: true }),
  ]);
  await screen.findByRole("region", { name: "Own" });
  const buttons = (name: string) =>
    within(screen.getByRole("region", { name }))
      .queryAllByRole("button")
      .map(({ textContent }) => textContent);
  expect(buttons("Own")).toEqual(["Test", "Pause", "Edit", "Remove"]);
  expect(buttons("Configured")).toEqual(["Test", "Pause"]);
  expect(buttons("Going")).toEqual([]);
  expect(buttons("Lost")).toEqual(["Test", "Resume", "Edit", "Remove"]);
  expect(screen.getByRole("region", { name: "Lost" }).textContent).toContain("no longer accepts");
});
