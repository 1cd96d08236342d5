import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { seal, unseal } from "./seal";

const [old, next] = ["an-old-secret-of-more-than-32-characters", "a-new-secret-of-more-than-32-characters"];

const start = (...secrets: string[]) => {
  processValues.delete("secret keys");
  processValues.set("config", readConfig({ CALLBOARD_SECRET: secrets.join(",") }));
};
afterEach(() => {
  processValues.delete("secret keys");
  processValues.delete("config");
});

const place = fc.tuple(fc.string(), fc.string(), fc.integer());

describe("an encrypted text", () => {
  it("is the same again for its purpose and place, and nowhere else", () => {
    start(old);
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        place,
        place,
        fc.string(),
        (text, purpose, own, other, another) => {
          const sealed = seal(text, purpose, own);
          expect(unseal(sealed, purpose, own)).toBe(text);
          fc.pre(JSON.stringify(own) !== JSON.stringify(other) && purpose !== another);
          expect(unseal(sealed, purpose, other)).toBeUndefined();
          expect(unseal(sealed, another, own)).toBeUndefined();
        },
      ),
    );
  });

  it("is another one each time, and does not hold the text", () => {
    start(old);
    const text = "pit-invented-0001";
    const boxes = [seal(text, "one", []), seal(text, "one", [])].map(({ box }) => box.toString("latin1"));
    expect(boxes[0]).not.toBe(boxes[1]);
    expect(boxes.join("")).not.toContain(text);
  });

  it("does not decrypt once a single bit of it has changed, or a part is missing", () => {
    start(old);
    const { keyId, box } = seal("invented", "one", [1]);
    fc.assert(
      fc.property(fc.nat(box.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(box);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(unseal({ keyId, box: changed }, "one", [1])).toBeUndefined();
        expect(unseal({ keyId, box: box.subarray(0, at) }, "one", [1])).toBeUndefined();
      }),
    );
  });

  it("decrypts with an older key while that is here", () => {
    start(old);
    const sealed = seal("invented", "one", [1]);
    start(next, old);
    expect(unseal(sealed, "one", [1])).toBe("invented");
    expect(seal("invented", "one", [1]).keyId).not.toBe(sealed.keyId);
    start(next);
    expect(unseal(sealed, "one", [1])).toBeUndefined();
  });
});
