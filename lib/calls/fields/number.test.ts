import { expect, it } from "vitest";
import { phoneDigits } from "./number";

it.each([
  ["+1 (555) 010-0199", "15550100199"],
  ["0199", "0199"],
  ["555.01/02", "5550102"],
  ["\u202a+1 555 010 0131\u202c", "15550100131"],
  ["＋１　５５５　０１０　０１３１", "15550100131"],
  ["٠١٢٣٤", "01234"],
  ["1‐555–010—0131", "15550100131"],
  ["1−555−010", "1555010"],
  ["tel:+1-555-010-0131", "15550100131"],
  ["TEL:+15550100131", "15550100131"],
  ["sip:+15550100123@203.0.113.7:5060", "15550100123"],
  ["SIPS:5550100@example.com;transport=tls", "5550100"],
  ["+15550100127;ext=45", "15550100127"],
  ["555 010 0127 x45", "5550100127"],
  ["555 010 0127 ext. 45", "5550100127"],
  ["555 010 0127#45", "5550100127"],
  ["+44 (0)20 7946 0123", "442079460123"],
  ["+44 ( 0 ) 20 7946 0123", "442079460123"],
  ["0044 20 7946 0123", "00442079460123"],
  ["5\u200b5\u00ad5", "555"],
  ["Cmjg8mxjndZzUI2apCgX", undefined],
  ["sip:anna@example.com", undefined],
  ["Ana 2", undefined],
  ["+ ", undefined],
  ["", undefined],
])("of %j are %j", (text, digits) => expect(phoneDigits(text)).toBe(digits));

it("takes linear time", () => {
  const start = process.cpuUsage().user;
  for (const hostile of ["x", "1 ", "(0", " ", ";", "ext", ",1"]) {
    expect(phoneDigits(hostile.repeat(200_000)) ?? "").toHaveLength(
      (phoneDigits(hostile.repeat(200)) ?? "").length,
    );
  }
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
