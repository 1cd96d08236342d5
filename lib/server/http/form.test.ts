import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { readConfig } from "@/lib/server/config";
import { CallboardError } from "@/lib/server/errors";
import { processValues } from "@/lib/server/per-process";
import { answerForm, readMessage, type Message } from "./form";

beforeEach(() => {
  processValues.set("config", readConfig({ CALLBOARD_SECRET: "a-secret-of-the-tests-with-32-characters" }));
});
afterEach(() => processValues.clear());

const schema = z.object({ email: z.email("Enter an e-mail address."), password: z.string() });
const form = { schema, page: "/sign-in?next=%2Fcalls", keep: ["email"] };
const send = (body: string, work: () => Promise<{ to: string; message?: Message }>) =>
  answerForm(new Request("http://127.0.0.1/api", { method: "POST", body }), form, work);

/** The page that an answer leads to, and what is said on it. */
function follow(answer: Response) {
  const to = new URL(answer.headers.get("location") ?? "", "http://127.0.0.1");
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  return {
    to,
    message: readMessage(new Headers({ cookie: `a=b; ${cookie}` }), to.searchParams.get("message")),
    cookie,
  };
}

it("leads to a page with a message, once", async () => {
  const body = "email=ada%40example.com&password=invented";
  const answer = await send(body, () => Promise.resolve({ to: "/calls", message: { done: "Signed in." } }));
  expect(answer.status).toBe(303);
  const { to, message, cookie } = follow(answer);
  expect([to.pathname, message]).toEqual(["/calls", { done: "Signed in." }]);
  expect(readMessage(new Headers({ cookie }), "another")).toEqual({});
  expect(readMessage(new Headers({ cookie: `${cookie}x` }), to.searchParams.get("message"))).toEqual({});
  expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax$/);
});

it.each([
  ["email=no&password=invented-secret", "Enter an e-mail address.", "no"],
  ["email=ada%40example.com&password=invented-secret", "No.", "ada@example.com"],
])("shows a mistake on the page again, without the password: %s", async (body, error, email) => {
  const answer = await send(body, () => Promise.reject(new CallboardError("bad_request", "No.")));
  const { to, message } = follow(answer);
  expect(to.searchParams.get("next")).toBe("/calls");
  expect(message).toEqual({ error, values: { email } });
  expect(JSON.stringify([...answer.headers])).not.toContain("invented-secret");
});

it("refuses a form that is too long, and does not hide other errors", async () => {
  const never = () => Promise.reject(new Error("never"));
  await expect(send(`email=${"x".repeat(30_000)}`, never)).rejects.toMatchObject({ code: "bad_request" });
  await expect(send("email=ada%40example.com&password=a", never)).rejects.toThrow("never");
});
