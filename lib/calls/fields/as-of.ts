import type { Codec } from "./codecs";
import { parameter, presentation } from "./field";

/** An instant as ms since the epoch. */
const instant: Codec<number> = {
  parse(text) {
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text) ? Date.parse(text) : NaN;
    return at >= 0 ? at : undefined;
  },
  serialize: (at) => new Date(at).toISOString(),
  expected: "an instant such as 2026-11-29T08:15:00.000Z",
};

/** the `moment` of a first page, for the pages that follow it: calls that came later are left out */
export const asOf = presentation({ parameters: { asOf: parameter(instant) } });
