import "server-only";
import { renderSVG } from "uqr";
import type { Reader } from "@/lib/server/access/reader";
import { getAccount } from "./account";
import { formState, type Search } from "./show-people";

/** What an authenticator app needs, as the page shows it this once. */
function setupOf(once: Readonly<Record<string, string>> | undefined) {
  const { uri, codes } = once ?? {};
  if (uri === undefined || codes === undefined) return undefined;
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return { qr: renderSVG(uri), codes: codes.split(" "), secret };
}

/** What the page of one's own account shows. */
export async function showAccount(reader: Reader, headers: Headers, search: Search) {
  const { message } = formState(headers, search);
  return { account: await getAccount(reader, headers), message, setup: setupOf(message.once) };
}
