import "server-only";

/** Characters of an answer that are looked at. */
const longest = 4_000;

/** A page of HTML or a document of XML, also behind a byte order mark or comments. */
export const isPage = (text: string): boolean => text.slice(0, longest).trimStart().startsWith("<");

/** What an API says when it refuses a token, also one that answers in plain text. */
const ofToken = /token|scope|location|jwt|credential|authori[sz]|version|user type/i;

/** How firewalls sign their refusals: Cloudflare also does so in JSON. */
const signed = /error code: ?\d|error \d{4}: |cloudflare|akamai|incapsula|zscaler|captive portal/i;

/** Whether the body of a refusal is a firewall's, a proxy's or a portal's, and not an API's. */
export function isFromBetween(body: string): boolean {
  const text = body.slice(0, longest).trim();
  if (isPage(text) || signed.test(text)) return true;
  return text !== "" && !/^[[{"]/.test(text) && !ofToken.test(text);
}
