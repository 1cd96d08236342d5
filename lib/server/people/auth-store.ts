import "server-only";
import { askStore } from "@/lib/server/store/ask-store";

/** The columns of fields: `userAgent` is `user_agent`. */
const columns = <Name extends string>(...names: Name[]) =>
  // Safe, as each name is a key.
  Object.fromEntries(
    names.map((name) => [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]),
  ) as Record<Name, string>;

const dates = columns("createdAt", "updatedAt");

/** The pool of the mirror as better-auth takes it. It is never ended by it. */
export const pool = {
  connect: () => askStore(undefined, (database) => database.connect()),
  end: () => Promise.resolve(),
};

/** How our tables (`0021_people.sql`) are called, each with the columns that better-auth would call otherwise. */
export const tables = {
  user: {
    modelName: "people",
    fields: { ...columns("emailVerified"), ...dates },
    additionalFields: {
      isOwner: { type: "boolean", fieldName: "is_owner", defaultValue: false, input: false },
    },
  },
  session: {
    modelName: "sessions",
    fields: { ...columns("expiresAt", "userAgent"), ...dates, userId: "person_id", ipAddress: "address" },
  },
  account: {
    modelName: "credentials",
    fields: {
      ...columns("providerId", "accountId", "accessToken", "refreshToken", "idToken"),
      ...columns("accessTokenExpiresAt", "refreshTokenExpiresAt"),
      ...dates,
      userId: "person_id",
    },
  },
  verification: { modelName: "verifications", fields: { ...columns("expiresAt"), ...dates } },
  twoFactor: {
    user: { fields: columns("twoFactorEnabled") },
    twoFactor: {
      modelName: "two_factors",
      fields: {
        ...columns("backupCodes", "lockedUntil"),
        userId: "person_id",
        failedVerificationCount: "failures",
      },
    },
  },
  passkey: {
    passkey: {
      modelName: "passkeys",
      fields: {
        ...columns("publicKey", "deviceType", "backedUp", "createdAt"),
        userId: "person_id",
        credentialID: "credential_id",
      },
    },
  },
} as const;
