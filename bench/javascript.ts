import { gzipSync } from "node:zlib";

/** The scripts that a page's HTML names; those with `nomodule` no current browser asks for. */
export function scriptsOf(html: string): string[] {
  const tags = html.match(/<script\b[^>]*>/gi) ?? [];
  const sources = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []);
  return [...new Set(sources.map((source) => source.replaceAll("&amp;", "&")))];
}

/** What a script weighs on the way, compressed as well as gzip can; kB of 1,000 bytes. */
async function weigh(app: string, path: string): Promise<number> {
  const response = await fetch(new URL(path, app));
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return gzipSync(await response.arrayBuffer(), { level: 9 }).byteLength / 1000;
}

/** The weight of scripts together, in kB. */
export async function weighAll(app: string, paths: readonly string[]): Promise<number> {
  const weights = await Promise.all(paths.map((path) => weigh(app, path)));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** The HTML of a page; throws where it does not answer with one. */
export async function htmlOf(app: string, path: string): Promise<string> {
  const response = await fetch(`${app}${path}`, { headers: { accept: "text/html" } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.text();
}
