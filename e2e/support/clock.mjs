// @ts-check
// The clock of the browser tests: the sandbox, the app, the browser and the tests all start at the same instant,
// whatever day it is, and run on from there. So the calls that a test finds are the same each time.

/** Noon of a Wednesday where the sandbox's account is. */
const start = Date.parse("2026-11-18T18:00:00Z");

/** How far the tests' clock is ahead of the machine's, in ms. Set once, by the first process that asks. */
export const ahead = Number((process.env.E2E_CLOCK_AHEAD ??= String(start - Date.now())));

/** Now, for the tests, in ms since the epoch. */
export const now = () => Date.now() + ahead;

/**
 * Moves the clock of a whole process or page.
 * @param {number} by in ms
 */
export function shiftDate(by) {
  const { Date: Real } = globalThis;
  globalThis.Date = new Proxy(Real, {
    construct: (_target, given) =>
      given.length === 0 ? new Real(Real.now() + by) : Reflect.construct(Real, given),
    apply: () => new Real(Real.now() + by).toString(),
    get: (target, name) => (name === "now" ? () => Real.now() + by : Reflect.get(target, name)),
  });
}
