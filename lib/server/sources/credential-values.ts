import "server-only";
import { isCredentialName } from "./credential-names";

/** Parameters of a web address that carry credentials under names too common to mean that elsewhere. */
const addressNames = /^(key|code|sig|sid|session|sessionid|k|t)$/i;

/** Whether a value whose name says nothing is a credential rather than an ordinary word, which may stand anywhere. */
export function looksSecret(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const scheme = /^(bearer|basic|token|digest)\s/i;
  return (
    scheme.test(value) || /^(?=.*[a-z])(?=.*\d)[^\s/;,]{8,}$/i.test(value) || /^[^\s/;,]{16,}$/.test(value)
  );
}

/** What a web address, whole or in part (`{{host}}/orders?token=…`), carries of credentials. */
export function credentialsIn(address: string): string[] {
  const [, query = "", fragment = ""] = /^[^?#]*(?:\?([^#]*))?(?:#(.*))?$/s.exec(address) ?? [];
  const parameters = [...new URLSearchParams(query), ...new URLSearchParams(fragment)];
  const values = parameters.filter(
    ([name, value]) => isCredentialName(name) || addressNames.test(name) || looksSecret(value),
  );
  return [...userOf(address), ...values.map(([, value]) => value)];
}

/** The password of an address, and its user where that is the credential. */
function userOf(address: string): string[] {
  const [, user = "", password = ""] = /^[^/?#]*\/\/([^/?#@:]*):?([^/?#@]*)@/.exec(address) ?? [];
  return (password === "" || looksSecret(user) ? [user, password] : [password]).map(decoded);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
