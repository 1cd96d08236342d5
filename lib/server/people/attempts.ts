import "server-only";
import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import { CallboardError } from "@/lib/server/errors";
import { clientAddress } from "@/lib/server/http/client-address";
import { deriveKey } from "@/lib/server/secrets/keys";
import { askStore } from "@/lib/server/store/ask-store";

const minute = 60_000;

/** Failures older than this are forgotten, ms. */
const memory = 15 * minute;
/** The first wait is so long; each further failure doubles it, ms. */
const wait = { first: minute, longest: 60 * minute } as const;

/** How often one may fail: for one account from one address, and for all accounts from one address. */
const allowed = { account: 5, address: 20 } as const;

interface Counted {
  key: string;
  allowed: number;
}

/** The first half of an address of IPv6: the rest is free to be chosen by who has it. */
const networkOf = (address: string) =>
  isIPv6(address) ? new URL(`http://[${address}]`).hostname.split(":").slice(0, 4).join(":") : address;

const keyOf = (parts: readonly string[]) =>
  createHmac("sha256", deriveKey("attempts")).update(JSON.stringify(parts)).digest("base64url");

function countersOf(headers: Headers, account: string): Counted[] {
  const network = networkOf(clientAddress(headers) ?? "unknown");
  return [
    { key: keyOf(["account", network, account.toLowerCase()]), allowed: allowed.account },
    { key: keyOf(["address", network]), allowed: allowed.address },
  ];
}

/**
 * Counts an attempt as failed before it is made, so that many at once are counted too. While one has to wait, attempts
 * are not counted: strangers cannot make a wait longer than it is.
 * @returns until when to wait (ms since the epoch), if this attempt may not be made
 */
async function take({ key, allowed: most }: Counted, now: number): Promise<number | undefined> {
  const values = [key, now, now - memory, most, wait.first, wait.longest];
  const [row] = await askStore(undefined, ({ query }) =>
    query<{ taken: boolean }>(
      `insert into attempts as a (key, failures, last_at, waits_until) values ($1, 1, $2, 0)
       on conflict (key) do update set
         failures = case when greatest(a.last_at, a.waits_until) < $3 then 1 else a.failures + 1 end,
         last_at = $2,
         waits_until = case
           when greatest(a.last_at, a.waits_until) < $3 or a.failures + 1 < $4 then 0
           else $2 + least($6::bigint, $5::bigint * (1::bigint << least(a.failures + 1 - $4, 20)::int)) end
       where a.waits_until <= $2
       returning true as taken`,
      values,
    ),
  );
  if (row) return undefined;
  const [kept] = await askStore(undefined, ({ query }) =>
    query<{ until: number }>("select waits_until as until from attempts where key = $1", [key]),
  );
  return kept?.until ?? now;
}

const forget = ({ key }: Counted) =>
  askStore(undefined, ({ query }) => query("delete from attempts where key = $1", [key]));

/** Takes back one failure. */
const giveBack = ({ key, allowed: most }: Counted) =>
  askStore(undefined, ({ query }) =>
    query(
      `update attempts set failures = greatest(failures - 1, 0),
         waits_until = case when failures <= $2 then 0 else waits_until end where key = $1`,
      [key, most],
    ),
  );

/**
 * Makes an attempt to prove who one is, unless there were too many that failed. It failed if `work` throws.
 * @param account what the attempt is for: an e-mail address, or the name of a form
 * @throws CallboardError `bad_request` that says how long to wait, and what `work` throws
 */
export async function attempt<T>(
  headers: Headers,
  account: string,
  work: () => Promise<T>,
  now = Date.now(),
): Promise<T> {
  const [ofAccount, ofAddress] = countersOf(headers, account);
  for (const counter of [ofAddress, ofAccount]) {
    const until = counter && (await take(counter, now));
    if (until === undefined) continue;
    if (counter === ofAccount && ofAddress) await giveBack(ofAddress);
    const minutes = Math.max(1, Math.ceil((until - now) / minute));
    throw new CallboardError(
      "bad_request",
      `Too many failed attempts. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    );
  }
  const result = await work();
  if (ofAccount) await forget(ofAccount);
  if (ofAddress) await giveBack(ofAddress);
  return result;
}
