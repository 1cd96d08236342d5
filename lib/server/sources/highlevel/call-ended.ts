import "server-only";
import { createPublicKey, verify, type KeyObject } from "node:crypto";
import { z } from "zod";
import type { Webhook } from "../webhook";

/** The key with which HighLevel signs what it sends, as its guide to webhooks documents it. */
const documentedKey = "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=";

const event = z.looseObject({
  type: z.string(),
  locationId: z.string().min(1).max(200),
  webhookId: z.string().min(1).max(200),
  timestamp: z.string().max(100),
});

function toKey(base64: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(base64, "base64"), format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** HighLevel's `VoiceAiCallEnd`: sent some seconds after a call, signed by Ed25519 over the body as it is. */
export const webhook: Webhook = {
  variable: "HIGHLEVEL_WEBHOOK_KEY",
  key: documentedKey,
  isKey: (base64) => toKey(base64) !== undefined,
  isSigned(body, headers, base64) {
    const key = toKey(base64);
    const signature = Buffer.from(headers.get("x-ghl-signature") ?? "", "base64");
    return key !== undefined && verify(null, Buffer.from(body), key, signature);
  },
  read(body) {
    const { data } = event.safeParse(parseJson(body));
    if (!data) return undefined;
    const { type, locationId: account, webhookId: id, timestamp } = data;
    return { isCallEnd: type === "VoiceAiCallEnd", account, id, at: Date.parse(timestamp) };
  },
};
