import "server-only";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { BodyTooLong, readBody } from "@/lib/server/read-body";
import { askStore } from "@/lib/server/store/ask-store";
import { requireShare } from "./open-share";
import { isPassword, makeProof, proofCookie, proofLifetime } from "./password";

/** Passwords that may be tried for one share in a while, ms. */
const most = 10;
const period = 15 * 60_000;

const longest = 2_000;

async function readPassword(request: Request): Promise<string> {
  try {
    return new URLSearchParams(await readBody(request, longest)).get("password") ?? "";
  } catch (error) {
    if (error instanceof BodyTooLong) return "";
    throw error;
  }
}

/** Counts a try before it is made, so that many at once count, too. */
async function mayTry(id: string, now: number): Promise<boolean> {
  const [row] = await askStore(undefined, (database) =>
    database.query<{ tries: number }>(
      `update shares set
         tries = case when tried_since < $2 then 1 else tries + 1 end,
         tried_since = case when tried_since < $2 then $3 else tried_since end
       where share_id = $1 returning tries`,
      [id, now - period, now],
    ),
  );
  return (row?.tries ?? 0) <= most;
}

/** Leads to a page of the share. In a frame of another site the browser keeps the cookie only on https, for that site. */
function leadTo(path: string, proof?: { value: string; path: string; isSecure: boolean }): Response {
  const headers = new Headers({ location: path, "cache-control": "no-store" });
  if (proof) {
    const site = proof.isSecure ? "SameSite=None; Secure; Partitioned" : "SameSite=Lax";
    const cookie = `${proofCookie}=${proof.value}; Path=${proof.path}; Max-Age=${proofLifetime}; HttpOnly; ${site}`;
    headers.set("set-cookie", cookie);
  }
  return new Response(null, { status: 303, headers });
}

/**
 * Takes the password of a share from a form.
 * @param isSecure the visitor's browser uses https
 * @throws CallboardError `not_found` for a link that is not valid
 */
export async function enterShare(token: string, request: Request, isSecure: boolean): Promise<Response> {
  const share = await requireShare(token, request.headers);
  const base = `/s/${token}`;
  const now = Date.now();
  const { share_id: id, password_hash: kept } = share;
  if (kept === null) return leadTo(base);
  if (!(await mayTry(id, now))) return leadTo(`${base}/password?tried=often`);
  if (await isPassword(await readPassword(request), kept)) {
    await askStore(undefined, (database) =>
      database.query("update shares set tries = greatest(tries - 1, 0) where share_id = $1", [id]),
    );
    return leadTo(`${base}?entered=1`, { value: makeProof(share, now), path: base, isSecure });
  }
  await askStore(undefined, (database) =>
    writeAudit(
      { query: (text, values) => database.query(text, values) },
      { reader: { kind: "share" }, share: id, headers: request.headers },
      { action: "share.refuse", subject: id, details: { reason: "password" } },
    ),
  );
  return leadTo(`${base}/password?tried=wrong`);
}
