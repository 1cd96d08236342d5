import { readFileSync, writeFileSync } from "node:fs";
import { resolveConfig, format } from "prettier";
import { expect, it } from "vitest";
import { fieldNames, fields } from "./fields";

const path = "README.md";
const table = /^\| parameter .*\n(?:\|.*\n)+/m;

function writeTable(): string {
  const rows = fieldNames.map((name) => {
    const { parameters, meaning } = fields[name];
    const names = Object.keys(parameters).map((each) => `\`${each}\``);
    return `| ${names.join(", ")} | ${meaning} |`;
  });
  return ["| parameter | meaning |", "| - | - |", ...rows, ""].join("\n");
}

// `README=write npx vitest run lib/calls/fields/readme.test.ts` writes it.
it("README.md has the table of parameters that the fields make", async () => {
  const readme = readFileSync(path, "utf8");
  const options = { ...(await resolveConfig(path)), filepath: path };
  const expected = await format(
    readme.replace(table, () => writeTable()),
    options,
  );
  if (process.env["README"] === "write") writeFileSync(path, expected);
  else expect(readme).toBe(expected);
});
