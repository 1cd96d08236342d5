import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { createRowCounter } from "./count-rows";

const encode = (text: string) => new TextEncoder().encode(text);
const cell = fc.string({ unit: fc.constantFrom(...'a",;\n\ré') });

it("counts the rows of a file, however it is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), fc.integer({ min: 1, max: 9 }), (rows, size) => {
      const table = encode(stringify([["id", "text"], ...rows], { record_delimiter: "\r\n", quoted: true }));
      const lines = encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      for (const [bytes, format] of [
        [table, "csv"],
        [lines, "ndjson"],
      ] as const) {
        const count = createRowCounter(format);
        let counted = 0;
        for (let at = 0; at < bytes.length; at += size) counted = count(bytes.subarray(at, at + size));
        expect(counted).toBe(rows.length);
      }
    }),
    fixed(200),
  );
});
