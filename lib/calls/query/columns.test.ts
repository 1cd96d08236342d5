import { expect, it } from "vitest";
import { columnId, columns, extractedColumn, extractedName, standardColumns } from "./columns";

it("knows its own columns and those of extracted data", () => {
  for (const { id } of columns) expect(columnId.parse(id)).toBe(id);
  expect(columnId.parse("extracted.email")).toBe("extracted.email");
  expect(columnId.parse("extracted.a.b")).toBe("extracted.a.b");
  for (const other of ["", "id", "transcript", "extracted", "extracted.", "Extracted.a", "toString"]) {
    expect(columnId.parse(other)).toBeUndefined();
  }
});

it("tells which extracted data a column shows", () => {
  for (const name of ["email", "a.b", "extracted.", "Full name", "toString"]) {
    expect(extractedName(extractedColumn(name))).toBe(name);
  }
  expect(extractedName("startedAt")).toBeUndefined();
  expect(extractedName("extracted.")).toBeUndefined();
});

it("shows the standard columns in the order of all", () => {
  expect(standardColumns).toEqual(["startedAt", "caller", "agent", "duration", "kind", "actions", "summary"]);
});
