import "server-only";

/** UTF-16 units of texts, names among them, that an entry takes beside its own. */
const perEntry = 16;

/** About how many UTF-16 units a value takes as JSON. It goes no deeper by recursion: an upstream may nest deeply. */
export function unitsOf(value: unknown): number {
  let units = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    units += perEntry;
    if (typeof next === "string") units += next.length;
    else if (typeof next === "object" && next !== null) {
      for (const [name, each] of Object.entries(next)) {
        units += Array.isArray(next) ? 0 : name.length;
        open.push(each);
      }
    }
  }
  return units;
}
