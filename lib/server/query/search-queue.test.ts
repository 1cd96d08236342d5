import { beforeEach, expect, it } from "vitest";
import { processValues } from "../per-process";
import { searchInTurn } from "./search-queue";

beforeEach(() => void processValues.delete("searches"));

/** A search that runs until it is ended. */
function begin(signal = new AbortController().signal) {
  let began = false;
  let end: () => void = () => undefined;
  const result = searchInTurn(signal, () => {
    began = true;
    return new Promise<string>((resolve) => (end = () => resolve("found")));
  });
  result.catch(() => undefined);
  return { result, began: () => began, end: () => end() };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it("runs four searches at once, and the others in their order", async () => {
  const searches = Array.from({ length: 6 }, () => begin());
  await settle();
  expect(searches.map(({ began }) => began())).toEqual([true, true, true, true, false, false]);
  searches[2]?.end();
  expect(await searches[2]?.result).toBe("found");
  await settle();
  expect(searches.map(({ began }) => began())).toEqual([true, true, true, true, true, false]);
});

it("removes a search from the queue when its request is cancelled", async () => {
  const [first] = Array.from({ length: 4 }, () => begin());
  const gone = new AbortController();
  const left = begin(gone.signal);
  const next = begin();
  gone.abort(new Error("gone"));
  await expect(left.result).rejects.toThrow("gone");
  first?.end();
  await settle();
  expect([left.began(), next.began()]).toEqual([false, true]);
});

it("refuses a search if too many wait", async () => {
  const searches = Array.from({ length: 65 }, () => begin());
  await expect(searches[64]?.result).rejects.toMatchObject({ code: "upstream_rate_limited", retryAfter: 2 });
  await settle();
  for (const { end } of searches) end();
  await settle();
  expect(searches.filter(({ began }) => began()).length).toBeGreaterThan(4);
});
