import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { perProcess } from "./per-process";

/** The same in every copy of this module, so that the log finds the id wherever it is written. */
const storage = () => perProcess("request ids", () => new AsyncLocalStorage<string>());

/** The id of the request that is being answered; undefined outside of one. */
export const requestId = (): string | undefined => storage().getStore();

/** Does the work of one request: what is logged and answered meanwhile carries its id. */
export const withRequestId = <T>(work: () => T): T => storage().run(randomUUID(), work);
