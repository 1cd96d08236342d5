import "server-only";

/** The same in every bundle: instrumentation.ts and the route handlers may get copies of this module. */
const key = Symbol.for("callboard.per-process");

const holder = globalThis as { [key]?: Map<string, unknown> };

/** The values that this process has made, by name. Tests replace and remove them. */
export const processValues: Map<string, unknown> = (holder[key] ??= new Map<string, unknown>());

/**
 * Gives the value that this process has under a name, and makes it when it is first asked for.
 * @throws what `make` throws; nothing is kept then
 */
export function perProcess<T>(name: string, make: () => T): T {
  if (!processValues.has(name)) processValues.set(name, make());
  // Safe, because each name is used by one module, with one `make`.
  return processValues.get(name) as T;
}
