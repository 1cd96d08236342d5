import { expect, test, vi } from "vitest";
import { fetchJson } from "./fetch-json";

const ask = (answer: () => Response | Error) => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => {
    const given = answer();
    if (given instanceof Error) throw given;
    return given;
  });
  return fetchJson("/api/calls", new AbortController().signal);
};

test("an answer is given as it is", async () => {
  await expect(ask(() => Response.json({ total: 1 }))).resolves.toEqual({ total: 1 });
});

test("an error of ours is thrown as it is", async () => {
  const error = { code: "upstream_rate_limited", message: "Wait.", retryable: true, retryAfter: 3 };
  await expect(ask(() => Response.json({ error }, { status: 429 }))).rejects.toEqual(error);
});

test.each<[string, () => Response | Error]>([
  ["no server", () => new TypeError("fetch failed")],
  ["a page of a proxy", () => new Response("<h1>Bad Gateway</h1>", { status: 502 })],
  ["a page in place of an answer", () => new Response("<h1>Sign in</h1>")],
  ["an error in words", () => Response.json({ error: "Bad Gateway" }, { status: 502 })],
  ["an error in words with success", () => Response.json({ error: "Bad Gateway" })],
  [
    "an error with a code of another's",
    () => Response.json({ error: { code: "EPROXY", message: "No." } }, { status: 502 }),
  ],
  ["an error without words", () => Response.json({ error: { code: "internal" } }, { status: 500 })],
  ["an error of null", () => Response.json({ error: null }, { status: 500 })],
  ["nothing", () => Response.json(null)],
])("%s is a server that cannot be reached", async (_, answer) => {
  await expect(ask(answer)).rejects.toMatchObject({
    code: "internal",
    message: expect.stringContaining("cannot be reached") as string,
    retryable: true,
  });
});
