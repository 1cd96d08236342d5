import type { Level } from "./levels";

export const sharedPages = ["overview", "calls", "call"] as const;
/** What is shared: the charts of a query, its list with them, or one call. */
export type SharedPage = (typeof sharedPages)[number];

/** A part of a call: `from` ≤ second < `to`, from its start. */
export interface Clip {
  from: number;
  to: number;
}

/** A share as its owner sees it. Instants are ISO 8601. */
export interface Share {
  id: string;
  page: SharedPage;
  level: Level;
  /** Slugs. */
  connections: string[];
  /** Canonical query string, without `?`. */
  query: string;
  /** The id of the only call. */
  call?: string;
  clip?: Clip;
  files: boolean;
  hasPassword: boolean;
  /** Host names of web sites that may show the share in a frame. */
  frameHosts: string[];
  createdAt: string;
  /** Name of the person who made it. */
  createdBy?: string;
  expiresAt: string;
  revokedAt?: string;
  uses: number;
  lastUsedAt?: string;
}

/** `GET /api/shares` */
export interface ShareList {
  shares: Share[];
}

/** `POST /api/shares`: the address is told this once. */
export interface NewShare {
  share: Share;
  token: string;
  /** Where visitors open it, with the origin. */
  url: string;
}
