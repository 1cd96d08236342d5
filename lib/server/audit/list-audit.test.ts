import { describe, expect, it } from "vitest";
import { listAudit } from "./list-audit";

describe("the filters of the audit log", () => {
  it.each([
    "action=nothing",
    "from=2026-02-31",
    "to=2026-13-01",
    "from=yesterday",
    "page=0",
    "page=one",
    "person=%00",
    "text=a%00b",
    `text=${"a".repeat(201)}`,
  ])("refuses %s", async (search) => {
    await expect(listAudit(new URLSearchParams(search))).rejects.toMatchObject({ code: "bad_request" });
  });
});
