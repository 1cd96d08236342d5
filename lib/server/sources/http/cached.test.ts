import { expect, it } from "vitest";
import { createCached } from "./cached";
import { createFakeClock } from "../testing/fake-clock";

const never = new AbortController().signal;

it("remembers each answer as long as its load says, and no failure", async () => {
  const clock = createFakeClock();
  const loads: string[] = [];
  const get = createCached<string | undefined>({ clock, max: 10 }, async (key) => {
    loads.push(key);
    if (key === "broken") throw new Error("broken");
    return key === "absent" ? { value: undefined, hold: 100 } : { value: key, hold: 1000 };
  });
  const ask = async () => [await get("here", never), await get("absent", never)];
  expect([await ask(), await ask()]).toEqual([
    ["here", undefined],
    ["here", undefined],
  ]);
  expect(loads).toEqual(["here", "absent"]);
  await clock.advance(500);
  await ask();
  expect(loads).toEqual(["here", "absent", "absent"]);
  await clock.advance(600);
  await ask();
  expect(loads.slice(3)).toEqual(["here", "absent"]);
  await expect(get("broken", never)).rejects.toThrow("broken");
  await expect(get("broken", never)).rejects.toThrow("broken");
  expect(loads.slice(5)).toEqual(["broken", "broken"]);
});
