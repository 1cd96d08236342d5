import type { Codec } from "./codecs";

/** Whether `Intl.DateTimeFormat` knows the zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const zoneName: Codec<string> = {
  parse: (text) => (text !== "" && isZone(text) ? text : undefined),
  serialize: (zone) => zone,
  expected: "an IANA time zone such as America/Chicago",
};
