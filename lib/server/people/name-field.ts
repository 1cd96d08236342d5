import "server-only";
import { z } from "zod";

/** The name of a person. */
export const nameField = z
  .string()
  .trim()
  .min(1, "Enter your name.")
  .max(80, "A name has at most 80 characters.")
  .regex(/^\P{Cc}*$/u, "A name cannot hold control characters.");
