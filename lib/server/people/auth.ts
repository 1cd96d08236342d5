import "server-only";
import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { LRUCache } from "lru-cache";
import { config } from "@/lib/server/config";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { log } from "@/lib/server/log";
import { perProcess } from "@/lib/server/per-process";
import { deriveKey, secretKeys } from "@/lib/server/secrets/keys";
import { pool, tables } from "./auth-store";
import { joinAsInvited, requireInvited } from "./invited-account";
import { longestPassword, shortestPassword } from "./password";

const day = 86_400;

/** The id of the identity provider, in our tables and in the address that it sends people back to. */
const providerId = "oidc";

/** Where better-auth's own paths would be; of them only the one of the identity provider exists. */
const basePath = "/api/sign-in";

function identityProviders() {
  const { identityProvider } = config();
  if (!identityProvider) return [];
  const { issuer, clientId, clientSecret } = identityProvider;
  const discoveryUrl = `${issuer}/.well-known/openid-configuration`;
  const scopes = ["openid", "email", "profile"];
  return [{ providerId, discoveryUrl, clientId, clientSecret, scopes, requireIdTokenVerification: true }];
}

function createAuth(origin: string) {
  return betterAuth({
    appName: "Callboard",
    baseURL: origin,
    basePath,
    // Encrypted with the newest key; what an older one encrypted is still read.
    secrets: secretKeys().map((key) => ({
      version: Number.parseInt(key.id.slice(0, 7), 16),
      value: deriveKey("sign-in", key).toString("base64url"),
    })),
    database: pool,
    user: tables.user,
    session: {
      ...tables.session,
      expiresIn: 14 * day,
      disableSessionRefresh: true,
      // How long after signing in a passkey may be added, in seconds.
      freshAge: 3_600,
    },
    account: {
      ...tables.account,
      encryptOAuthTokens: true,
      accountLinking: { trustedProviders: [providerId], requireLocalEmailVerified: false },
    },
    verification: { ...tables.verification, storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    databaseHooks: {
      user: { create: { before: requireInvited, after: joinAsInvited } },
    },
    plugins: [
      twoFactor({ schema: tables.twoFactor }),
      passkey({ schema: tables.passkey, rpName: "Callboard", rpID: new URL(origin).hostname, origin }),
      genericOAuth({ config: identityProviders() }),
    ],
    // Limits of our own hold for forms and over processes: attempts.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => log.warn({ message }, "sign-in") },
    advanced: {
      cookiePrefix: "callboard",
      ipAddress: { ipAddressHeaders: ["x-callboard-address"] },
      useSecureCookies: origin.startsWith("https:"),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** The origin by which a request was sent, as far as its headers tell. */
export const originOf = (headers: Headers) => publicOrigin({ headers, url: "http://localhost" });

/** What checks who people are. Cookies and passkeys belong to the address by which Callboard is opened. */
export function auth(headers: Headers): Auth {
  const origin = originOf(headers);
  const known = perProcess("auth", () => new LRUCache<string, Auth>({ max: 20 }));
  const own = known.get(origin) ?? createAuth(origin);
  known.set(origin, own);
  return own;
}
