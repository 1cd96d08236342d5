import type { Codec } from "./codecs";
import { parameter, scope } from "./field";

/** Whether `Intl.DateTimeFormat` knows the zone. Offsets (`+05:30`) are none: not every engine takes them. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const zoneName: Codec<string> = {
  parse: (text) => (text !== "" && isZone(text) ? text : undefined),
  serialize: (zone) => zone,
  expected: "an IANA time zone such as America/Chicago",
};

/** IANA zone of those days */
export const tz = scope({
  parameters: { tz: parameter(zoneName) },
  chip: { label: "Time zone", value: (query) => query.tz ?? "" },
  facet: false,
});
