import "server-only";
import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { genericOAuth, type GenericOAuthConfig } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { LRUCache } from "lru-cache";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { log } from "@/lib/server/log";
import { perProcess } from "@/lib/server/per-process";
import { deriveKey, secretKeys } from "@/lib/server/secrets/keys";
import { pool, tables } from "./auth-store";
import { identityProviders } from "./identity-provider";
import { joinAsInvited, requireInvited } from "./invited-account";
import { longestPassword, shortestPassword } from "./password";

const day = 86_400;

/** What an identity provider gives beside a person's identity is not kept. */
const noTokens = { accessToken: null, refreshToken: null, idToken: null };

/** Where better-auth's own paths would be; of them only the one of the identity provider exists. */
const basePath = "/api/sign-in";

/** A passkey stands for both factors: its device has to know the person, by a fingerprint or a PIN. */
function requireVerified(info: { userVerified: boolean } | undefined): void {
  if (!info?.userVerified) throw new APIError("UNAUTHORIZED");
}

function createAuth(origin: string, providers: GenericOAuthConfig[]) {
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
      updateAccountOnSignIn: false,
      // By an address that the identity provider has verified.
      accountLinking: { requireLocalEmailVerified: false },
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
      account: { create: { before: (account) => Promise.resolve({ data: { ...account, ...noTokens } }) } },
    },
    plugins: [
      twoFactor({ schema: tables.twoFactor }),
      passkey({
        schema: tables.passkey,
        rpName: "Callboard",
        rpID: new URL(origin).hostname,
        origin,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: {
          afterVerification: ({ verification }) => requireVerified(verification.registrationInfo),
        },
        authentication: {
          afterVerification: ({ verification }) => requireVerified(verification.authenticationInfo),
        },
      }),
      genericOAuth({ config: providers }),
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

function authOf(headers: Headers, providers: GenericOAuthConfig[]): Auth {
  const origin = originOf(headers);
  const key = `${origin} ${providers.length}`;
  const known = perProcess("auth", () => new LRUCache<string, Auth>({ max: 20 }));
  const own = known.get(key) ?? createAuth(origin, providers);
  known.set(key, own);
  return own;
}

/** What checks who people are. Cookies and passkeys belong to the address by which Callboard is opened. */
export const auth = (headers: Headers): Auth => authOf(headers, []);

/** The same, for signing in by the identity provider: it waits for that provider, as nothing else may. */
export const authByProvider = (headers: Headers): Auth => authOf(headers, identityProviders());
