import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { storeHolder } from "@/lib/server/store/store";
import { changeView } from "./change-view";
import { deleteView } from "./delete-view";
import { listViews } from "./list-views";
import { saveView } from "./save-view";
import { newView, viewChange } from "./view-input";

const database = await testDatabase();
const open = () => (storeHolder.store = { state: "ok", database, stop: async () => undefined });

beforeEach(async () => {
  open();
  await database.query("delete from views");
});
afterAll(() => database.close());

const save = (name: string, query = "kind=all", page: "calls" | "overview" = "calls") =>
  saveView({ name, page, query });
const idOf = async (name: string) => (await listViews()).views.find((view) => view.name === name)?.id ?? "";
const names = async () => (await listViews()).views.map(({ name }) => name);

describe("a view", () => {
  it("is kept with its query in canonical form, and listed by name", async () => {
    await save("zebra");
    const { views } = await save("Álamo", "q=late+fee&kind=all&page=3&turn=4&range=7d&color=red");
    expect(views.map(({ name, query }) => [name, query])).toEqual([
      ["Álamo", "range=7d&kind=all&q=late+fee"],
      ["zebra", "kind=all"],
    ]);
    expect(views[0]).toMatchObject({ page: "calls", isDefault: false });
    expect(await listViews()).toEqual({ views });
  });

  it("has a name that no other of its page has, in whatever case", async () => {
    await save("Late fees");
    const refused = { code: "bad_request", message: expect.stringContaining("“Late fees”") as string };
    await expect(save("LATE FEES")).rejects.toMatchObject(refused);
    await save("LATE FEES", "", "overview");
    await save("Other");
    const other = await idOf("Other");
    await expect(changeView(other, { name: "late fees" })).rejects.toMatchObject(refused);
    await changeView(other, { name: "OTHER" });
    expect(await names()).toEqual(["Late fees", "LATE FEES", "OTHER"]);
  });

  it("is one, also where two are saved at once", async () => {
    const outcomes = await Promise.allSettled([save("twice"), save("Twice"), save("TWICE")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await listViews()).views).toHaveLength(1);
  });

  it("is overwritten and renamed", async () => {
    await save("old", "range=7d");
    const { views } = await changeView(await idOf("old"), { name: "new", query: "size=50&page=2&range=90d" });
    expect(views).toMatchObject([{ name: "new", query: "range=90d&size=50" }]);
  });

  it("is the default of its page instead of another, or not", async () => {
    await save("a");
    await save("b");
    await save("c", "", "overview");
    const defaults = async () =>
      (await listViews()).views.filter((view) => view.isDefault).map(({ name }) => name);
    for (const name of ["a", "c", "b"]) await changeView(await idOf(name), { isDefault: true });
    expect(await defaults()).toEqual(["b", "c"]);
    await changeView(await idOf("b"), { name: "b2" });
    expect(await defaults()).toEqual(["b2", "c"]);
    await changeView(await idOf("b2"), { isDefault: false });
    expect(await defaults()).toEqual(["c"]);
  });

  it("is deleted, and then is not there", async () => {
    await save("gone");
    const id = await idOf("gone");
    expect(await deleteView(id)).toEqual({ views: [] });
    expect(await deleteView(id)).toEqual({ views: [] });
    await expect(changeView(id, { name: "back" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is one of 200 at most", async () => {
    await database.query(
      "insert into views (view_id, name, page, query, created_at, updated_at) select n::text, n::text, 'calls', '', 0, 0 from generate_series(1, 200) n",
    );
    await expect(save("one more")).rejects.toMatchObject({ code: "bad_request" });
  });
});

describe("without a database", () => {
  it.each([
    [undefined, "bad_request", "switched off"],
    ["starting" as const, "upstream_unavailable", "still starting"],
    ["failed" as const, "upstream_unavailable", "cannot be reached"],
  ])("says why (%j)", async (state, code, reason) => {
    if (state) storeHolder.store = { state, stop: async () => undefined };
    else delete storeHolder.store;
    expect(await listViews()).toEqual({ views: [], unavailable: expect.stringContaining(reason) as string });
    await expect(save("a")).rejects.toMatchObject({
      code,
      message: expect.stringContaining(reason) as string,
    });
  });
});

describe("what is sent", () => {
  const complaint = (body: unknown) => newView.safeParse(body).error?.issues[0]?.message;
  it("has a name, a page and a query", () => {
    const view = { name: "  Late \n fees ", page: "calls", query: "" };
    expect(newView.parse(view)).toEqual({ ...view, name: "Late fees" });
    expect(complaint({ ...view, name: " " })).toBe("A view needs a name.");
    expect(complaint({ ...view, name: undefined })).toBe("A view needs a name.");
    expect(complaint({ ...view, name: "x".repeat(81) })).toBe("A name has at most 80 characters.");
    expect(complaint({ ...view, page: "call" })).toBe("A view is one of the overview or of the calls.");
    expect(complaint({ ...view, query: "x".repeat(9_000) })).toContain("too long");
    expect(viewChange.parse({ isDefault: true, id: "other" })).toEqual({ isDefault: true });
  });
});
