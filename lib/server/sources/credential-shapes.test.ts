import { describe, expect, it } from "vitest";
import { redactShapes } from "./credential-shapes";
import { readCall } from "./highlevel/transform";

const hex = "0123456789abcdef0123456789abcdef";
const mixed = "aB3dE6gH9jK2mN5pQ8sT1vW4";
/** Written in parts, so that no scanner takes an invented value for a real one. */
const credentials: [string, string, string][] = [
  ["Stripe key", "sk" + "_live_" + mixed, mixed],
  ["Stripe key", "rk" + "_test_" + mixed, mixed],
  ["Stripe webhook secret", "whsec" + "_" + mixed, mixed],
  ["AWS key", "AK" + "IAIOSFODNN7EXAMPLQ", "IOSFODNN7"],
  ["AWS key", "AS" + `IAIOSFODNN7EXAMPLQ with wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzKEY1`, "wJalrXUtn"],
  ["GitHub token", "gh" + "p_" + mixed, mixed],
  ["GitHub token", "gh" + "o_" + mixed, mixed],
  ["GitHub token", "github" + "_pat_11A_" + mixed, mixed],
  ["GitLab token", "gl" + "pat-" + mixed, mixed],
  ["Slack token", "xox" + "b-123456-" + mixed, mixed],
  ["Google key", "AI" + "zaSyD-" + mixed, mixed],
  ["Google key", "ya" + "29.a0" + mixed, mixed],
  ["Anthropic key", "sk" + "-ant-api03-" + mixed, mixed],
  ["OpenAI key", "sk" + "-proj-" + mixed, mixed],
  ["API key", "sk" + "-" + mixed, mixed],
  ["Twilio key", "SK" + hex, hex],
  ["Twilio key", `AC${hex}, auth ${hex}`, hex],
  ["SendGrid key", "SG" + `.${mixed}.${mixed}`, mixed],
  ["HighLevel token", "pit" + "-0a1b2c3d-0000-4000-8000-000000000001", "0a1b2c3d"],
  ["JWT", "eyJ" + "hbGciOiJub25lIn0.eyJ" + `zdWIiOiIxIn0.${mixed}`, "zdWIi"],
  ["bearer token", "Bearer " + mixed, mixed],
  ["bearer token", "authorization: bearer abc.def-123", "abc.def"],
  ["basic credentials", "Basic " + Buffer.from("jo:hunter22").toString("base64"), "aHVu"],
  [
    "private key",
    `-----BEGIN RSA PRIVATE KEY-----\n${mixed}\n${mixed}\n-----END RSA PRIVATE KEY-----`,
    mixed,
  ],
  ["private key", `-----BEGIN PRIVATE KEY-----\n${mixed}`, mixed],
  ["credential in an address", "https://a.example.com/x?a=1&sig=" + "Zm9v%2Bx", "Zm9v"],
  ["credential in an address", "https://a.example.com/x?code=" + mixed, mixed],
  ["credential in an address", "/orders?token=" + mixed, mixed],
  ["credential in an address", "https://a.example.com/x?key=abcdef#t", "abcdef"],
  ["credential in an address", "https://a.example.com/#access_token=" + mixed, mixed],
  ["credential in an address", "https://b.example.com/a.wav?X-Amz-Signature=" + hex, hex],
  ["credential", "client_secret=" + "correcthorse", "correcthorse"],
  ["credential", "API_KEY = " + mixed, mixed],
  ["credential", "API key: " + mixed, mixed],
  ["credential", "password: " + "Tr0ub4dor", "Tr0ub4dor"],
  ["credential", '{"password": "Tr0ub4dor"', "Tr0ub4dor"],
  ["credential", "Passwort, password：" + "hunter22", "hunter22"],
  ["password", "postgres://u:" + "pw@db.example.com/x", "u:pw"],
  ["password", "redis://:" + "s3cret@cache.example.com", "s3cret"],
  ["password", "https://jo:" + "a.b@c.example.com:8443/x", "jo:a"],
  ["webhook", "https://hooks.slack.com/services/T00/B00/" + mixed, mixed],
  ["webhook", "https://discord.com/api/webhooks/123/" + mixed, mixed],
  ["webhook", "https://hooks.zapier.com/hooks/catch/1234/" + "abc12/", "abc12"],
  ["webhook", "https://hook.eu1.make.com/" + mixed, mixed],
  ["webhook", "https://n8n.example.com/webhook/0a1b2c3d-0000-4000-8000-000000000001", "0a1b2c3d"],
  ["webhook", "https://acme.webhook.office.com/webhookb2/" + mixed, mixed],
  ["webhook", "https://services.leadconnectorhq.com/hooks/" + mixed, mixed],
];

describe("a credential", () => {
  it.each(credentials)("%s is known by its form: %s", (kind, text, secret) => {
    for (const sentence of [text, `They said ${text}, twice.`, `(${text})`, `"${text}"`, `a\n${text}\nb`]) {
      const safe = redactShapes(sentence);
      expect(safe).toContain(`[redacted: ${kind}]`);
      expect(safe).not.toContain(secret);
    }
    expect(redactShapes(`They said ${text}, twice.`)).toMatch(
      /^They said .*, twice\.$|PRIVATE|^They said \[/s,
    );
  });

  it.each(credentials)("%s passes through no field: %s", (_, text, secret) => {
    const name = (field: string) => `${field} ${text}`;
    const row = {
      id: "call",
      createdAt: "2026-01-01T00:00:00Z",
      fromNumber: text,
      summary: name("a"),
      transcript: `bot:${text}\nhuman:What is ${text}?`,
      transcriptWithToolCalls: [{ role: "bot", content: text, startTime: 1, toolName: text }],
      translation: { language: text, transcript: text },
      executedCallActions: [
        {
          actionType: text,
          actionName: text,
          description: text,
          actionParameters: { [text]: [text], phone: text },
        },
      ],
      extractedData: { [text]: text, note: { deep: [text] } },
      agentId: text,
      contactId: text,
      messageId: text,
      [text]: text,
    };
    const call = readCall(row, "demo", [])?.call;
    expect(call?.id).toBe("call");
    expect(JSON.stringify(call)).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  it("is replaced wherever else its value stands in the call", () => {
    const call = readCall(
      {
        id: "call",
        createdAt: "2026-01-01T00:00:00Z",
        summary: "See https://a.example.com/x?token=" + "k9x2qw77.",
        transcript: "bot:It is k9x2qw77.",
      },
      "demo",
      [],
    )?.call;
    expect(call?.transcript.turns[0]?.text).toBe("It is [redacted].");
  });
});

it.each([
  "Order AB-123456-C for Jo Doe, +1 555 010 0123, on 2026-11-20 at 10:30.",
  "0a1b2c3d-0000-4000-8000-000000000001",
  "507f1f77bcf86cd799439011",
  "Zk0dPq3LwYV8sXnR2mTj",
  "A basic troubleshooting session; the bearer of good news; basic: yes.",
  "The password: I forgot it. Password: none. Token: none. My secret: patience.",
  "He asked for a password reset. Password reset: done.",
  "sk-learn and task-management, ask-me-anything-about-everything",
  "https://shop.example.com/orders?id=17&city=Austin&page=2#top",
  "https://video.example.com/watch?v=abc&t=30",
  "mail jo@example.com, see https://example.com/@jo",
  "AKIA is a prefix. ASIAN FOOD MARKET.",
  "Signature: yes, cookie: chocolate, author: Jo, key: 7",
  "pit-stop-and-go, the bot: Hello, human: Hi",
  "https://api.example.com/{{orderId}}?token={{token}}",
  "eyJ is how it begins. SG. SG.1.2",
  "We met at the hook.make a note; /webhook/status",
])("takes nothing of %j for a credential", (text) => expect(redactShapes(text)).toBe(text));

describe("our own token", () => {
  const token = "pit-0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
  const read = (fields: object) =>
    readCall({ id: "call", createdAt: "2026-01-01T00:00:00Z", ...fields }, "demo", [token])?.call;

  it.each([
    token,
    token.slice(4),
    token.slice(0, 16),
    token.slice(9, 21),
    token.slice(-12),
    `Bearer ${token}`,
  ])("and its parts are in no field: %s", (part) => {
    const fields = ["agentId", "contactId", "messageId", "fromNumber", "summary", "transcript", "other"];
    for (const field of fields) {
      expect(JSON.stringify(read({ [field]: `a ${part} b` }))).not.toContain(part);
    }
    expect(JSON.stringify(read({ extractedData: { [part]: part }, [part]: part }))).not.toContain(part);
    expect(
      JSON.stringify(read({ executedCallActions: [{ actionType: part, actionId: part }] })),
    ).not.toContain(part);
  });

  it("leaves calls whose ids hold it apart", () => {
    const [one, other] = [read({ id: `${token}1` })?.id, read({ id: `${token}2` })?.id];
    expect(one).not.toContain(token);
    expect(one).not.toBe(other);
  });

  it("leaves short parts alone, which are ordinary words", () => {
    expect(read({ summary: "4e5f, 9e0f1a2b and a pit stop" })?.summary?.text).toBe(
      "4e5f, 9e0f1a2b and a pit stop",
    );
  });
});
