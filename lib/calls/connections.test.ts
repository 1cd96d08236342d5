import { expect, it } from "vitest";
import { connectionOf, describeConnections } from "./connections";

const named = (...names: string[]) => names.map((name, index) => ({ slug: `c${index}`, name }));

it("gives colours in the order of slugs, so that they do not depend on the order of a file", () => {
  const all = named("North", "South", "West");
  const colors = (list: typeof all) =>
    Object.fromEntries(Object.entries(describeConnections(list)).map(([slug, { color }]) => [slug, color]));
  expect(colors(all)).toEqual({
    c0: "var(--connection-1)",
    c1: "var(--connection-2)",
    c2: "var(--connection-3)",
  });
  expect(colors(all.toReversed())).toEqual(colors(all));
});

it("uses its eight colours again for more connections", () => {
  const described = describeConnections(named("a", "b", "c", "d", "e", "f", "g", "h", "i"));
  expect(described["c8"]?.color).toBe(described["c0"]?.color);
});

it.each([
  ["Main Street", "Main Street"],
  ["Main Street Dental Care", "Main Street…"],
  ["Donaudampfschifffahrt", "Donaudampfschif…"],
])("shortens %s to %s", (name, short) => {
  expect(describeConnections(named(name))["c0"]).toMatchObject({ name, short });
});

it("calls those by their slugs whose short names would be one", () => {
  const described = describeConnections(
    named("Main Street Dental, North", "Main Street Dental, South", "Else"),
  );
  expect(Object.values(described).map(({ short }) => short)).toEqual(["c0", "c1", "Else"]);
});

it.each(["constructor", "toString", "__proto__", "c1", ""])("knows no connection %j", (slug) => {
  expect(connectionOf(describeConnections(named("North")), slug)).toBeUndefined();
});

it("knows a connection by its slug, whatever it is", () => {
  const described = describeConnections([{ slug: "constructor", name: "North" }]);
  expect(connectionOf(described, "constructor")?.name).toBe("North");
});
