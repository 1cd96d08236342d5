import "server-only";

/** Words that name a credential wherever they stand in a name. */
const telling = [
  "authorization",
  "authenticationvalue",
  "token",
  "secret",
  "password",
  "passwd",
  "passphrase",
  "passcode",
  "bearer",
  "credential",
  "cookie",
  "signature",
  "jwt",
  "hmac",
  "apikey",
  "accesskey",
  "privatekey",
  "secretkey",
  "signingkey",
  "encryptionkey",
  "subscriptionkey",
  "functionskey",
  "sharedkey",
  "masterkey",
  "accountkey",
  "servicekey",
  "authkey",
];
const tellingWords = new Set(["auth", "oauth", "oauth2", "pwd", "pass"]);

/** What an operator who names a field so can only mean as a credential; "signature" or "token number" is not. */
const unmistakable =
  /password|passwd|passphrase|apikey|accesstoken|authtoken|refreshtoken|bearertoken|secretkey|clientsecret|privatekey|accesskey|^(credentials?|bearer|authorization|token|secret|jwt)$/;

/** Whether a name (camelCase, snake_case, kebab-case or in words) is one that credentials have. */
export function isCredentialName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/);
  const joined = words.join("");
  return telling.some((word) => joined.includes(word)) || words.some((word) => tellingWords.has(word));
}

/** The same for fields whose names operators choose, where only clear names count. */
export function isClearCredentialName(name: string): boolean {
  return unmistakable.test(name.toLowerCase().replace(/[^a-z\d]+/g, ""));
}
