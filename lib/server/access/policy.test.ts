import { describe, expect, it } from "vitest";
import { completeQuery, parseQuery } from "@/lib/calls/query/query";
import { isAtLeast, mayAnswer } from "./policy";
import { levels } from "@/lib/calls/levels";

const asked = (search: string) => parseQuery(new URLSearchParams(search)).query;

describe("what a level may ask", () => {
  it.each(["", "agent=a&kind=all&action=any&min=3&hour=9&range=7d&tz=UTC&connection=main&field=x&page=2"])(
    "is everything that reveals no person: %j",
    (search) => {
      for (const level of levels) expect(mayAnswer(asked(search), level)).toEqual([]);
    },
  );

  it.each(["q=word", "number=555010", "contact=c-1"])(
    "is for full alone where it is about a person: %s",
    (search) => {
      const [name = ""] = search.split("=");
      expect(mayAnswer(asked(search), "full")).toEqual([]);
      expect(mayAnswer(asked(`kind=all&${search}`), "masked")).toEqual([name]);
      expect(mayAnswer(asked(search), "metrics")).toEqual([name]);
    },
  );

  it("names all that it may not", () => {
    const query = completeQuery({ q: "word", number: "555", contact: ["c"] });
    expect(mayAnswer(query, "masked")).toEqual(["contact", "q", "number"]);
    expect(mayAnswer(completeQuery({}), "masked", "Ann")).toEqual(["find"]);
    expect(mayAnswer(query, "full", "Ann")).toEqual([]);
  });
});

it("levels are ordered", () => {
  expect(levels.map((level) => levels.filter((needed) => isAtLeast(level, needed)))).toEqual([
    ["metrics"],
    ["metrics", "masked"],
    ["metrics", "masked", "full"],
  ]);
});
