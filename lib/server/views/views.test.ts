import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Level } from "@/lib/calls/levels";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { processValues } from "@/lib/server/per-process";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { storeHolder } from "@/lib/server/store/store";
import { connectTo } from "@/lib/server/sync/testing/mirrored";
import { newView, viewChange } from "./view-input";
import { changeView, deleteView, listViews, saveView } from "./views";

const database = await testDatabase();
const upstream = { url: "http://127.0.0.1", token: "invented-token" };
const main = connectTo({ ...upstream, locationId: "views-main" });
const other = { ...connectTo({ ...upstream, locationId: "views-other" }), slug: "other" };
const reader = readerOf([main]);
const open = () => (storeHolder.store = { state: "ok", database, stop: async () => undefined });

beforeEach(async () => {
  open();
  processValues.set("connections", [main, other]);
  await database.query("delete from views");
});
afterEach(() => void processValues.delete("connections"));
afterAll(() => database.close());

const save = (name: string, query = "kind=all", page: "calls" | "overview" = "calls") =>
  saveView(reader, { name, page, query });
const idOf = async (name: string) =>
  (await listViews(reader)).views.find((view) => view.name === name)?.id ?? "";
const names = async () => (await listViews(reader)).views.map(({ name }) => name);

describe("a view", () => {
  it("is kept with its query in canonical form, and listed by name", async () => {
    await save("zebra");
    const { views } = await save("Álamo", "q=late+fee&kind=all&page=3&turn=4&range=7d&color=red");
    expect(views.map(({ name, query }) => [name, query])).toEqual([
      ["Álamo", "range=7d&kind=all&q=late+fee"],
      ["zebra", "kind=all"],
    ]);
    expect(views[0]).toMatchObject({ page: "calls", isDefault: false });
    expect(await listViews(reader)).toEqual({ views });
  });

  it("has a name that no other of its page has, in whatever case", async () => {
    await save("Late fees");
    const refused = { code: "bad_request", message: expect.stringContaining("“Late fees”") as string };
    await expect(save("LATE FEES")).rejects.toMatchObject(refused);
    await save("LATE FEES", "", "overview");
    await save("Other");
    const other = await idOf("Other");
    await expect(changeView(reader, other, { name: "late fees" })).rejects.toMatchObject(refused);
    await changeView(reader, other, { name: "OTHER" });
    expect(await names()).toEqual(["Late fees", "LATE FEES", "OTHER"]);
  });

  it("is one, also where two are saved at once", async () => {
    const outcomes = await Promise.allSettled([save("twice"), save("Twice"), save("TWICE")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await listViews(reader)).views).toHaveLength(1);
  });

  it("is overwritten and renamed", async () => {
    await save("old", "range=7d");
    const { views } = await changeView(reader, await idOf("old"), {
      name: "new",
      query: "size=50&page=2&range=90d",
    });
    expect(views).toMatchObject([{ name: "new", query: "range=90d&size=50" }]);
  });

  it("is the default of its page instead of another, or not", async () => {
    await save("a");
    await save("b");
    await save("c", "", "overview");
    const defaults = async () =>
      (await listViews(reader)).views.filter((view) => view.isDefault).map(({ name }) => name);
    for (const name of ["a", "c", "b"]) await changeView(reader, await idOf(name), { isDefault: true });
    expect(await defaults()).toEqual(["b", "c"]);
    await changeView(reader, await idOf("b"), { name: "b2" });
    expect(await defaults()).toEqual(["b2", "c"]);
    await changeView(reader, await idOf("b2"), { isDefault: false });
    expect(await defaults()).toEqual(["c"]);
  });

  it("is deleted, and then is not there", async () => {
    await save("gone");
    const id = await idOf("gone");
    expect(await deleteView(reader, id)).toEqual({ views: [] });
    expect(await deleteView(reader, id)).toEqual({ views: [] });
    await expect(changeView(reader, id, { name: "back" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is one of 200 at most", async () => {
    await database.query(
      "insert into views (view_id, name, page, query, created_at, updated_at) select n::text, n::text, 'calls', '', 0, 0 from generate_series(1, 200) n",
    );
    await expect(save("one more")).rejects.toMatchObject({ code: "bad_request" });
  });
});

describe("a reader", () => {
  const visible = async (level: Level, connections = [main]) =>
    (await listViews(readerOf(connections, level))).views.map(({ name }) => name);

  it("sees the views whose question its level may ask, of its own connections", async () => {
    await saveView(readerOf([main, other]), { name: "foreign", page: "calls", query: "connection=other" });
    await save("both", "connection=main,other");
    await save("removed", "connection=before");
    await save("number", "number=5550100");
    await save("plain");
    expect(await visible("full")).toEqual(["both", "number", "plain", "removed"]);
    expect(await visible("masked")).toEqual(["both", "plain", "removed"]);
    expect(await visible("full", [other])).toEqual(["both", "foreign", "number", "plain", "removed"]);
  });

  it("changes no view that it may not see", async () => {
    const all = readerOf([main, other]);
    const { views } = await saveView(all, { name: "foreign", page: "calls", query: "connection=other" });
    const id = views[0]?.id ?? "";
    expect(await deleteView(reader, id)).toEqual({ views: [] });
    await expect(changeView(reader, id, { name: "mine" })).rejects.toMatchObject({ code: "not_found" });
    expect((await listViews(all)).views).toEqual(views);
  });
});

it("cannot be read or saved without the database, and says so", async () => {
  storeHolder.store = { state: "failed", stop: async () => undefined };
  const reason = expect.stringContaining("database is not available") as string;
  expect(await listViews(reader)).toEqual({ views: [], unavailable: reason });
  await expect(save("a")).rejects.toMatchObject({ code: "upstream_unavailable", message: reason });
});

describe("what is sent", () => {
  const complaint = (body: unknown) => newView.safeParse(body).error?.issues[0]?.message;
  it("has a name, a page and a query", () => {
    const view = { name: "  Late \n fees ", page: "calls", query: "" };
    expect(newView.parse(view)).toEqual({ ...view, name: "Late fees" });
    expect(complaint({ ...view, name: " " })).toBe("A view needs a name.");
    expect(complaint({ ...view, name: undefined })).toBe("A view needs a name.");
    expect(complaint({ ...view, name: "x".repeat(81) })).toBe("A name has at most 80 characters.");
    expect(complaint({ ...view, name: "Late\0fees" })).toBe("A name cannot hold control characters.");
    expect(complaint({ ...view, page: "call" })).toBe("A view is one of the overview or of the calls.");
    expect(complaint({ ...view, query: "x".repeat(9_000) })).toContain("too long");
    expect(viewChange.parse({ isDefault: true, id: "other" })).toEqual({ isDefault: true });
  });
});
