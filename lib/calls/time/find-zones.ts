import { isZone } from "../fields/zone";
import { dateFormat } from "../format/date-format";
import { offsetAt, writeOffset } from "./zone";
import { citiesElsewhere, likelyZones, olderNames, shortNames, todaysNames } from "./zone-names";

const minute = 60_000;
const halfYear = 183 * 24 * 60 * minute;

/** Lower case, without accents, with blanks in place of other signs. */
const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const initials = (name: string) =>
  fold(name)
    .split(" ")
    .map(([first = ""]) => first)
    .join("");

/** What the clock of a zone is called at an instant, such as `Eastern Standard Time`; undefined if it has no name. */
function clockName(instant: number, zone: string): string | undefined {
  const parts = dateFormat({ timeZoneName: "long" }, "en-US", zone).formatToParts(instant);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value;
  return name?.endsWith("Time") ? name : undefined;
}

/** What a zone can be found by, folded: its name, those of its clock and their abbreviations, other cities. */
function namesOf(zone: string, now: number): string[] {
  const clocks = [clockName(now, zone), clockName(now + halfYear, zone)].filter((name) => name !== undefined);
  const all = clocks.flatMap((name) => [name, name.replace(/ (Standard|Daylight|Summer)/, "")]);
  const short = Object.entries(shortNames).filter(([, begin]) =>
    clocks.some((name) => name.startsWith(begin)),
  );
  return [zone, ...all, ...(citiesElsewhere[zone] ?? [])].map(fold).concat(
    all.map(initials),
    short.map(([name]) => name),
  );
}

/** A number of minutes ahead of UTC as people write it: `+2`, `-0530`, `UTC+5:30`, `GMT −3`; undefined for other text. */
function readOffset(text: string): number | undefined {
  const [, sign, hours, minutes = "0"] =
    /^(?:utc|gmt)? ?([+\-−–]) ?(\d{1,2})(?::?([0-5]\d))?$/i.exec(text.trim()) ?? [];
  if (sign === undefined) return undefined;
  return (sign === "+" ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
}

/** How far a zone's clock is ahead of UTC at a moment (ms since the epoch), as `UTC−06:00`. */
export const describeOffset = (zone: string, now: number): string =>
  `UTC${writeOffset(offsetAt(now, zone)).replace("-", "−")}`;

/** All zones, the likely ones first. */
export function listZones(): string[] {
  const others = Intl.supportedValuesOf("timeZone").filter((zone) => !olderNames.has(zone));
  return [...new Set([...likelyZones, ...[...todaysNames, ...others].sort()])].filter(isZone);
}

/**
 * A search for zones by city, name (`eastern`), abbreviation (`est`) or offset (`+5:30`) at a moment (ms since the
 * epoch). What begins with the text comes before what has a word that does; of equals the order is kept.
 */
export function createZoneSearch(zones: readonly string[], now: number): (text: string) => string[] {
  let names: string[][] | undefined;
  return (text) => {
    const offset = readOffset(text);
    if (offset !== undefined) return zones.filter((zone) => offsetAt(now, zone) === offset * minute);
    const wanted = fold(text);
    if (wanted === "") return [...zones];
    // The names of all clocks take a tenth of a second.
    names ??= zones.map((zone) => namesOf(zone, now));
    const rank = (of: readonly string[]) =>
      of.some((name) => name === wanted || name.endsWith(` ${wanted}`))
        ? 0
        : of.some((name) => ` ${name}`.includes(` ${wanted}`))
          ? 1
          : 2;
    const ranks = names.map(rank);
    return [0, 1].flatMap((each) => zones.filter((_, index) => ranks[index] === each));
  };
}
