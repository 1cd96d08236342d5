import fc from "fast-check";
import { expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { queries } from "@/lib/testing/queries";
import { parseQuery } from "../query/query";
import { canonicalView, viewLink, viewQuery } from "./view-query";

it("keeps what makes a view, in its canonical form", () => {
  const search =
    "kind=all&color=red&page=4&turn=2&range=7d&size=50&columns=kind,caller&sort=duration&q=late%20fee";
  expect(canonicalView("calls", search)).toBe(
    "range=7d&kind=all&q=late+fee&sort=duration&size=50&columns=kind,caller",
  );
  expect(canonicalView("overview", search)).toBe("range=7d&kind=all&q=late+fee");
  expect(canonicalView("calls", "range=30d&page=1")).toBe("");
});

it("leads to what it was made of", () => {
  fc.assert(
    fc.property(queries, fc.constantFrom("overview" as const, "calls" as const), (query, page) => {
      const kept = viewQuery(page, query);
      const { pathname, searchParams } = new URL(viewLink({ page, query: kept }), "http://localhost");
      expect(pathname).toBe(page === "overview" ? "/" : "/calls");
      expect(viewQuery(page, parseQuery(searchParams).query)).toBe(kept);
      expect(canonicalView(page, kept)).toBe(kept);
    }),
    fixed(200),
  );
});
