import "server-only";
import { z } from "zod";
import { isZone } from "@/lib/calls/fields/zone";

/** Text in one piece, as tokens and ids are. */
export const visible = /^[\x21-\x7e]+$/;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether an address is on this machine. */
export const isLoopbackUrl = (url: string): boolean => loopback.has(new URL(url).hostname);

/** https, or http that does not leave the machine; nothing but origin and path. */
function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const safe = url.protocol === "https:" || (url.protocol === "http:" && isLoopbackUrl(text));
  return safe && url.username === "" && url.password === "" && !/[?#]/.test(text);
}

/** The address of an upstream, without a slash at its end. */
export const baseUrl = z
  .string()
  .refine(
    isBaseUrl,
    "expected an https:// address (http:// on this machine only) without user, query or hash",
  )
  .transform((url) => url.replace(/\/+$/, ""));

/** The name of a host, without a port or an address. */
export const hostName = z
  .string()
  .toLowerCase()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/,
    "expected a host name such as app.example.com",
  );

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** A language by its ISO 639-1 code. */
export const language = z
  .string()
  .toLowerCase()
  .refine(
    (code) => /^[a-z]{2}$/.test(code) && languageNames.of(code) !== undefined,
    "expected ISO 639-1 codes such as en or es",
  );

export const timeZone = z.string().refine(isZone, "expected an IANA time zone such as America/Chicago");

/** What others send to us to be allowed something. */
export const secret = z
  .string()
  .regex(visible, "expected a secret in one piece")
  .min(16, "expected at least 16 characters");
