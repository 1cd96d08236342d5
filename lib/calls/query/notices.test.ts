import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { queries } from "@/lib/testing/queries";
import { parameterNames, type ParameterName } from "./parameters";
import { completeQuery, parseQuery, serializeQuery } from "./query";

const parse = (search: string) => parseQuery(new URLSearchParams(search));
const told = (search: string) => parse(search).notices.map(({ code, parameter }) => `${code} ${parameter}`);

/** Values that are nearly right, of parameters that understand more than words. An empty one is wrong for each. */
const wrong: Partial<Record<ParameterName, string[]>> = {
  connection: ["", " ", ",", "a,,b"],
  range: ["", "8d", "7D", " 7d", "7d,30d", "Today"],
  from: ["", "2026-02-29", "2026-13-01", "0000-12-31", "2026-1-1", "2026-11-01T24:00", "2026-11-01T9:00"],
  to: [
    "2026-11-31",
    "2026-11-01T01:60",
    "2026-11-01T01:00+5",
    "2026-11-01T01:00+18:30",
    "2026-11-01T01:00+05:60",
    "2026-11-01Z",
  ],
  tz: ["", "Mars/Base", "America", "America/", "UTC;"],
  kind: ["", "LIVE", "Live", "live,trial", "constructor"],
  direction: ["Inbound", "INBOUND,outbound", "__proto__"],
  status: ["Answered", "no_answer", "toString"],
  weekday: ["0", "8", "1,,2", "1.5", "-1", "Monday", "１"],
  hour: ["24", "-0", "1e1", "0x1", ""],
  q: ["", " ", "?!", '""', "-"],
  number: ["", "call me", "+"],
  min: ["", "-1", "1e3", "1:30", ".5", "5.", "1.2345678", "1234567890", "Infinity", "NaN"],
  max: ["soon"],
  sort: ["", "id", "startedat", "-DURATION", "--startedAt", "+duration"],
  page: ["0", "-1", "1.0", "9007199254740992", "99999999999999999", "", " 1"],
  size: ["0", "24", "51", "25.0", "050"],
  columns: ["", "id", "extracted.", "startedAt,,kind", "Duration"],
  turn: ["0", "first"],
  agent: [","],
  contact: [" , "],
  action: [""],
  field: ["a,", "\u00a0"],
};

describe("notices", () => {
  it.each(
    parameterNames.flatMap((name) =>
      [...new Set(["", ...(wrong[name] ?? [])])].map((value) => [name, value] as const),
    ),
  )("%s=%j is left out and reported once", (name, value) => {
    const { query, notices } = parseQuery(
      new URLSearchParams([
        [name, value],
        ["agent", "kept"],
      ]),
    );
    const one = { code: "invalid_parameter", parameter: name, message: expect.stringContaining("expected") };
    expect(notices[0]).toEqual(one);
    if (name !== "agent") {
      expect(notices).toHaveLength(1);
      expect(query).toEqual(completeQuery({ agent: ["kept"] }));
    }
  });

  it("reports what it does not know, once, whatever it is called", () => {
    expect(told("Range=7d&__proto__=1&constructor=2&=3&kind=all&utm_source=a&utm_source=b")).toEqual([
      "unknown_parameter Range",
      "unknown_parameter __proto__",
      "unknown_parameter constructor",
      "unknown_parameter ",
      "unknown_parameter utm_source",
    ]);
  });

  it("takes the first of what is repeated", () => {
    const { query, notices } = parse("kind=trial&kind=all&kind=live");
    expect(query.kind).toBe("trial");
    expect(notices).toMatchObject([{ code: "repeated_parameter", parameter: "kind" }]);
    expect(notices[0]?.message).toContain("3 times");
  });

  it("reports a range beside a pinned one, once", () => {
    expect(told("range=7d&from=2026-11-01")).toEqual(["excluded_parameter range"]);
    expect(told("range=30d&to=2026-11-01")).toEqual(["excluded_parameter range"]);
    expect(told("range=nonsense&from=2026-11-01")).toEqual(["invalid_parameter range"]);
    const { query, notices } = parse("range=7d&from=yesterday");
    expect(query.range).toBe("7d");
    expect(notices).toMatchObject([{ code: "invalid_parameter", parameter: "from" }]);
  });

  it("says that no call can be between two durations", () => {
    expect(told("min=30&max=30")).toEqual(["empty_range max"]);
    expect(told("min=30&max=30.5")).toEqual([]);
    expect(told("min=0&max=0")).toEqual(["empty_range max"]);
  });

  it("quotes the beginning of a long value in whole characters", () => {
    const [notice] = parse(`kind=${"x".repeat(39)}😀😀`).notices;
    expect(notice?.message).toContain(`“${"x".repeat(39)}😀…”`);
  });

  it("loses nothing else of a query for what is wrong in it", () => {
    fc.assert(
      fc.property(
        queries,
        fc.constantFrom(...parameterNames),
        fc.constantFrom("wrong", "unknown"),
        (query, name, how) => {
          const search = new URLSearchParams(serializeQuery(query));
          const value = wrong[name]?.[0] ?? "";
          if (how === "unknown") search.set(`x-${name}`, value);
          else search.set(name, value);
          const { query: read, notices } = parseQuery(search);
          const given = how === "unknown" ? query : { ...query, [name]: completeQuery({})[name] };
          expect(read).toEqual(completeQuery(given));
          const code = how === "unknown" ? "unknown_parameter" : "invalid_parameter";
          const parameter = how === "unknown" ? `x-${name}` : name;
          expect(notices.filter((notice) => notice.code !== "empty_range")).toMatchObject([
            { code, parameter },
          ]);
        },
      ),
      fixed(300),
    );
  });
});
