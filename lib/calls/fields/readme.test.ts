import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { expect, it } from "vitest";
import { fieldNames, fields } from "./fields";

const folder = "lib/calls/fields/";
const sources = readdirSync(folder)
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => readFileSync(folder + file, "utf8"))
  .join("\n");

/** What the comment above a field says: texts for README.md do not belong into the browser's code. */
const meaningOf = (name: string) =>
  new RegExp(`/\\*\\* (.+) \\*/\nexport const ${name} =`).exec(sources)?.[1] ?? "";

const rowOf = (name: (typeof fieldNames)[number]) => {
  const parameters = Object.keys(fields[name].parameters).map((each) => `\`${each}\``);
  return `| ${parameters.join(", ")} | ${meaningOf(name)} |`;
};

it.each(fieldNames)("the field %s has its meaning in a comment of one line", (name) => {
  expect(meaningOf(name)).not.toBe("");
});

// `README=write npx vitest run lib/calls/fields/readme.test.ts` writes it.
it("README.md has the table of parameters that the fields make", async () => {
  const readme = readFileSync("README.md", "utf8");
  const table = ["| parameter | meaning |", "| - | - |", ...fieldNames.map(rowOf), ""].join("\n");
  const options = { ...(await resolveConfig("README.md")), filepath: "README.md" };
  const expected = await format(
    readme.replace(/^\| parameter .*\n(?:\|.*\n)+/m, () => table),
    options,
  );
  if (process.env["README"] === "write") writeFileSync("README.md", expected);
  else expect(readme).toBe(expected);
});
