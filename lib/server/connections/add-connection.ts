import "server-only";
import type { ConnectionList } from "@/lib/calls/connection-settings";
import { CallboardError } from "@/lib/server/errors";
import { readChange } from "@/lib/server/http/read-change";
import type { Queries } from "@/lib/server/postgres/database";
import type { ConnectionConfig } from "@/lib/server/sources/registry";
import { changeConnections, isConfigured, note, takenSlugs, type Changer } from "./change-connections";
import { requireAccess } from "./check-access";
import { connectionBody, parseNewConnection } from "./connection-input";
import { saveConnection, toAccount, type Account } from "./save-connection";
import { slugOf } from "./slug";
import type { StoredConnection } from "./stored";

/** The most connections that an installation keeps. */
const most = 500;

const refuse = (message: string, field?: string) => {
  throw new CallboardError("bad_request", message, { field });
};

function requireNotConfigured({ provider, account }: Account): void {
  if (isConfigured(provider, account)) {
    refuse("This account is connected already, by the configuration.");
  }
}

/** What a new connection is called and looks like. */
type Description = Pick<ConnectionConfig, "name" | "timeZone" | "languages" | "color"> & {
  slug?: string | undefined;
};

/**
 * Stores a new connection, in the transaction of `changeConnections`. One that was granted by OAuth takes the place of
 * another of its account, whose name, zone and colour stay.
 * @returns its slug
 * @throws CallboardError `bad_request`
 */
async function storeNew(
  queries: Queries,
  stored: readonly StoredConnection[],
  changer: Changer,
  { account, description }: { account: Account; description: Description },
): Promise<string> {
  const known = stored.find(({ connectionId }) => connectionId === account.connectionId);
  requireNotConfigured(account);
  if (known?.removing) refuse("The calls of this account are still being deleted. Try again in a minute.");
  if (known && !account.granted) {
    refuse(`This account is connected already, as “${known.name}”. Replace its credentials there.`);
  }
  if (stored.length >= most) refuse(`There are ${most} connections already. Remove one first.`);
  const taken = takenSlugs(stored);
  const { name, timeZone, languages, color } = known
    ? {
        name: known.name,
        timeZone: known.timeZone ?? undefined,
        languages: known.languages ?? undefined,
        color: known.color ?? undefined,
      }
    : description;
  if (!known && description.slug !== undefined && taken.has(description.slug)) {
    refuse("slug: another connection has it. Choose another one.", "slug");
  }
  const slug = known?.slug ?? description.slug ?? slugOf(name, account.provider, taken);
  await saveConnection(queries, account, { slug, name, timeZone, languages, color }, Date.now());
  const how = account.granted ? "OAuth" : "entered";
  const action = known ? "connection.change" : "connection.add";
  await note(
    queries,
    changer,
    action,
    { ...account, slug },
    { provider: account.provider, credentials: how },
  );
  return slug;
}

/**
 * `POST /api/connections`: connects an account, once its credentials were tried.
 * @throws CallboardError `bad_request` with the field that is wrong
 */
export async function addConnection(changer: Changer, request: Request): Promise<ConnectionList> {
  const { config, given, slug } = parseNewConnection(await readChange(request, connectionBody));
  const account = toAccount(config, given);
  requireNotConfigured(account);
  await requireAccess(config, account.settings, changer.signal);
  return changeConnections(changer, (queries, stored) =>
    storeNew(queries, stored, changer, { account, description: { ...config, slug } }),
  );
}
