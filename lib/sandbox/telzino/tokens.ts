import { uuid } from "../highlevel/identity";
import { json } from "../highlevel/http/answers";

const audience = "https://api.telzino.com/";

interface TokenOptions {
  seed: number;
  clientId: string;
  clientSecret: string;
  /** Seconds. */
  lifetime: number;
  /** ms since epoch */
  now(): number;
}

const refuse = (status: number, description: string): Response =>
  json({ error: "access_denied", error_description: description }, status);

/** The token endpoint, and what knows which tokens are valid. */
export function createTokens({ seed, clientId, clientSecret, lifetime, now }: TokenOptions) {
  const valid = new Map<string, number>();
  let given = 0;

  return {
    async answer(request: Request): Promise<Response> {
      if (request.method !== "POST") return refuse(404, "Not found");
      if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
        return refuse(400, "Expected a JSON body");
      }
      const body: unknown = await request.json().catch(() => undefined);
      const fields = new Map(Object.entries(typeof body === "object" && body !== null ? body : {}));
      if (fields.get("grant_type") !== "client_credentials") return refuse(400, "Unsupported grant type");
      if (fields.get("audience") !== audience) return refuse(403, "Service not found");
      if (fields.get("client_id") !== clientId || fields.get("client_secret") !== clientSecret) {
        return refuse(401, "Unauthorized");
      }
      given += 1;
      const token = `sandbox.${uuid(seed, 230, given)}`;
      valid.set(token, now() + lifetime * 1000);
      return json({ access_token: token, token_type: "Bearer", expires_in: lifetime });
    },
    admits(request: Request): boolean {
      const [, token = ""] = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
      return (valid.get(token) ?? 0) > now();
    },
    /** Ends all tokens before their time. */
    revoke: () => valid.clear(),
    given: () => given,
  };
}
