import "server-only";
import { config } from "@/lib/server/config";
import { perProcess } from "@/lib/server/per-process";
import { sources, type Provider } from "@/lib/server/sources/registry";
import type { CallSource } from "@/lib/server/sources/source";
import { connectionIdOf } from "@/lib/server/store/connection-id";
import { timedFetch } from "@/lib/server/http/timing";

/** One upstream account with its credentials, which are bound into its source. */
export interface Connection {
  slug: string;
  name: string;
  provider: Provider;
  /** What the upstream calls the account: an opaque string. */
  account: string;
  /** The number under which the mirror keeps it. */
  connectionId: number;
  source: CallSource;
  /** The zone that its owner set, ahead of the account's own. */
  timeZone: string | undefined;
}

function connect(): Connection[] {
  const { highlevel } = config();
  if (!highlevel) return [];
  const { slug, name, timeZone, locationId: account } = highlevel;
  const provider = "highlevel";
  const connectionId = connectionIdOf(provider, account);
  const source = sources.highlevel(highlevel, { fetch: timedFetch });
  return [{ slug, name, provider, account, connectionId, source, timeZone }];
}

/** The connections of this installation. They are made once per process, as they share limits and caches. */
export function connections(): Connection[] {
  return perProcess("connections", connect);
}
