import "server-only";
import fc from "fast-check";
import type { Action, Call, Direction, JsonValue, Turn } from "@/lib/calls/call";

const minute = 60_000;
const day = 1_440 * minute;

/** Where clocks change, by an hour and by half of one, and a day that the calendar skips. */
const changes = [
  "2026-11-01T06:30:00.000Z",
  "2026-11-01T07:30:00.000Z",
  "2026-03-08T08:00:00.000Z",
  "2026-04-04T15:15:00.000Z",
  "2025-10-26T00:59:59.999Z",
];

export const agentIds = ["agent-a", "agent-b", "agent,c", 'agent "d"', "agénte-e"];
export const contactIds = ["contact-1", "contact-2", "contact,3", "連絡先"];
export const types = ["SMS", "CALL_TRANSFER", "APPOINTMENT_BOOKING", "BRAND_NEW", "any-thing", "SMS_2"];
export const fields = ["Name", "E-mail", "naïve, field", "予約", "toString"];
/** Words that many calls hold, in several writings. */
const words = ["Café", "cafe", "booking", "follow-up", "東京で予約", "naïve", '"quoted"', "straße", "नमस्ते"];

const rarely = <T>(weight: number, value: fc.Arbitrary<T>) =>
  fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 10 - weight, arbitrary: value });
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((all) => all.join(" "));

const action: fc.Arbitrary<Action> = fc
  .constantFrom(...types)
  .map((type) => ({ type, name: `=${type}`, parameters: {} }));
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  text,
  fc.constantFrom<JsonValue>(
    "",
    " ",
    null,
    0,
    false,
    [],
    {},
    ["a", 1],
    { deep: "予約" },
    "=1+1",
    "line\r\nbreak",
  ),
);
const turns: fc.Arbitrary<Turn[]> = fc.array(text, { maxLength: 4 }).map((texts) =>
  texts.map((each, at) => ({
    index: at + 1,
    speaker: at % 2 === 0 ? ("agent" as const) : ("caller" as const),
    label: at % 2 === 0 ? "bot" : "human",
    text: each,
  })),
);

const direction = fc.record<Direction>({
  value: fc.constantFrom("inbound", "inbound", "outbound"),
  source: fc.constantFrom("reported", "reported", "inferred"),
});
const phoneStatus = fc
  .constantFrom("answered", "answered", "voicemail", "no-answer", "busy", "failed", "forwarded")
  .map((value) => ({ value, source: "reported" as const }));

/** Calls as odd as upstreams may send them, all of `main`: many start at the same moment. */
const call = (now: number): fc.Arbitrary<Omit<Call, "id">> =>
  fc
    .record({
      start: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: now - 400 * day, max: now - 1 }) },
        { weight: 3, arbitrary: fc.integer({ min: now - 35 * day, max: now - 1 }) },
        {
          weight: 2,
          arbitrary: fc.integer({ min: 0, max: 40 }).map((steps) => now - (steps + 1) * 6 * 60 * minute),
        },
        { weight: 1, arbitrary: fc.constantFrom(...changes).map((at) => Date.parse(at)) },
      ),
      duration: rarely(
        1,
        fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(0, 0.5, 29.5, 30, 59.75, 600, 4_000)),
      ),
      agent: rarely(1, fc.constantFrom(...agentIds)),
      contact: rarely(3, fc.constantFrom(...contactIds)),
      fromNumber: rarely(
        2,
        fc.constantFrom("+15550100", "+15550107", "+15550142", "anonymous", "+442079460000"),
      ),
      kind: fc.constantFrom(
        "live" as const,
        "live" as const,
        "live" as const,
        "trial" as const,
        "unknown" as const,
      ),
      actions: fc.oneof(fc.constant<Action[]>([]), fc.array(action, { maxLength: 3 })),
      summary: rarely(3, text),
      extracted: fc.dictionary(fc.constantFrom(...fields, " Name "), value, { maxKeys: 3 }),
      transferred: rarely(4, fc.boolean()),
      turns,
      direction: rarely(4, direction),
      phoneStatus: rarely(5, phoneStatus),
      record: rarely(4, fc.uuid()),
    })
    .map(({ start, duration, agent, contact, fromNumber, summary, transferred, turns: said, ...other }) => {
      const { direction: way, phoneStatus: status, record, ...rest } = other;
      return {
        connection: "main",
        startedAt: new Date(start).toISOString(),
        ...(duration !== undefined && { duration }),
        ...(agent !== undefined && { agent: { id: agent, deleted: agent === "agent-b" } }),
        ...(contact !== undefined && { contact: { id: contact, name: `Ms ${contact}` } }),
        ...(fromNumber !== undefined && { fromNumber }),
        ...(summary !== undefined && { summary: { text: summary, format: "plain" as const } }),
        ...(transferred !== undefined && { transferred }),
        ...(way !== undefined && { direction: way }),
        ...(status !== undefined && { phoneStatus: status }),
        ...(record !== undefined && { phoneRecordId: record }),
        ...rest,
        recording: "unknown" as const,
        transcript: { turns: said, timing: "none" as const },
        raw: null,
      };
    });

/** A set of calls, newest first, with ids that are in no order. */
export const callSets = (now: number, size: number): fc.Arbitrary<Call[]> =>
  fc
    .array(call(now), { minLength: size, maxLength: size })
    .map((calls) =>
      calls
        .map((each, at) => ({ id: `${(at * 7919) % 1000}-call`, ...each }))
        .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt)),
    );
