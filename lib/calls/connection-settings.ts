import type { ErrorCode } from "./errors";

/** One field of the form that connects an account. */
export interface ConnectionField {
  /** The setting, as the configuration file calls it. */
  name: string;
  label: string;
  /** What to enter, or where to find it. */
  help?: string;
  isSecret?: boolean;
  isOptional?: boolean;
}

/** One way to connect an account: a system and its credentials. */
export interface ProviderKind {
  id: string;
  /** The system and the credentials, as the pages name them. */
  label: string;
  /** Settings that it stands for. */
  settings: Readonly<Record<string, string>>;
  fields: readonly ConnectionField[];
}

export interface ConnectionKind extends ProviderKind {
  provider: string;
}

/** Whether a connection can be used. */
export type ConnectionCondition =
  | "ok"
  /** Its credentials were encrypted with a key that is not here. */
  | "unreadable"
  /** The upstream no longer accepts its grant. */
  | "lost"
  /** The configuration has another one of its account or slug, which goes first. */
  | "hidden"
  /** Its calls are being deleted. */
  | "removing";

/** A connection as it is set up. */
export interface ConnectionSetup {
  slug: string;
  name: string;
  provider: string;
  /** What its system is called. */
  system: string;
  /** What the upstream calls the account. */
  account: string;
  /** Those of the configuration cannot be changed in the app. */
  origin: "configuration" | "app";
  condition: ConnectionCondition;
  paused: boolean;
  timeZone?: string;
  languages?: readonly string[];
  color?: number;
  credentials: {
    /** Entered, or granted by OAuth. */
    kind: "entered" | "granted";
    /** The last four characters, unless they are much of it. */
    hint?: string;
    /** The settings that hold them. */
    fields: readonly ConnectionField[];
  };
}

/** `GET /api/connections` */
export interface ConnectionList {
  connections: ConnectionSetup[];
  kinds: ConnectionKind[];
}

/** What credentials may read. */
export interface AccessCheck {
  /** The upstream's name of the permission. */
  scope: string;
  /** What it brings, in words. */
  brings: string;
  isRequired: boolean;
  result: "works" | "missing" | "unknown";
  error?: { code: ErrorCode; message: string };
}

/** `POST /api/connections/{slug}/test` */
export interface AccessAnswer {
  checks: AccessCheck[];
}
