/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types, once.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pino", "pg", "pg-cursor", "node-pg-migrate"],
  // The way back to a page that one just left shows it at once.
  experimental: { staleTimes: { dynamic: 60 } },
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
