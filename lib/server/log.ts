import "server-only";
import pino from "pino";
import { describeError } from "./describe-error";

/** The log of the server, JSON lines. No token, header, address of an upstream or word of a call goes into it. */
export const log = pino({ name: "callboard", serializers: { error: describeError } });
