import { expect, it } from "vitest";
import type { VolumeBucket } from "../answers";
import { countIn } from "./series";

it.each(["toString", "constructor", "__proto__", "hasOwnProperty"])("counts actions called %s", (type) => {
  const bucket = (actions: string): VolumeBucket => ({
    start: "2026-11-01T00:00:00Z",
    end: "2026-11-02T00:00:00Z",
    calls: 3,
    seconds: 0,
    actions: JSON.parse(actions) as VolumeBucket["actions"],
    connections: {},
    directions: {},
  });
  expect(countIn(bucket(`{"${type}": 2}`), { of: "actions", type })).toBe(2);
  expect(countIn(bucket("{}"), { of: "actions", type })).toBe(0);
});
