import "server-only";
import type { ConnectionList, ConnectionSetup } from "@/lib/calls/connection-settings";
import type { ApiError } from "@/lib/calls/errors";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";

const made = ["config", "secret keys", "connections", "configured connections", "stored connections"];

/** Forgets what this process knows of its configuration and connections. */
export function forgetConfiguration(): void {
  for (const name of made) processValues.delete(name);
}

/** Starts over with another configuration. */
export function configure(env: Record<string, string>): void {
  forgetConfiguration();
  processValues.set(
    "config",
    readConfig({ CALLBOARD_SECRET: "a-secret-of-more-than-32-characters", ...env }),
  );
}

type Handler<Path> = (request: Request, context: { params: Promise<Path> }) => Promise<Response>;

/** What a route answered. */
export interface Answered {
  status: number;
  body: ConnectionList & { error?: ApiError };
  text: string;
}

interface Asked {
  method?: string;
  body?: object;
  search?: string;
  /** Of the session; without them the demo owner asks. */
  headers?: Headers;
}

/** Asks a route of ours as a page would. */
export async function ask<Path>(
  handler: Handler<Path>,
  path: Path,
  { method = "GET", body, search = "", headers = new Headers() }: Asked = {},
): Promise<Answered> {
  const request = new Request(`http://127.0.0.1:3000/api/connections${search}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(path) });
  const text = await response.text();
  // Safe for what tests look at: other answers lack what they ask for.
  return { status: response.status, text, body: JSON.parse(text) as Answered["body"] };
}

export const setupOf = ({ body }: Answered, slug: string): ConnectionSetup | undefined =>
  body.connections.find((each) => each.slug === slug);
