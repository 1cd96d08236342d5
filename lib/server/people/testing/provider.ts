import "server-only";
import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

function signToken(claims: Readonly<Record<string, unknown>>, key = privateKey): string {
  const signed = `${encode({ alg: "RS256", kid: "one" })}.${encode(claims)}`;
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), key).toString("base64url")}`;
}

/** An identity provider that speaks OpenID Connect, and says of everyone who comes what `claims` holds. */
export async function startProvider(clientId: string) {
  const provider = {
    url: "",
    claims: {} as Record<string, unknown>,
    /** Signs with a key that it does not publish. */
    forged: false,
    /** The nonce of the person who is on the way back. */
    nonce: "",
    tokenRequests: [] as URLSearchParams[],
    close: () => Promise.resolve(),
  };

  function tokens() {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: provider.url, aud: clientId, iat: now, exp: now + 300, nonce: provider.nonce };
    const key = provider.forged ? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey : privateKey;
    return {
      access_token: "invented-access-token",
      refresh_token: "invented-refresh-token",
      id_token: signToken({ ...claims, ...provider.claims }, key),
      token_type: "Bearer",
      expires_in: 300,
    };
  }

  async function answer(request: IncomingMessage): Promise<unknown> {
    if (request.url === "/keys") {
      return { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] };
    }
    if (request.url === "/token") {
      provider.tokenRequests.push(new URLSearchParams(await text(request)));
      return tokens();
    }
    return {
      issuer: provider.url,
      authorization_endpoint: `${provider.url}/authorize`,
      token_endpoint: `${provider.url}/token`,
      jwks_uri: `${provider.url}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
    };
  }

  const server = createServer((request, response) => {
    void answer(request).then((body) =>
      response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // Safe, as it listens on a port.
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider.close = async () => {
    server.closeAllConnections();
    await once(server.close(), "close");
  };
  return provider;
}
