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
    not: /^(?!lib\/calls\/|@internationalized\/date$|@orama\/stemmers\/)/,
    why: "lib/calls is shared by browser and server: it imports only itself, @internationalized/date and stemmers.",
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
  // Routes → verbs → resolved queries → {store, sources, access}; the sync → {store, sources}.
  {
    in: /^app\//,
    not: /^lib\/server\/(query|store|postgres|sources)\//,
    why: "A page or route calls a verb: lib/server/calls, views or sync.",
  },
  {
    in: /^lib\/server\/http\//,
    not: /^lib\/server\/(calls|views|query|store|postgres|sync|sources)\//,
    why: "lib/server/http knows requests and readers; a route gives it the verb.",
  },
  {
    in: /^lib\/server\/(calls|views)\/(?!testing\/)/,
    not: /^lib\/server\/(http|sync|sources)\//,
    why: "A verb reads by lib/server/query and lib/server/store, and knows no request.",
  },
  {
    in: /^lib\/server\/audio\/(?!testing\/)/,
    not: /^lib\/server\/((http|calls|views|query|access|sync|store|postgres)\/|connections|config$)/,
    why: "lib/server/audio knows bytes, and what a source says of them.",
  },
  {
    in: /^lib\/server\/query\//,
    not: /^lib\/server\/(http|calls|views|sync)\//,
    why: "lib/server/query knows the store, sources and access.",
  },
  {
    in: /^lib\/server\/access\//,
    not: /^lib\/server\/(http|calls|views|query|store|postgres|sync|sources)\//,
    why: "lib/server/access decides by the reader and the query alone.",
  },
  {
    in: /^lib\/server\/sync\/(?!testing\/)/,
    not: /^lib\/server\/(calls|views|query|http\/(?!read-change$))/,
    why: "The sync knows the store and the sources, and no query.",
  },
  {
    in: /^lib\/server\/store\/(?!testing\/)/,
    not: /^lib\/server\/((http|calls|views|query|access|sync|sources)\/|connections)/,
    why: "The store knows no source, no sync and no connections.",
  },
  {
    in: /^lib\/server\/postgres\//,
    not: /^lib\/server\/((http|calls|views|query|access|sync|sources)\/|store\/(?!migrate$)|connections)/,
    why: "lib/server/postgres knows servers and statements; of the store it knows the migrations.",
  },
  {
    in: /^lib\/server\/sources\/(?!testing\/)/,
    not: /^lib\/server\/((http|calls|views|query|access|sync|store|postgres)\/|connections|config$)/,
    why: "A source knows its upstream and nothing of what its calls are for.",
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
