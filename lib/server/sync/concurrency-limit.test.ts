import { expect, it } from "vitest";
import { createConcurrencyLimit, createRangeLock } from "./concurrency-limit";

/** Work that ends when it is told to. */
function piece() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, ended };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

it("runs at most so many tasks at once, in order", async () => {
  const limit = createConcurrencyLimit(2);
  const pieces = [piece(), piece(), piece(), piece()];
  const begun: number[] = [];
  const all = pieces.map(({ ended }, index) =>
    limit(() => {
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

it("continues after a task that fails", async () => {
  const limit = createConcurrencyLimit(1);
  await expect(limit(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(limit(() => Promise.resolve(1))).resolves.toBe(1);
});

it("lets no task work on a range that another task works on", async () => {
  const lockRange = createRangeLock();
  const first = piece();
  const begun: string[] = [];
  const work =
    (name: string, until = Promise.resolve()) =>
    () => {
      begun.push(name);
      return until;
    };
  const all = [
    lockRange({ start: 0, end: 10 }, work("first", first.ended)),
    lockRange({ start: 5, end: 15 }, work("overlaps")),
    lockRange({ start: 10, end: 20 }, work("apart")),
  ];
  await settle();
  expect(begun).toEqual(["first", "apart"]);
  first.end();
  await Promise.all(all);
  expect(begun).toEqual(["first", "apart", "overlaps"]);
});
