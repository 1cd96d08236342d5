import "server-only";
import type { HttpClient } from "../http/client";
import type { Endpoint } from "../http/upstream";
import type { TriedAccess } from "../source";
import { tryRequest } from "../try-request";
import type { Endpoints } from "./endpoints";
import { brings } from "./scopes";
import { callList, callRow } from "./wire";

/** The id of a contact that does not exist: the answer tells whether contacts may be read all the same. */
const noContact = "callboard-access-test";

/** Tries each scope with the smallest request that needs it. Without the call log nothing else is tried. */
export async function tryAccess(
  client: HttpClient,
  endpoints: Endpoints,
  signal: AbortSignal,
): Promise<TriedAccess[]> {
  let contactId = noContact;
  const log = endpoints.calls({ page: "1", pageSize: "1" });
  const calls = await tryRequest(
    { scope: log.scope, brings: "calls", isRequired: true },
    signal,
    async () => {
      const { callLogs } = await client.getJson(log, (body) => callList.safeParse(body).data, { signal });
      contactId = callRow.safeParse(callLogs?.[0]).data?.contactId ?? noContact;
    },
  );
  const others: Endpoint[] = [
    endpoints.phoneRecords({ limit: "10" }),
    endpoints.agents(1, 1),
    endpoints.contact(contactId),
    endpoints.location(),
  ];
  const isObject = (body: unknown) => (typeof body === "object" && body !== null ? body : undefined);
  return [
    calls,
    ...(await Promise.all(
      others.map((endpoint): Promise<TriedAccess> | TriedAccess => {
        const access = { scope: endpoint.scope, brings: brings[endpoint.scope] ?? "" };
        if (calls.works !== true) return { ...access, works: undefined };
        return tryRequest(access, signal, () => client.getJson(endpoint, isObject, { signal }));
      }),
    )),
  ];
}
