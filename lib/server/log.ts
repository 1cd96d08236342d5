import "server-only";
import pino from "pino";
import { describeError } from "./describe-error";
import { requestId } from "./request-id";

/** The log of the server, JSON lines, each with the id of the request that it is about. No token, header, address of an upstream or word of a call goes into it. */
export const log = pino({
  name: "callboard",
  serializers: { error: describeError },
  mixin() {
    const id = requestId();
    return id === undefined ? {} : { requestId: id };
  },
});
