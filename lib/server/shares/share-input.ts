import "server-only";
import { z } from "zod";
import { levels } from "@/lib/calls/levels";
import { sharedPages } from "@/lib/calls/shares";

const day = 86_400_000;

const seconds = z.number("A time is in seconds.").min(0, "A time is in seconds from the start of the call.");

const clip = z
  .strictObject({ from: seconds, to: seconds }, "A part of a call has a beginning and an end.")
  .refine(({ from, to }) => from < to, "The part has to end after it begins.");

/** A host name, with a port if it is not the usual one. It becomes a part of a header. */
const frameHost = z
  .string()
  .trim()
  .toLowerCase()
  .max(253, "A host name is too long.")
  .regex(
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?$/,
    "Write a web site that may show the link as a host name, such as app.example.com.",
  );

/** What is to be shared. */
export const newShare = z.strictObject({
  page: z.enum(sharedPages, "Share the overview, the calls, or one call."),
  query: z.string("A share needs a query.").max(8_000, "This query is too long to be shared.").default(""),
  level: z.enum(levels, "Choose what visitors see: metrics, masked or full."),
  call: z.strictObject({ connection: z.string().max(200), id: z.string().min(1).max(1_000) }).optional(),
  clip: clip.optional(),
  /** ms */
  lifetime: z
    .int()
    .min(60_000, "A link is valid for at least a minute.")
    .max(366 * day, "A link is valid for at most a year.")
    .default(7 * day),
  password: z
    .string()
    .min(6, "A password has at least 6 characters.")
    .max(200, "A password has at most 200 characters.")
    .optional(),
  pinned: z.boolean().default(false),
  files: z.boolean().default(false),
  frameHosts: z.array(frameHost).max(10, "At most 10 web sites may show a link.").default([]),
});
export type ShareInput = z.output<typeof newShare>;
