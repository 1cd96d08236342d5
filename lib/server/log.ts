import "server-only";
import pino from "pino";

/** Where an error was thrown, without its message, which may have several lines. */
function framesOf({ stack = "" }: Error): string[] {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 11);
}

/** The log of the server, JSON lines. No token, header, address of an upstream or word of a call goes into it. */
export const log = pino({
  name: "callboard",
  serializers: {
    error: (error: unknown) =>
      error instanceof Error ? { type: error.name, stack: framesOf(error) } : { type: typeof error },
  },
});
