import "server-only";
import pino from "pino";

/** The log of the server, JSON lines. No token, header, address of an upstream or word of a call goes into it. */
export const log = pino({
  name: "callboard",
  serializers: {
    error: (error: unknown) =>
      error instanceof Error
        ? { type: error.name, stack: error.stack?.split("\n").slice(1, 12) }
        : { type: typeof error },
  },
});
