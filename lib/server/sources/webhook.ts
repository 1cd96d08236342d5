import "server-only";

/** What an upstream has told of an account. */
interface WebhookEvent {
  /** Whether a call has ended; other events are of no interest. */
  isCallEnd: boolean;
  /** What the upstream calls the account. */
  account: string;
  /** The same each time that it is sent. */
  id: string;
  /** When it was sent, ms since the epoch; NaN for what is no instant. */
  at: number;
}

/** How an upstream tells that calls have ended, and signs that. */
export interface Webhook {
  /** The variable of another key than the documented one. */
  variable: string;
  /** The documented key. */
  key: string;
  isKey(text: string): boolean;
  isSigned(body: string, headers: Headers, key: string): boolean;
  /** @returns undefined for what is no event */
  read(body: string): WebhookEvent | undefined;
}
