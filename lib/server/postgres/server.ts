import "server-only";
import type pg from "pg";

/** A PostgreSQL that this process takes part in using. */
export interface DatabaseServer {
  /** How a pool reaches it. */
  config: pg.PoolConfig;
  /** Resolves when it is gone: ended, restarted or out of reach. */
  lost: Promise<void>;
  /**
   * Ends the use of it. The pool must have been closed.
   * @param alone where nobody else uses a server of our own: done before it is stopped, and nobody can join meanwhile
   * @returns whether nobody else used it, so that it was stopped; false for a server that was given
   */
  leave(alone?: () => Promise<void>): Promise<boolean>;
}
