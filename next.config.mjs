/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pino"],
  turbopack: {
    rules: {
      // React Aria brings its words in thirty languages; the pages are English.
      "*.mjs": {
        condition: {
          all: [
            "foreign",
            {
              path: /(react-aria|react-stately|react-aria-components)\/dist\/.*\/intl\/.*\/(?!en-)[a-z]{2}-[A-Z]{2}\.mjs$/,
            },
          ],
        },
        loaders: ["./scripts/empty-module.cjs"],
        as: "*.mjs",
      },
    },
  },
};

export default config;
