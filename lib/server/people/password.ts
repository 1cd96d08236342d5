import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";
import { CallboardError } from "@/lib/server/errors";
import { perProcess } from "@/lib/server/per-process";

export const shortestPassword = 12;
/** Each attempt is hashed: a longer one would cost more without being safer. */
export const longestPassword = 200;

/** Those that are tried first, in lower case. */
const common = () =>
  perProcess(
    "common passwords",
    () => new Set(dictionary["passwords-common"].map((each) => String(each).toLowerCase())),
  );

/** A password of few different characters, or of one part again and again. */
const isRepeated = (text: string) => new Set(text).size < 5 || /^(.{1,6})\1+$/u.test(text);

const refuse = (message: string) => {
  throw new CallboardError("bad_request", message);
};

/**
 * @param others what the password must not be: the e-mail address and the name
 * @throws CallboardError `bad_request` for a password that could be guessed
 */
export function requireGoodPassword(password: string, others: readonly string[]): void {
  const folded = password.normalize("NFKC").toLowerCase();
  if (password.length < shortestPassword) {
    refuse(`This password is too short. Choose one of at least ${shortestPassword} characters.`);
  }
  if (password.length > longestPassword) {
    refuse(`This password is too long. Choose one of at most ${longestPassword} characters.`);
  }
  if (others.some((other) => other.trim().toLowerCase() === folded)) {
    refuse("A password must differ from the name and the e-mail address. Choose another one.");
  }
  if (common().has(folded) || isRepeated(folded)) {
    refuse("This password is easy to guess. Choose another one.");
  }
}
