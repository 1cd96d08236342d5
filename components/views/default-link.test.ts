import { expect, it } from "vitest";
import type { View } from "@/lib/calls/answers";
import { completeQuery } from "@/lib/calls/query/query";
import { defaultLink } from "./default-link";

const view = (page: View["page"], query: string, isDefault: boolean): View => ({
  id: query,
  name: query,
  page,
  query,
  isDefault,
  updatedAt: "2026-11-01T00:00:00.000Z",
});
const views = [
  view("calls", "range=7d", false),
  view("calls", "kind=all&size=50", true),
  view("overview", "range=year", true),
];

it("leads to the default of a page from where all calls are meant", () => {
  const all = completeQuery({ page: 3, size: 50 });
  expect(defaultLink(views, "/calls", all)).toBe("/calls?kind=all&size=50");
  expect(defaultLink(views, "/", all)).toBe("/?range=year");
  expect(defaultLink(views, "/sync", all)).toBeUndefined();
  expect(defaultLink(views.slice(0, 1), "/calls", all)).toBeUndefined();
});

it("takes a query along instead, and does not guess one", () => {
  expect(defaultLink(views, "/calls", completeQuery({ q: "late" }))).toBeUndefined();
  expect(defaultLink(views, "/calls", undefined)).toBeUndefined();
});
