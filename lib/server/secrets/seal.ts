import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey, secretKeys } from "./keys";

/** An encrypted text, and the id of the key that encrypted it. */
export interface Sealed {
  keyId: string;
  /** Nonce, authentication tag and ciphertext. */
  box: Buffer;
}

/** What an encrypted text belongs to: elsewhere it does not decrypt. */
type Place = readonly (string | number)[];

const lengths = { nonce: 12, tag: 16 } as const;

const placeBytes = (place: Place) => Buffer.from(JSON.stringify(place));

/** Encrypts a text with the newest key (AES-256-GCM), for one purpose and one place. */
export function seal(text: string, purpose: string, place: Place): Sealed {
  const [key] = secretKeys();
  const nonce = randomBytes(lengths.nonce);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(purpose, key), nonce);
  cipher.setAAD(placeBytes(place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return { keyId: key.id, box: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
}

/** The text, or undefined if its key is not here, it was changed, or it was encrypted for another place. */
export function unseal({ keyId, box }: Sealed, purpose: string, place: Place): string | undefined {
  const key = secretKeys().find(({ id }) => id === keyId);
  if (!key || box.length < lengths.nonce + lengths.tag) return undefined;
  const start = lengths.nonce + lengths.tag;
  const nonce = box.subarray(0, lengths.nonce);
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(purpose, key), nonce, {
    authTagLength: lengths.tag,
  });
  decipher.setAAD(placeBytes(place));
  decipher.setAuthTag(box.subarray(lengths.nonce, start));
  try {
    return Buffer.concat([decipher.update(box.subarray(start)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
