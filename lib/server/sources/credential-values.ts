import "server-only";
import { isCredentialName } from "./credential-names";

/** Parameters of a web address that carry credentials under names too common to mean that elsewhere. */
const addressNames = /^(key|code|sig|sid|session|sessionid|k|t)$/i;

/** Whether a parameter of a web address has a name under which credentials are carried there. */
export const isAddressName = (name: string) => addressNames.test(name);

/** Whether a value whose name says nothing is a credential rather than an ordinary word, which may stand anywhere. */
export function looksSecret(value: unknown): boolean {
  if (typeof value !== "string" || /@|^\{\{.*\}\}$/.test(value)) return false;
  return /^(bearer|basic|token|digest)\s/i.test(value) || /^(?=.*[a-z])(?=.*\d)[^\s/;,]{8,}$/i.test(value);
}

/**
 * What a web address, whole or in part (`{{host}}/orders?token=…`), carries of credentials, as they stand there and
 * decoded.
 */
export function credentialsIn(address: string): string[] {
  const carried = parametersOf(address).filter(
    ([name, value]) => isCredentialName(name) || addressNames.test(name) || looksSecret(decoded(value)),
  );
  return [...usersOf(address), ...carried.map(([, value]) => value)].flatMap(forms);
}

/** Whether a text is a web address that carries what can only be a credential. */
export function isTellingAddress(text: string): boolean {
  if (!/^(https?|wss?):\/\/\S+$/i.test(text)) return false;
  return usersOf(text).length > 0 || parametersOf(text).some(([name]) => isCredentialName(name));
}

/** Names and raw values behind the first `?` or `#`. */
function parametersOf(address: string): [string, string][] {
  const start = address.search(/[?#]/);
  if (start < 0) return [];
  const parts = address.slice(start + 1).split(/[#&]/);
  return parts.flatMap((part): [string, string][] => {
    const equals = part.indexOf("=", 1);
    if (equals < 0) return [];
    const name = part.slice(part.lastIndexOf("?", equals) + 1, equals);
    return [[decoded(name), part.slice(equals + 1)]];
  });
}

/** The password of an address, and its user where that is the credential. */
function usersOf(address: string): string[] {
  const [, authority = ""] = /^[^/?#]*\/\/([^/?#]*)/.exec(address) ?? [];
  const at = authority.lastIndexOf("@");
  const [, user = "", password = ""] = /^([^:]*):?(.*)$/s.exec(authority.slice(0, Math.max(0, at))) ?? [];
  const both = password === "" || looksSecret(user) ? [user, password] : [password];
  return both.filter((text) => text !== "");
}

const forms = (raw: string): string[] => [raw, decoded(raw), decoded(raw.replaceAll("+", " "))];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
