// @ts-check
import { posix, relative, sep } from "node:path";
import { directions } from "./directions.mjs";

/**
 * What a module specifier means: a path from the project's folder, or a package.
 * @param {string} file of the import, from the project's folder
 * @param {string} specifier
 */
function targetOf(file, specifier) {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return posix.join(posix.dirname(file), specifier);
  return specifier;
}

/**
 * @param {import("eslint").Rule.Node} node
 * @param {readonly string[]} names
 */
function importsOnly(node, names) {
  if (node.type !== "ImportDeclaration" || node.specifiers.length === 0) return false;
  return node.specifiers.every(
    (specifier) =>
      specifier.type === "ImportSpecifier" &&
      specifier.imported.type === "Identifier" &&
      names.includes(specifier.imported.name),
  );
}

/** @type {import("eslint").Rule.RuleModule} */
export const importDirections = {
  meta: { type: "problem", schema: [], messages: { direction: "{{why}}" } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join("/");
    if (/\.test\.tsx?$/.test(file)) return {};
    const held = directions.filter((direction) => direction.in.test(file));

    /** @param {any} node an import or a re-export of any form */
    const check = (node) => {
      const source = node.source ?? node.argument?.literal;
      if (typeof source?.value !== "string") return;
      const target = targetOf(file, source.value);
      for (const { not, names = [], why } of held) {
        if (not.test(target) && !importsOnly(node, names)) {
          context.report({ node: source, messageId: "direction", data: { why } });
        }
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};
