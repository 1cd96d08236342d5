import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ApiError } from "@/lib/calls/errors";
import type { Permission } from "./access/policy";
import { readerWith, type Reader } from "./access/reader";
import { requestDeadline } from "./deadlines";
import { CallboardError } from "./errors";
import { signInPath } from "./people/sign-in-path";
import { toCallboardError } from "./to-callboard-error";

/** What a page shows, or why it cannot. */
export type Loaded<T> = { value: T } | { error: ApiError };

interface Load<T> {
  /** The permission that the verb needs. */
  access: Permission;
  verb: (reader: Reader, headers: Headers) => Promise<T>;
}

/** The reader of a page; leads to the sign-in if no one is signed in. @throws CallboardError as `readerWith` does */
export async function pageReader(access: Permission, sent: Headers): Promise<Reader> {
  try {
    return await readerWith(access, sent);
  } catch (error) {
    if (error instanceof CallboardError && error.code === "unauthenticated") redirect(await signInPath(sent));
    throw error;
  }
}

/** Runs a verb for a page that is drawn by the server alone. An error is part of the page. */
export async function load<T>({ access, verb }: Load<T>): Promise<Loaded<T>> {
  const sent = await headers();
  try {
    return { value: await verb(await pageReader(access, sent), sent) };
  } catch (error) {
    // How Next leads to another page.
    if (error instanceof Error && "digest" in error) throw error;
    return { error: toCallboardError(error, AbortSignal.timeout(requestDeadline)).toApiError() };
  }
}
