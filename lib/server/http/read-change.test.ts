import { expect, it } from "vitest";
import { z } from "zod";
import { readChange } from "./read-change";

const schema = z.strictObject({ name: z.string("The name is missing.") });
const post = (body: BodyInit) =>
  new Request("http://host", { method: "POST", body, duplex: "half" } as RequestInit);

it("reads what fits the schema, and says what does not", async () => {
  expect(await readChange(post('{"name": "Ada"}'), schema)).toEqual({ name: "Ada" });
  await expect(readChange(post("{}"), schema)).rejects.toMatchObject({
    code: "bad_request",
    message: "The name is missing.",
  });
  await expect(readChange(post("{"), schema)).rejects.toMatchObject({
    message: "The request body is not valid JSON.",
  });
});

it("reads no more of a body than it may have", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1_000;
      controller.enqueue(new TextEncoder().encode("x".repeat(1_000)));
    },
  });
  await expect(readChange(post(endless), schema)).rejects.toMatchObject({
    code: "bad_request",
    message: "The request body is too long.",
  });
  expect(sent).toBeLessThan(30_000);
});
