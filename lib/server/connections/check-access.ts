import "server-only";
import type { AccessAnswer, AccessCheck } from "@/lib/calls/connection-settings";
import { connect, connections } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import type { CallSource, TriedAccess } from "@/lib/server/sources/source";
import { secretsOf, type ConnectionConfig } from "@/lib/server/sources/registry";
import { fetchFor, requireAllowedAddress } from "./allowed-address";

/** Codes of failures that another try does not mend. */
const permanent = new Set(["upstream_unauthorized", "upstream_forbidden", "upstream_rejected"]);

const resultOf = ({ works }: TriedAccess): AccessCheck["result"] =>
  works === undefined ? "unknown" : works ? "works" : "missing";

async function check(source: CallSource, signal: AbortSignal): Promise<AccessCheck[]> {
  const tried = await source.tryAccess(signal);
  return tried.map((each) => ({
    scope: each.scope,
    brings: each.brings,
    isRequired: each.isRequired ?? false,
    result: resultOf(each),
    ...(each.error && { error: { code: each.error.code, message: each.error.message } }),
  }));
}

/**
 * Tries what the credentials of a connection may read.
 * @throws CallboardError `not_found`
 */
export async function checkAccess(slug: string, signal: AbortSignal): Promise<AccessAnswer> {
  const connection = connections().find((each) => each.slug === slug);
  if (!connection) {
    throw new CallboardError("not_found", "There is no such connection. Reload the page.");
  }
  return { checks: await check(connection.source, signal) };
}

/**
 * Tries an account before it is stored. An upstream that cannot be reached now is no reason against it.
 * @param settings those that were entered
 * @throws CallboardError `bad_request` if its calls cannot be read, and another try would not help
 */
export async function requireAccess(
  account: ConnectionConfig,
  settings: object,
  signal: AbortSignal,
): Promise<void> {
  await requireAllowedAddress(account, settings);
  const { source } = connect(account, { fetch: fetchFor(settings) });
  const failed = (await check(source, signal)).find(({ isRequired, error }) => isRequired && error);
  if (!failed?.error || !permanent.has(failed.error.code)) return;
  const [field] = secretsOf(account.provider);
  throw new CallboardError("bad_request", failed.error.message, { field });
}
