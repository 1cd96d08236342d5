import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import { importDirections } from "./scripts/lint/import-directions.mjs";

const config = [
  {
    ignores: [
      ".next/",
      "node_modules/",
      "next-env.d.ts",
      "test-results/",
      "playwright-report/",
      "lib/fixtures/",
      // The database of this machine, which may be another user's.
      ".data/",
    ],
  },
  // The rest has no components, and the rules of hooks take longer than all others.
  ...nextVitals.map((each) =>
    each.name === "next" ? { ...each, files: ["{app,components}/**/*.{ts,tsx}"] } : each,
  ),
  ...nextTypescript,
  {
    files: ["**/*.{ts,tsx,mjs}"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { callboard: { rules: { "import-directions": importDirections } } },
    rules: {
      "callboard/import-directions": "error",
      // `== null` is how absent and null are taken alike.
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", 300],
      "no-console": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
    },
  },
  { files: ["scripts/**", "bench/**"], rules: { "no-console": "off" } },
];

export default config;
