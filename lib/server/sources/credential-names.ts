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
export const isCredentialName = remembered((name) => {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/);
  const joined = words.join("");
  return telling.some((word) => joined.includes(word)) || words.some((word) => tellingWords.has(word));
});

/** The same for fields whose names operators choose, where only clear names count. */
export const isClearCredentialName = remembered((name) =>
  unmistakable.test(name.toLowerCase().replace(/[^a-z\d]+/g, "")),
);

/** Records have the same few names over and over. */
function remembered(judge: (name: string) => boolean): (name: string) => boolean {
  const verdicts = new Map<string, boolean>();
  return (name) => {
    const known = verdicts.get(name);
    if (known !== undefined) return known;
    const verdict = judge(name);
    if (verdicts.size < 1000 && name.length < 100) verdicts.set(name, verdict);
    return verdict;
  };
}
