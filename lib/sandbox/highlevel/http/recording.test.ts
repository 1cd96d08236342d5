import { describe, expect, it } from "vitest";
import { ask } from "../../ask";
import { createHighLevelSandbox } from "../../highlevel";

const sandbox = createHighLevelSandbox({
  now: () => Date.parse("2026-11-20T18:00:00Z"),
  rateLimit: null,
  calls: 120,
});
const rows = [...sandbox.rows()];
const path = (messageId: string): string =>
  `/conversations/messages/${messageId}/locations/sandbox-location/recording`;
const statuses = await Promise.all(
  rows.map(async ({ messageId }) =>
    messageId === undefined ? 0 : (await ask(sandbox, path(messageId))).status,
  ),
);
const call = rows.find(({ duration }, index) => statuses[index] === 200 && duration > 20 && duration < 120);
const messageId = call?.messageId ?? "";
const size = 44 + (call?.duration ?? 0) * 16_000;

async function bytes(range?: string): Promise<{ answer: Response; body: Buffer }> {
  const answer = await ask(sandbox, path(messageId), range === undefined ? {} : { range });
  return { answer, body: Buffer.from(await answer.arrayBuffer()) };
}

describe("a recording", () => {
  it("is a WAV of 8 kHz, as long as the call", async () => {
    const { answer, body } = await bytes();
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "audio/x-wav",
      "content-disposition": "Attachment; filename=audio.wav",
      "content-length": String(size),
    });
    expect(body.length).toBe(size);
    expect(body.toString("latin1", 0, 4) + body.toString("latin1", 8, 12)).toBe("RIFFWAVE");
    expect([body.readUInt32LE(24), body.readUInt16LE(34), body.readUInt16LE(22)]).toEqual([8000, 16, 1]);
    expect(body.readUInt32LE(40)).toBe(size - 44);
    const samples = new Int16Array(body.buffer.slice(body.byteOffset + 44, body.byteOffset + size));
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(2000);
    expect(peak).toBeLessThan(8000);
  });

  it.each([
    ["bytes=0-99", 0, 100],
    ["bytes=30-50001", 30, 50_002],
    ["bytes=40001-", 40_001, undefined],
    ["bytes=-501", -501, undefined],
  ])("gives the part %s", async (range, from, to) => {
    const whole = (await bytes()).body;
    const { answer, body } = await bytes(range);
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toMatch(new RegExp(`^bytes \\d+-\\d+/${size}$`));
    expect(body.equals(whole.subarray(from, to))).toBe(true);
  });

  it("refuses a part beyond its end, and can ignore parts", async () => {
    const beyond = await bytes(`bytes=${size}-`);
    expect([beyond.answer.status, beyond.answer.headers.get("content-range")]).toEqual([
      416,
      `bytes */${size}`,
    ]);
    sandbox.control({ ranges: false });
    const ignored = await bytes("bytes=0-99");
    sandbox.control({ ranges: true });
    expect([ignored.answer.status, ignored.body.length]).toEqual([200, size]);
  });

  it("comes without a length, and longer than its call, if that is wanted", async () => {
    const whole = (await bytes()).body;
    sandbox.control({ ranges: false, lengths: false, recordingSeconds: 300 });
    const long = await bytes("bytes=0-99");
    sandbox.control({ ranges: true, lengths: true, recordingSeconds: null });
    expect([long.answer.status, long.answer.headers.has("content-length")]).toEqual([200, false]);
    expect(long.body.length).toBe(44 + 300 * 16_000);
    expect(long.body.readUInt32LE(40)).toBe(300 * 16_000);
    const samples = whole.subarray(44);
    expect(long.body.subarray(44, 44 + samples.length).equals(samples)).toBe(true);
    const again = 44 + samples.length;
    expect(long.body.subarray(again, again + samples.length).equals(samples)).toBe(true);
    expect((await bytes()).body.equals(whole)).toBe(true);
  });

  it("is missing for some calls", async () => {
    expect(statuses).toContain(404);
    expect((await ask(sandbox, path("00000000000000000000"))).status).toBe(404);
    expect((await ask(sandbox, path(messageId).replace("sandbox-location", "other"))).status).toBe(403);
  });
});
