import type { HighLevelSandbox } from "./highlevel";

/** The headers that the API wants, for the token of a sandbox. */
export function headersFor({ token }: Pick<HighLevelSandbox, "token">): Record<string, string> {
  return { authorization: `Bearer ${token}`, version: "2021-04-15", accept: "application/json" };
}

/** Asks a sandbox for a path, with the right headers unless others are given (null: left out). */
export function ask(
  sandbox: HighLevelSandbox,
  path: string,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<Response> {
  const merged = new Headers(headersFor(sandbox));
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) merged.delete(name);
    else merged.set(name, value);
  }
  return sandbox.fetch(new Request(`http://sandbox.test${path}`, { headers: merged }));
}

/** The path of the call list with the location and further parameters. */
export function callsPath(parameters: Readonly<Record<string, string | number>> = {}): string {
  const search = new URLSearchParams({ locationId: "sandbox-location" });
  for (const [name, value] of Object.entries(parameters)) search.set(name, String(value));
  return `/voice-ai/dashboard/call-logs?${search.toString()}`;
}
