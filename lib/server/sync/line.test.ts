import { expect, it } from "vitest";
import { createClaims } from "./claims";
import { createLine } from "./line";

/** Work that ends when it is told to. */
function piece() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, ended };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

it("runs so much at once, in the order in which it came", async () => {
  const line = createLine(2);
  const pieces = [piece(), piece(), piece(), piece()];
  const begun: number[] = [];
  const all = pieces.map(({ ended }, index) =>
    line(() => {
      begun.push(index);
      return ended;
    }),
  );
  await settle();
  expect(begun).toEqual([0, 1]);
  pieces[1]?.end();
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  for (const { end } of pieces) end();
  await Promise.all(all);
  expect(begun).toEqual([0, 1, 2, 3]);
});

it("goes on behind work that fails", async () => {
  const line = createLine(1);
  await expect(line(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(line(() => Promise.resolve(1))).resolves.toBe(1);
});

it("lets nobody work on a span of time that somebody else works on", async () => {
  const hold = createClaims();
  const first = piece();
  const begun: string[] = [];
  const work =
    (name: string, until = Promise.resolve()) =>
    () => {
      begun.push(name);
      return until;
    };
  const all = [
    hold({ start: 0, end: 10 }, work("first", first.ended)),
    hold({ start: 5, end: 15 }, work("overlaps")),
    hold({ start: 10, end: 20 }, work("apart")),
  ];
  await settle();
  expect(begun).toEqual(["first", "apart"]);
  first.end();
  await Promise.all(all);
  expect(begun).toEqual(["first", "apart", "overlaps"]);
});
