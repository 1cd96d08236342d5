import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyOfObjectId, keyOfShortId, objectId, shortId } from "./identity";
import { phrase } from "./phrase";
import { randomFor } from "./random";

const key24 = fc.nat(2 ** 24 - 1);
const seeds = fc.nat(2 ** 31);

describe("ids", () => {
  it("hold the key that they were made of", () => {
    fc.assert(
      fc.property(seeds, key24, (seed, key) => {
        expect(keyOfObjectId(seed, objectId(seed, key, 1_790_000_000_000))).toBe(key);
        expect(keyOfShortId(seed, 1, shortId(seed, 1, key))).toBe(key);
        expect(keyOfShortId(seed, 2, shortId(seed, 1, key))).toBeUndefined();
      }),
    );
  });

  it("do not choke on ids of others", () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(keyOfShortId(1, 1, id)).toBeUndefined();
        keyOfObjectId(1, id);
      }),
    );
  });
});

describe("phrases", () => {
  it("take one alternative and every slot", () => {
    const text = phrase("[Hi|Hey [there|you]], {name}!", { name: "Ava" }, randomFor(1));
    expect(["Hi, Ava!", "Hey there, Ava!", "Hey you, Ava!"]).toContain(text);
  });

  it("refuse a slot without a word", () => {
    expect(() => phrase("{day}", {}, randomFor(1))).toThrow("no word for {day}");
  });
});
