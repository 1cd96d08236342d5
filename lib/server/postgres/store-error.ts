import "server-only";

/** Why there is no store, in words for who runs the server: what to do, and neither an address nor a password. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}
