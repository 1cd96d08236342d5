import "server-only";

const longest = 40;

/** A slug made of a name, other than those that are taken. */
export function slugOf(name: string, fallback: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "");
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  const cut = words.join("-").slice(0, longest).replace(/-$/, "");
  const base = cut === "" ? fallback : cut;
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : `-${number}`;
    const slug = `${base.slice(0, longest - ending.length).replace(/-$/, "")}${ending}`;
    if (!taken.has(slug)) return slug;
  }
}
