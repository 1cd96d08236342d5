/**
 * Remembers what was made for a key. What keys there are may depend on what readers ask for: of more than `most`,
 * the one that was made first is forgotten.
 */
export function createRemembered<Key, Value>(most: number): (key: Key, make: () => Value) => Value {
  const made = new Map<Key, Value>();
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make();
    for (const oldest of made.keys()) {
      if (made.size < most) break;
      made.delete(oldest);
    }
    made.set(key, value);
    return value;
  };
}
