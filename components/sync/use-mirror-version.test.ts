import { expect, it } from "vitest";
import { isOfState } from "./use-mirror-version";

it("tells an answer of the mirror's state from an older one, connection by connection", () => {
  const mirror = { version: "north 3, south 5", versions: { north: 3, south: 5 } };
  expect(isOfState({ north: 3, south: 5 }, mirror)).toBe(true);
  expect(isOfState({ south: 5 }, mirror)).toBe(true);
  expect(isOfState({ north: 2, south: 5 }, mirror)).toBe(false);
  expect(isOfState({ other: 1 }, mirror)).toBe(false);
  expect(isOfState(undefined, mirror)).toBe(false);
});
