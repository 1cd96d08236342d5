import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import { root } from "../root.mjs";

const eslint = new ESLint({ cwd: root });

/** The rules that a file with this text breaks. */
async function broken(filePath: string, text: string): Promise<string[]> {
  const results = await eslint.lintText(text, { filePath: `${root}${filePath}` });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

const directions = ["callboard/import-directions"];

describe("imports", () => {
  it.each([
    ["lib/calls/a.ts", "@/lib/server/config"],
    ["lib/calls/a.ts", "../server/config"],
    ["lib/calls/query/a.ts", "react"],
    ["lib/calls/a.ts", "node:fs"],
    ["components/calls/a.tsx", "@/lib/server/config"],
    ["components/calls/a.tsx", "../../lib/server/config"],
    ["components/calls/a.tsx", "@/lib/sandbox/clock"],
    ["components/calls/a.tsx", "@/app/page"],
    ["components/calls/a.tsx", "recharts"],
    ["components/calls/a.tsx", "zod"],
    ["components/calls/a.tsx", "@heroui/react"],
    ["app/page.tsx", "recharts"],
    ["app/page.tsx", "zod"],
    ["app/page.tsx", "@/lib/sandbox/clock"],
    ["app/page.tsx", "../scripts/ports.mjs"],
    ["lib/server/calls/a.ts", "@/components/calls/table"],
    ["lib/server/calls/a.ts", "react"],
    ["lib/server/calls/a.ts", "../../sandbox/clock"],
    ["app/api/a/route.ts", "@/lib/server/store/store"],
    ["app/api/a/route.ts", "@/lib/server/query/resolve"],
    ["lib/server/http/a.ts", "../calls/list-calls"],
    ["lib/server/calls/a.ts", "../http/route"],
    ["lib/server/calls/a.ts", "@/lib/server/sync/get-sync"],
    ["lib/server/query/a.ts", "../calls/list-calls"],
    ["lib/server/query/a.ts", "../sync/get-sync"],
    ["lib/server/access/a.ts", "../store/store"],
    ["lib/server/sync/a.ts", "../query/resolve"],
    ["lib/server/store/read/a.ts", "../../sources/source"],
    ["lib/server/store/read/a.ts", "../../connections"],
    ["lib/server/postgres/a.ts", "../store/store"],
    ["lib/server/sources/highlevel/a.ts", "../../store/store"],
    ["lib/server/sources/highlevel/a.ts", "../../config"],
    ["lib/sandbox/a.ts", "@/lib/calls/call"],
    ["lib/sandbox/a.ts", "../server/config"],
    ["instrumentation.ts", "./lib/sandbox/clock"],
  ])("%s must not import %s", async (file, source) => {
    expect(await broken(file, `import { a } from "${source}";\nexport const b = a;\n`)).toEqual(directions);
  });

  it.each([
    ['export { a } from "@/lib/server/config";'],
    ['export * from "@/lib/server/config";'],
    ['export const a = () => import("@/lib/server/config");'],
    ['import type { A } from "@/lib/server/config";\nexport type B = A;'],
    ['export type A = import("@/lib/server/config").Config;'],
  ])("sees %s", async (text) => {
    expect(await broken("components/calls/a.tsx", `${text}\n`)).toContain(directions[0]);
  });

  it.each([
    ["lib/calls/query/a.ts", "../time/zone"],
    ["lib/calls/time/a.ts", "@internationalized/date"],
    ["components/calls/a.tsx", "@/lib/calls/call"],
    ["components/calls/a.tsx", "@heroui/react/button"],
    ["components/charts/a.tsx", "recharts"],
    ["app/page.tsx", "@/lib/server/config"],
    ["lib/server/a.ts", "zod"],
    ["lib/server/a.ts", "@/lib/calls/call"],
    ["lib/server/calls/a.ts", "../query/resolve"],
    ["lib/server/query/a.ts", "../store/requests"],
    ["lib/server/store/a.ts", "./connection-id"],
    ["lib/server/postgres/a.ts", "../store/migrate"],
    ["lib/server/sync/a.ts", "../sources/source"],
    ["lib/server/sources/highlevel/a.ts", "../http/client"],
    ["scripts/a.ts", "@/lib/sandbox/clock"],
    ["lib/server/sources/a.test.ts", "@/lib/sandbox/clock"],
  ])("%s may import %s", async (file, source) => {
    expect(await broken(file, `import { a } from "${source}";\nexport const b = a;\n`)).toEqual([]);
  });

  it("takes React's cache, and nothing else of React, on the server", async () => {
    expect(
      await broken("lib/server/a.ts", 'import { cache } from "react";\nexport const a = cache;\n'),
    ).toEqual([]);
  });
});

describe("types and size", () => {
  it.each([
    ["@typescript-eslint/no-explicit-any", "export const a = (b: any): unknown => b;\n"],
    ["@typescript-eslint/no-non-null-assertion", "export const a = (b?: string) => b!.length;\n"],
    ["@typescript-eslint/consistent-type-imports", 'import { B } from "./b";\nexport const a: B = 1;\n'],
    ["no-console", 'console.log("a");\n'],
    ["max-lines", "export {};\n".repeat(301)],
  ])("%s holds", async (rule, text) => {
    expect(await broken("lib/server/a.ts", text)).toEqual([rule]);
  });

  it("lets scripts print", async () => {
    expect(await broken("scripts/a.mjs", 'console.log("a");\n')).toEqual([]);
  });
});
