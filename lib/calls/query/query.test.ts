import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { queries } from "@/lib/testing/queries";
import { standardColumns } from "../fields/columns";
import { parameterNames, type CallQuery } from "./parameters";
import { completeQuery, parseQuery, serializeQuery } from "./query";

const parse = (search: string) => parseQuery(new URLSearchParams(search));

/** Any text that a URL may hold, with half a character, or very long. */
const anything = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("\ud83d", "\udc00", ",", "\\", "\u0000", "-", "T", ":", " ", "9") }),
  fc.constantFrom("9".repeat(100_000), ",".repeat(20_000), "\\".repeat(20_001), "a,".repeat(10_000)),
);
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...parameterNames) },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "", "Range", "from ") },
  { weight: 1, arbitrary: anything },
);

describe("parseQuery", () => {
  it("never throws, and gives a query that has a URL of its own", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, anything), { maxLength: 8 }), (entries) => {
        const { query, notices } = parseQuery(new URLSearchParams(entries));
        expect(parse(serializeQuery(query))).toEqual({
          query,
          notices: notices.filter(({ code }) => code === "empty_range"),
        });
        for (const { message } of notices) {
          expect(message.length).toBeLessThan(400);
          expect(encodeURIComponent(message)).not.toBe("");
        }
      }),
      fixed(300),
    );
  });

  it("reads nothing as the defaults", () => {
    const { query, notices } = parse("");
    expect(notices).toEqual([]);
    expect(query).toEqual(completeQuery({}));
    expect(query).toMatchObject({
      range: "30d",
      kind: "live",
      sort: "-startedAt",
      page: 1,
      size: 25,
      agent: [],
      columns: standardColumns,
    });
  });

  it("reads each parameter", () => {
    const link =
      "connection=b,a&from=2026-11-01T01:00-05:00&to=2026-11-09&tz=Asia/Kathmandu&agent=a%5C,1,b&contact=c&kind=all" +
      "&action=none,SMS&weekday=7,1&hour=23,0,9&field=email&q=%22two+words%22+-no&number=%2B1+(555)+010-0199" +
      "&min=0&max=90.5&sort=duration&page=3&size=50&columns=summary,extracted.Full+name&turn=12";
    expect(parse(link)).toMatchObject({
      notices: [],
      query: {
        connection: ["a", "b"],
        range: "30d",
        from: { date: "2026-11-01", time: "01:00", offset: "-05:00" },
        to: { date: "2026-11-09" },
        tz: "Asia/Kathmandu",
        agent: ["a,1", "b"],
        contact: ["c"],
        kind: "all",
        action: ["SMS", "none"],
        weekday: [1, 7],
        hour: [0, 9, 23],
        field: ["email"],
        q: '"two words" -no',
        number: "15550100199",
        min: 0,
        max: 90.5,
        sort: "duration",
        page: 3,
        size: 50,
        columns: ["summary", "extracted.Full name"],
        turn: 12,
      } satisfies Partial<CallQuery>,
    });
  });

  it("puts back the plus of an offset that the URL turned into a blank", () => {
    const { query, notices } = parse("from=2026-03-29T02:30+01:00&to=2026-03-29T04:00%2B02:00");
    expect(notices).toEqual([]);
    expect(query.from).toEqual({ date: "2026-03-29", time: "02:30", offset: "+01:00" });
    expect(query.to).toEqual({ date: "2026-03-29", time: "04:00", offset: "+02:00" });
  });

  it("takes a set in any order and with repeats as the same set, and columns as they are", () => {
    expect(parse("agent=b,a, b &hour=9,10,9")).toEqual(parse("hour=10,9&agent=a,b"));
    expect(parse("columns=kind,startedAt,kind").query.columns).toEqual(["kind", "startedAt"]);
    expect(parse("columns=startedAt,kind").query.columns).toEqual(["startedAt", "kind"]);
  });
});

describe("serializeQuery", () => {
  it("loses nothing", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { query: read, notices } = parse(serializeQuery(query));
        expect(read).toEqual(query);
        expect(notices.filter(({ code }) => code !== "empty_range")).toEqual([]);
      }),
      fixed(1000),
    );
  });

  it("is canonical, in whatever order keys and members of sets are given", () => {
    const rotated = <T>(values: T[], by: number) => [
      ...values.slice(by % values.length),
      ...values.slice(0, by % values.length),
    ];
    fc.assert(
      fc.property(queries, fc.nat(50), (query, by) => {
        const canonical = serializeQuery(query);
        const shuffled = new URLSearchParams(rotated([...new URLSearchParams(canonical)], by));
        expect(serializeQuery(parseQuery(shuffled).query)).toBe(canonical);
        const { agent, contact, action, hour, weekday, field, connection } = query;
        const sets = { agent, contact, action, hour, weekday, field, connection };
        const turned = Object.fromEntries(
          Object.entries(sets).map(([key, values]) => [key, rotated<string | number>(values, by)]),
        );
        expect(serializeQuery({ ...query, ...turned })).toBe(canonical);
      }),
      fixed(500),
    );
  });

  it("writes no default, and keys in one order", () => {
    expect(serializeQuery(completeQuery({}))).toBe("");
    fc.assert(
      fc.property(queries, (query) => {
        const keys = [...new URLSearchParams(serializeQuery(query)).keys()];
        expect(keys).toEqual(parameterNames.filter((key) => keys.includes(key)));
        const defaults: Partial<CallQuery> = completeQuery({});
        for (const key of keys)
          expect(query[key as keyof CallQuery]).not.toEqual(defaults[key as keyof CallQuery]);
      }),
      fixed(300),
    );
  });

  it("leaves commas and colons readable", () => {
    const from = { date: "2026-11-01", time: "01:00", offset: "+05:30" };
    expect(serializeQuery({ from, agent: ["a,b", "%2C"], tz: "Asia/Kolkata" })).toBe(
      "from=2026-11-01T01:00%2B05:30&tz=Asia%2FKolkata&agent=%252C,a%5C,b",
    );
  });

  it("writes seconds so that they are read again, whatever arithmetic they come from", () => {
    const [tenths, thirds] = [0.1 + 0.2, 200 / 3];
    expect(serializeQuery({ min: tenths, max: thirds })).toBe("min=0.3&max=66.666667");
    expect(serializeQuery({ min: 1e-9, max: 123456789.123456 })).toBe("min=0&max=123456789.123456");
    expect(parse(serializeQuery({ min: tenths, max: thirds })).notices).toEqual([]);
  });
});

describe("completeQuery", () => {
  it("lets a pinned range replace a rolling one", () => {
    const from = { date: "2026-11-01" };
    expect(completeQuery({ range: "7d" }).range).toBe("7d");
    expect(completeQuery({ range: "7d", from }).range).toBe("30d");
    expect(completeQuery({ range: "all", to: from }).range).toBe("30d");
  });
});
