import "server-only";

/** One HighLevel sub-account, or one of a white-label of it. */
export interface HighLevelSettings {
  /** Slug of the connection, which every call carries. */
  slug: string;
  /** An https URL, or http on loopback. */
  baseUrl: string;
  /** A sub-account's private integration token or OAuth access token. */
  token: string;
  locationId: string;
  /** The `Version` header, "2021-04-15" as documented for call logs, or "v3". */
  apiVersion: string;
}
