import { mix } from "./random";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const factor = 0x9e3779b1;
const inverse = inverseOf(factor);

/** What an id names; the number keeps the ids of different things apart. */
export const idKind = { contact: 1, message: 2, calendar: 3, location: 4 } as const;

/**
 * A MongoDB-like ObjectId: 24 hex digits whose first eight are `time` (ms since epoch) in seconds.
 * The last six hide `key`, so that a call is found by its id without an index in memory.
 */
export function objectId(seed: number, key: number, time: number): string {
  const seconds = Math.floor(time / 1000);
  const middle = hex(mix(seed, 77, key), 8) + hex(mix(seed, 78) & 0xff, 2);
  return hex(seconds, 8) + middle + hex(scramble(seed, key) & 0xffffff, 6);
}

/** The key inside an ObjectId of this seed (below 2^24), or undefined for anything else. */
export function keyOfObjectId(seed: number, id: string): number | undefined {
  if (!/^[0-9a-f]{24}$/.test(id)) return undefined;
  return unscramble(seed, Number.parseInt(id.slice(18), 16)) & 0xffffff;
}

/** A 20-character id as contacts and messages have, with `key` hidden in its last six characters. */
export function shortId(seed: number, kind: number, key: number): string {
  let head = "";
  for (let index = 0; index < 14; index += 1) head += letter(mix(seed, kind, key, index));
  return head + base62(scramble(mix(seed, kind), key));
}

/** The key inside a short id, or undefined when this seed never made that id. */
export function keyOfShortId(seed: number, kind: number, id: string): number | undefined {
  if (!/^[0-9A-Za-z]{20}$/.test(id)) return undefined;
  let value = 0;
  for (const character of id.slice(14)) value = value * 62 + alphabet.indexOf(character);
  if (value > 0xffffffff) return undefined;
  const key = unscramble(mix(seed, kind), value) >>> 0;
  return shortId(seed, kind, key) === id ? key : undefined;
}

/** A UUID that follows from numbers, for trace ids. */
export function uuid(...keys: readonly number[]): string {
  const digits = [0, 1, 2, 3].map((part) => hex(mix(...keys, part), 8)).join("");
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}

// Multiplying by an odd number is a bijection modulo any power of two.
function scramble(seed: number, key: number): number {
  return (Math.imul(key, factor) + mix(seed, 5)) >>> 0;
}

function unscramble(seed: number, value: number): number {
  return Math.imul((value - mix(seed, 5)) | 0, inverse);
}

function inverseOf(odd: number): number {
  let result = odd;
  for (let round = 0; round < 5; round += 1) result = Math.imul(result, 2 - Math.imul(odd, result));
  return result;
}

function base62(value: number): string {
  let text = "";
  for (let rest = value, index = 0; index < 6; index += 1, rest = Math.floor(rest / 62)) {
    text = letter(rest % 62) + text;
  }
  return text;
}

function letter(value: number): string {
  return alphabet.charAt(value % 62);
}

function hex(value: number, digits: number): string {
  return (value >>> 0).toString(16).padStart(digits, "0");
}
