import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isClearCredentialName, isCredentialName } from "./credential-names";
import { redactRow } from "./highlevel/redact";

const custom = (apiDetails: unknown, rest: object = {}) => ({
  id: "call",
  executedCallActions: [{ actionType: "CUSTOM_ACTION", actionParameters: { apiDetails } }],
  ...rest,
});

describe("names of credentials", () => {
  it.each([
    "Authorization",
    "authenticationValue",
    "accessToken",
    "access_token",
    "X-Auth-Token",
    "clientSecret",
    "PASSWORD",
    "db-password",
    "apiKey",
    "api key",
    "X-API-KEY",
    "apikey",
    "Ocp-Apim-Subscription-Key",
    "Bearer",
    "credentials",
    "Set-Cookie",
    "signature",
    "privateKey",
    "auth",
  ])("knows %s", (name) => expect(isCredentialName(name)).toBe(true));

  it.each([
    "key",
    "name",
    "authenticationRequired",
    "author",
    "keyword",
    "description",
    "contactFieldId",
    "passenger",
  ])("lets %s be", (name) => expect(isCredentialName(name)).toBe(false));

  it("is content with less in what operators name", () => {
    expect(["Portal password", "api_key", "Access Token", "token"].every(isClearCredentialName)).toBe(true);
    expect(["Signature", "Token number", "Authorization number", "Cookie"].some(isClearCredentialName)).toBe(
      false,
    );
  });
});

describe("redactRow", () => {
  it("drops the value, keeps what surrounds it", () => {
    const details = { url: "https://api.example.com/orders", method: "GET", authenticationRequired: true };
    expect(redactRow(custom({ ...details, authenticationValue: "token123" }))).toEqual(custom(details));
  });

  it("keeps the names of headers and drops their values", () => {
    const headers = [
      { key: "Content-Type", value: "application/json" },
      { key: "X-Api-Key", value: "abcdef" },
    ];
    const text = "We sent application/json with abcdef.";
    expect(redactRow(custom({ headers }, { transcript: text }))).toEqual(
      custom(
        { headers: [{ key: "Content-Type" }, { key: "X-Api-Key" }] },
        { transcript: "We sent application/json with [redacted]." },
      ),
    );
  });

  it.each([
    ["https://user:hunter22@api.example.com:8443/a/b?api_key=sk_12345#x", "https://api.example.com:8443/a/b"],
    ["https://api.example.com/orders/{{orderId}}?x=1", "https://api.example.com/orders/{{orderId}}"],
    ["not a url sk_12345", undefined],
    ["data:text/plain,sk_12345", undefined],
  ])("keeps origin and path of %s", (url, kept) => {
    const row = custom({ url }, url.includes("api_key") ? { summary: "hunter22 and sk_12345" } : {});
    const rest = url.includes("api_key") ? { summary: "[redacted] and [redacted]" } : {};
    expect(redactRow(row)).toEqual(custom(kept === undefined ? {} : { url: kept }, rest));
  });

  it.each([
    ["https://maps.example.com/x?key=AIzaSyD1", "AIzaSyD1"],
    ["https://fn.example.com/api?code=q-9f3==", "q-9f3=="],
    ["https://fn.example.com/api?x=1&sig=Zm9vYmFy%2Bx", "Zm9vYmFy+x"],
    ["https://sk_live_77@api.example.com/v1", "sk_live_77"],
    ["https://user:p%40ss-word@api.example.com/v1", "p@ss-word"],
    ["https://api.example.com/v1#access_token=abc.def.77", "abc.def.77"],
    ["{{base}}/x?api_key=sk-live-77", "sk-live-77"],
    ["/orders?token=sk-live-77", "sk-live-77"],
    ["https://api.example.com/v1?shop=acme-7f3a9c", "acme-7f3a9c"],
    ["https://fn.example.com/api?code=q9+f3x/7z==", "q9+f3x/7z=="],
  ])("replaces what %s carries wherever else it stands", (url, secret) => {
    const text = JSON.stringify(redactRow(custom({ url }, { summary: `It is ${secret}, they said.` })));
    expect(text).not.toContain(secret);
    expect(text).toContain("It is [redacted], they said.");
  });

  it("leaves ordinary words of an address alone", () => {
    const url =
      "https://user:secret-7@api.example.com/v1?city=Austin&mail=jo.doe7@example.com&name={{contact.name1}}&do=appointment_booking";
    const summary = "A user from Austin, jo.doe7@example.com, {{contact.name1}}: appointment_booking.";
    expect(redactRow(custom({ url }, { summary }))).toMatchObject({ summary });
  });

  it("cuts an address under any other name that carries a credential", () => {
    const row = custom({
      endpoint: "https://a.example.com/x?token=sk-live-77",
      home: "https://a.example.com/?x=1",
    });
    expect(redactRow(row)).toEqual(
      custom({ endpoint: "https://a.example.com/x", home: "https://a.example.com/?x=1" }),
    );
  });

  it("replaces a short credential where it stands as a word", () => {
    const row = custom({ authenticationValue: "k9x2q" }, { summary: "k9x2q, not k9x2qq or ak9x2q." });
    expect(redactRow(row)).toMatchObject({ summary: "[redacted], not k9x2qq or ak9x2q." });
  });

  it("replaces a credential wherever it stands, also bare and as in a URL", () => {
    const row = custom(
      { authenticationValue: "Bearer sk/live+1" },
      {
        transcript: "bot:Bearer sk/live+1, sk/live+1, sk%2Flive%2B1\n",
        extractedData: { "sk/live+1": ["sk/live+1"] },
      },
    );
    expect(JSON.stringify(redactRow(row))).not.toMatch(/sk(\/|%2F)live/);
    expect(redactRow(row)).toMatchObject({ transcript: "bot:[redacted], [redacted], [redacted]\n" });
  });

  it("drops values of parameters that are named like credentials", () => {
    const parameters = [
      { name: "api_key", type: "string", example: "abc123def" },
      { name: "orderId", example: "ORD-1" },
    ];
    expect(redactRow(custom({ parameters }))).toEqual(
      custom({
        parameters: [
          { name: "api_key", type: "string" },
          { name: "orderId", example: "ORD-1" },
        ],
      }),
    );
  });

  it("looks into text that is JSON", () => {
    const toolArguments = '{"to": "555", "authorization": "Bearer abc123def"}';
    expect(redactRow({ id: "call", toolArguments, summary: "abc123def", note: '{"a": 1}' })).toEqual({
      id: "call",
      toolArguments: '{"to":"555"}',
      summary: "[redacted]",
      note: '{"a": 1}',
    });
  });

  it("does not take a placeholder for a credential", () => {
    const parameters = [{ name: "api_key", type: "string", example: "string" }];
    expect(redactRow(custom({ parameters }, { summary: "A string." }))).toEqual(
      custom({ parameters: [{ name: "api_key", type: "string" }] }, { summary: "A string." }),
    );
  });

  it("leaves ids, instants and short values alone", () => {
    const row = {
      id: "x-secret1",
      createdAt: "2026-01-01T00:00:00Z",
      token: "secret1",
      pwd: "a",
      summary: "a secret1",
    };
    expect(redactRow(row)).toEqual({ id: "x-secret1", createdAt: row.createdAt, summary: "a [redacted]" });
  });

  it("keeps our own token in", () => {
    expect(redactRow({ id: "call", summary: "pit-1234 was said" }, ["pit-1234"])).toEqual({
      id: "call",
      summary: "[redacted] was said",
    });
  });

  it("keeps operator-named data that only sounds like a credential", () => {
    const extractedData = { Signature: "yes", "Token number": "17", "Last Name": "Doe" };
    expect(redactRow({ id: "call", extractedData })).toEqual({ id: "call", extractedData });
    expect(redactRow({ id: "call", extractedData: { "Portal password": "hunter22" } })).toEqual({
      id: "call",
      extractedData: {},
    });
  });

  it("cleans text and keys, and is not fooled by __proto__", () => {
    const row: unknown = JSON.parse('{"id":"call","a\\u0000":"b\\ud800","__proto__":{"polluted":true}}');
    const result = redactRow(row);
    expect(JSON.stringify(result)).toBe('{"id":"call","a\uFFFD":"b\uFFFD","__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  });

  it("lets no credential survive, wherever it is put", () => {
    const secret = fc.string({ minLength: 3, maxLength: 30 }).map((text) => `sk_live_${text}`);
    const name = fc.constantFrom(
      "authenticationValue",
      "token",
      "api_key",
      "X-Auth-Token",
      "clientSecret",
      "password",
    );
    const place = (text: string) =>
      fc.letrec<{ tree: unknown }>((tie) => ({
        tree: fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom(text, `a ${text} b`, `${text}${text}`, encodeURIComponent(text), 7, null),
          fc.array(tie("tree"), { maxLength: 3 }),
          fc.dictionary(fc.constantFrom("a", "b", `x${text}`, "__proto__", "url", "note"), tie("tree"), {
            maxKeys: 3,
          }),
        ),
      })).tree;
    const cases = fc
      .tuple(secret, name)
      .chain(([text, key]) => fc.tuple(fc.constant(text), fc.constant(key), place(text), fc.boolean()));
    fc.assert(
      fc.property(cases, ([text, key, tree, scheme]) => {
        const value = scheme ? `Bearer ${text}` : text;
        const row = {
          id: "call",
          transcript: `bot:${text}`,
          tree,
          executedCallActions: [{ deep: [{ [key]: value }] }],
        };
        const result = JSON.stringify(redactRow(row));
        const trimmed = text.trim();
        for (const form of [trimmed, encodeURIComponent(trimmed)]) {
          expect(result).not.toContain(JSON.stringify(form).slice(1, -1));
        }
      }),
    );
  });
});
