import { expect, it } from "vitest";
import {
  chooseColumns,
  columnId,
  columnLabel,
  tableColumns,
  extractedColumn,
  extractedName,
  standardColumns,
  visibleColumns,
  type ColumnId,
} from "./columns";
import { parseQuery, serializeQuery } from "../query/query";

it("knows its own columns and those of extracted data", () => {
  for (const { id } of tableColumns) expect(columnId.parse(id)).toBe(id);
  expect(columnId.parse("extracted.email")).toBe("extracted.email");
  expect(columnId.parse("extracted.a.b")).toBe("extracted.a.b");
  for (const other of ["", "id", "transcript", "extracted", "extracted.", "Extracted.a", "toString"]) {
    expect(columnId.parse(other)).toBeUndefined();
  }
});

it("keeps the blanks of a name, and none around", () => {
  const named = ["Last Name ", " a, b ", "\\ ", " ", "\u00a0"].map(extractedColumn);
  const search = serializeQuery({ columns: [...named, "kind"] });
  expect(parseQuery(new URLSearchParams(search))).toMatchObject({
    query: { columns: [...named, "kind"] },
    notices: [],
  });
  expect(
    parseQuery(new URLSearchParams("columns= kind , extracted.a b&hour= 9, 10&agent= a , b")),
  ).toMatchObject({
    query: { columns: ["kind", "extracted.a b"], hour: [9, 10], agent: ["a", "b"] },
    notices: [],
  });
});

it("tells which extracted data a column shows", () => {
  for (const name of ["email", "a.b", "extracted.", "Full name", "toString"]) {
    expect(extractedName(extractedColumn(name))).toBe(name);
  }
  expect(extractedName("startedAt")).toBeUndefined();
  expect(extractedName("extracted.")).toBeUndefined();
});

it("shows the standard columns in the order of all", () => {
  const others = ["duration", "kind", "actions", "summary"];
  expect(standardColumns).toEqual(["startedAt", "caller", "agent", "connection", ...others]);
});

it("shows the connection of calls only if there are several", () => {
  expect(visibleColumns(standardColumns, true)).toEqual(standardColumns);
  expect(visibleColumns(standardColumns, false)).toEqual(standardColumns.filter((id) => id !== "connection"));
  expect(visibleColumns(["connection"], false)).toEqual(["connection"]);
});

it("names columns", () => {
  expect(columnLabel("startedAt")).toBe("Start");
  expect(columnLabel("extracted.Full name")).toBe("Full name");
});

it("keeps the order of columns when others are chosen", () => {
  const offered: ColumnId[] = [...tableColumns.map(({ id }) => id), "extracted.a"];
  const choose = (present: ColumnId[], ...chosen: ColumnId[]) => chooseColumns(present, chosen, offered);
  expect(choose(["caller", "summary"], "summary", "caller", "agent")).toEqual(["caller", "agent", "summary"]);
  expect(choose(["caller", "startedAt"], "caller", "startedAt", "extracted.a", "agent")).toEqual([
    "caller",
    "startedAt",
    "agent",
    "extracted.a",
  ]);
  expect(choose(["summary", "caller", "startedAt"], "startedAt", "summary")).toEqual([
    "summary",
    "startedAt",
  ]);
  expect(choose(["startedAt", "caller"], "caller")).toEqual(["caller"]);
});
