import "server-only";
import type { Direction } from "@/lib/calls/call";
import { toInstant } from "../instant";
import type { CallWire } from "./wire";

/**
 * The direction that the name of a room tells: `sipRoom-_{agent}_{unix}` is inbound, `agent-{agent}-out-{call}` outbound
 * and `agent-{agent}-{ms}` a call from a web page. The numbers at its end disagree with the start of the call.
 */
export function readDirection({ room_name, session_data }: CallWire): Direction | undefined {
  const room = room_name?.trim() || session_data?.room_name?.trim() || "";
  if (/^sipRoom-/i.test(room)) return { value: "inbound", source: "inferred" };
  if (/^agent-.+-out-./is.test(room)) return { value: "outbound", source: "inferred" };
  return undefined;
}

/** The number of the other side, of digits with a plus if it was sent with one; undefined for anything else. */
export function readNumber({ session_data }: CallWire): string | undefined {
  const id = session_data?.caller_id;
  if (typeof id === "number") {
    if (!Number.isSafeInteger(id) || id <= 0) return undefined;
    // It lost its plus: eleven digits and more hold the code of a country.
    return id >= 1e10 && id < 1e15 ? `+${id}` : String(id);
  }
  const written = (id ?? "")
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  const number = written.replace(/^(?:tel|sips?):/i, "").replace(/[@;].*$/s, "");
  if (number.length > 40 || !/^\+?[\d\s().\p{Pd}]+$/u.test(number)) return undefined;
  const digits = number.replace(/\D/g, "");
  return digits.length < 3 || digits.length > 15 ? undefined : number.startsWith("+") ? `+${digits}` : digits;
}

/** Seconds: as reported, else between the start and the end that are reported. */
export function readDuration({
  call_duration,
  call_started_at,
  call_ended_at,
}: CallWire): number | undefined {
  if (call_duration != null) return call_duration;
  const [start, end] = [toInstant(call_started_at), toInstant(call_ended_at)];
  if (start === undefined || end === undefined || end < start) return undefined;
  return (Date.parse(end) - Date.parse(start)) / 1000;
}
