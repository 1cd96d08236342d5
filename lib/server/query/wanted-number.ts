import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
} from "libphonenumber-js/min";
import { perProcess } from "../per-process";
import type { WantedNumber } from "../store/read/number";

/** Fewer digits are found at the ends of a number only. */
const fewestAnywhere = 4;

/** What is dialled before an international number. */
const dialled = /^(?:00|011)(?=[1-9])/;

/** The zones of each country. Reading them all takes a third of a second, so others get their turn meanwhile. */
async function readZones(): Promise<ReadonlyMap<string, CountryCode>> {
  const zones = new Map<string, CountryCode>();
  for (const country of getCountries()) {
    // Newer engines have the method, older ones the property.
    const locale: Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] } = new Intl.Locale(
      `und-${country}`,
    );
    for (const zone of locale.getTimeZones?.() ?? locale.timeZones ?? []) zones.set(zone, country);
    await breathe();
  }
  return zones;
}

/** The countries of some IANA zones. */
async function countriesOf(zones: readonly string[]): Promise<CountryCode[]> {
  const known = await perProcess("countries", readZones);
  const named = zones.map(
    (zone) => new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone,
  );
  return [...new Set(named.flatMap((zone) => known.get(zone) ?? []))];
}

/**
 * What typed digits may mean: a number as they are, as it is dialled within a country, or from it to another one.
 * @param zones IANA zones of the accounts, which tell their countries
 */
export async function wantNumber(digits: string, zones: readonly string[]): Promise<WantedNumber> {
  const countries = await countriesOf(zones);
  const plain = digits.replace(dialled, "");
  const national = plain.replace(/^0+(?=\d)/, "");
  const parsed = countries.flatMap((country) => {
    const number = parsePhoneNumberFromString(digits, country);
    return number?.isPossible() ? number.number.slice(1) : [];
  });
  const all = [...new Set([digits, plain, national, ...parsed])];
  const short = all.filter(({ length }) => length < fewestAnywhere);
  const codes = [...new Set(countries.map((country) => getCountryCallingCode(country)))];
  return {
    anywhere: all.filter(({ length }) => length >= fewestAnywhere),
    beginnings: [...new Set(short.flatMap((each) => [each, ...codes.map((code) => code + each)]))],
    ends: short,
  };
}
