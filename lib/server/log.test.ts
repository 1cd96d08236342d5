import { expect, it, vi } from "vitest";

/** The lines that the log writes of an error. */
async function logged(error: unknown): Promise<string> {
  vi.resetModules();
  const { log } = await import("./log");
  const { default: pino } = await import("pino");
  const serializers = (log as unknown as Record<symbol, Record<string, (value: unknown) => unknown>>)[
    pino.symbols.serializersSym
  ];
  return JSON.stringify(serializers?.error?.(error));
}

it("logs where an error was thrown, and no line of its message", async () => {
  const text = await logged(new TypeError("first words\nsecond words\n  third words"));
  expect(text).toContain('"TypeError"');
  expect(text).toContain("log.test.ts");
  expect(text).not.toContain("words");
});

it("logs only the type of what is no error", async () => {
  expect(await logged("a secret")).toBe('{"type":"string"}');
});
