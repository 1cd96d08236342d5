import "server-only";
import type { ConnectionList, ConnectionSetup } from "@/lib/calls/connection-settings";
import { config } from "@/lib/server/config";
import { connections } from "@/lib/server/connections";
import type { Queries } from "@/lib/server/postgres/database";
import { askStore } from "@/lib/server/store/ask-store";
import { accountOf, kindsOf, providerNames, secretsOf, type Provider } from "@/lib/server/sources/registry";
import { connectionIdOf } from "@/lib/server/store/connection-id";
import { hintOf, openCredentials } from "./credentials";
import { readStored, type StoredConnection } from "./stored";

type Setup = Omit<ConnectionSetup, "paused"> & { connectionId: number };

/** The fields of a provider's forms that hold credentials. */
function secretFields(provider: Provider) {
  const [kind] = kindsOf(provider);
  return kind?.fields.filter(({ isSecret }) => isSecret) ?? [];
}

const systemOf = (connectionId: number, provider: Provider) =>
  connections().find((each) => each.connectionId === connectionId)?.source.app?.system.en ??
  kindsOf(provider)[0]?.label ??
  provider;

function configuredSetups(): Setup[] {
  return config().connections.map((each) => {
    const { provider, slug, name, timeZone, languages, color } = each;
    const account = accountOf(each);
    const connectionId = connectionIdOf(provider, account);
    const values: Record<string, unknown> = { ...each };
    const hint = hintOf(String(values[secretsOf(provider)[0] ?? ""] ?? ""));
    return {
      connectionId,
      slug,
      name,
      provider,
      system: systemOf(connectionId, provider),
      account,
      origin: "configuration",
      condition: "ok",
      ...(timeZone !== undefined && { timeZone }),
      ...(languages && { languages }),
      ...(color !== undefined && { color }),
      credentials: { kind: "entered", ...(hint !== "" && { hint }), fields: [] },
    };
  });
}

function conditionOf(stored: StoredConnection): ConnectionSetup["condition"] {
  if (stored.removing) return "removing";
  if (!openCredentials(stored, stored.credentials)) return "unreadable";
  if (stored.lostAt !== null) return "lost";
  const isTaken = configuredSetups().some(
    ({ slug, connectionId }) => slug === stored.slug || connectionId === stored.connectionId,
  );
  return isTaken ? "hidden" : "ok";
}

function storedSetup(stored: StoredConnection): Setup {
  const { connectionId, slug, name, provider, account, hint, granted } = stored;
  return {
    connectionId,
    slug,
    name,
    provider,
    system: systemOf(connectionId, provider),
    account,
    origin: "app",
    condition: conditionOf(stored),
    ...(stored.timeZone !== null && { timeZone: stored.timeZone }),
    ...(stored.languages && { languages: stored.languages }),
    ...(stored.color !== null && { color: stored.color }),
    credentials: {
      kind: granted ? "granted" : "entered",
      ...(hint !== "" && { hint }),
      fields: secretFields(provider),
    },
  };
}

async function readPaused({ query }: Pick<Queries, "query">, ids: readonly number[]): Promise<Set<number>> {
  const rows = await query<{ id: number }>(
    "select connection_id as id from sync_states where connection_id = any($1) and paused",
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** All connections as they are set up, and the ways to add others: `GET /api/connections`. */
export function listConnections(signal?: AbortSignal): Promise<ConnectionList> {
  return askStore(signal, async (database) => {
    const setups = [...configuredSetups(), ...(await readStored(database)).map(storedSetup)];
    const paused = await readPaused(
      database,
      setups.map(({ connectionId }) => connectionId),
    );
    return {
      connections: setups.map(({ connectionId, ...setup }) => ({
        ...setup,
        paused: paused.has(connectionId),
      })),
      kinds: providerNames.flatMap((provider) => kindsOf(provider).map((kind) => ({ ...kind, provider }))),
    };
  });
}
