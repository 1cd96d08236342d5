import { refuse } from "./answers";

/** The read scopes that a dashboard wants (contract 4.1). */
export const readScopes = [
  "voice-ai-dashboard.readonly",
  "voice-ai-agents.readonly",
  "contacts.readonly",
  "locations.readonly",
  "conversations/message.readonly",
  "calendars.readonly",
  "locations/customFields.readonly",
] as const;

export type Scope = (typeof readScopes)[number];

const versions = new Set(["v3", "2023-02-21", "2021-07-28", "2021-04-15", "legacy"]);

/** Lets a request in by its headers (contract 1.1, 1.6), or throws what it lacks. */
export function admit(
  request: Request,
  scope: Scope,
  account: { token: string; scopes: readonly string[] },
): void {
  const version = request.headers.get("version");
  if (version === null || version === "") throw refuse(401, "version header was not found.");
  if (!versions.has(version)) throw refuse(400, `Invalid API version segment '${version}' at position 0`);
  const [, token] = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (token !== account.token) throw refuse(401, "Invalid token: access token is invalid");
  if (!account.scopes.includes(scope)) throw refuse(401, "The token is not authorized for this scope.");
}

/** Checks the location that a request names against the token's own (contract 1.2, 1.6). */
export function admitLocation(named: string | null, own: string): void {
  if (named === null || named === "") throw refuse(400, "LocationId is missing in query");
  if (named !== own) throw refuse(403, "The token does not have access to this location.");
}
