import "server-only";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();

/** The public key as COSE has it: ES256 on P-256. */
function coseOf({ x = "", y = "" }: JsonWebKey): Buffer {
  const head = Buffer.from("a5010203262001215820", "hex");
  return Buffer.concat([
    head,
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);
}

/** What CBOR calls an attestation of which nothing is proved. Data of at most 255 bytes. */
const attestation = (data: Buffer) =>
  Buffer.concat([
    Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
    Buffer.from([data.length]),
    data,
  ]);

/** A device that makes one passkey, and signs with it. */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(16);
  const id = credentialId.toString("base64url");
  let counter = 0;

  const client = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  function known(flags: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE((counter += 1));
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), count]);
  }
  const wrap = (response: Record<string, Buffer>) => ({
    id,
    rawId: id,
    type: "public-key",
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([name, value]) => [name, value.toString("base64url")]),
    ),
  });

  return {
    /** @param verified whether the device has asked the person for a PIN or the like */
    make(challenge: string, { verified = true, from = origin } = {}) {
      const made = Buffer.concat([
        known(verified ? 0x45 : 0x41),
        Buffer.alloc(16),
        Buffer.from([0, credentialId.length]),
        credentialId,
        coseOf(publicKey.export({ format: "jwk" })),
      ]);
      return wrap({
        clientDataJSON: client("webauthn.create", challenge, from),
        attestationObject: attestation(made),
      });
    },
    use(challenge: string, { verified = true, from = origin } = {}) {
      const authenticatorData = known(verified ? 0x05 : 0x01);
      const clientDataJSON = client("webauthn.get", challenge, from);
      const signature = sign(
        "sha256",
        Buffer.concat([authenticatorData, sha256(clientDataJSON)]),
        privateKey,
      );
      return wrap({ clientDataJSON, authenticatorData, signature });
    },
  };
}
