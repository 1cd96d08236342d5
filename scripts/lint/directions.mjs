// @ts-check

/**
 * Which way imports point. A rule holds for the files that `in` matches; what they import must not match `not`.
 * Both are paths from the project's folder, or package names; tests are bound by none of this.
 * @typedef {object} Direction
 * @property {RegExp} in
 * @property {RegExp} not
 * @property {readonly string[]} [names] what may be imported all the same
 * @property {string} why
 */

/** @type {readonly Direction[]} */
export const directions = [
  {
    in: /^lib\/calls\//,
    not: /^(?!lib\/calls\/|@internationalized\/date$)/,
    why: "lib/calls is shared by browser and server: it imports only itself and @internationalized/date.",
  },
  {
    in: /^components\//,
    not: /^(app|lib\/server)\//,
    why: "Components get data from the HTTP API or as props; only app/ imports lib/server.",
  },
  {
    in: /^(?!components\/charts\/)/,
    not: /^recharts($|\/)/,
    why: "Only components/charts imports recharts.",
  },
  {
    in: /^(?!(lib\/server|lib\/sandbox|scripts)\/)/,
    not: /^zod($|\/)/,
    why: "zod stays on the server: in lib/server, lib/sandbox and scripts.",
  },
  {
    in: /^lib\/server\//,
    not: /^(components|app)\/|^react(-dom)?($|\/)/,
    names: ["cache"],
    why: "lib/server knows nothing of pages.",
  },
  {
    in: /^app\//,
    not: /^lib\/server\/(access\/current-reader|connections)$/,
    why: "A page or route gets its reader by a permission: route, prefetch, or readerWith.",
  },
  {
    in: /^(?!(lib\/sandbox|scripts|bench|e2e)\/)/,
    not: /^lib\/sandbox\//,
    why: "The product does not know the sandbox: it is one more upstream behind a base URL.",
  },
  {
    in: /^lib\/sandbox\//,
    not: /^(lib\/(server|calls)|app|components)\//,
    why: "The sandbox shares no code with the product: a copy of our own mistakes would prove nothing.",
  },
  {
    in: /^(app|components|lib)\/|^[^/]+\.ts$/,
    not: /^(scripts|bench)\//,
    why: "The product does not import scripts or benchmarks.",
  },
  {
    in: /^(app|components|lib)\//,
    not: /^e2e\//,
    why: "The product does not import tests.",
  },
  {
    in: /./,
    not: /^@heroui\/react$/,
    why: 'HeroUI is imported by component, as from "@heroui/react/button": the whole is 100 kB.',
  },
];
