import type { FacetName } from "./fields/fields";

/** What pages know of a connection. */
export interface ConnectionInfo {
  name: string;
  /** Its name where there is little room. */
  short: string;
  /** A CSS colour. */
  color: string;
  /** What its system is called in each language of the pages; absent if that is not known. */
  system?: { en: string; es: string };
  /** What the vendor of the system writes about its call logs; an https address. */
  documentation?: string;
  /** What its upstream does not offer of any call. */
  lacks?: readonly FacetName[];
  /** What its calls are in, as ISO 639-1; absent if its owner did not say. */
  languages?: readonly string[];
}

type Known = Pick<ConnectionInfo, "name" | "system" | "documentation" | "lacks" | "languages"> & {
  slug: string;
  /** Which colour it has, from 1, if its owner chose one. */
  chosen?: number;
};

/** The connection of a slug, which may come from a link: `constructor` is not one. */
export const connectionOf = (
  connections: Readonly<Record<string, ConnectionInfo>>,
  slug: string,
): ConnectionInfo | undefined => (Object.hasOwn(connections, slug) ? connections[slug] : undefined);

/** Colours of connections in `app/theme.css`: more connections share them, and names tell them apart. */
export const colors = 8;

/** Letters of a short name. */
const longest = 16;

/** The first words of a name. */
function shorten(name: string): string {
  if (name.length <= longest) return name;
  const start = name.slice(0, longest - 1);
  const words = start.replace(/\s+\S*$/u, "");
  return `${words.length > longest / 2 ? words : start}…`;
}

/**
 * Gives all connections of an installation their colours, in the order of their slugs unless chosen, and their short names: the slug
 * where several would have one name.
 */
export function describeConnections(connections: readonly Known[]): Record<string, ConnectionInfo> {
  const shorts = connections.map(({ name }) => shorten(name));
  const isShared = (short: string) => shorts.indexOf(short) !== shorts.lastIndexOf(short);
  const ordered = connections.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  return Object.fromEntries(
    ordered.map(({ slug, chosen, ...known }, index) => {
      const short = shorten(known.name);
      const color = `var(--connection-${chosen ?? (index % colors) + 1})`;
      return [slug, { ...known, short: isShared(short) ? slug : short, color }];
    }),
  );
}
