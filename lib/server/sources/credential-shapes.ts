import "server-only";
import { isClearCredentialName, isCredentialName } from "./credential-names";
import { isAddressName, looksSecret } from "./credential-values";

/** A credential that its form tells, wherever it stands. */
interface Shape {
  kind: string;
  /** Parts of texts, in lower case: without any of them the pattern matches nothing, and is not tried. */
  hints: string[];
  /** What it takes: `keep` stays in front of the credential, `value` is it; without groups all of it is. */
  pattern: RegExp;
  /** Whether a match is a credential; absent: always. */
  accepts?: (match: { [group: string]: string }) => boolean;
}

const begin = "(?<![A-Za-z0-9])";
const shape = (kind: string, hints: string, pattern: string): Shape => ({
  kind,
  hints: hints.split(" "),
  pattern: new RegExp(begin + pattern, "g"),
});

/** Names in front of a value, such as `client_secret=` or `API key:`. */
const assignment =
  /(?<![\w.-])(?<keep>["']?(?<name>(?:(?:api|access|private|secret|signing|account|auth|client|refresh) )?[A-Za-z][\w.-]{0,60})["']?\s{0,3}(?<sign>[=:：])>?\s{0,3}["']?)(?<value>[^\s"'<>,;&]{3,2000})/gi;

const parameter = /(?<keep>[?&#](?<name>[\w.~%[\]-]{1,60})=)(?<value>[^\s&#"'<>]{3,})/g;

const hooks = [
  "hooks\\.slack\\.com",
  "(?:\\w{1,20}\\.)?discord(?:app)?\\.com/api(?:/v\\d{1,2})?/webhooks",
  "hooks\\.zapier\\.com",
  "hook\\.(?:\\w{1,10}\\.)?make\\.com",
  "hook\\.integromat\\.com",
  "(?:[\\w-]{1,60}\\.)?webhook\\.office\\.com",
  "maker\\.ifttt\\.com",
  "chat\\.googleapis\\.com",
  "webhook\\.site",
  "hooks\\.airtable\\.com",
  "connect\\.pabbly\\.com",
  "cloud\\.activepieces\\.com",
  "services\\.(?:leadconnectorhq|msgsndr)\\.com/hooks",
].join("|");

/** The order counts: what takes more of a text comes first. */
const shapes: Shape[] = [
  {
    kind: "private key",
    hints: ["-----begin"],
    pattern:
      /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  {
    kind: "webhook",
    hints: ["hook", "discord.com", "discordapp.com", "ifttt", "chat.googleapis", "pabbly", "activepieces"],
    pattern: new RegExp(`(?<![\\w-])(?<keep>(?:${hooks})/)(?<value>[^\\s"'<>]{6,})`, "gi"),
  },
  {
    kind: "webhook",
    hints: ["/webhook"],
    pattern: /(?<keep>\/webhook(?:-test|s|b2)?\/)(?<value>[^\s"'<>]{12,})/gi,
    accepts: ({ value = "" }) => /\d/.test(value),
  },
  {
    kind: "password",
    hints: ["://"],
    pattern: /(?<![A-Za-z0-9])(?<keep>[a-z][a-z0-9+.-]{0,30}:\/\/)(?<value>[^\s/?#"'<>]+)(?=@)/gi,
    accepts: ({ value = "" }) => value.includes(":") || looksSecret(value),
  },
  shape("Stripe key", "sk_ rk_", "(?:sk|rk)_(?:live|test)_[A-Za-z0-9_]{6,}"),
  shape("Stripe webhook secret", "whsec_", "whsec_[A-Za-z0-9+/=_-]{6,}"),
  shape(
    "AWS key",
    "akia asia abia acca",
    "(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,16}(?:[\\s\\S]{0,60}?(?<![\\w/+])[A-Za-z0-9/+]{40}(?![\\w/+=]))?",
  ),
  shape(
    "GitHub token",
    "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
    "(?:gh[pousr]_[A-Za-z0-9]{10,}|github_pat_[A-Za-z0-9_]{10,})",
  ),
  shape("GitLab token", "gl", "gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|oas|imt)-[\\w.-]{10,}"),
  shape("Slack token", "xox xapp", "(?:xox[a-z]|xapp)-[\\w.-]{8,}"),
  shape("Google key", "aiza ya29 gocspx", "(?:AIza[\\w-]{16,}|ya29\\.[\\w.-]{10,}|GOCSPX-[\\w-]{10,})"),
  shape("Anthropic key", "sk-ant", "sk-ant-[\\w-]{8,}"),
  shape("OpenAI key", "sk-", "sk-(?:proj|svcacct|admin|or-v1)-[\\w-]{8,}"),
  {
    ...shape("API key", "sk-", "(?<value>(?<!-)sk-[\\w-]{16,})"),
    accepts: ({ value = "" }) => /\d/.test(value),
  },
  shape(
    "Twilio key",
    "sk ac",
    "(?:SK|AC)[0-9a-f]{32}(?![0-9a-z])(?:[\\s\\S]{0,40}?(?<![\\w])[0-9a-f]{32}(?![\\w]))?",
  ),
  shape("SendGrid key", "sg.", "SG\\.[\\w-]{10,}\\.[\\w-]{10,}"),
  shape("Mailgun key", "key-", "key-[0-9a-f]{32}"),
  shape("npm token", "npm_", "npm_[A-Za-z0-9]{16,}"),
  shape("PyPI token", "pypi-", "pypi-[\\w-]{16,}"),
  shape("Shopify token", "shp", "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{16,}"),
  shape("Square token", "sq0", "sq0[a-z]{3}-[\\w-]{16,}"),
  shape("DigitalOcean token", "_v1_", "do[opr]_v1_[0-9a-f]{16,}"),
  shape("Hugging Face token", "hf_", "hf_[A-Za-z0-9]{16,}"),
  shape("HubSpot token", "pat-", "pat-(?:na|eu|ap)\\d-[\\w-]{16,}"),
  shape("Airtable token", "pat", "pat[A-Za-z0-9]{14}\\.[0-9a-f]{32,}"),
  shape("Notion token", "ntn_ secret_", "(?:ntn_|secret_)[A-Za-z0-9]{20,}"),
  shape("Linear key", "lin_api_", "lin_api_[A-Za-z0-9]{16,}"),
  shape("Vault token", "hvs.", "hvs\\.[\\w-]{16,}"),
  shape("Databricks token", "dapi", "dapi[0-9a-f]{32}"),
  shape("Telegram token", ":aa", "(?:bot)?\\d{8,10}:AA[\\w-]{30,}"),
  {
    ...shape("HighLevel token", "pit-", "(?<value>pit-[\\w-]{8,})"),
    accepts: ({ value = "" }) => /\d/.test(value),
  },
  { kind: "JWT", hints: ["eyj"], pattern: /(?<![\w.-])eyJ[\w-]{6,}(?:\.[\w-]*){1,4}/g },
  {
    kind: "bearer token",
    hints: ["bearer"],
    pattern: /(?<![\w-])(?<keep>bearer[ :\t]{1,5})(?<value>[\w.~+/%|-]{6,}={0,2})/gi,
    accepts: ({ value = "" }) => /\d/.test(value) || value.length >= 24 || /[a-z][A-Z]/.test(value),
  },
  {
    kind: "basic credentials",
    hints: ["basic"],
    pattern: /(?<![\w-])(?<keep>basic[ :\t]{1,5})(?<value>[A-Za-z0-9+/_-]{6,}={0,2})/gi,
    accepts: ({ value = "" }) =>
      /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(Buffer.from(value.slice(0, 1_000), "base64").toString("latin1")),
  },
  {
    kind: "credential in an address",
    hints: ["="],
    pattern: parameter,
    accepts: ({ name = "", value = "" }) =>
      !isPlaceholder(value) &&
      (isCredentialName(decode(name)) || (isAddressName(name) && (name.length > 1 || looksSecret(value)))),
  },
  {
    kind: "credential",
    hints: [
      "token",
      "secret",
      "pass",
      "key",
      "auth",
      "credential",
      "cookie",
      "signature",
      "jwt",
      "hmac",
      "bearer",
      "pwd",
    ],
    pattern: assignment,
    accepts: ({ name = "", sign, value = "" }) => {
      if (isPlaceholder(value)) return false;
      if (sign === "=") return isCredentialName(name);
      return isClearCredentialName(name) && value.length >= 5 && isOdd(value);
    },
  },
];

/** Any of the hints: most texts have none. */
const anyHint = new RegExp(
  [...new Set(shapes.flatMap(({ hints }) => hints))].map((hint) => hint.replace(/[.]/g, "\\.")).join("|"),
  "i",
);

const isPlaceholder = (value: string) => /^[[{]/.test(value);

/** Whether a value is no ordinary word. */
const isOdd = (value: string) => /[\d!@#$%^&*+=~?_]|[a-z][A-Z]/.test(value);

/** What ends a sentence or closes a bracket behind a value. */
const closing = /[.,;:!?)\]}*]{1,3}$/;

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * A text with each credential that its form tells replaced by its kind.
 * @param found takes what stood in the place of a value, as it may stand elsewhere by itself
 */
export function redactShapes(text: string, found?: Set<string>): string {
  if (text.length < 8 || !anyHint.test(text)) return text;
  const lower = text.toLowerCase();
  const possible = shapes.filter(({ hints }) => hints.some((hint) => lower.includes(hint)));
  return possible.reduce(
    (so, { kind, pattern, accepts }) =>
      so.replace(pattern, (whole: string, ...rest) => {
        const groups = rest.at(-1) as unknown;
        const named: { [group: string]: string } = isGroups(groups) ? groups : {};
        const value = named["value"] ?? whole;
        const [end = ""] = named["keep"] === undefined ? [] : (closing.exec(value) ?? []);
        const secret = value.slice(0, value.length - end.length);
        if (accepts && !accepts({ ...named, value: secret })) return whole;
        if (named["keep"] !== undefined && secret.length >= 6 && isOdd(secret)) found?.add(secret);
        return `${named["keep"] ?? ""}[redacted: ${kind}]${end}`;
      }),
    text,
  );
}

const isGroups = (value: unknown): value is { [group: string]: string } =>
  typeof value === "object" && value !== null;
