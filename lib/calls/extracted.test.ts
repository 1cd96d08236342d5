import { expect, it } from "vitest";
import { isFilled } from "./extracted";

it.each([[0], [false], ["0"], [" x "], [[null]], [{ a: null }], [-0.5]])("%j says something", (value) => {
  expect(isFilled(value)).toBe(true);
});

it.each([[undefined], [null], [""], [" \n\u00a0"], [[]], [{}]])("%j says nothing", (value) => {
  expect(isFilled(value)).toBe(false);
});
